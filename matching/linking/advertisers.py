"""From ads to advertisers: contact details first, then wording, then pictures."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from domain.links import Link, Linked, LinkInput
from matching.linking.contacts import link_contacts, shared_values, storable
from matching.linking.engine import LinkEngine
from matching.linking.engine.duckdb import DuckDbEngine
from matching.linking.evidence import IMAGE, TEXT_WEIGHT
from matching.linking.forest import Forest
from matching.linking.weak import rule_on_pictures, rule_on_wording
from matching.linking.wording import Near, near_duplicates


def link_ads(ads: Iterable[LinkInput], engine: LinkEngine | None = None) -> Linked:
    """Group ads into advertisers. The same set of ads gives the same result, whatever its order.

    An advertiser's id comes from the smallest ad id in it. Two inputs with one id are one ad.
    """
    engine = engine or DuckDbEngine()
    unique = _merged(ads)
    found = near_duplicates(unique, engine)
    contacts = link_contacts(unique, _families(found, len(unique)), engine)
    groups = _Groups(contacts.parties.tolist(), contacts.has_contact)
    links = contacts.links
    links += _wording_links(found, unique, groups)
    links += _picture_links(unique, groups, engine)
    return Linked({ad.id: _advertiser(unique[groups.party(n)].id) for n, ad in enumerate(unique)}, tuple(links))


class _Groups:
    """The advertisers as they grow: which ads are together, and which groups have contact details."""

    def __init__(self, parties: Sequence[int], has_contact: Sequence[bool]) -> None:
        self._forest = Forest(len(parties))
        for ad, party in enumerate(parties):
            self._forest.join(party, ad)
        self._known = {self.party(ad) for ad, known in enumerate(has_contact) if known}

    def party(self, ad: int) -> int:
        """Return the first ad of the group an ad is in."""
        return self._forest.root(ad)

    def parties(self) -> list[int]:
        """Return every ad's group, by ad."""
        return [self.party(ad) for ad in range(len(self._forest))]

    def is_party(self, group: int) -> bool:
        """Tell whether a group has contact details."""
        return group in self._known

    def join(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Join the groups of each pair of ads."""
        for left, right in pairs:
            self._forest.join(left, right)
        self._known = {self.party(group) for group in self._known}


def _merged(ads: Iterable[LinkInput]) -> list[LinkInput]:
    """Sort ads by id; merge what inputs of the same id show."""
    unique: dict[str, LinkInput] = {}
    for ad in ads:
        unique[ad.id] = _both(unique[ad.id], ad) if ad.id in unique else ad
    return [unique[ident] for ident in sorted(unique)]


def _both(one: LinkInput, other: LinkInput) -> LinkInput:
    first, second = sorted((one, other), key=lambda ad: (ad.title, ad.text, ad.site))
    return replace(
        first,
        phones=first.phones + second.phones,
        emails=first.emails + second.emails,
        handles=first.handles + second.handles,
        urls=first.urls + second.urls,
        image_hashes=first.image_hashes + second.image_hashes,
    )


def _families(found: Iterable[Near], count: int) -> list[int]:
    forest = Forest(count)
    for near in found:
        forest.join(near.left, near.right)
    return [forest.root(ad) for ad in range(count)]


def _wording_links(found: Sequence[Near], ads: Sequence[LinkInput], groups: _Groups) -> list[Link]:
    links, joins = [], []
    for near, ruling in rule_on_wording(found, groups.parties(), groups.is_party):
        weight = round(TEXT_WEIGHT * near.similarity, 4) if ruling.kept else 0.0
        left, right = ads[ruling.left].id, ads[ruling.right].id
        links.append(Link(left, right, "text", "", weight, ruling.kept, ruling.reason))
        if ruling.kept:
            joins.append((ruling.left, ruling.right))
    groups.join(joins)
    return links


def _picture_links(ads: Sequence[LinkInput], groups: _Groups, engine: LinkEngine) -> list[Link]:
    shown = [
        (number, IMAGE.kind, value) for number, ad in enumerate(ads) for value in set(map(storable, IMAGE.values(ad)))
    ]
    shared = list(shared_values(shown, engine))
    links, joins = [], []
    rulings = rule_on_pictures([value.ads for value in shared], groups.parties(), groups.is_party)
    for value, star in zip(shared, rulings, strict=True):
        for ruling in star:
            left, right = ads[ruling.left].id, ads[ruling.right].id
            weight = IMAGE.weight if ruling.kept else 0.0
            links.append(Link(left, right, "image", value.value, weight, ruling.kept, ruling.reason))
            if ruling.kept:
                joins.append((ruling.left, ruling.right))
    groups.join(joins)
    return links


def _advertiser(first: str) -> str:
    return "A-" + hashlib.sha256(first.encode(errors="surrogatepass")).hexdigest()[:12]
