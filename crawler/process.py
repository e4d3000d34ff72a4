"""Running crawls: several sites at once in this process, one reactor, each site claimed first."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any

from scrapy import signals
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings
from sqlalchemy import Engine

from crawler.claims import Claim, claim_site
from crawler.definition import SiteDefinition
from crawler.schedule import why_not_now
from crawler.settings import crawl_settings
from crawler.spiders.site import SiteSpider
from crawler.storing import CrawlProgress, CrawlReport, CrawlStore
from domain.errors import BakenError
from domain.settings import settings

AT_ONCE = 4
_started = False
ProgressCallback = Callable[[CrawlProgress], None]


def crawl_sites(
    engine: Engine,
    definitions: Sequence[SiteDefinition],
    progress: ProgressCallback | None = None,
    *,
    only_due: bool = False,
    at_once: int = AT_ONCE,
) -> list[CrawlReport]:
    """Crawl the sites, `at_once` together, and return one report each, in order.

    A site without mandate, or that needs a browser this machine lacks, is reported as failed and nothing
    of it is fetched. One that another process crawls, or with `only_due` one that its schedule lets rest,
    is reported as skipped. Raises `BakenError` when called a second time in one process.
    """
    global _started  # noqa: PLW0603  # Twisted's reactor starts once a process
    run = _Run(engine, definitions, progress, only_due)
    first = list(run.open(at_once))
    if first:
        if _started:
            raise BakenError("a process crawls once; run the command again for another crawl")
        _started = True
        run.go(first)
    return [run.reports[definition.name] for definition in definitions]


class _Run:
    """The sites still to do, those under way with their claims, and the reports of those done."""

    def __init__(
        self,
        engine: Engine,
        definitions: Sequence[SiteDefinition],
        progress: ProgressCallback | None,
        only_due: bool,
    ) -> None:
        self._engine = engine
        self._left = list(definitions)
        self._progress = progress
        self._only_due = only_due
        self._claims: dict[str, Claim] = {}
        self._process: AsyncCrawlerProcess | None = None
        self.reports: dict[str, CrawlReport] = {}

    def open(self, count: int) -> Iterator[CrawlStore]:
        """Yield stores for up to `count` further sites that can be crawled now; the others get their report."""
        while count and self._left:
            definition = self._left.pop(0)
            try:
                store = self._open(definition)
            except BakenError as error:
                self.reports[definition.name] = _untouched(definition.name, "failed", str(error))
                store = None
            if store is None:
                self._release(definition.name)
            else:
                count -= 1
                yield store

    def _open(self, definition: SiteDefinition) -> CrawlStore | None:
        crawl_settings(definition)  # says so at once when there is no browser for it
        claim = claim_site(self._engine, definition.name, settings().home / "locks")
        if claim is None:
            self.reports[definition.name] = _untouched(definition.name, "skipped", "another process crawls it")
            return None
        self._claims[definition.name] = claim
        if why_not := why_not_now(self._engine, definition, self._only_due):
            self.reports[definition.name] = _untouched(definition.name, "skipped", why_not)
            return None
        return CrawlStore(self._engine, definition, settings().warc_folder, claim)

    def go(self, stores: Sequence[CrawlStore]) -> None:
        """Run the reactor until every site is done."""
        self._process = AsyncCrawlerProcess(Settings({"LOG_ENABLED": False, **crawl_settings(stores[0].definition)}))
        for store in stores:
            self._crawl(store)
        self._process.start(install_signal_handlers=True)
        for store in stores:
            if store.definition.name not in self.reports:
                self._finish(store, "stopped before it was done", True)
        for definition in self._left:
            self.reports[definition.name] = _untouched(definition.name, "skipped", "interrupted")

    def _crawl(self, store: CrawlStore) -> None:
        assert self._process is not None  # noqa: S101  # made by go
        crawler = Crawler(SiteSpider, Settings(crawl_settings(store.definition)))
        crawler.signals.connect(self._closed(store), signals.spider_closed, weak=False)
        crawler.signals.connect(self._moved(store), signals.response_received, weak=False)
        crawler.signals.connect(lambda *a, **k: store.count_error("spider_error"), signals.spider_error, weak=False)
        self._process.crawl(crawler, definition=store.definition, store=store)

    def _closed(self, store: CrawlStore) -> Callable[..., None]:
        def closed(spider: SiteSpider, reason: str) -> None:
            paused = {"paused": spider.pause_reason, "shutdown": "interrupted"}.get(reason, "")
            self._finish(store, paused or reason, bool(paused))
            if reason != "shutdown":
                for following in self.open(1):
                    self._crawl(following)

        return closed

    def _moved(self, store: CrawlStore) -> Callable[..., None]:
        def moved(*_args: Any, **_kwargs: Any) -> None:
            if self._progress is not None:
                self._progress(store.progress())

        return moved

    def _finish(self, store: CrawlStore, reason: str, paused: bool) -> None:
        name = store.definition.name
        try:
            self.reports[name] = store.finish(reason, paused)
        except BakenError as error:
            self.reports[name] = _untouched(name, "failed", str(error))
        self._release(name)

    def _release(self, name: str) -> None:
        with suppress(KeyError):
            self._claims.pop(name).release()


def _untouched(site: str, state: str, reason: str) -> CrawlReport:
    return CrawlReport(site, state, reason, 0, 0, 0, 0, 0, {}, 0.0)
