"""robots.txt, as RFC 9309 has it: 4xx means no rules, 5xx or unreachable means everything is disallowed."""

import asyncio
from typing import Self
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http.request import NO_CALLBACK

from crawler.middlewares.allow_list import OffList

ROBOTS_FETCH = "baken_robots_fetch"
LARGEST_ROBOTS = 512 * 1024  # RFC 9309 asks for at least 500 KiB


class RobotsMiddleware:
    """Fetches each host's robots.txt once, obeys it, and slows down to its crawl-delay."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._rules: dict[str, asyncio.Task[Protego | None]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the middleware for one crawl."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Let the request pass, or raise `OffList` when robots.txt forbids it."""
        if request.meta.get(ROBOTS_FETCH):
            return
        parts = urlsplit(request.url)
        if parts.netloc not in self._rules:
            self._rules[parts.netloc] = asyncio.ensure_future(self._fetch(f"{parts.scheme}://{parts.netloc}"))
        rules = await asyncio.shield(self._rules[parts.netloc])
        if rules is None:
            raise OffList("robots_unreachable", f"{request.url}: robots.txt unreachable, so all is disallowed")
        if not rules.can_fetch(request.url, self._agent):
            raise OffList("robots_disallowed", f"{request.url} is disallowed by robots.txt")

    def allows(self, url: str) -> bool | None:
        """Tell whether robots.txt as fetched allows a URL; None for a host whose robots.txt was not fetched yet."""
        fetched = self._rules.get(urlsplit(url).netloc)
        if fetched is None or not fetched.done():
            return None
        rules = fetched.result()
        return rules is not None and bool(rules.can_fetch(url, self._agent))

    @property
    def _agent(self) -> str:
        return str(self._crawler.settings["USER_AGENT"])

    async def _fetch(self, origin: str) -> Protego | None:
        meta = {ROBOTS_FETCH: True, "handle_httpstatus_list": list(range(400, 600)), "max_retry_times": 1}
        request = Request(f"{origin}/robots.txt", meta=meta, priority=1000, callback=NO_CALLBACK)
        try:
            response = await self._crawler.engine.download_async(request)
        except IgnoreRequest:
            return None
        except Exception:  # whatever keeps robots.txt away, RFC 9309 2.3.1.4 disallows all
            return None
        if response.status >= 500:
            return None
        body = response.body[:LARGEST_ROBOTS] if response.status < 400 else b""
        rules = Protego.parse(body.decode("utf-8", "replace"))
        self._slow_down(float(rules.crawl_delay(self._agent) or 0))
        return rules

    def _slow_down(self, delay: float) -> None:
        downloader = self._crawler.engine.downloader
        for slot in downloader.slots.values():
            if delay > slot.delay:
                slot.delay, slot.concurrency = delay, 1
