"""All lists that lead to a site's ads: by town, by category, and their further pages."""

import re
from collections import Counter
from dataclasses import dataclass

from crawler.addresses import canonical
from crawler.propose.ads import Ads
from crawler.propose.groups import Group, in_frame, worth_a_look
from crawler.propose.lists import Paging, dresses_only, list_pattern, paging_of
from crawler.propose.marks import OTHER_WORDS
from crawler.propose.page import Link, Page
from crawler.propose.patterns import Address
from crawler.propose.survey import Survey

COMMON_SHARE = 0.6  # of pages that show an ad, from which on it is shown everywhere
COMMON_PAGES = 4
PAGINGS_TRIED = 3
LISTS_PAGED = 4  # lists on which paging is looked for
LOOKS, MOST_LOOKS = 2, 4  # pages of a group of like links looked at; more when they differ
MENU_LOOKS = 6  # links of a menu looked at one by one
FEW_LISTS = 15
ROUNDS = 3  # what a later list shows may make an earlier page a list, too
NEXT_TO_ADS = re.compile(
    r"adverten|escort|dames|meiden|girls|ladies|damen|aanbod|anzeigen|angebote|overzicht|übersicht|alle|\ball\b|browse"
    r"|listings?|\bads\b|categor|steden|stad|cit(?:y|ies)|städte|regio|provinc|profil",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Chart:
    """How a site's ads are reached: the patterns of addresses, and the lists seen. `list_url` may be empty."""

    ad_url: str
    list_url: str
    ads: Ads
    lists: list[Page]


async def chart_site(survey: Survey, start: Page, reserve: int) -> Chart:
    """Find the lists that lead to the ads the survey found; leaves `reserve` pages of the budget."""
    ads = Ads(survey, reserve)
    lists = _Lists(ads)
    for _ in range(ROUNDS):
        await ads.verify()
        for group in lists.candidates():
            await lists.try_group(group)
    await ads.verify()
    await lists.drop_lists_of_other_things()
    await ads.verify()
    await lists.find_paging()
    return lists.chart(start)


class _Lists:
    def __init__(self, ads: Ads) -> None:
        self._ads = ads
        self._survey = ads.survey
        self._pagings: dict[Paging, str] = {}
        self._found: set[str] = set()
        self._dropped: set[str] = set()
        self._promoted: tuple[tuple[int, int], set[str]] = ((-1, -1), set())

    def is_list(self, page: Page) -> bool:
        """Tell whether a page that is no ad shows ads that not every page shows."""
        back = set(re.findall(r"[^/?#&=]+", page.url))  # a page about one ad leads back to it
        shown = self._ads.shown(page) - self._common() - back
        return bool(shown) and not self._ads.is_ad(page) and not self._ads.is_part_of_an_ad(page.url)

    def _common(self) -> set[str]:
        """Return the ads that nearly every page shows (promoted ones)."""
        pages = list(self._survey.pages.values())
        known = (self._ads.renewals, len(pages))
        if self._promoted[0] != known:
            counts = Counter(ident for page in pages for ident in self._ads.shown(page))
            least = COMMON_SHARE * len(pages) if len(pages) >= COMMON_PAGES else float("inf")
            self._promoted = known, {ident for ident, count in counts.items() if count >= least}
        return self._promoted[1]

    def candidates(self) -> list[Group]:
        """Return the groups of links that may be lists, those on the first page first, then large ones."""
        first = next(iter(self._survey.pages.values())).url
        groups = [group for group in worth_a_look(self._survey.groups().values()) if not self._mostly_ads(group)]
        return sorted(groups, key=lambda group: (first not in group.pages, -len(group.links)))

    def _mostly_ads(self, group: Group) -> bool:
        return sum(address in self._ads.links for address in group.links) > len(group.links) / 2

    async def try_group(self, group: Group) -> None:
        """Look whether a group's links lead to lists: take all if those looked at do, else one by one."""
        links = [link for a, link in group.links.items() if not dresses_only(a) and a not in self._ads.links]
        links = [link for link in links if not OTHER_WORDS.search(link.address)]
        links = [link for link in links if not self._ads.is_part_of_an_ad(link.address)]
        if len(links) < len(group.links) / 2 or set(group.links) <= self._found:
            return
        if _is_menu(links):
            await self._try_each(links)
            return
        pages = [page for link in links if (page := self._survey.pages.get(link.address)) is not None]
        for link in links:
            enough = len(pages) >= LOOKS and not _split(list(map(self._leads_to_ads, pages)))
            if enough or len(pages) >= MOST_LOOKS:
                break
            if (page := await self._look(link)) is not None and page not in pages:
                pages.append(page)
        led = [self._leads_to_ads(page) for page in pages]
        if led and sum(led) >= len(led) / 2:
            self._found |= {link.address for link in links}

    async def _try_each(self, links: list[Link]) -> None:
        links = sorted(links, key=lambda link: not NEXT_TO_ADS.search(f"{link.text} {link.url}"))
        for link in links[:MENU_LOOKS]:
            page = await self._look(link)
            if page is not None and self._leads_to_ads(page):
                self._found.add(link.address)

    async def _look(self, link: Link) -> Page | None:
        known = self._survey.pages.get(link.address)
        may_ask = len(self._survey.asked) < self._survey.budget - self._ads.reserve
        return await self._survey.look(link.url) if known is None and may_ask else known

    def _leads_to_ads(self, page: Page) -> bool:
        """Tell whether a page is a list, or links to lists that the first page does not link to."""
        first = next(iter(self._survey.pages.values()))
        known = {link.address for link in first.links} if first is not page else set()
        return self.is_list(page) or len({link.address for link in page.links} & self._found - known) >= LOOKS

    async def drop_lists_of_other_things(self) -> None:
        """Look at one or two links of each list, where lists are few: a board may have some without ads."""
        kinds = Counter(_kind(address) for address in self._found)
        for address in sorted(a for a in self._found if kinds[_kind(a)] <= FEW_LISTS):
            if len(self._survey.asked) < self._survey.budget - self._ads.reserve:
                await self._survey.look(address)
        lists = [(canonical(page.url), page) for page in self._survey.pages.values()]
        for page in (p for address, p in lists if address in self._found and kinds[_kind(address)] <= FEW_LISTS):
            links = [link for link in page.links if self._ads.id_of(link.address)]
            seen = [p for link in links if (p := self._survey.pages.get(link.address)) is not None]
            for link in links:
                if len(seen) >= LOOKS or any(map(self._ads.is_ad, seen)):
                    break
                if (looked := await self._look(link)) is not None and looked not in seen:
                    seen.append(looked)
            if seen and not any(map(self._ads.is_ad, seen)):
                self._found.discard(canonical(page.url))
                self._dropped.add(canonical(page.url))

    async def find_paging(self) -> None:
        """Look at lists for links to their further pages, and keep those that show ads the list does not."""
        lists = [page for page in self._survey.pages.values() if self.is_list(page)]
        for page in sorted(lists, key=lambda page: -len(self._ads.shown(page)))[:LISTS_PAGED]:
            await self._page_on(page)
        for address in sorted(self._found - set(self._survey.pages)):
            if self._pagings or len(self._survey.asked) >= self._survey.budget - self._ads.reserve:
                break
            larger = await self._survey.look(address)  # a small list has no further pages; another may be larger
            if larger is not None:
                await self._page_on(larger)

    async def _page_on(self, page: Page) -> None:
        for url, paging in paging_of(page)[:PAGINGS_TRIED]:
            if paging in self._pagings or canonical(url) in self._ads.links:
                continue
            further = await self._survey.look(url)
            await self._ads.verify()
            if further is not None and self._ads.shown(further) - self._ads.shown(page) - self._common():
                self._pagings[paging] = canonical(url)

    def chart(self, start: Page) -> Chart:
        """Return what was found."""
        pages = [page for page in self._survey.pages.values() if self.is_list(page)]
        seen = {canonical(page.url) for page in pages} - self._dropped
        firsts = {canonical(start.url)} | self._found | (seen - set(self._pagings.values()))
        firsts = {address for address in firsts if self._ads.id_of(address) is None}
        known = {link.address for page in self._survey.pages.values() for link in page.links} | self._ads.others
        others = (known - firsts - seen) | set(self._ads.links) | self._dropped
        pattern = list_pattern(sorted(u for u in firsts if not dresses_only(u)), list(self._pagings), others)
        return Chart(self._ads.url, pattern, self._ads, pages)


def _kind(address: str) -> tuple[object, ...]:
    parts = Address.of(address)
    return parts.rough, parts.segments[:1]


def _is_menu(links: list[Link]) -> bool:
    """Tell whether links may lead to pages of different kinds: those of a menu, or few without a common folder."""
    bare = [link for link in links if not Address.of(link.address).query and len(Address.of(link.address).segments) < 2]
    return bool(bare) and (len(links) <= MENU_LOOKS or any(in_frame(link) for link in bare))


def _split(truths: list[bool]) -> bool:
    return any(truths) and not all(truths)
