"""Links of one kind: those in like spots with like addresses, over all pages seen."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import log2

from crawler.propose.marks import OTHER_WORDS
from crawler.propose.page import Link, Page, Spot, words
from crawler.propose.patterns import Address, Rough

LEAST = 3  # distinct pages that make a group worth a look
CARD_TEXT = 400  # characters; longer cards are no richer
_FACTS = re.compile(r"€|\beur\b|\d\d (?:jaar|jr|years?|jahre)|\b\d\d\b|\b0\d{1,3}[ -]?\d{5,}", re.IGNORECASE)
_PAGE_WORD = re.compile(
    r"^(?:\d{1,4}|[<>«»‹›←→]+|volgende?|next|weiter|suivante?|vorige|previous|zurück|meer laden|load more|mehr|meer"
    r"|more|older|newer|laatste|eerste|first|last)\b",
    re.IGNORECASE,
)
_FRAME = re.compile(r"\b(?:nav|navbar|menu|footer|header|breadcrumbs?|pagination|pager|lang(?:uage)?s?|topbar)\b", re.I)

Leading = tuple[str, ...]
Key = tuple[Spot, Rough, Leading]
MANY = ("*",)  # stands for the leading parts of addresses that have many of them
FEW_LEADING = 3


@dataclass(slots=True)
class Group:
    """Links of one kind, by canonical address in the order of their appearance."""

    key: Key
    links: dict[str, Link] = field(default_factory=dict)
    pages: set[str] = field(default_factory=set)

    def prior(self) -> float:
        """Return how much the group looks like a list of ads, before any of its pages was seen."""
        links = list(self.links.values())
        part = links[:: max(1, len(links) // 12)]
        texts = [words(link.card)[:CARD_TEXT] for link in part]
        score = min(log2(len(links)), 5.0) + sum(map(len, texts)) / len(texts) / CARD_TEXT * 2
        score += 2 * _share(bool(_FACTS.search(text)) for text in texts)
        score += 0.5 * _share(any(True for _ in link.card.iter("img")) for link in part)
        score -= 3 * _share(bool(OTHER_WORDS.search(link.address.partition("://")[2])) for link in part)
        score -= 4 * _share(bool(_PAGE_WORD.match(link.text)) and len(link.text) < 15 for link in part)
        return score - 2 * _share(in_frame(link) for link in part)


def in_frame(link: Link) -> bool:
    """Tell whether a link's card stands in a page's frame: menu, header, footer."""
    return any(
        element.tag in ("nav", "footer", "header")
        or _FRAME.search(f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}")
        for element in link.card.iterancestors()
        if element.tag not in ("body", "html")
    )


def group_links(pages: Iterable[Page]) -> dict[Key, Group]:
    """Group the links of the pages by their spot and the build of their address.

    Where one spot leads to a few folders, each is a group; where it leads to many (towns), all are one.
    """
    pages = list(pages)
    leading: dict[tuple[Spot, Rough], set[Leading]] = {}
    for page in pages:
        for link in page.links:
            address = Address.of(link.address)
            leading.setdefault((link.spot, address.rough), set()).add(address.leading)
    groups: dict[Key, Group] = {}
    for page in pages:
        for link in page.links:
            address = Address.of(link.address)
            many = len(leading[link.spot, address.rough]) > FEW_LEADING
            key = (link.spot, address.rough, MANY if many else address.leading)
            group = groups.setdefault(key, Group(key))
            group.links.setdefault(link.address, link)
            group.pages.add(page.url)
    return groups


def worth_a_look(groups: Iterable[Group]) -> Iterator[Group]:
    """Yield the groups of at least `LEAST` links."""
    return (group for group in groups if len(group.links) >= LEAST)


def _share(truths: Iterable[bool]) -> float:
    listed = list(truths)
    return sum(listed) / len(listed) if listed else 0.0
