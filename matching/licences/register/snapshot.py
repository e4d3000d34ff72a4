"""What a register said at one moment."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from domain.errors import BakenError
from domain.verdicts import Licence

STALE_AFTER = timedelta(days=30)


class RegisterUnavailable(BakenError):
    """The register cannot be read; nothing may be held against an advertiser because of it."""


@dataclass(frozen=True, slots=True)
class RegisterSnapshot:
    """All licences of one register at one moment.

    `as_of` is the time the register vouches for; `fresh` is False when that is too long ago to judge by.
    `digest` is the SHA-256 of the content, whatever its order. `problems` names rows that could not be
    read; `unreadable` holds the compared keys of those rows' numbers, about which nothing can be said.
    """

    source: str
    as_of: datetime
    licences: tuple[Licence, ...]
    digest: str
    fresh: bool = True
    problems: tuple[str, ...] = ()
    unreadable: frozenset[str] = frozenset()


def content_digest(licences: Iterable[Licence]) -> str:
    """Return the SHA-256 (hex) over the licences in canonical form; their order does not matter."""
    lines = sorted(json.dumps(asdict(licence), default=str, sort_keys=True, ensure_ascii=False) for licence in licences)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
