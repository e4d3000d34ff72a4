"""The lists of a site, as far as a check looks: its start pages, and further ones until there are ads."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from scrapy.http import HtmlResponse

from crawler.addresses import canonical
from crawler.check.asked import Asked, NoPage
from crawler.check.report import ListSeen, shown_address
from crawler.definition import SiteDefinition
from crawler.memory import Links
from crawler.pages.lists import addresses, links_of
from domain.errors import BakenError

STARTS = 5  # start pages looked at
FURTHER = 4  # further lists looked at while no ad is found


@dataclass(slots=True)
class Lists:
    """The lists looked at, and the addresses of ads on them by their ids, in order."""

    seen: list[ListSeen] = field(default_factory=list)
    ads: dict[str, list[str]] = field(default_factory=dict)
    waiting: list[str] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)


async def look_at_lists(asked: Asked, definition: SiteDefinition) -> Lists:
    """Look at the start pages and one further list; at more of them only while there is no ad.

    Raises `BakenError` when no start page can be had.
    """
    lists = Lists()
    if not definition.start_urls:
        raise BakenError(f"site {definition.name}: its definition names no start_urls")
    for url in definition.start_addresses()[:STARTS]:
        await _look(asked, definition, lists, url)
    if all(seen.trouble for seen in lists.seen):
        first = lists.seen[0]
        raise BakenError(f"site {definition.name}: no start page can be read: {first.url}: {first.trouble}")
    looks = 0
    while lists.waiting and looks < FURTHER and (looks == 0 or not lists.ads):
        looks += await _look(asked, definition, lists, lists.waiting.pop(0))
    return lists


async def _look(asked: Asked, definition: SiteDefinition, lists: Lists, url: str) -> bool:
    """Look at a list not looked at before; tell whether it was one."""
    if canonical(url) in lists.asked:
        return False
    lists.asked.add(canonical(url))
    page = await asked.page(url)
    if isinstance(page, NoPage):
        lists.seen.append(ListSeen(shown_address(url), trouble=page.why))
        return True
    lists.asked.add(canonical(page.url))
    links = links_of(definition, page)
    for ad in links["ads"]:
        known = lists.ads.setdefault(definition.external_id(ad) or "", [])
        if canonical(ad) not in map(canonical, known):
            known.append(ad)
    further = [link for link in links["next"] if canonical(link) not in lists.asked]
    lists.waiting += further
    how = (_ads_by(definition, page, links), *_further_by(definition, page, links))
    ads = len({definition.external_id(ad) for ad in links["ads"]})
    lists.seen.append(ListSeen(shown_address(url), ads, len(links["next"]), how))
    return True


def _ads_by(definition: SiteDefinition, page: HtmlResponse, links: Links) -> str:
    css = definition.listing.ad_links
    found = addresses(page, css)
    if links["ads"]:
        return f"ads by `{css}`"
    if found:
        return f"none of the {len(found)} links of `{css}` fits ad_url, such as {shown_address(found[0])}"
    return f"`{css}` matches no link" if page.css(css) else f"`{css}` matches nothing"


def _further_by(definition: SiteDefinition, page: HtmlResponse, links: Links) -> Iterator[str]:
    listing = definition.listing
    if not listing.next_page and not listing.list_url:
        yield "no next_page, no list_url"
    if listing.next_page:
        count = len(addresses(page, listing.next_page))
        yield f"{count} by `{listing.next_page}`" if count else f"`{listing.next_page}` matches nothing"
    if listing.list_url:
        count = sum(definition.is_listing(url) for url in links["next"])
        yield f"{count} by list_url" if count else "no link fits list_url"
