"""`Retry-After` is obeyed: a short wait is waited, once a request; a long one ends the crawl as a block does."""

import asyncio
from email.utils import parsedate_to_datetime
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.witness import Witness
from domain.clock import now

BUSY = (429, 503)
LONGEST_WAIT = 120.0  # seconds
WAITED = "baken_waited"


class PatienceMiddleware:
    """Waits as a busy server asks. Meanwhile nothing else is asked of the site."""

    def __init__(self, store: Witness) -> None:
        self._store = store
        self._until = 0.0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the store from the spider's crawl."""
        return cls(crawler.spider.store)  # type: ignore[union-attr]

    async def process_request(self, request: Request) -> None:
        """Hold a request back for as long as the site asked for."""
        while (left := self._until - asyncio.get_running_loop().time()) > 0:
            await asyncio.sleep(left)

    async def process_response(self, request: Request, response: Response) -> Request | Response:
        """Ask again after the time a busy server named, if it is short."""
        wait = seconds_named(response) if response.status in BUSY else None
        if wait is None or wait > LONGEST_WAIT or request.meta.get(WAITED):
            return response
        self._store.count_error("asked_to_wait")
        self._until = max(self._until, asyncio.get_running_loop().time() + wait)
        return request.replace(meta={**request.meta, WAITED: True}, dont_filter=True)


def seconds_named(response: Response) -> float | None:
    """Return the seconds that `Retry-After` names (a number or a date), or None without a readable one."""
    stated = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if stated.isascii() and stated.isdigit():
        return float(stated)
    try:
        return max(0.0, (parsedate_to_datetime(stated) - now()).total_seconds())
    except (TypeError, ValueError):
        return None
