"""What a register said at one moment."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import attrgetter

from domain.clock import now
from domain.errors import BakenError
from domain.verdicts import Licence
from matching.licences.register.rows import content_of

STALE_AFTER = timedelta(days=30)
CLOCKS_DIFFER = timedelta(days=1)


class RegisterUnavailable(BakenError):
    """The register cannot be read; nothing may be held against an advertiser because of it."""


class RegisterHasNoPast(BakenError):
    """The source says only what holds now and was asked about an earlier day."""

    def __init__(self, source: str, on: date) -> None:
        super().__init__(
            f"licence register {source} tells only what holds now, not what held on {on}; "
            "ask an HTTP register that answers for a day, or judge by a stored answer"
        )


@dataclass(frozen=True, slots=True)
class RegisterSnapshot:
    """All licences of one register at one moment.

    `as_of` is the time the register vouches for; `fresh` is False when that is too long ago to judge by.
    `digest` is the SHA-256 of the content, whatever its order. `problems` names rows that could not be
    read; `unreadable` holds the compared keys of those rows' numbers, about which nothing can be said.
    `read_at` is when we read it, `etag` the tag by which an HTTP register tells whether it changed since.
    """

    source: str
    as_of: datetime
    licences: tuple[Licence, ...]
    digest: str
    fresh: bool = True
    problems: tuple[str, ...] = ()
    unreadable: frozenset[str] = frozenset()
    read_at: datetime = field(default_factory=now)
    etag: str = ""


def is_fresh(as_of: datetime, read_at: datetime) -> bool:
    """Tell whether what a register vouched for at `as_of` is recent enough to judge by at `read_at`.

    A time that lies ahead by more than clocks differ is nonsense, and no more to judge by than an old one.
    """
    return -CLOCKS_DIFFER <= read_at - as_of <= STALE_AFTER


def row_digest(licence: Licence) -> str:
    """Return the SHA-256 (hex) of one licence's content, the same wherever it was read."""
    line = json.dumps(content_of(licence), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()


def content_digest(licences: Iterable[Licence]) -> str:
    """Return the SHA-256 (hex) over all rows' digests; the rows' order does not matter."""
    return hashlib.sha256("\n".join(sorted(map(row_digest, licences))).encode()).hexdigest()


def in_order(licences: Iterable[Licence]) -> tuple[Licence, ...]:
    """Return licences sorted by number, rows of one number by content: no result hangs on the order of a source."""
    by_number = groupby(sorted(licences, key=attrgetter("number")), key=attrgetter("number"))
    groups = (list(rows) for _, rows in by_number)
    return tuple(row for rows in groups for row in (sorted(rows, key=row_digest) if len(rows) > 1 else rows))
