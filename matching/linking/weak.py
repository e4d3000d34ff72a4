"""Wording and pictures: evidence that strangers share too, so it must not join two known parties lightly.

A *party* is a group of ads already joined by contact details. An ad without any is *anonymous*.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from matching.linking.forest import Forest
from matching.linking.wording import Near

MOST_PARTIES = 3  # one wording in use by more parties is a template
SAME = 0.95
LONG = 40
MARKET_ADS, MARKET_SHARE = 20, 0.10
SHARED_PICTURES = 2


@dataclass(frozen=True, slots=True)
class Ruling:
    """Whether a weak link between two ads (by number) counts, and why."""

    left: int
    right: int
    kept: bool
    reason: str


def rule_on_wording(
    found: Sequence[Near], parties: Sequence[int], is_party: Callable[[int], bool]
) -> Iterator[tuple[Near, Ruling]]:
    """Rule on each near-duplicate pair. `parties` gives each ad's group, `is_party` whether it is a party."""
    families = Forest(len(parties))
    for near in found:
        families.join(near.left, near.right)
    by_family: dict[int, list[Near]] = defaultdict(list)
    for near in found:
        by_family[families.root(near.left)].append(near)
    for family in by_family.values():
        objection = _template(family, parties, is_party)
        merged = None if objection else _merged_parties(family, parties, is_party)
        for near in family:
            yield near, _rule(near, parties, objection, merged)


def _rule(near: Near, parties: Sequence[int], objection: str | None, merged: int | None) -> Ruling:
    share = f"{near.similarity:.0%} of the wording is the same ({near.length} words)"
    if parties[near.left] == parties[near.right]:
        return Ruling(near.left, near.right, True, f"{share}; contact details agree as well.")
    if objection:
        return Ruling(near.left, near.right, False, f"{share}, but {objection}.")
    if merged is not None and merged > 1 and not _is_strong(near):
        why = "contact details differ, and the text is too short, or names or places differ"
        return Ruling(near.left, near.right, False, f"{share}, but {why}.")
    return Ruling(near.left, near.right, True, f"{share}.")


def _template(family: list[Near], parties: Sequence[int], is_party: Callable[[int], bool]) -> str | None:
    ads = _ads(family)
    known = {parties[ad] for ad in ads if is_party(parties[ad])}
    if len(known) > MOST_PARTIES:
        return f"{len(known)} parties with different contact details use it: a template"
    if len(known) != 1 and len(ads) >= MARKET_ADS and len(ads) >= MARKET_SHARE * len(parties):
        return f"{len(ads)} ads use it: a template"
    return None


def _merged_parties(family: list[Near], parties: Sequence[int], is_party: Callable[[int], bool]) -> int:
    """Count the parties that remain in a family after joining those with the same long text.

    Above one, an anonymous ad between them belongs to nobody that can be named.
    """
    ads = _ads(family)
    numbers = {party: index for index, party in enumerate(sorted({parties[ad] for ad in ads}))}
    joined = Forest(len(numbers))
    for near in family:
        if _is_strong(near):
            joined.join(numbers[parties[near.left]], numbers[parties[near.right]])
    return len({joined.root(index) for party, index in numbers.items() if is_party(party)})


def _is_strong(near: Near) -> bool:
    return near.similarity >= SAME and near.length >= LONG and near.same_slots


def _ads(family: Iterable[Near]) -> list[int]:
    return sorted({ad for near in family for ad in (near.left, near.right)})


def rule_on_pictures(
    groups: Sequence[Sequence[int]], parties: Sequence[int], is_party: Callable[[int], bool]
) -> Iterator[list[Ruling]]:
    """Rule on every picture's group of ads, as star links from its first ad; one list a group.

    Ads held together by pictures are judged as one family, so that an anonymous ad cannot join two parties.
    """
    market = [len(ads) >= MARKET_ADS and len(ads) >= MARKET_SHARE * len(parties) for ads in groups]
    families = Forest(len(parties))
    for ads, everywhere in zip(groups, market, strict=True):
        for ad in () if everywhere else ads[1:]:
            families.join(ads[0], ad)
    known: dict[int, set[int]] = defaultdict(set)
    shared: dict[int, int] = defaultdict(int)
    for ads, everywhere in zip(groups, market, strict=True):
        if not everywhere:
            here = {parties[ad] for ad in ads if is_party(parties[ad])}
            known[families.root(ads[0])] |= here
            shared[families.root(ads[0])] += len(here) > 1
    for ads, everywhere in zip(groups, market, strict=True):
        family = families.root(ads[0])
        kept, reason = _picture(len(ads), everywhere, len(known[family]), shared[family])
        yield [_same_party(ads[0], ad, parties) or Ruling(ads[0], ad, kept, reason) for ad in ads[1:]]


def _picture(ads: int, everywhere: bool, known: int, shared: int) -> tuple[bool, str]:
    if everywhere:
        return False, f"The same picture, but it stands in {ads} ads: it is copied around."
    if known > 2:
        return False, f"The same picture, but {known} parties with different contact details use it: copied."
    if known == 2 and shared < SHARED_PICTURES:
        return False, "The same picture, but contact details differ: it may be copied."
    return True, f"{shared} pictures are the same." if known == 2 else "The same picture."


def _same_party(left: int, right: int, parties: Sequence[int]) -> Ruling | None:
    if parties[left] != parties[right]:
        return None
    return Ruling(left, right, True, "The same picture; other evidence agrees.")
