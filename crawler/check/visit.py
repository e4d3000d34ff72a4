"""The check itself: from a site's definition to a report."""

from dataclasses import dataclass

from rapidfuzz.fuzz import ratio
from sqlalchemy import Engine

from crawler.asking import Ask, visit_site
from crawler.check.ads import Reader, choose
from crawler.check.asked import Asked
from crawler.check.lists import Lists, look_at_lists
from crawler.check.past import Past
from crawler.check.report import AdSeen, CheckReport, shown_address, shown_id
from crawler.check.verdicts import failings, field_verdicts
from crawler.definition import SiteDefinition
from crawler.pages.building import PageObjects
from crawler.pages.content import AdContent
from crawler.pages.fixtures import faults_of, recorded_pages

ADS = 6
SAME_TEXT = 60.0  # percent; two pages of one ad are more alike
LONGEST = 2_000  # characters of a text that are compared


def check_site(engine: Engine, definition: SiteDefinition, ads: int = ADS) -> CheckReport:
    """Look at a few pages of a site and say what its definition reads, and what fails. Stores nothing.

    Once a process. Raises `BakenError` when nothing can be looked at: no mandate, a page object that cannot be
    used, no browser, the site down or blocking.
    """
    recorded = recorded_pages(definition)
    faults = [f"recorded page {fault}" for fault in faults_of(definition, recorded)]
    past = Past.of(engine, definition.name)
    look = _Look(definition, past, ads)
    lists, seen, mixed = visit_site(engine, definition, look.around)
    verdicts = field_verdicts(seen, past.usual) if seen else ()
    failing = [*faults, *(failings(seen, verdicts) if seen else [_no_ads(lists)]), *mixed]
    return CheckReport(definition.name, tuple(lists.seen), tuple(seen), verdicts, len(recorded), tuple(failing))


def _no_ads(lists: Lists) -> str:
    hows = dict.fromkeys(seen.trouble or seen.how[0] for seen in lists.seen)
    return f"no ad found on {len(lists.seen)} list page{'s' * (len(lists.seen) > 1)}: {'; '.join(hows)}"


@dataclass(frozen=True, slots=True)
class _Look:
    definition: SiteDefinition
    past: Past
    wanted: int

    async def around(self, ask: Ask) -> tuple[Lists, list[AdSeen], list[str]]:
        """Look at lists and ads; return them, and what is wrong with the ads' ids."""
        pages = PageObjects(self.definition, ask.crawler) if self.definition.page_object else None
        asked = Asked(ask, self.definition.name)
        lists = await look_at_lists(asked, self.definition)
        reader = Reader(asked, self.definition, pages)
        known = self.past.fields_of(lists.ads.keys())
        seen, contents = [], {}
        for ident in choose(list(lists.ads), known, self.wanted):
            ad, contents[ident] = await reader.look(lists.ads[ident][0], known.get(ident))
            seen.append(ad)
        return lists, seen, await _mixed_up(lists, reader, contents)


async def _mixed_up(lists: Lists, reader: Reader, contents: dict[str, AdContent | None]) -> list[str]:
    """Return what is wrong where one id stands for several addresses: nothing unless their pages are different ads."""
    ident, addresses = max(lists.ads.items(), key=lambda item: len(item[1]), default=("", []))
    if len(addresses) < 2:
        return []
    first = contents.get(ident) or (await reader.look(addresses[0], None))[1]
    other = (await reader.look(addresses[-1], None))[1]
    if first is None or other is None or is_same_ad(first, other):
        return []
    pair = f"{shown_address(addresses[0])} and {shown_address(addresses[-1])}"
    return [f"ad_url gives the id {shown_id(ident)!r} to different ads: {pair}"]


def is_same_ad(one: AdContent, other: AdContent) -> bool:
    """Tell whether two contents are one ad, read twice: its texts may differ a little."""
    if one.title != other.title and one.title and other.title:
        return False
    return ratio(one.text[:LONGEST], other.text[:LONGEST]) >= SAME_TEXT
