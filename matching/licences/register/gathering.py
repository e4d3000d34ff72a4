"""Rows of any source, one by one, into a snapshot: good rows are kept, bad ones named."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from domain.clock import now
from domain.errors import BakenError
from domain.verdicts import Licence
from matching.licences.normalise import key
from matching.licences.register.rows import licence_from
from matching.licences.register.snapshot import RegisterSnapshot, RegisterUnavailable, content_digest

NAMELESS_AT_MOST = 0.01
FEW = 100  # in a register this small one row without a number says little about the others


@dataclass
class Gathering:
    """Takes rows as they come. Holds licences only, never the raw rows, so that large registers fit."""

    source: str
    licences: list[Licence] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)
    nameless: int = 0

    def take(self, row: object, place: str) -> None:
        """Take one row; `place` (`line 7`) names it when it cannot be read."""
        try:
            if not isinstance(row, Mapping):
                raise BakenError("not a row with named columns")
            self.licences.append(licence_from(row))
        except BakenError as error:
            number = row.get("number") if isinstance(row, Mapping) else ""
            self.leave_out(place, error, str(number or ""))

    def leave_out(self, place: str, error: BakenError, number: str) -> None:
        """Note a row that cannot be read; whatever is said about `number` is unverified."""
        self.problems.append(f"{self.source} {place}: {error}; row left out")
        if compared := key(number):
            self.unreadable.add(compared)
        else:
            self.nameless += 1

    def snapshot(self, as_of: datetime, fresh: bool = True, **more: Any) -> RegisterSnapshot:
        """Return everything taken as one snapshot, read just now.

        Raises `RegisterUnavailable` when no row could be read, or so many lack a readable number that of no
        number can be said that it is not in the register.
        """
        rows = len(self.licences) + len(self.problems)
        if rows and not self.licences:
            raise RegisterUnavailable(f"licence register {self.source}: none of its {rows} rows can be read")
        if rows >= FEW and self.nameless > NAMELESS_AT_MOST * rows:
            why = f"{self.nameless} of its {rows} rows have no number that can be read"
            raise RegisterUnavailable(f"licence register {self.source}: {why}")
        return RegisterSnapshot(
            source=self.source,
            as_of=as_of,
            licences=tuple(self.licences),
            digest=content_digest(self.licences),
            fresh=fresh,
            problems=tuple(self.problems),
            unreadable=frozenset(self.unreadable),
            read_at=now(),
            **more,
        )
