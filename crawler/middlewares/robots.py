"""robots.txt, as RFC 9309 has it: 4xx means no rules, 5xx or unreachable means everything is disallowed."""

import asyncio
from typing import Self
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http.request import NO_CALLBACK

from crawler.failures import kind_of
from crawler.middlewares.allow_list import OffList

ROBOTS_FETCH = "baken_robots_fetch"
LONGEST_DELAY = 600.0  # seconds; who asks for more does not want to be crawled
LARGEST_ROBOTS = 512 * 1024  # RFC 9309 asks for at least 500 KiB


# Why robots.txt could not be had, where that says more than "unreachable".
_TELLING = ("dns", "tls", "site_down", "off_allow_list", "private_address")


class RobotsMiddleware:
    """Fetches each host's robots.txt once, obeys it, and slows down to its crawl-delay."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._rules: dict[str, asyncio.Task[Protego | OffList]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the middleware for one crawl."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Let the request pass, or raise `OffList` when robots.txt forbids it or cannot be had."""
        if request.meta.get(ROBOTS_FETCH):
            return
        parts = urlsplit(request.url)
        if parts.netloc not in self._rules:
            self._rules[parts.netloc] = asyncio.ensure_future(self._fetch(f"{parts.scheme}://{parts.netloc}"))
        rules = await asyncio.shield(self._rules[parts.netloc])
        if isinstance(rules, OffList):
            raise OffList(rules.kind, f"{request.url}: {rules}")
        if not rules.can_fetch(request.url, self._agent):
            raise OffList("robots_disallowed", f"{request.url} is disallowed by robots.txt")

    def allows(self, url: str) -> bool | None:
        """Tell whether robots.txt as fetched allows a URL; None for a host whose robots.txt was not fetched yet."""
        fetched = self._rules.get(urlsplit(url).netloc)
        if fetched is None or not fetched.done():
            return None
        rules = fetched.result()
        return not isinstance(rules, OffList) and bool(rules.can_fetch(url, self._agent))

    @property
    def _agent(self) -> str:
        return str(self._crawler.settings["USER_AGENT"])

    async def _fetch(self, origin: str) -> Protego | OffList:
        meta = {ROBOTS_FETCH: True, "handle_httpstatus_list": list(range(400, 600)), "max_retry_times": 1}
        request = Request(f"{origin}/robots.txt", meta=meta, priority=1000, callback=NO_CALLBACK)
        try:
            response = await self._crawler.engine.download_async(request)
        except Exception as error:  # whatever keeps robots.txt away, RFC 9309 2.3.1.4 disallows all
            return _unreachable(kind_of(error), str(error))
        if response.status >= 500:
            return _unreachable("", f"it answers {response.status}")
        body = response.body[:LARGEST_ROBOTS] if response.status < 400 else b""
        rules = Protego.parse(body.decode("utf-8", "replace"))
        delay = float(rules.crawl_delay(self._agent) or 0)
        if delay > LONGEST_DELAY:
            return OffList("crawl_delay", f"robots.txt asks for {delay:g} seconds between two pages; ask its owner")
        self._slow_down(request, delay)
        return rules

    def _slow_down(self, request: Request, delay: float) -> None:
        """Keep at least `delay` seconds between two requests to the host, whatever AutoThrottle finds."""
        downloader = self._crawler.engine.downloader
        if delay <= self._crawler.settings.getfloat("DOWNLOAD_DELAY"):
            return
        key = downloader.get_slot_key(request)
        downloader.per_slot_settings[key] = {"delay": delay, "concurrency": 1}
        if key in downloader.slots:
            downloader.slots[key].delay, downloader.slots[key].concurrency = delay, 1
        throttle = self._crawler.get_extension(AutoThrottle)
        if throttle is not None:
            throttle.mindelay = max(throttle.mindelay, delay)
            throttle.maxdelay = max(throttle.maxdelay, delay)


def _unreachable(kind: str, why: str) -> OffList:
    return OffList(kind if kind in _TELLING else "robots_unreachable", f"no robots.txt, so all is disallowed: {why}")
