"""The survey of an unknown site: a bounded walk that finds its ads, its lists and how they are paged."""

import re
from collections.abc import Awaitable, Callable, Container, Iterable
from dataclasses import dataclass, field
from statistics import mean, median

from crawler.addresses import canonical
from crawler.propose.groups import Group, Key, group_links, in_frame, worth_a_look
from crawler.propose.marks import OTHER_WORDS, Marks, contact_targets, marks_of
from crawler.propose.page import Line, Link, Page
from crawler.propose.patterns import Address

Get = Callable[[str], Awaitable[Page | str]]  # a page, or why there is none

_OF_AGE = re.compile(r"\b(?:18|21)\b|volwassen|adult|erwachsen", re.IGNORECASE)
_ENTER = re.compile(
    r"\b(?:enter|betreden|binnen|ja|yes|verder|doorgaan|continue|akkoord|agree|accept|eintreten|weiter|toegang|18|21)\b",
    re.IGNORECASE,
)

SAMPLES, MOST_SAMPLES = 2, 4  # pages looked at to judge a group; more when they disagree
SAME_LINES = 0.9
DISAGREEING = 2.5  # points
LIST_PENALTY = 3.0
GATE_LINKS = 8  # a page with more links than this is no mere gate
SURE = 3.5  # points of a page that is an ad
POOREST = 0.5  # prior below which a group is not looked at
FURTHER_LOOKS = 4  # groups looked at after the first sure one
ALSO_ADS = 0.7  # of the best group's points
RICH_CARD = 25  # characters
LISTS_CARDS = 4
LEADING_LINKS, WORDED = 5, 15  # links; characters of their text on average


@dataclass(slots=True)
class Judged:
    """A group some of whose pages were looked at."""

    group: Group
    pages: list[Page]
    points: float


@dataclass(slots=True)
class Survey:
    """What is known of a site so far. `trouble` says why the last page that could not be had was not."""

    get: Get
    budget: int
    pages: dict[str, Page] = field(default_factory=dict)
    judged: dict[Key, Judged] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    trouble: str = ""

    async def look(self, url: str) -> Page | None:
        """Return a page, fetched once; None when it is of no use or the budget is spent."""
        address = canonical(url)
        if address in self.asked:
            return self.pages.get(address)
        if len(self.asked) >= self.budget:
            return None
        self.asked.add(address)
        page = await self.get(url)
        if isinstance(page, str):
            self.trouble = page
            return None
        self.pages[address] = page
        return page

    async def find_ads(self, reserve: int) -> list[Judged]:
        """Look at the likeliest groups of links until ads are found; return the groups that are ads, best first.

        Leaves `reserve` pages of the budget.
        """
        looks_left = FURTHER_LOOKS
        while looks_left and len(self.asked) < self.budget - reserve:
            group = self._likeliest()
            if group is None:
                break
            await self.judge(group)
            looks_left -= self.best >= SURE
        return self.ads()

    async def enter(self, url: str) -> Page | None:
        """Return the first page; where that only asks whether the visitor is of age, the page behind it."""
        page = await self.look(url)
        for link in _ways_in(page) if page is not None else ():
            inside = await self.look(link.url)
            if inside is not None and len(inside.links) > GATE_LINKS:
                return inside
        return page

    @property
    def best(self) -> float:
        """The points of the best group so far."""
        return max((judged.points for judged in self.judged.values()), default=0.0)

    def ads(self) -> list[Judged]:
        """Return the groups that are ads, best first; of several ways to the same ads only the best."""
        if self.best < SURE:
            return []
        likely = [j for j in self.judged.values() if j.points >= max(SURE * ALSO_ADS, ALSO_ADS * self.best)]
        chosen: list[Judged] = []
        for judged in sorted(likely, key=lambda judged: (-judged.points, -len(judged.group.links))):
            if not any(_is_by_way(judged.group, other.group) for other in chosen):
                chosen.append(judged)
        return chosen

    def groups(self) -> dict[Key, Group]:
        """Return all links seen on pages that are not ads' own, by kind."""
        own = {page.url for judged in self.ads() for page in judged.pages}
        return group_links(page for page in self.pages.values() if page.url not in own)

    def _likeliest(self) -> Group | None:
        fresh = [g for key, g in self.groups().items() if key not in self.judged]
        ranked = sorted(((g.prior(), -n, g) for n, g in enumerate(worth_a_look(fresh))), key=lambda r: r[:2])
        return ranked[-1][2] if ranked and ranked[-1][0] >= POOREST else None

    async def judge(self, group: Group) -> None:
        """Look at a few of a group's pages and note how much they are like ads."""
        links = list(group.links.values())
        waiting = [*(link for link in links if link.address in self.pages), *_spread(self._fresh(links))]
        pages: list[Page] = []
        points: list[float] = []
        while waiting and (len(pages) < SAMPLES or (_disagree(points) and len(pages) < MOST_SAMPLES)):
            page = await self.look(waiting.pop(0).url)
            if page is not None and page not in pages:
                pages.append(page)
                points = [self.points_of(page, pages) for page in pages]
        total = median(points) if points else 0.0
        total -= 2 * mean(bool(OTHER_WORDS.search(address.partition("://")[2])) for address in group.links)
        self.judged[group.key] = Judged(group, pages, total if len(pages) >= SAMPLES else total - 1)

    def _fresh(self, links: Iterable[Link]) -> list[Link]:
        return [link for link in links if link.address not in self.asked]

    def points_of(self, page: Page, like: Iterable[Page]) -> float:
        """Return how much a page is like an ad's, beside pages of its kind."""
        frame = self._frame(page, like)
        return _marks(page, frame, outside_cards(page)).points - (LIST_PENALTY if is_list(page, frame) else 0.0)

    def bare_points_of(self, page: Page, like: Iterable[Page]) -> float:
        """Return the same for a page of a known template, where nothing is taken for a list."""
        return _marks(page, self._frame(page, like), page.lines).points

    def _frame(self, page: Page, like: Iterable[Page]) -> list[Page]:
        """Return pages whose lines and links are no news on `page`: its like, and the first page."""
        first = next(iter(self.pages.values()))
        return [other for other in (*like, first) if not _are_same(other, page)]


