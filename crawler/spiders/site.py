"""The one spider: follows any site definition from listing to ads."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from hashlib import sha256
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, DontCloseSpider
from scrapy.http import HtmlResponse, Response
from twisted.python.failure import Failure

from crawler.addresses import canonical
from crawler.bounds import BARREN_LISTS, DEEPEST_LIST
from crawler.browser import browser_meta
from crawler.browser.failures import NOT_READY
from crawler.definition import SiteDefinition
from crawler.failures import kind_of
from crawler.memory import Links
from crawler.pages.building import PageObjects
from crawler.pages.content import ReadsPages, decoded, read_content
from crawler.pages.gone import is_farewell
from crawler.pages.lists import links_of
from crawler.spiders.blocks import BlockWatch, is_further_page
from crawler.storing import CrawlStore
from domain.errors import BakenError

ANSWERS = [304, *range(400, 600)]  # these come to us; redirects are followed
GONE = (404, 410)
CLOCK_SECONDS = 5.0
# A listing page that fails so is no gap in the walk: it is not there, or we may not go there.
NOT_THERE = ("listing_404", "listing_410", "robots_disallowed", "off_allow_list")


class SiteSpider(Spider):
    """Crawls one site. What it finds goes to the crawl's store; what fails is counted by its kind."""

    name = "site"

    def __init__(self, definition: SiteDefinition, store: CrawlStore, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.definition = definition
        self.store = store
        self.asked_for: set[str] = set()
        self.lists: set[str] = set()
        self._starts = {canonical(url) for url in definition.start_addresses()}
        self.blocks = BlockWatch()
        self.further_blocks = BlockWatch(answers=1)
        self.pages: ReadsPages | None = None
        self.pause_reason = ""

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Make the spider; when it has nothing left to do it looks after ads that are missing."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.probe_missing, signals.spider_idle)
        crawler.signals.connect(spider.watch_the_clock, signals.spider_opened)
        if spider.definition.page_object:
            spider.pages = PageObjects(spider.definition, crawler)
            crawler.signals.connect(spider.watch_further_pages, signals.response_received)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Ask for the start pages."""
        for url in self.definition.start_addresses():
            for request in self._ask_for_list(url):
                yield request

    def _request(self, url: str, callback: Any, fresh: bool = False, **meta: Any) -> Request:
        meta["handle_httpstatus_list"] = ANSWERS
        meta |= browser_meta(self.definition)
        headers = {} if fresh else self.store.memory.conditions(url)
        return Request(url, callback=callback, errback=self.failed, meta=meta, headers=headers)

    def _ask_for_list(self, url: str, **meta: Any) -> Iterable[Request]:
        if canonical(url) not in self.lists:
            self.lists.add(canonical(url))
            yield self._request(url, self.parse_listing, **meta)

    def parse_listing(self, response: Response) -> Iterable[Request]:
        """Follow a listing page to its ads and to further listing pages."""
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
            self._listing_lost(url, f"listing_{response.status}" if response.status >= 400 else "listing_not_html")
            return
        else:
            links = links_of(self.definition, decoded(response))
            if NOT_READY in response.flags and not links["ads"]:
                self._listing_lost(url, NOT_READY, f"{url} never showed its list")
                return
            self.store.memory.read(url, response, links=links)
        self.lists.add(canonical(response.url))
        yield from self._follow(links, response)
        self._stop_at_a_bound()

    def _listing_lost(self, url: str, kind: str, note: str = "") -> None:
        """Count a listing page that gave no links; unless it plainly is not there, the walk is incomplete."""
        if kind in NOT_THERE and canonical(url) not in self._starts:
            self.store.count_error(kind, note)
        else:
            self.store.listing_failed(kind, note)

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
            yield from self._ask_for_list(url, barren=barren, list_depth=depth)

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
            self._moved(external_id, url, response.url)
        elif self.store.is_live(external_id) and self.store.memory.is_unchanged(url, response):
            self.store.health.unchanged += 1
            self.store.memory.confirmed(url)
            self.store.seen_again(external_id, url)
        elif response.status == 304:
            yield self._request(url, self.parse_ad, fresh=True)
        elif isinstance(response, HtmlResponse):
            await self._read_ad(external_id, url, decoded(response))
        self._stop_at_a_bound()

    def _moved(self, external_id: str, asked: str, to: str) -> None:
        """A redirect to a list or to another ad says that the ad is gone; one to anywhere else says nothing."""
        above = urlsplit(asked).path.startswith(urlsplit(to).path.rstrip("/") + "/")
        if above or self.definition.external_id(to) or canonical(to) in self.lists or self.definition.is_listing(to):
            self.store.gone(external_id)
        else:
            self.store.count_error("ad_moved", f"{asked} leads to {to}")

    async def _read_ad(self, external_id: str, url: str, page: HtmlResponse) -> None:
        try:
            content = await read_content(self.definition, page, self.pages)
        except BakenError as error:
            self.store.count_error("ad_unreadable", str(error))
            return
        if content.gone or is_farewell(content, page.selector):
            self.store.gone(external_id)
        elif NOT_READY in page.flags and not content.text:
            self.store.count_error(NOT_READY, f"{page.url} never showed its content")
        elif self.store.is_copy(external_id, sha256(page.body).hexdigest()):
            self.store.count_error("same_page_again", f"{page.url} is the same page as several other ads'")
        elif not content.recognised:
            self.store.count_error("ad_not_recognised", f"{page.url} has no place for an ad's text")
        elif not content.text and (not content.title or self.store.is_live(external_id)):
            self.store.count_error("ad_empty", f"{page.url} is empty")
        else:
            self.store.seen(external_id, page.url, content)
            self.store.memory.read(url, page, external_id)

    def probe_missing(self) -> None:
        """Ask for some of the ads that are missing from the lists, when there are doubtfully many of them.

        Raises `DontCloseSpider` when there is something to ask.
        """
        urls = self.store.to_probe()
        for url in urls:
            self.crawler.engine.crawl(self._request(url, self.parse_ad, fresh=True))
        if urls:
            raise DontCloseSpider

    def watch_the_clock(self) -> None:
        """Look now and then whether a bound is reached, also while no page comes."""
        self._clock = asyncio.ensure_future(self._stop_in_time())

    def closed(self, reason: str) -> None:
        """Stop looking at the clock."""
        self._clock.cancel()

    async def _stop_in_time(self) -> None:
        while not (reason := self._reason_to_stop()):
            await asyncio.sleep(CLOCK_SECONDS)
        await self.crawler.engine.close_spider_async(reason=reason)

    def _stop_if_blocked(self, response: Response) -> None:
        """A block is an answer: stop and report, never evade."""
        if self.blocks.is_block(response) and self.blocks.is_open():
            self.store.count_error("blocked", f"{response.url} answers with a block ({response.status})")
            raise CloseSpider("blocked")

    def watch_further_pages(self, response: Response, request: Request) -> None:
        """Stop too when what page objects ask for beside the ads is refused."""
        if is_further_page(request) and self.further_blocks.is_block(response) and self.further_blocks.is_open():
            self.store.count_error("blocked", f"{response.url} answers with a block ({response.status})")
            self._closing = asyncio.ensure_future(self.crawler.engine.close_spider_async(reason="blocked"))

    def _stop_at_a_bound(self) -> None:
        """Asked after a page was read, so that nothing fetched is thrown away."""
        if reason := self._reason_to_stop():
            raise CloseSpider(reason)

    def _reason_to_stop(self) -> str:
        if self.store.broken:
            return self.store.broken
        self.pause_reason = self.store.bounds.reached(self.store.pages) or ""
        return "paused" if self.pause_reason else ""

    def failed(self, failure: Failure) -> None:
        """Count a request that brought no response, under its own name."""
        request: Request = failure.request  # type: ignore[attr-defined]
        assert failure.value is not None  # noqa: S101  # a failure is made of an error
        kind = kind_of(failure.value)
        if request.callback == self.parse_listing:
            self._listing_lost(request.url, kind, str(failure.value))
        else:
            self.store.count_error(kind, f"{request.url}: {failure.getErrorMessage()}")


def _asked(response: Response) -> str:
    """Return the address that was asked for, before any redirect."""
    return str((response.meta.get("redirect_urls") or [response.url])[0])
