"""The one spider: follows any site definition from listing to ads."""

from collections.abc import AsyncIterator, Iterable
from hashlib import sha256
from typing import Any
from urllib.parse import urljoin

from scrapy import Request, Spider
from scrapy.exceptions import CloseSpider
from scrapy.http import HtmlResponse, Response
from twisted.python.failure import Failure

from crawler.bounds import BARREN_LISTS, DEEPEST_LIST
from crawler.browser import browser_meta
from crawler.browser.failures import NOT_READY
from crawler.definition import SiteDefinition
from crawler.failures import kind_of
from crawler.memory import Links
from crawler.pages.content import block_text, decoded, read_content
from crawler.pages.gone import says_gone
from crawler.spiders.blocks import BlockWatch
from crawler.storing import CrawlStore
from domain.errors import BakenError

ANSWERS = [304, *range(400, 600)]  # these come to us; redirects are followed
GONE = (404, 410)


class SiteSpider(Spider):
    """Crawls one site. What it finds goes to the crawl's store; what fails is counted by its kind."""

    name = "site"

    def __init__(self, definition: SiteDefinition, store: CrawlStore, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.definition = definition
        self.store = store
        self.asked_for: set[str] = set()
        self.blocks = BlockWatch()
        self.pause_reason = ""

    async def start(self) -> AsyncIterator[Any]:
        """Ask for the start pages."""
        for url in self.definition.start_addresses():
            yield self._request(url, self.parse_listing)

    def _request(self, url: str, callback: Any, fresh: bool = False, **meta: Any) -> Request:
        meta["handle_httpstatus_list"] = ANSWERS
        meta |= browser_meta(self.definition)
        headers = {} if fresh else self.store.memory.conditions(url)
        return Request(url, callback=callback, errback=self.failed, meta=meta, headers=headers, dont_filter=fresh)

    def parse_listing(self, response: Response) -> Iterable[Request]:
        """Follow a listing page to its ads and to the next pages."""
        self._stop_if_blocked(response)
        url = _asked(response)
        links: Links | None = None
        if response.status == 304:
            links = self.store.memory.links(url)
            if links is None:
                yield self._request(url, self.parse_listing, fresh=True)
                return
            self.store.memory.confirmed(url)
        elif response.status >= 400 or not isinstance(response, HtmlResponse):
            self.store.listing_failed(f"listing_{response.status}" if response.status >= 400 else "listing_not_html")
            return
        else:
            links = self._links(decoded(response))
            if NOT_READY in response.flags and not links["ads"]:
                self.store.listing_failed(NOT_READY, f"{url} never showed its list")
                return
            self.store.memory.read(url, response, links=links)
        yield from self._follow(links, response)
        self._stop_at_a_bound()

    def _links(self, page: HtmlResponse) -> Links:
        def absolute(css: str) -> list[str]:
            found = page.css(css).xpath("@href").getall() if css else []
            return list(dict.fromkeys(urljoin(page.url, href.strip()) for href in found))

        ads = [url for url in absolute(self.definition.listing.ad_links) if self.definition.external_id(url)]
        return {"ads": ads, "next": absolute(self.definition.listing.next_page)}

    def _follow(self, links: Links, response: Response) -> Iterable[Request]:
        before = len(self.asked_for)
        for url in links["ads"]:
            yield from self._ask_for_ad(url)
        barren = 0 if len(self.asked_for) > before else response.meta.get("barren", 0) + 1
        depth = response.meta.get("list_depth", 0) + 1
        if barren >= BARREN_LISTS or depth >= DEEPEST_LIST:
            self.store.count_error("endless_paging", f"{response.url}: {barren} listing pages without a new ad")
            return
        for url in links["next"]:
            yield self._request(url, self.parse_listing, barren=barren, list_depth=depth)

    def _ask_for_ad(self, url: str) -> Iterable[Request]:
        external_id = self.definition.external_id(url)
        if external_id is None or external_id in self.asked_for:
            return
        self.asked_for.add(external_id)
        self.store.listed(external_id)
        if self.store.already_seen(external_id):
            return
        live = self.store.is_live(external_id)
        if live and self.store.memory.rests(url):
            self.store.health.rested += 1
            self.store.seen_again(external_id, url)
        else:
            yield self._request(url, self.parse_ad, fresh=not live)

    async def parse_ad(self, response: Response) -> AsyncIterator[Request]:
        """Read an ad page and hand what it says to the store."""
        self._stop_if_blocked(response)
        url = _asked(response)
        external_id = self.definition.external_id(url) or self.definition.external_id(response.url)
        if external_id is None:
            self.store.count_error("ad_without_id")
        elif response.status in GONE:
            self.store.gone(external_id)
        elif response.status >= 400:
            self.store.count_error(f"ad_{response.status}")
        elif response.status != 304 and not isinstance(response, HtmlResponse):
            self.store.count_error("ad_not_html")
        elif response.status != 304 and self.definition.external_id(response.url) != external_id:
            self.store.gone(external_id)  # redirected to a list: the ad is no longer there
        elif self.store.is_live(external_id) and self.store.memory.is_unchanged(url, response):
            self.store.health.unchanged += 1
            self.store.memory.confirmed(url)
            self.store.seen_again(external_id, url)
        elif response.status == 304:
            yield self._request(url, self.parse_ad, fresh=True)
        elif isinstance(response, HtmlResponse):
            await self._read_ad(external_id, url, decoded(response))
        self._stop_at_a_bound()

    async def _read_ad(self, external_id: str, url: str, page: HtmlResponse) -> None:
        if self.store.is_copy(external_id, sha256(page.body).hexdigest()):
            self.store.count_error("same_page_again", f"{page.url} is the same page as several other ads'")
            return
        try:
            content = await read_content(self.definition, page)
        except BakenError as error:
            self.store.count_error("ad_unreadable", str(error))
            return
        if content.gone or says_gone(block_text(page.selector, "body")):
            self.store.gone(external_id)
        elif NOT_READY in page.flags and not content.text:
            self.store.count_error(NOT_READY, f"{page.url} never showed its content")
        elif not content.title and not content.text:
            self.store.count_error("ad_empty", f"{page.url} is empty")
        else:
            self.store.seen(external_id, page.url, content)
            self.store.memory.read(url, page, external_id)

    def _stop_if_blocked(self, response: Response) -> None:
        """A block is an answer: stop and report, never evade."""
        if self.blocks.is_block(response) and self.blocks.is_open():
            self.store.count_error("blocked", f"{response.url} answers with a block ({response.status})")
            raise CloseSpider("blocked")

    def _stop_at_a_bound(self) -> None:
        """Asked after a page was read, so that nothing fetched is thrown away."""
        if self.store.broken:
            raise CloseSpider(self.store.broken)
        if reached := self.store.bounds.reached(self.store.pages):
            self.pause_reason = reached
            raise CloseSpider("paused")

    def failed(self, failure: Failure) -> None:
        """Count a request that brought no response, under its own name."""
        request: Request = failure.request  # type: ignore[attr-defined]
        kind = kind_of(failure.value)
        if request.callback == self.parse_listing:
            self.store.listing_failed(kind, str(failure.value))
        else:
            self.store.count_error(kind, f"{request.url}: {failure.getErrorMessage()}")


def _asked(response: Response) -> str:
    """Return the address that was asked for, before any redirect."""
    return str((response.meta.get("redirect_urls") or [response.url])[0])
