"""One licence number in the ads of several advertisers that share nothing else."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from matching.licences.normalise import key

SHARED = "licence.shared"


@dataclass(frozen=True, slots=True)
class NumberShown:
    """One ad, the advertiser it was linked to, and the licence found for it."""

    ad: str
    advertiser: str
    licence: str


@dataclass(frozen=True, slots=True)
class SharedNumber:
    """A licence shown by several advertisers: their ids, and all its ads."""

    licence: str
    advertisers: tuple[str, ...]
    ads: tuple[str, ...]


def shared_numbers(rows: Iterable[NumberShown]) -> list[SharedNumber]:
    """Return every licence that more than one advertiser shows, sorted by number.

    Advertisers are the outcome of linking, so whoever shares a phone or handle is one already.
    """
    shown: dict[str, list[NumberShown]] = defaultdict(list)
    for row in rows:
        shown[key(row.licence)].append(row)
    found = []
    for group in shown.values():
        advertisers = tuple(sorted({row.advertiser for row in group}))
        if len(advertisers) > 1:
            first = min(group, key=lambda row: (row.licence, row.ad))
            ads = tuple(sorted(row.ad for row in group))
            found.append(SharedNumber(first.licence, advertisers, ads))
    return sorted(found, key=lambda shared: shared.licence)
