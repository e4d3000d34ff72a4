"""Asking a site for a few pages outside a crawl: under its mandate, past the same middlewares, as politely."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, Protocol, TypeVar

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.settings import Settings
from sqlalchemy import Engine

from crawler.browser import browser_meta
from crawler.claims import claim_site
from crawler.definition import SiteDefinition
from crawler.failures import kind_of
from crawler.middlewares.allow_list import AllowListMiddleware, OffList
from crawler.middlewares.robots import RobotsMiddleware
from crawler.settings import crawl_settings
from crawler.witness import NoWitness, Witness
from domain.clock import today
from domain.errors import BakenError
from domain.settings import settings
from store.mandates import active_mandate
from store.session import transaction

T = TypeVar("T")


class NoAnswer(BakenError):
    """A page could not be had. `kind` is the name a crawl counts such a failure under."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


class Ask(Protocol):
    """Fetches one page of the site. Raises `NoAnswer`; error statuses are answers."""

    async def __call__(self, url: str, **meta: Any) -> Response:
        """Return the answer to a GET of `url`; `meta` goes into the request's meta."""

    async def why_not(self, url: str) -> str | None:
        """Return why `url` may not be asked for (allow-list, private address, robots.txt), None when it may."""


Visit = Callable[[Ask], Awaitable[T]]


def visit_site(
    engine: Engine,
    definition: SiteDefinition,
    visit: Visit[T],
    witness: Witness | None = None,
    beside: dict[str, Any] | None = None,
) -> T:
    """Run `visit` with a way to ask the site for pages, and return what it returns.

    Once a process. `beside` are Scrapy settings that stand in the place of a crawl's. Raises `BakenError`
    without a mandate in force for the site, while a crawl of it runs, when it needs a browser this machine
    lacks, and whatever `visit` raises.
    """
    with transaction(engine) as session:
        active_mandate(session, definition.name, today())
    crawler = Crawler(_AskingSpider, Settings({**crawl_settings(definition), **(beside or {})}))
    claim = claim_site(engine, definition.name, settings().home / "locks")
    if claim is None:
        raise BakenError(f"site {definition.name}: a crawl of it runs; wait until it is done")
    outcome: list[T | BaseException] = []
    try:
        process = AsyncCrawlerProcess(crawler.settings)
        process.crawl(crawler, definition=definition, store=witness or NoWitness(), visit=visit, outcome=outcome)
        process.start(install_signal_handlers=True)
    finally:
        claim.release()
    if not outcome:
        raise BakenError(f"site {definition.name}: interrupted")
    result = outcome[0]
    if isinstance(result, BaseException):
        raise result
    return result


class _AskingSpider(Spider):
    name = "asking"

    def __init__(
        self, definition: SiteDefinition, store: Witness, visit: Visit[Any], outcome: list[Any], **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.definition = definition
        self.store = store
        self._visit = visit
        self._outcome = outcome

    async def start(self) -> AsyncIterator[Any]:
        try:
            self._outcome.append(await self._visit(_Asking(self.definition, self.crawler)))
        except Exception as error:  # handed to the caller, outside the reactor
            self._outcome.append(error)
        return
        yield


def first_line(error: BaseException) -> str:
    """Return what an error says without the log that browsers' errors bring along."""
    return next(iter(str(error).splitlines()), type(error).__name__)


class _Asking:
    def __init__(self, definition: SiteDefinition, crawler: Crawler) -> None:
        self._definition = definition
        self._engine: Any = crawler.engine

    async def __call__(self, url: str, **meta: Any) -> Response:
        meta = {**browser_meta(self._definition), "handle_httpstatus_list": list(range(400, 600)), **meta}
        try:
            response: Response = await self._engine.download_async(Request(url, meta=meta))
        except IgnoreRequest as error:
            raise NoAnswer(kind_of(error), str(error)) from error
        except Exception as error:  # whatever kept the page away has a name
            raise NoAnswer(kind_of(error), f"{url}: {first_line(error)}") from error
        return response

    async def why_not(self, url: str) -> str | None:
        for middleware in self._engine.downloader.middleware.middlewares:
            if isinstance(middleware, (AllowListMiddleware, RobotsMiddleware)):
                try:
                    await middleware.process_request(Request(url))
                except (OffList, ValueError) as error:
                    return str(error)
        return None
