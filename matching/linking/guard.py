"""The guard against the giant component: shared values that must not fuse strangers.

A value is judged by the ads that show it. The thresholds are explained in docs/linking.md.
"""

from collections import Counter
from collections.abc import Sequence

from matching.linking.forest import Forest

SMALL = 10  # a value on fewer ads than this always counts
MANY_VALUES = 5  # an ad with more values of one kind is a list of other people's
MARKET_SHARE = 0.10
SMALL_MARKET_SHARE = 0.25
MARKET_ADS = 50
STRANGERS = 8
MANY_STRANGERS = 25
STRANGER_SHARE = 0.5
DIVERSE_ADS = 100
DIVERSE_SHARE = 0.8
OWN_TEXT_SHARE = 0.8
OWN_TEXT_LIMIT = 200


class Guard:
    """Judges values from the rarest to the commonest, so that each is seen against what rarer ones joined.

    `families` gives each ad's group of near-duplicate wording, by ad number.
    """

    def __init__(self, families: Sequence[int]) -> None:
        self._families = families
        self._family_sizes = Counter(families)
        self._parties = Forest(len(families))
        self._has_contact = [False] * len(families)

    def objection(self, ads: Sequence[int], words: str) -> str | None:
        """Return why the value shown by these ads must not link them, or None if it may.

        `words` names the kind of value in the sentence. Ask in ascending order of the number of ads.
        """
        reason = None if len(ads) < SMALL else self._objection(ads, words)
        if reason is None:
            for ad in ads:
                self._parties.join(ads[0], ad)
                self._has_contact[ad] = True
        return reason

    def own(self, ad: int) -> None:
        """Note that an ad shows a contact detail that no other ad shows."""
        self._has_contact[ad] = True

    def _objection(self, ads: Sequence[int], words: str) -> str | None:
        if self._is_reposting(ads):
            return None
        count = len(ads)
        share, start = count / len(self._families), f"This {words} stands in {count}"
        if share >= (MARKET_SHARE if count >= MARKET_ADS else SMALL_MARKET_SHARE):
            return f"{start} ads, {share:.0%} of all: it serves the market, not one advertiser."
        strangers = len({self._parties.root(ad) for ad in ads if self._has_contact[ad]})
        if strangers >= min(MANY_STRANGERS, max(STRANGERS, STRANGER_SHARE * count)):
            return f"{start} ads of {strangers} parties that each have contact details of their own."
        wordings = len({self._families[ad] for ad in ads})
        if count >= DIVERSE_ADS and wordings >= DIVERSE_SHARE * count:
            return f"{start} ads with {wordings} different texts: too many for one advertiser."
        return None

    def _is_reposting(self, ads: Sequence[int]) -> bool:
        """Whether these ads are copies of a few texts that hardly anybody else uses."""
        families = Counter(self._families[ad] for ad in ads)
        copies = sum(
            size
            for family, size in families.items()
            if size > 1 and size >= OWN_TEXT_SHARE * self._family_sizes[family]
        )
        return len(ads) < OWN_TEXT_LIMIT and copies >= OWN_TEXT_SHARE * len(ads)
