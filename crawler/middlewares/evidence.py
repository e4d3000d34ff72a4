"""Every response is written to the crawl's WARC file before anyone looks at it."""

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.storing import CrawlStore


class EvidenceMiddleware:
    """Sits next to the downloader, where the body is still as it came over the wire."""

    def __init__(self, store: CrawlStore) -> None:
        self._store = store

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the store from the spider's crawl."""
        return cls(crawler.spider.store)  # type: ignore[union-attr]

    def process_response(self, request: Request, response: Response) -> Response:
        """Write request and response, then hand the response on unchanged."""
        self._store.capture(request, response)
        return response
