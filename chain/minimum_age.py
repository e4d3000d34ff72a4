"""Which minimum age an ad's jurisdiction pack sets where and when it stands; extraction marks all under the highest."""

from collections.abc import Iterable
from datetime import date

from domain.clock import today
from domain.jurisdictions import jurisdiction
from store.tables import Ad, HitRow, LicenceCheck

BELOW_MINIMUM = "age.below_minimum"


def that_hold(hits: Iterable[HitRow], ad: Ad, check: LicenceCheck | None) -> list[HitRow]:
    """Return the hits without those of an age that is high enough for the ad's place and day.

    The pack is the site's, the day that of the licence check (today without one). Raises `BakenError` when there
    is no such pack.
    """
    kept = list(hits)
    if not any(hit.indicator == BELOW_MINIMUM for hit in kept):
        return kept
    least = _minimum_age(ad, check.judged_for if check else today())
    return [hit for hit in kept if hit.indicator != BELOW_MINIMUM or min(hit.detail["ages"]) < least]


def _minimum_age(ad: Ad, day: date) -> int:
    return jurisdiction(ad.site.jurisdiction).rule_for(ad.municipality, day).minimum_age
