"""The survey of an unknown site: a bounded walk that finds its ads, its lists and how they are paged."""

import re
from collections import Counter
from collections.abc import Awaitable, Callable, Container, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from statistics import mean, median

from crawler.addresses import canonical
from crawler.propose.groups import MANY, Group, Key, group_links, in_frame, worth_a_look
from crawler.propose.marks import OTHER_WORDS, Marks, contact_targets, marks_of
from crawler.propose.page import Line, Link, Page, shares_words
from crawler.propose.patterns import Address

Get = Callable[[str], Awaitable[Page | str]]  # a page, or why there is none

_OF_AGE = re.compile(r"\b(?:18|21)\b|volwassen|adult|erwachsen", re.IGNORECASE)
_ENTER = re.compile(
    r"\b(?:enter|betreden|binnen|ja|yes|verder|doorgaan|continue|akkoord|agree|accept|eintreten|weiter|toegang|18|21)\b",
    re.IGNORECASE,
)

PAGES_KEPT = 512  # whose parts are remembered
SAMPLES, MOST_SAMPLES = 2, 4  # pages looked at to judge a group; more when they disagree
SAME_LINES = 0.9
SEVERAL = 3  # pages that what a page shows is held against
DEEPER_LOOKS = 4  # groups below a group of pages that may be ads
QUOTED = 0.7  # of a page's own lines
CONSISTS = 0.5  # of a list's text, that the ads it quotes make up
MORE_LIKE_AN_AD = 1.0  # points
DISAGREEING = 2.5  # points
LIST_PENALTY = 3.0
DOORS = 4  # a first page with no more links than this is a cover
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
    """A group some of whose pages were looked at.

    `points` tell how much they are like ads' pages, `bare` the same when nothing on them is taken for a list,
    `named` the share of the links looked at whose words are in the title of their page.
    """

    group: Group
    pages: list[Page]
    points: float
    bare: float
    named: float


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

    async def _look_below(self, judged: Judged) -> None:
        """Look at pages that a group's pages lead to: what lies below tells lists from ads.

        Where that is still more like an ad, or quoted whole, the group is one of lists. Where it is much less so,
        a page that seemed to be mostly a list is an ad all the same: its cards are replies, pictures, reviews.
        """
        if max(judged.points, judged.bare) < SURE:
            return
        seems_ads = judged.points >= SURE
        for group in self._below(judged)[: DEEPER_LOOKS if seems_ads else SAMPLES]:
            page = await self.look(next(iter(group.links.values())).url)
            if page is None:
                continue
            points = self.points_of(page, [])
            whole = points >= max(SURE, judged.points - MORE_LIKE_AN_AD, judged.bare - MORE_LIKE_AN_AD)
            quoted = whole and await self._are_quoted(list(group.links.values()), judged.pages)
            if quoted or (seems_ads and points >= judged.points + MORE_LIKE_AN_AD):
                judged.points -= LIST_PENALTY
                await self.judge(group)
                return
            if not seems_ads and points >= judged.bare - MORE_LIKE_AN_AD:
                return
        judged.points = judged.points if seems_ads else judged.bare

    async def _are_quoted(self, links: list[Link], by: Iterable[Page]) -> bool:
        """Tell whether one page has nearly all the text of two others and consists of such: a list of whole ads."""
        frame = {line.text for line in outside_cards(next(iter(self.pages.values())))}
        for other in by:
            theirs = {line.text for line in other.lines} - frame
            here = [link for link in links if any(link.address == known.address for known in other.links)]
            pages = [page for link in here[:SAMPLES] if (page := await self.look(link.url)) is not None]
            own = [{line.text for line in page.lines} - frame for page in pages]
            if len(own) < SAMPLES or own[0] == own[1]:
                continue
            whole = all(lines and len(lines & theirs) >= QUOTED * len(lines) for lines in own)
            if whole and len(here) * mean(_length(lines & theirs) for lines in own) >= CONSISTS * _length(theirs):
                return True
        return False

    def _below(self, judged: Judged) -> list[Group]:
        """Return the links that only a group's pages have and that lead to pages built unlike them, likeliest first."""
        own = {page.url for page in judged.pages}
        known = {link.address for page in self.pages.values() if page.url not in own for link in page.links}
        found: list[Group] = []
        for key, group in group_links(judged.pages).items():
            links = {a: link for a, link in group.links.items() if a not in known and a not in judged.group.links}
            elsewhere = sum(bool(OTHER_WORDS.search(address.partition("://")[2])) for address in links)
            if links and not _are_alike(key, judged.group.key) and elsewhere <= len(links) / 2:
                found.append(Group(key, links, group.pages))
        return sorted(found, key=lambda group: -group.prior())

    async def enter(self, url: str) -> Page | None:
        """Return the first page; where that only asks whether the visitor is of age, the page behind it."""
        page = await self.look(url)
        for link in _ways_in(page) if page is not None else ():
            inside = await self.look(link.url)
            if inside is not None and len(inside.links) > GATE_LINKS:
                return inside
        if page is not None and len({link.address for link in page.links}) <= DOORS:
            for link in page.links:  # a choice of languages, or a cover
                await self.look(link.url)
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
        for judged in sorted(likely, key=lambda judged: (-judged.points, -judged.named, -len(judged.group.links))):
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
        named: list[bool] = []
        while waiting and (len(pages) < SAMPLES or (_disagree(points) and len(pages) < MOST_SAMPLES)):
            link = waiting.pop(0)
            page = await self.look(link.url)
            if page is not None and page not in pages:
                pages.append(page)
                named.append(shares_words(link.text, page.title))
                points = [self.points_of(page, pages) for page in pages]
        other = 2 * mean(bool(OTHER_WORDS.search(address.partition("://")[2])) for address in group.links)
        other += 0 if len(pages) >= SAMPLES else 1
        bare = [self.bare_points_of(page, pages) for page in pages]
        judged = Judged(group, pages, median(points or [0]) - other, median(bare or [0]) - other, mean(named or [0]))
        self.judged[group.key] = judged
        await self._look_below(judged)

    def _fresh(self, links: Iterable[Link]) -> list[Link]:
        return [link for link in links if link.address not in self.asked]

    def points_of(self, page: Page, like: Iterable[Page]) -> float:
        """Return how much a page is like an ad's, beside pages of its kind."""
        frame = self._frame(page, like)
        return _marks(page, frame, outside_cards(page)).points - (LIST_PENALTY if is_list(page, frame) else 0.0)

    def bare_points_of(self, page: Page, like: Iterable[Page]) -> float:
        """Return the same for a page of a known template, where nothing is taken for a list."""
        return self.bare_marks_of(page, like).points

    def bare_marks_of(self, page: Page, like: Iterable[Page]) -> Marks:
        """Return what such a page shows that its like do not."""
        return _marks(page, self._frame(page, like), page.lines)

    def _frame(self, page: Page, like: Iterable[Page]) -> list[Page]:
        """Return pages whose lines and links are no news on `page`: its like, and the first page."""
        first = next(iter(self.pages.values()))
        return [other for other in (*like, first) if not _are_same(other, page)]


