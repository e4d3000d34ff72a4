"""Every response is written to the crawl's WARC file before anyone looks at it."""

import zlib
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.middlewares.allow_list import OffList
from crawler.settings import LARGEST_BODY
from crawler.witness import Witness

_GZIP = 16 + zlib.MAX_WBITS
_CHUNK = 1 << 20


class EvidenceMiddleware:
    """Sits next to the downloader, where the body is still as it came over the wire."""

    def __init__(self, store: Witness) -> None:
        self._store = store

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the store from the spider's crawl."""
        return cls(crawler.spider.store)  # type: ignore[union-attr]

    def process_response(self, request: Request, response: Response) -> Response:
        """Write request and response, then hand the response on unchanged.

        Raises `OffList` for compressed bodies that were cut off: half a page must not pass for a page.
        """
        self._store.capture(request, response)
        if response.headers.get("Content-Encoding") == b"gzip" and response.body and not is_whole(response.body):
            raise OffList("truncated", f"{request.url}: the compressed body was cut off")
        return response


def is_whole(body: bytes) -> bool:
    """Tell whether gzip data reaches its end; data that unpacks to more than we read counts as whole."""
    unpacker, left, size = zlib.decompressobj(_GZIP), body, 0
    try:
        while left and not unpacker.eof and size <= LARGEST_BODY:
            size += len(unpacker.decompress(left, _CHUNK))
            left = unpacker.unconsumed_tail
    except zlib.error:
        return False
    return unpacker.eof or size > LARGEST_BODY
