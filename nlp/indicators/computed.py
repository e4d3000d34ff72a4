"""Indicators that look at several ads. Pure: rows in, findings out; one function an indicator.

A function takes all ads as `MarketAd` rows and gives `(ad id, detail)` pairs; `detail` says why in plain JSON.
"""

import math
import statistics
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from domain.places import municipalities
from nlp.indicators.pictures import same_pictures

Finding = tuple[str, dict[str, Any]]
Computed = Callable[[Sequence["MarketAd"]], Iterator[Finding]]

NAMES_PER_PHONE = 3
ROTATION_DAYS, ROTATION_PLACES = 14, 3
PRICES_NEEDED, DEVIATIONS_BELOW = 20, 3.0
MAD_TO_SIGMA = 1.4826  # makes the median absolute deviation estimate sigma of a normal distribution
AGES_APART = 2
EVERYWHERE = "alle advertenties"


@dataclass(frozen=True, slots=True)
class MarketAd:
    """One ad as the computed indicators see it. Prices are hourly, in euros; `day` is when it was last seen."""

    id: str
    advertiser: str
    phones: tuple[str, ...]
    names: tuple[str, ...]
    ages: tuple[int, ...]
    hourly_prices: tuple[float, ...]
    municipality: str | None
    day: date
    image_hashes: tuple[str, ...] = ()
    template: str | None = None


def shared_phone(ads: Sequence[MarketAd]) -> Iterator[Finding]:
    """One phone number under `NAMES_PER_PHONE` or more different names."""
    names: dict[str, set[str]] = defaultdict(set)
    for ad in ads:
        for phone in ad.phones:
            names[phone].update(name.casefold() for name in ad.names)
    for ad in ads:
        most = max(ad.phones, key=lambda phone: (len(names[phone]), phone), default=None)
        if most is not None and len(names[most]) >= NAMES_PER_PHONE:
            yield ad.id, {"phone": most, "names": sorted(names[most])}


def rotation(ads: Sequence[MarketAd]) -> Iterator[Finding]:
    """One advertiser in `ROTATION_PLACES` or more municipalities within `ROTATION_DAYS` days."""
    for group in _by_advertiser(ads):
        placed = sorted((ad for ad in group if ad.municipality), key=lambda ad: (ad.day, ad.id))
        for ad in placed:
            window = [other for other in placed if timedelta(0) <= ad.day - other.day <= timedelta(ROTATION_DAYS)]
            places = sorted({other.municipality for other in window if other.municipality})
            if len(places) >= ROTATION_PLACES:
                yield ad.id, {"municipalities": places, "days": ROTATION_DAYS}


def conflicting_ages(ads: Sequence[MarketAd]) -> Iterator[Finding]:
    """Ages more than `AGES_APART` years apart under one name of one advertiser."""
    for group in _by_advertiser(ads):
        by_name: dict[str, list[MarketAd]] = defaultdict(list)
        for ad in group:
            if len(ad.names) == 1 and ad.ages:
                by_name[ad.names[0].casefold()].append(ad)
        for named in by_name.values():
            ages = sorted({age for ad in named for age in ad.ages})
            if len(named) > 1 and ages[-1] - ages[0] > AGES_APART:
                yield from ((ad.id, {"ages": ages}) for ad in named)


def below_market(ads: Sequence[MarketAd]) -> Iterator[Finding]:
    """Hourly prices far below the median of the local market of that week: over three robust standard deviations.

    The market is that of the municipality, or of the province, or of all ads, whichever first has
    `PRICES_NEEDED` advertisers with a price in that week. The deviation is the median absolute deviation, scaled
    (Rousseeuw and Croux 1993); one price an advertiser counts, so that copies do not make the market.
    """
    markets = {key: prices for key, prices in _markets(ads).items() if len(prices) >= PRICES_NEEDED}
    limits = {key: _lower_limit(prices.values()) for key, prices in markets.items()}
    for ad in ads:
        week = _week(ad.day)
        area = next((area for area in _areas(ad) if (area, week) in markets), "")
        limit = limits.get((area, week)) if ad.hourly_prices else None
        if limit is not None and min(ad.hourly_prices) < limit[1]:
            middle, lowest = limit
            detail = {"price": min(ad.hourly_prices), "median": middle, "limit": round(lowest, 2)}
            yield ad.id, detail | {"advertisers": len(markets[area, week]), "area": area, "week": week}


def _markets(ads: Sequence[MarketAd]) -> dict[tuple[str, str], dict[str, float]]:
    """Return the lowest hourly price of each advertiser, by area and week."""
    markets: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    for ad in ads:
        for area in _areas(ad) if ad.hourly_prices else ():
            prices = markets[area, _week(ad.day)]
            prices[ad.advertiser] = min(*ad.hourly_prices, prices.get(ad.advertiser, math.inf))
    return markets


def _areas(ad: MarketAd) -> tuple[str, ...]:
    """Return the names of the areas whose market an ad belongs to, the smallest first."""
    place = municipalities().get(ad.municipality or "")
    return (place.name, f"provincie {place.province}", EVERYWHERE) if place else (EVERYWHERE,)


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _lower_limit(prices: Collection[float]) -> tuple[float, float] | None:
    """Return the median and the price below which one lies far out; None for a market without any spread."""
    middle = statistics.median(prices)
    spread = MAD_TO_SIGMA * statistics.median(abs(price - middle) for price in prices)
    return (middle, middle - DEVIATIONS_BELOW * spread) if spread > 0 else None


def template(ads: Sequence[MarketAd]) -> Iterator[Finding]:
    """Near-duplicate texts (rows of one `template`) that show different phone numbers."""
    yield from _shared_by_strangers(ads, lambda ad: (ad.template,) if ad.template else (), "template")


def reused_image(ads: Sequence[MarketAd]) -> Iterator[Finding]:
    """One picture, by perceptual hash or one a few bits away, with advertisers that share no phone number."""
    same = same_pictures({digest for ad in ads for digest in ad.image_hashes})
    yield from _shared_by_strangers(ads, lambda ad: {same[digest] for digest in ad.image_hashes}, "image")


def _shared_by_strangers(
    ads: Sequence[MarketAd], values: Callable[[MarketAd], Iterable[str]], label: str
) -> Iterator[Finding]:
    users: dict[str, list[MarketAd]] = defaultdict(list)
    for ad in ads:
        for value in values(ad):
            users[value].append(ad)
    seen: set[str] = set()
    for sharing in users.values():
        phones = sorted({ad.phones for ad in sharing if ad.phones})
        if len(phones) < 2 or any(set(left) & set(phones[0]) for left in phones[1:]):
            continue
        for ad in sharing:
            if ad.id not in seen:
                seen.add(ad.id)
                yield ad.id, {label: "shared", "ads": len(sharing), "numbers": len(phones)}


def _by_advertiser(ads: Sequence[MarketAd]) -> Iterator[list[MarketAd]]:
    groups: dict[str, list[MarketAd]] = defaultdict(list)
    for ad in ads:
        groups[ad.advertiser].append(ad)
    yield from groups.values()


COMPUTED: dict[str, Computed] = {
    function.__name__: function
    for function in (shared_phone, rotation, conflicting_ages, below_market, template, reused_image)
}
