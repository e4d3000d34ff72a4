"""Priority of a flag: a tier with a deadline, and a sum a person can check by hand (SPEC section 3)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from domain.indicators import Grade, Indicator, Tier, Track

STATED_MINOR = "age.minor"
TIER_RANK = {Tier.IMMEDIATE: 0, Tier.HIGH: 1, Tier.MEDIUM: 2, Tier.LOW: 3}
DEADLINE = {
    Tier.IMMEDIATE: timedelta(hours=4),
    Tier.HIGH: timedelta(days=3),
    Tier.MEDIUM: timedelta(days=14),
    Tier.LOW: timedelta(days=28),
}
HIGH_FAMILIES = 3
HIGH_BARRIERS = 2
MEDIUM_POINTS = 5


@dataclass(frozen=True, slots=True)
class Priority:
    """A flag's tier, its points (the sum of its indicators' points) and why it got the tier."""

    tier: Tier
    points: int
    why: str

    @property
    def rank(self) -> int:
        """0 for the most urgent tier, 3 for the least."""
        return TIER_RANK[self.tier]


def prioritise(track: Track, indicators: Collection[Indicator]) -> Priority | None:
    """Weigh the indicators found in one ad on one track; None when they do not warrant a flag.

    Indicators of one family (the id up to its dot) are not independent and count once towards *high*:
    at least three families over at least two barriers on the criminal track. A flag is raised by any
    `rule` indicator, by two families, or by `MEDIUM_POINTS` points; one weak indicator alone means
    little (Giommoni and Ikwu 2021: four ads in five carry one) and raises none. Contradicted
    indicators count nowhere.
    """
    counted = [i for i in indicators if i.track is track and i.points > 0]
    points = sum(indicator.points for indicator in counted)
    families = {indicator.id.partition(".")[0] for indicator in counted}
    barriers = {indicator.barrier for indicator in counted}
    if any(indicator.id == STATED_MINOR for indicator in counted):
        return Priority(Tier.IMMEDIATE, points, "a minor is stated")
    if track is Track.CRIMINAL and len(families) >= HIGH_FAMILIES and len(barriers) >= HIGH_BARRIERS:
        return Priority(Tier.HIGH, points, f"{len(families)} independent indicators, {len(barriers)} barriers")
    if points >= MEDIUM_POINTS:
        return Priority(Tier.MEDIUM, points, f"{points} points, {MEDIUM_POINTS} or more")
    if len(families) >= 2 or any(indicator.grade is Grade.RULE for indicator in counted):
        return Priority(Tier.LOW, points, "a rule breach or two kinds of indicator")
    return None
