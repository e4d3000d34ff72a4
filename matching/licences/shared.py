"""One licence number in the ads of several advertisers that share nothing else."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from domain.verdicts import LicenceKind
from matching.licences.normalise import key

SHARED = "licence.shared"


@dataclass(frozen=True, slots=True)
class NumberShown:
    """One ad, the advertiser it was linked to, the licence found for it, and that licence's kind."""

    ad: str
    advertiser: str
    licence: str
    kind: LicenceKind


@dataclass(frozen=True, slots=True)
class SharedNumber:
    """A licence shown by several advertisers: their ids, all its ads, and a reason in words."""

    licence: str
    advertisers: tuple[str, ...]
    ads: tuple[str, ...]
    reason: str


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
            found.append(SharedNumber(first.licence, advertisers, ads, _reason(first, len(advertisers))))
    return sorted(found, key=lambda shared: shared.licence)


def _reason(row: NumberShown, advertisers: int) -> str:
    base = f"{advertisers} advertisers that share nothing else show {row.licence}"
    if row.kind == "business":
        return f"{base}, a business licence: they may be its workers."
    return f"{base}, which belongs to one self-employed worker."
