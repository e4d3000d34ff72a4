"""Numbers that an advertiser first shows shortly after somebody had it checked."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from matching.licences.normalise import key

AFTER_CHECK = "licence.after_check"
# A choice, not a measurement: the time that people get for a flag of medium priority (domain.priority).
SHORTLY = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class FirstShown:
    """A number in an ad: who advertises, where (a municipality's code or nothing), and since when it shows it.

    `ad` is None where only an earlier version of the ad showed it: that tells when, but is no ad to report on.
    """

    ad: str | None
    advertiser: str
    place: str
    number: str
    since: datetime


@dataclass(frozen=True, slots=True)
class CheckedBy:
    """A check of an advertiser that people in one place asked for."""

    advertiser: str
    place: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AppearedNumber:
    """A number that an ad shows, first shown `days` days after a check."""

    ad: str
    number: str
    since: datetime
    checked_at: datetime
    days: int


def numbers_after_check(
    shown: Iterable[FirstShown], checks: Iterable[CheckedBy], shortly: timedelta = SHORTLY
) -> list[AppearedNumber]:
    """Return the ads whose number their advertiser first showed, anywhere, within `shortly` after a check.

    A check counts for ads in its own place only, so that nothing about it becomes known elsewhere. Of several
    checks the last before the number counts.
    """
    first: dict[tuple[str, str], datetime] = {}
    present = []
    for row in shown:
        name = (row.advertiser, key(row.number))
        first[name] = min(row.since, first.get(name, row.since))
        if row.ad is not None:
            present.append(row)
    asked: dict[tuple[str, str], list[datetime]] = defaultdict(list)
    for check in checks:
        asked[check.advertiser, check.place].append(check.at)
    found = {}
    for row in present:
        since = first[row.advertiser, key(row.number)]
        before = [at for at in asked[row.advertiser, row.place] if at <= since <= at + shortly]
        if before and row.ad is not None:
            last = max(before)
            found[row.ad, row.number] = AppearedNumber(row.ad, row.number, since, last, (since - last).days)
    return [found[name] for name in sorted(found)]