def _marks(page: Page, frame: Iterable[Page], lines: Iterable[Line]) -> Marks:
    """Return what the lines of a page show that neither its like nor the pages leading to it show."""
    others = list(frame)
    known = {line.text for other in others for line in outside_cards(other)}
    contacts = {target for other in others for target in contact_targets(other)}
    return marks_of(page, [line for line in lines if line.text not in known], contact_targets(page) - contacts)


def _are_same(one: Page, other: Page) -> bool:
    """Tell whether two pages are one page, perhaps at two addresses."""
    lines, others = {line.text for line in one.lines}, {line.text for line in other.lines}
    return one.url == other.url or len(lines & others) > SAME_LINES * max(len(lines), len(others))


def _ways_in(page: Page) -> list[Link]:
    """Return the links by which a page that asks for the visitor's age is left; none when it is no such page."""
    addresses = {link.address for link in page.links}
    if len(addresses) > GATE_LINKS or not _OF_AGE.search(" ".join(line.text for line in page.lines)):
        return []
    return [link for link in page.links if _ENTER.search(link.text) or _ENTER.search(link.url)]


def _disagree(points: list[float]) -> bool:
    return max(points) - min(points) >= DISAGREEING


def _is_by_way(group: Group, chosen: Group) -> bool:
    """Tell whether a group's links mostly stand in the same cards as a chosen group's and lead elsewhere."""
    if group.key[1:] == chosen.key[1:]:
        return False
    cards = {link.card for link in chosen.links.values()}
    return sum(link.card in cards for link in group.links.values()) > len(group.links) / 2


def outside_cards(page: Page) -> list[Line]:
    """Return the lines of a page that stand in no card of a list of links."""
    cards = {card for group in rich_groups(page) for card in (link.card for link in group.links.values())}
    return [line for line in page.lines if not is_inside(line, cards)]


def rich_groups(page: Page) -> list[Group]:
    """Return the groups of links on a page that stand in cards with something to read or to see."""
    return [
        group
        for group in group_links([page]).values()
        if len(group.links) >= LISTS_CARDS and mean(_weight(link) for link in group.links.values()) >= RICH_CARD
    ]


def is_list(page: Page, others: Iterable[Page]) -> bool:
    """Tell whether a page is mostly a list of links that other pages do not have."""
    known = {link.address for other in others for link in other.links}
    if _leads_on(page, known):
        return True
    own = [g for g in rich_groups(page) if sum(a not in known for a in g.links) >= LISTS_CARDS]
    cards = {link.card for group in own for link in group.links.values()}
    if not cards:
        return False
    texts = {line.text for other in others for line in other.lines}
    inside = sum(len(line.text) for line in page.lines if is_inside(line, cards))
    outside = sum(len(line.text) for line in page.lines if not is_inside(line, cards) and line.text not in texts)
    return inside > outside


def _leads_on(page: Page, known: Container[str]) -> bool:
    """Tell whether a page has several worded links, in one spot, to pages built unlike itself and not yet known."""
    here = Address.of(page.url)
    for (_, rough, _), group in group_links([page]).items():
        texts = [len(link.text) for address, link in group.links.items() if address not in known]
        if len(texts) >= LEADING_LINKS and rough != here.rough and mean(texts) >= WORDED:
            return True
    return False


def _weight(link: Link) -> int:
    pictures = sum(1 for _ in link.card.iter("img"))
    text = sum(len(part) for part in link.card.itertext())
    return min(text, 200) + (RICH_CARD if pictures and not in_frame(link) else 0)


def is_inside(line: Line, cards: Container[object]) -> bool:
    """Tell whether a line stands in one of the cards."""
    return line.block in cards or any(ancestor in cards for ancestor in line.block.iterancestors())


def _spread(links: list[Link]) -> list[Link]:
    """Order links so that the first few come from all over the list."""
    if len(links) < 3:
        return links
    middle = len(links) // 2
    return [links[1], links[middle], *(link for n, link in enumerate(links) if n not in (1, middle))]