def _marks(page: Page, frame: Iterable[Page], lines: Iterable[Line]) -> Marks:
    """Return what the lines of a page show that neither its like nor the pages leading to it show.

    Where there are several of these, what one of them alone shows is not counted: it may be another ad of the same
    advertiser with the same words.
    """
    others = list(frame)
    least = 2 if len(others) >= SEVERAL else 1
    known = Counter(text for other in others for text in {line.text for line in outside_cards(other)})
    contacts = Counter(target for other in others for target in contact_targets(other))
    news = [line for line in lines if known[line.text] < least]
    return marks_of(page, news, {target for target in contact_targets(page) if contacts[target] < least})


def _length(lines: Iterable[str]) -> int:
    return sum(map(len, lines))


def _are_same(one: Page, other: Page) -> bool:
    """Tell whether two pages are one page, perhaps at two addresses or in two languages."""
    lines, others = {line.text for line in one.lines}, {line.text for line in other.lines}
    names = [Address.of(page.url).telling_name for page in (one, other)]
    return names[0] == names[1] != "" or len(lines & others) > SAME_LINES * max(len(lines), len(others))


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


@lru_cache(maxsize=PAGES_KEPT)
def outside_cards(page: Page) -> list[Line]:
    """Return the lines of a page that stand in no card of a list of links."""
    cards = {card for group in rich_groups(page) for card in (link.card for link in group.links.values())}
    return [line for line in page.lines if not is_inside(line, cards)]


@lru_cache(maxsize=PAGES_KEPT)
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
    own = [
        g for g in rich_groups(page) if sum(a not in known for a in g.links) >= LISTS_CARDS and not _are_like(page, g)
    ]
    cards = {link.card for group in own for link in group.links.values()}
    if not cards:
        return False
    texts = {line.text for other in others for line in other.lines}
    inside = sum(len(line.text) for line in page.lines if is_inside(line, cards))
    outside = sum(len(line.text) for line in page.lines if not is_inside(line, cards) and line.text not in texts)
    return inside > outside


def _are_alike(one: Key, other: Key) -> bool:
    """Tell whether two kinds of links have addresses of one build in one folder, as far as is known."""
    return one[1] == other[1] and (one[2] == other[2] or MANY in (one[2], other[2]))


def _are_like(page: Page, group: Group) -> bool:
    """Tell whether links lead to pages with addresses built as the page's own: other ads beside an ad."""
    here = Address.of(page.url)
    return group.key[1] == here.rough and group.key[2] in (here.leading, MANY)


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
