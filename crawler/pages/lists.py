"""What a listing page leads to: ads and further lists, by the definition's selectors and patterns."""

from scrapy.http import HtmlResponse

from crawler.definition import SiteDefinition
from crawler.memory import Links


def links_of(definition: SiteDefinition, page: HtmlResponse) -> Links:
    """Return the addresses of ads (`ads`) and of further lists (`next`), each once, in their order."""
    listing = definition.listing
    ads = [url for url in addresses(page, listing.ad_links) if definition.external_id(url)]
    linked = addresses(page, "a, link") if listing.list_url else []
    further = [url for url in linked if definition.is_listing(url)]
    return {"ads": ads, "next": list(dict.fromkeys([*addresses(page, listing.next_page), *further]))}


def addresses(page: HtmlResponse, css: str) -> list[str]:
    """Return the absolute addresses that the matches of a selector lead to, each once; none for an empty selector."""
    found = page.css(css).xpath("@href").getall() if css else []
    absolute = (_absolute(page, href.strip()) for href in found)
    return list(dict.fromkeys(address for address in absolute if address))


def _absolute(page: HtmlResponse, href: str) -> str:
    """Return where a link leads, minding the page's own base; nothing when it is no address at all."""
    try:
        return page.urljoin(href)
    except ValueError:
        return ""
