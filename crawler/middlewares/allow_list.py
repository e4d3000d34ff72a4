"""Only listed hosts are ever requested; redirects pass here again, hop by hop."""

import asyncio
import socket
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest

from crawler.definition import SiteDefinition
from crawler.resolver import PublicResolver, is_public


class OffList(IgnoreRequest):
    """A request that the site's allow-list does not cover. `kind` is its name among a crawl's errors."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


class AllowListMiddleware:
    """Refuses every host that is not listed, and listed ones whose address is private."""

    def __init__(self, definition: SiteDefinition) -> None:
        self._definition = definition
        self._public: dict[str, bool] = {}
        if definition.allow_private:
            PublicResolver.private |= {urlsplit(f"//{host}").hostname or "" for host in definition.allowed_hosts}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the definition from the spider's crawl."""
        return cls(crawler.spider.definition)  # type: ignore[union-attr]

    async def process_request(self, request: Request) -> None:
        """Let the request pass, or raise `OffList`."""
        parts = urlsplit(request.url)
        if parts.scheme not in ("http", "https") or parts.netloc not in self._definition.allowed_hosts:
            raise OffList("off_allow_list", f"{request.url} is not on the allow-list")
        if not self._definition.allow_private and not await self._is_public(parts.hostname or ""):
            raise OffList("private_address", f"{request.url} leads to a private address")

    async def _is_public(self, host: str) -> bool:
        if host not in self._public:
            try:
                found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
            except OSError:
                return True  # no such host: the download itself reports that
            self._public[host] = all(is_public(str(entry[4][0])) for entry in found)
        return self._public[host]
