"""Which links lead to ads, and the pattern of their addresses.

The survey found some links that lead to ads. Here every other spot whose links look alike is tried by example, and
so is every folder or parameter value such links name, until it is known which of them lead to ads.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from operator import itemgetter
from statistics import median
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.addresses import canonical
from crawler.propose.page import Link, Page, Spot
from crawler.propose.patterns import Address, Rough, ad_pattern
from crawler.propose.survey import ALSO_ADS, LISTS_CARDS, SURE, Survey, is_inside

TEMPLATE_SHARE = 0.8  # of the likeness that ads' pages have among each other
OTHER_ADDRESS_SHARE = 0.9  # the same for a page with an address unlike ads'
SAME_TEMPLATE = 0.97
NEARLY_ALL, MANY_TOLD = 0.8, 4  # of the leads told, from so many on
POOREST_AD = 2.0  # points an ad's page has at least
KNOWN_WELL = 3  # of a lead whose folder and spot are known
TRIES = 2  # pages looked at before a lead counts as leading elsewhere
OWN_VALUES, FEW_FOLDERS = 0.8, 4  # of the addresses; from so many on
MOST_FOLDERS = 8  # values of a column that are each tried; more are towns
FOLDERS_TRIED = 12  # leads tried of one place that differ by folder
DOUBTFUL_TRIED = 6  # leads of which folders say different things
VALUES_TRIED = 25  # leads tried of one place that differ by a parameter's value
LONGEST_VALUE = 12  # characters; a longer value names no list

Place = tuple[Spot, Rough]
Column = Sequence[tuple[str, bool]]  # of the folders of leads told: value and verdict


@dataclass(frozen=True, slots=True)
class Lead:
    """Links in one spot with addresses of one build, one folder, and equal values of the parameters beside the id."""

    place: Place
    folder: tuple[str, ...]
    values: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Ads:
    """What is known of a site's ads. `pages` are ads' own pages, `links` links to ads by canonical address."""

    survey: Survey
    reserve: int
    url: str = ""
    links: dict[str, Link] = field(default_factory=dict)
    others: set[str] = field(default_factory=set)
    pages: list[Page] = field(default_factory=list)
    leads: dict[Lead, bool | None] = field(default_factory=dict)  # None: tried, and too little seen to tell
    renewals: int = 0  # how often it was settled anew which links lead to ads
    _wide: str = ""  # the pattern with nothing kept off
    _shown: dict[str, set[str]] = field(default_factory=dict)
    _own: set[tuple[object, ...]] = field(default_factory=set)  # columns of folders that hold names, by build
    _likeness: dict[str, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Start from the groups that the survey judged to be ads."""
        judged = self.survey.ads()
        self.pages = self._personal({page.url: page for group in judged for page in group.pages}.values())
        for group in judged:
            self.links.update(group.group.links)
        self.url = self._wide = ad_pattern(sorted(self.links), ())
        self._likeness = {page.url: True for page in self.pages}

    def _personal(self, pages: Iterable[Page]) -> list[Page]:
        """Return the pages that speak of a person half as much as the one that does most; others offer goods, rooms."""
        pages = list(pages)
        marks = {page.url: self.survey.bare_marks_of(page, pages).personal for page in pages}
        return [page for page in pages if marks[page.url] >= max(marks.values()) / 2]

    async def verify(self) -> None:
        """Try the leads that fit the pattern, those that least is known of first, then make the pattern anew."""
        candidates = self._candidates()
        self._own = self._own_columns(candidates)
        waiting = {lead: links for lead, links in candidates.items() if lead not in self.leads}
        while waiting:
            known, lead = min(((self._known_of(lead), lead) for lead in waiting), key=itemgetter(0))
            links = waiting.pop(lead)
            if known < KNOWN_WELL and self._is_worth_trying(lead):
                self.leads[lead] = await self._leads_to_ads(links)
        await self._try_doubtful(candidates)
        self._settle()

    async def _try_doubtful(self, candidates: dict[Lead, list[Link]]) -> None:
        """Try a few leads of which one folder says what another denies, until it is clear which one tells."""
        for _ in range(DOUBTFUL_TRIED):
            told = self._told()
            doubtful = (lead for lead in candidates if lead not in self.leads and self._is_doubtful(lead, told))
            lead = next(doubtful, None)
            if lead is None or len(self.survey.asked) >= self.survey.budget - self.reserve:
                return
            self.leads[lead] = await self._leads_to_ads(candidates[lead])

    def _is_doubtful(self, lead: Lead, told: dict[Lead, bool]) -> bool:
        columns = [(n, column) for n, column in self._telling_columns(lead, told) if not self._is_own(lead, n)]
        least = min((_mistold(column) for _, column in columns), default=0)
        found = [_with_value(column, lead.folder[n]) for n, column in columns if _mistold(column) == least]
        return len({_mostly(verdicts) for verdicts in found if verdicts}) > 1

    def _known_of(self, lead: Lead) -> int:
        """Return how much the leads tried tell of another: something of its folders counts double, of its spot once."""
        told = self._told()
        like = _built_alike(lead, told)
        seen = [{known.folder[n] for known in like} for n in range(len(lead.folder))]
        folders = bool(like) and all(v in seen[n] or self._is_own(lead, n) for n, v in enumerate(lead.folder))
        values = any(known.values == lead.values for known in like)
        return 2 * (folders and values) + any(known.place == lead.place for known in told)

    def _is_own(self, lead: Lead, column: int) -> bool:
        """Tell whether addresses built so have too many values in a column to try each: towns, or their own names."""
        return (*lead.place[1:], len(lead.folder), column) in self._own

    @staticmethod
    def _own_columns(leads: dict[Lead, list[Link]]) -> set[tuple[object, ...]]:
        kinds: dict[tuple[Rough, int], dict[str, tuple[str, ...]]] = {}
        for lead, links in leads.items():
            kind = kinds.setdefault((lead.place[1], len(lead.folder)), {})
            kind.update({link.address: lead.folder for link in links})
        return {
            (*kind, n)
            for kind, folders in kinds.items()
            for n in range(kind[1])
            if len(folders) > FEW_FOLDERS
            and len({folder[n] for folder in folders.values()}) > min(OWN_VALUES * len(folders), MOST_FOLDERS)
        }

    def id_of(self, address: str) -> str | None:
        """Return the id of the ad at a canonical address, None when the pattern does not fit."""
        match = re.search(self.url, address)
        return match.group("id") if match else None

    def shown(self, page: Page) -> set[str]:
        """Return the ids of the ads that a page shows in spots that lead to ads."""
        if page.url not in self._shown:
            ids = ((link, self.id_of(link.address)) for link in page.links)
            self._shown[page.url] = {ident for link, ident in ids if ident and self._is_ad(self._lead(link))}
        return self._shown[page.url]

    def is_part_of_an_ad(self, address: str) -> bool:
        """Tell whether an address lies below an ad's: its pictures, reviews, a form to answer."""
        stems = {_stem(ad) for ad in self.links}
        parts = urlsplit(address).path.strip("/").split("/")
        return any("/".join(parts[:depth]) in stems for depth in range(1, len(parts)))

    def is_ad(self, page: Page) -> bool:
        """Tell whether a page has the ads' template, and on it what ads show."""
        if page.url not in self._likeness:
            self._likeness[page.url] = self._looks_like_an_ad(page)
        return self._likeness[page.url]

    def _looks_like_an_ad(self, page: Page) -> bool:
        samples = self.pages[: 2 * TRIES]
        alike = min((a.likeness(b) for a, b in combinations(samples, 2)), default=1.0)
        template = max(map(page.likeness, samples)) / alike
        fits = TEMPLATE_SHARE if re.search(self._wide, canonical(page.url)) else OTHER_ADDRESS_SHARE
        if template < fits or self._mostly_lists_ads(page):
            return False
        known = [self.survey.bare_marks_of(sample, samples) for sample in samples]
        usual, marks = median(ad.points for ad in known), self.survey.bare_marks_of(page, samples)
        needed = POOREST_AD if template >= SAME_TEMPLATE else max(SURE * ALSO_ADS, usual / 2)
        if "age" not in marks.kinds and sum("age" in ad.kinds for ad in known) >= NEARLY_ALL * len(known):
            needed = max(needed, NEARLY_ALL * usual)  # rooms and goods may be offered on the very same template
        return marks.points >= needed and marks.personal >= median(ad.personal for ad in known) / 2

    def _mostly_lists_ads(self, page: Page) -> bool:
        """Tell whether most of a page stands in cards of links to ads, and in more of them than ads' pages have."""
        cards = self._cards(page)
        known = {line.text for sample in self.pages[:TRIES] for line in sample.lines}
        inside = sum(len(line.text) for line in page.lines if is_inside(line, cards))
        outside = sum(len(line.text) for line in page.lines if not is_inside(line, cards) and line.text not in known)
        return len(cards) >= LISTS_CARDS + max(len(self._cards(ad)) for ad in self.pages[:TRIES]) and inside > outside

    def _cards(self, page: Page) -> set[HtmlElement]:
        return {link.card for link in page.links if self.id_of(link.address)}

    def other_pages(self) -> list[Page]:
        """Return the pages seen that are no ads."""
        return [page for page in self.survey.pages.values() if not self.is_ad(page)]

    def _candidates(self) -> dict[Lead, list[Link]]:
        """Return the links that may lead to ads, as far as spot and address tell, by lead."""
        known = {lead.place for lead, is_ad in self.leads.items() if is_ad}
        known |= {(link.spot, Address.of(link.address).rough) for link in self.links.values()}
        found: dict[Lead, list[Link]] = {}
        for link in self._seen_links():
            place = (link.spot, Address.of(link.address).rough)
            if re.search(self._wide, link.address) or place in known:
                found.setdefault(self._lead(link), []).append(link)
        return found

    def _seen_links(self) -> Iterator[Link]:
        return (link for page in self.other_pages() for link in page.links)

    def _lead(self, link: Link) -> Lead:
        address, match = Address.of(link.address), re.search(self._wide, link.address)
        place = (link.spot, address.rough)
        if match is None or not any(match.group("id") == value for _, value in address.query):
            return Lead(place, address.segments[:-1], ())
        values = ((n, v) for n, v in address.query if v != match.group("id") and len(v) <= LONGEST_VALUE)
        return Lead(place, address.segments, tuple(sorted(values)))

    def _is_worth_trying(self, lead: Lead) -> bool:
        like = [known for known in self.leads if known.place == lead.place]
        most = VALUES_TRIED if lead.values else FOLDERS_TRIED
        return len(like) < most and len(self.survey.asked) < self.survey.budget - self.reserve

    async def _leads_to_ads(self, links: list[Link]) -> bool | None:
        known = {page.url for page in self.pages}
        tried: set[str] = set()
        for link in sorted(links, key=lambda link: link.address not in self.survey.pages):
            page = await self.survey.look(link.url) if len(tried) < TRIES else None
            if page is not None and self.is_ad(page):
                self.pages += [page] if page.url not in known else []
                return True
            tried |= {page.url} if page is not None else set()
        return False if len(tried) >= min(TRIES, len({link.address for link in links})) else None

    def _is_ad(self, lead: Lead) -> bool | None:
        """Tell whether a lead leads to ads: tried, or untried by what its like in other spots or folders do.

        None when nothing tells.
        """
        verdict = self.leads.get(lead)
        told = self._told()
        if verdict is not None:
            return verdict or self._is_poor_one(lead, told)
        here = {known: is_ad for known, is_ad in told.items() if known.place == lead.place}
        ads_named = {_named(known) for known, is_ad in told.items() if is_ad}
        if not any(here.values()) and sum(_named(known) in ads_named for known in here) >= TRIES:
            return False  # links to further pages stand in the folders of ads and lead to none
        like = [is_ad for known, is_ad in told.items() if _named(known) == _named(lead)]
        like = like or self._of_telling_folder(lead, told) or list(here.values())
        return _mostly(like) if like else None

    def _told(self) -> dict[Lead, bool]:
        """Return the leads tried of which enough was seen to tell."""
        return {lead: is_ad for lead, is_ad in self.leads.items() if is_ad is not None}

    def _of_telling_folder(self, lead: Lead, told: dict[Lead, bool]) -> list[bool]:
        """Return what was told of the leads with a lead's value in the column of folders that tells most of others."""
        columns = self._telling_columns(lead, told)
        return _with_value(columns[0][1], lead.folder[columns[0][0]]) if columns else []

    def _is_poor_one(self, lead: Lead, told: dict[Lead, bool]) -> bool:
        """Tell whether a lead led to a poor ad: nearly all in its folder lead to ads, those in another do not."""
        columns = self._telling_columns(lead, told)
        if not columns:
            return False
        n, column = columns[0]
        inside = _with_value(column, lead.folder[n])
        outside = [is_ad for value, is_ad in column if value != lead.folder[n]]
        poor_outside = bool(outside) and not _mostly(outside)
        return poor_outside and len(inside) >= MANY_TOLD and sum(inside) >= NEARLY_ALL * len(inside)

    def _telling_columns(self, lead: Lead, told: dict[Lead, bool]) -> list[tuple[int, Column]]:
        """Return the columns of folders like a lead's, with value and verdict of each lead told, most telling first."""
        like = _built_alike(lead, told)
        columns = [[(known.folder[n], told[known]) for known in like] for n in range(len(lead.folder))]
        return sorted(
            enumerate(columns),
            key=lambda numbered: (self._is_own(lead, numbered[0]), _mistold(numbered[1]), len(set(numbered[1]))),
        )

    def _settle(self) -> None:
        ads: dict[str, Link] = {}
        others: set[str] = {canonical(page.url) for page in self.other_pages()}
        for lead, links in self._candidates().items():
            is_ad = self._is_ad(lead)
            if is_ad:
                ads |= {link.address: link for link in links if link.address not in ads}
            elif is_ad is False:
                others |= {link.address for link in links}
        self.links = ads or self.links
        self.others = others - set(self.links)
        self.url = ad_pattern(sorted(self.links), self.others)
        self._wide = ad_pattern(sorted(self.links), ())
        self.renewals += 1
        self._shown.clear()


def _named(lead: Lead) -> tuple[object, ...]:
    """Return what a lead's addresses have in common, wherever they stand."""
    return lead.place[1], lead.folder, lead.values


def _built_alike(lead: Lead, leads: Iterable[Lead]) -> list[Lead]:
    """Return the leads whose addresses have as many folders as a lead's, and its ending and parameters."""
    return [known for known in leads if known.place[1] == lead.place[1] and len(known.folder) == len(lead.folder)]


def _with_value(column: Column, wanted: str) -> list[bool]:
    return [is_ad for value, is_ad in column if value == wanted]


def _mostly(verdicts: Sequence[bool]) -> bool:
    return sum(verdicts) * 2 >= len(verdicts)


def _mistold(column: Column) -> int:
    """Return how many verdicts the others with the same value would have got wrong, each left out in turn."""
    counts = Counter(column)
    return sum(counts[value, not is_ad] > counts[value, is_ad] - 1 for value, is_ad in column)


def _stem(address: str) -> str:
    """Return an address's path without its ending."""
    folder, slash, last = urlsplit(address).path.strip("/").rpartition("/")
    return f"{folder}{slash}{last.rpartition('.')[0] or last}"
