"""Only listed hosts are ever requested; redirects pass here again, hop by hop."""

from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest

from crawler.definition import SiteDefinition
from crawler.reach import PrivateAddress, Reach
from crawler.resolver import PublicResolver


class OffList(IgnoreRequest):
    """A request that the site's allow-list does not cover. `kind` is its name among a crawl's errors."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


class AllowListMiddleware:
    """Refuses every host that is not listed, and listed ones whose address is private."""

    def __init__(self, definition: SiteDefinition) -> None:
        self._reach = Reach.of(definition)
        self._public: dict[str, bool] = {}
        if definition.allow_private:
            PublicResolver.private |= {urlsplit(f"//{host}").hostname or "" for host in definition.allowed_hosts}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the definition from the spider's crawl."""
        return cls(crawler.spider.definition)  # type: ignore[union-attr]

    async def process_request(self, request: Request) -> None:
        """Let the request pass, or raise `OffList`."""
        if not self._reach.lists(request.url):
            raise OffList("off_allow_list", f"{request.url} is not on the allow-list")
        if not self._reach.allow_private and not await self._is_public(urlsplit(request.url).hostname or ""):
            raise OffList("private_address", f"{request.url} leads to a private address")

    async def _is_public(self, host: str) -> bool:
        if host not in self._public:
            try:
                await self._reach.addresses(host)
            except OSError:
                return True  # no such host: the download itself reports that
            except PrivateAddress:
                self._public[host] = False
            else:
                self._public[host] = True
        return self._public[host]
