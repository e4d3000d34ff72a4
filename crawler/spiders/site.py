"""The one spider: follows any site definition from listing to ads."""

from collections.abc import AsyncIterator, Iterable
from typing import Any
from urllib.parse import urljoin

from scrapy import Request, Spider
from scrapy.exceptions import CloseSpider
from scrapy.http import HtmlResponse, Response
from scrapy_playwright.page import PageMethod
from twisted.internet import error as network
from twisted.python.failure import Failure

from crawler.definition import SiteDefinition
from crawler.middlewares.allow_list import OffList
from crawler.pages.content import decoded, read_content
from crawler.storing import CrawlStore
from domain.errors import BakenError

ANSWERS = list(range(400, 600))  # these come to us; redirects are followed
GONE = (404, 410)
BLOCKED = (401, 403, 407, 429)
_CAPTCHA = ("captcha", "are you a robot", "bent u een robot", "verify you are human")
_FAILURES: tuple[tuple[type[BaseException], str], ...] = (
    (network.DNSLookupError, "dns"),
    (network.TimeoutError, "timeout"),
    (network.TCPTimedOutError, "timeout"),
    (network.ConnectionRefusedError, "site_down"),
    (network.ConnectError, "site_down"),
)


class SiteSpider(Spider):
    """Crawls one site. What it finds goes to the crawl's store; what fails is counted by its kind."""

    name = "site"

    def __init__(self, definition: SiteDefinition, store: CrawlStore, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.definition = definition
        self.store = store
        self.asked_for: set[str] = set()

    async def start(self) -> AsyncIterator[Any]:
        """Ask for the start pages."""
        for url in self.definition.start_addresses():
            yield self._request(url, self.parse_listing)

    def _request(self, url: str, callback: Any) -> Request:
        meta: dict[str, Any] = {"handle_httpstatus_list": ANSWERS}
        if self.definition.fetch == "browser":
            meta["playwright"] = True
            if self.definition.wait_for:
                ready = PageMethod("wait_for_selector", self.definition.wait_for, timeout=10_000, state="attached")
                meta["playwright_page_methods"] = [ready]
        return Request(url, callback=callback, errback=self.failed, meta=meta)

    def parse_listing(self, response: Response) -> Iterable[Request]:
        """Follow a listing page to its ads and to the next pages."""
        self._stop_if_blocked(response)
        if response.status >= 400 or not isinstance(response, HtmlResponse):
            self.store.listing_failed(f"listing_{response.status}" if response.status >= 400 else "listing_not_html")
            return
        page = decoded(response)
        for href in page.css(self.definition.listing.ad_links).xpath("@href").getall():
            yield from self._ask_for_ad(urljoin(page.url, href.strip()))
        if self.definition.listing.next_page:
            for href in page.css(self.definition.listing.next_page).xpath("@href").getall():
                yield self._request(urljoin(page.url, href.strip()), self.parse_listing)

    def _ask_for_ad(self, url: str) -> Iterable[Request]:
        external_id = self.definition.external_id(url)
        if external_id is None or external_id in self.asked_for:
            return
        self.asked_for.add(external_id)
        self.store.listed(external_id)
        if not self.store.already_seen(external_id):
            yield self._request(url, self.parse_ad)

    async def parse_ad(self, response: Response) -> None:
        """Read an ad page and hand what it says to the store."""
        self._stop_if_blocked(response)
        first_url = (response.meta.get("redirect_urls") or [response.url])[0]
        external_id = self.definition.external_id(first_url) or self.definition.external_id(response.url)
        if external_id is None:
            self.store.count_error("ad_without_id")
        elif response.status in GONE:
            self.store.gone(external_id)
        elif response.status >= 400:
            self.store.count_error(f"ad_{response.status}")
        elif not isinstance(response, HtmlResponse):
            self.store.count_error("ad_not_html")
        elif self.definition.external_id(response.url) != external_id:
            self.store.gone(external_id)  # redirected to a list: the ad is no longer there
        else:
            await self._read_ad(external_id, decoded(response))

    async def _read_ad(self, external_id: str, page: HtmlResponse) -> None:
        try:
            content = await read_content(self.definition, page)
        except BakenError as error:
            self.store.count_error("ad_unreadable", str(error))
            return
        if content.gone:
            self.store.gone(external_id)
        elif not content.title and not content.text:
            self.store.count_error("ad_empty", f"{page.url} is empty")
        else:
            self.store.seen(external_id, page.url, content)

    def _stop_if_blocked(self, response: Response) -> None:
        """A block is an answer: stop and report, never evade."""
        blocked = response.status in BLOCKED
        if not blocked and response.status in (200, 503) and len(response.body) < 20_000:
            start = response.body[:20_000].lower()
            blocked = any(sign.encode() in start for sign in _CAPTCHA)
        if blocked:
            self.store.count_error("blocked", f"{response.url} answers with a block ({response.status})")
            raise CloseSpider("blocked")

    def failed(self, failure: Failure) -> None:
        """Count a request that brought no response, under its own name."""
        request: Request = failure.request  # type: ignore[attr-defined]
        kind = _kind_of(failure)
        if request.callback == self.parse_listing:
            self.store.listing_failed(kind, str(failure.value))
        else:
            self.store.count_error(kind, f"{request.url}: {failure.getErrorMessage()}")


def _kind_of(failure: Failure) -> str:
    if isinstance(failure.value, OffList):
        return failure.value.kind
    for error, kind in _FAILURES:
        if isinstance(failure.value, error):
            return kind
    name = type(failure.value).__name__
    if "max redirections" in str(failure.value) or "redirect" in name.lower():
        return "redirect_loop"
    return "timeout" if "Timeout" in name else f"failed_{name}"
