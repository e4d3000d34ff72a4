"""Fetching with the browser: scrapy-playwright's download handler, with the tabs and the gate of our own."""

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import replace
from typing import Any, Self, TypeVar
from weakref import WeakKeyDictionary

from playwright.async_api import BrowserContext
from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import HtmlResponse, Response
from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler

from crawler.browser.chromium import confined
from crawler.browser.failures import NOT_READY, BrowserFailure, BrowserGone
from crawler.browser.gate import Gate
from crawler.browser.more import NO_MORE, More
from crawler.browser.pool import Tabs
from crawler.browser.ready import LONGEST_SECONDS, Wanted
from crawler.browser.tab import Tab
from crawler.browser.visit import Limits, Rendered, Rules
from crawler.browser.watchdog import watch_memory
from crawler.definition import SiteDefinition
from crawler.evidence.exchange import EXCHANGES
from crawler.evidence.warc import BROWSER
from crawler.middlewares.robots import RobotsMiddleware
from crawler.reach import Reach

TRIES = 3  # of a page under which the browser ended
PAUSE = 0.1  # seconds before the next, so that Playwright notices the end first
DEATHS = 5  # of the browser without a page read in between, after which it is not started again
START_SECONDS = 30.0
_MADE: "WeakKeyDictionary[Crawler, BrowserHandler]" = WeakKeyDictionary()
T = TypeVar("T")


class BrowserHandler(ScrapyPlaywrightDownloadHandler):  # type: ignore[misc]  # scrapy-playwright has no types
    """Reads pages of one site's crawl in a few tabs, and whatever the tabs do goes through the gate."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        definition = crawler.spider.definition  # type: ignore[union-attr]
        reach = Reach.of(definition)
        self._gate = Gate(reach)
        self._rules = Rules(reach, self._gate, Wanted.of(definition), More.of(definition), self._pause, self._may_read)
        self._definition: SiteDefinition = definition
        self._tabs = Tabs(self._open_tab, self._end_browser, crawler.settings.getint("CONCURRENT_REQUESTS"))
        self._context: BrowserContext | None = None
        self._opening = asyncio.Lock()
        self._gone = asyncio.Event()
        self._deaths = 0
        self._started = False
        self._watch: asyncio.Future[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the crawl's one handler: Scrapy asks for one a scheme, but there is one browser."""
        made = _MADE.get(crawler) or _MADE.setdefault(crawler, cls(crawler))
        assert isinstance(made, cls)  # noqa: S101  # nothing else is put there
        return made

    async def close(self) -> None:
        """Close the browser and the gate."""
        if _MADE.pop(self._crawler, None) is not None:
            if self._watch is not None:
                self._watch.cancel()
            await super().close()
            self._gate.close()

    async def _launch(self) -> None:
        """Start nothing yet: robots.txt, which comes first, needs no browser."""

    async def _download_request(self, request: Request, spider: Spider | None = None) -> Response:
        if request.method != "GET":
            raise BrowserFailure("not_supported", f"{request.url}: the browser asks by GET only, not {request.method}")
        for _ in range(TRIES):
            try:
                return await self._read(request)
            except BrowserGone as error:
                gone = error
                await asyncio.sleep(PAUSE)
        raise BrowserFailure("browser_crash", str(gone))

    async def _read(self, request: Request) -> Response:
        seconds = float(request.meta.get("download_timeout", 30.0))
        limits = Limits(seconds + min(seconds, LONGEST_SECONDS), self._crawler.settings.getint("DOWNLOAD_MAXSIZE"))
        is_ad = self._definition.external_id(request.url) is not None
        rules = replace(self._rules, more=NO_MORE) if is_ad else self._rules
        started = asyncio.get_running_loop().time()
        async with self._tabs.lend() as tab:
            page = await self._while_it_lives(tab.read(request.url, rules, limits))
        self._deaths = 0
        request.meta["download_latency"] = asyncio.get_running_loop().time() - started
        return _response(request, page)

    async def _while_it_lives(self, work: Coroutine[Any, Any, T]) -> T:
        """Do some work in the browser; Playwright may wait for ever for one that has ended."""
        task, gone = asyncio.ensure_future(work), asyncio.ensure_future(self._gone.wait())
        try:
            await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
            if not task.done():
                raise BrowserGone("the browser ended")
            return task.result()
        finally:
            task.cancel()
            gone.cancel()

    async def _open_tab(self) -> Tab:
        async with self._opening:
            context = self._context or await self._new_context()
        try:
            return await self._while_it_lives(Tab.open(context))
        except Exception as error:
            raise BrowserGone(str(error)) from error

    async def _new_context(self) -> BrowserContext:
        if self._deaths >= DEATHS:
            raise BrowserFailure("browser_crash", "the browser ends again and again")
        try:
            async with asyncio.timeout(START_SECONDS):
                await self._start()
                made: BrowserContext = await self.browser.new_context(service_workers="block", accept_downloads=False)
        except Exception as error:
            self._deaths += 1
            raise BrowserGone(str(error)) from error
        self._context = made
        return made

    async def _start(self) -> None:
        if not self._started:
            await self._gate.open()
            self.config.launch_options["args"] = confined(self._gate.port, self._crawler.settings["USER_AGENT"])
            await super()._launch()
            self._started = True
        await self._maybe_launch_browser()
        self._gone = asyncio.Event()
        self._watch = asyncio.ensure_future(watch_memory(self.browser))

    async def _end_browser(self) -> None:
        """End a browser that does not do as told; pages under way in it are tried again in a new one."""
        with suppress(Exception):  # it may be gone already
            await self.browser.close()

    async def _browser_disconnected_callback(self) -> None:
        self._deaths += 1
        self._context = None
        self._tabs.forget()
        self._gone.set()
        await super()._browser_disconnected_callback()

    def _pause(self) -> float:
        slots = self._crawler.engine.downloader.slots.values()
        return max((slot.delay for slot in slots), default=0.0)

    def _may_read(self, url: str) -> bool | None:
        robots = self._crawler.get_downloader_middleware(RobotsMiddleware)
        return robots.allows(url) if robots else True


def _response(request: Request, page: Rendered) -> Response:
    """Return a page as Scrapy knows it; how it came about goes into the request's meta."""
    request.meta[EXCHANGES] = page.exchanges
    if page.hops:
        request.meta["redirect_urls"] = [*request.meta.get("redirect_urls", []), *page.hops]
    if not page.is_html or 300 <= page.status < 400:
        flags = [BROWSER] if page.status < 300 else []
        return Response(page.url, page.status, page.headers, page.body, flags, request)
    flags = [BROWSER] if page.ready else [BROWSER, NOT_READY]
    return HtmlResponse(page.url, page.status, page.headers, page.body, flags, request, encoding="utf-8")
