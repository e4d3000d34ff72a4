"""Fetching a crawl's pages with the browser: in a few tabs, page after page, each under its own name when it fails."""

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, TypeVar

from playwright.async_api import BrowserContext
from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import HtmlResponse, Response

from crawler.browser.failures import NOT_READY, BrowserFailure, BrowserGone
from crawler.browser.gated import GatedHandler
from crawler.browser.more import NO_MORE, More
from crawler.browser.pool import Tabs
from crawler.browser.ready import LONGEST_SECONDS, Wanted
from crawler.browser.settings import CONTEXT
from crawler.browser.tab import Tab
from crawler.browser.visit import Limits, Rendered, Rules
from crawler.browser.watchdog import watch_memory
from crawler.evidence.exchange import EXCHANGES
from crawler.evidence.warc import BROWSER
from crawler.middlewares.robots import RobotsMiddleware
from crawler.reach import Reach

TRIES = 3  # of a page under which the browser ended
PAUSE = 0.1  # seconds before the next, so that Playwright notices the end first
DEATHS = 5  # of the browser without a page read in between, after which it is not started again
START_SECONDS = 30.0
T = TypeVar("T")


class BrowserHandler(GatedHandler):
    """Reads the pages of one site's crawl in tabs that are used again and again."""

    pictures = False

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._tabs = Tabs(self._open_tab, self._end_browser, crawler.settings.getint("CONCURRENT_REQUESTS"))
        self._context: BrowserContext | None = None
        self._opening = asyncio.Lock()
        self._gone = asyncio.Event()
        self._deaths = 0
        self._started = False
        self._watch: asyncio.Future[None] | None = None

    async def close(self) -> None:
        """Close the browser and the gate."""
        if self._watch is not None:
            self._watch.cancel()
        await super().close()

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
        started = asyncio.get_running_loop().time()
        async with self._tabs.lend() as tab:
            page = await self._while_it_lives(tab.read(request.url, self._rules(request.url), limits))
        self._deaths = 0
        request.meta["download_latency"] = asyncio.get_running_loop().time() - started
        return _response(request, page)

    def _rules(self, url: str) -> Rules:
        is_ad = self.definition.external_id(url) is not None
        wanted = Wanted.of_ad(self.definition) if is_ad else Wanted.of_list(self.definition)
        more = NO_MORE if is_ad else More.of(self.definition)
        return Rules(Reach.of(self.definition), self.gate, wanted, more, self._pause, self._may_read)

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
                made: BrowserContext = await self.browser.new_context(**CONTEXT)
        except Exception as error:
            self._deaths += 1
            raise BrowserGone(str(error)) from error
        self._context = made
        return made

    async def _start(self) -> None:
        if not self._started:
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
