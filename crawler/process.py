"""Running crawls: several sites at once in this process, one reactor, each site claimed first."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any

from scrapy import signals
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings
from sqlalchemy import Engine

from crawler.claims import Claim, claim_site
from crawler.definition import SiteDefinition
from crawler.schedule import LastCrawl, last_crawl_of_each, why_not_now
from crawler.settings import crawl_settings, process_settings
from crawler.spiders.site import SiteSpider
from crawler.storing import CrawlProgress, CrawlReport, CrawlStore
from domain.errors import BakenError
from domain.settings import settings

AT_ONCE = 4
ProgressCallback = Callable[[CrawlProgress], None]
ReportCallback = Callable[[CrawlReport], None]
_started = False


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
    _once()
    reports: dict[str, CrawlReport] = {}
    crawls = _Crawls(engine, lambda report: reports.update({report.site: report}), progress, only_due)
    crawls.waiting = list(definitions)
    if crawls.fill(at_once):
        crawls.run(forever=False)
    for definition in crawls.waiting:
        reports[definition.name] = _untouched(definition.name, "skipped", "interrupted")
    return [reports[definition.name] for definition in definitions]


def watch_sites(
    engine: Engine,
    load: Callable[[], Sequence[SiteDefinition]],
    done: ReportCallback,
    progress: ProgressCallback | None = None,
    *,
    at_once: int = AT_ONCE,
) -> None:
    """Keep to the schedules until interrupted: crawl what is due, `at_once` sites together, look again, and so on.

    `load` gives the definitions at every look, so that new ones join; `done` takes the report of every crawl
    that was tried. A look that fails (the database is away) is reported once as site `-` and made again.
    """
    _once()
    crawls = _Crawls(engine, done, progress, only_due=True)

    async def look() -> None:
        while True:
            try:
                crawls.waiting = [found for found in load() if found.name not in crawls.claims]
                crawls.fill(at_once - len(crawls.claims))
            except BakenError as error:
                done(_untouched("-", "failed", str(error)))
            await asyncio.sleep(settings().watch_seconds)

    crawls.run(forever=True, beside=look)


def _once() -> None:
    if _started:
        raise BakenError("a process crawls once; run the command again for another crawl")


class _Crawls:
    """The crawls under way with their claims on the sites, and the sites that wait for a place."""

    def __init__(self, engine: Engine, done: ReportCallback, progress: ProgressCallback | None, only_due: bool) -> None:
        self._engine = engine
        self._done = done
        self._progress = progress
        self._only_due = only_due
        self._process = AsyncCrawlerProcess(Settings(process_settings()))
        self._running: dict[str, CrawlStore] = {}
        self.waiting: list[SiteDefinition] = []
        self.claims: dict[str, Claim] = {}

    def fill(self, places: int) -> int:
        """Start crawls of up to `places` waiting sites that can be crawled now; return how many were started."""
        started = 0
        for store in self._open(places):
            self._running[store.definition.name] = store
            self._crawl(store)
            started += 1
        return started

    def run(self, forever: bool, beside: Callable[[], Any] | None = None) -> None:
        """Run the reactor until every crawl is done, or with `forever` until interrupted."""
        global _started  # noqa: PLW0603  # Twisted's reactor starts once a process
        _started = True
        if beside is not None:
            from twisted.internet import reactor  # noqa: PLC0415  # installed by the process made above

            reactor.callWhenRunning(lambda: asyncio.ensure_future(beside()))
        self._process.start(stop_after_crawl=not forever, install_signal_handlers=True)
        for store in list(self._running.values()):
            self._finish(store, "stopped before it was done", True)

    def _open(self, places: int) -> Iterator[CrawlStore]:
        known = last_crawl_of_each(self._engine) if self.waiting and places > 0 else {}
        while places > 0 and self.waiting:
            definition = self.waiting.pop(0)
            try:
                store = self._claimed(definition, known.get(definition.name, LastCrawl()))
            except BakenError as error:
                self._done(_untouched(definition.name, "failed", str(error)))
                store = None
            if store is None:
                self._release(definition.name)
            else:
                places -= 1
                yield store

    def _claimed(self, definition: SiteDefinition, last: LastCrawl) -> CrawlStore | None:
        crawl_settings(definition)  # says so at once when there is no browser for it
        claim = None if why_not_now(definition, last, self._only_due) else self._claim(definition)
        if claim is not None:
            last = last_crawl_of_each(self._engine).get(
                definition.name, LastCrawl()
            )  # another may just have been there
        if why_not := why_not_now(definition, last, self._only_due):
            self._done(_untouched(definition.name, "skipped", why_not))
            return None
        if claim is None:
            self._done(_untouched(definition.name, "skipped", "another process crawls it"))
            return None
        return CrawlStore(self._engine, definition, settings().warc_folder, claim)

    def _claim(self, definition: SiteDefinition) -> Claim | None:
        claim = claim_site(self._engine, definition.name, settings().home / "locks")
        if claim is not None:
            self.claims[definition.name] = claim
        return claim

    def _crawl(self, store: CrawlStore) -> None:
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
                self.fill(1)

        return closed

    def _moved(self, store: CrawlStore) -> Callable[..., None]:
        def moved(*_args: Any, **_kwargs: Any) -> None:
            if self._progress is not None:
                self._progress(store.progress())

        return moved

    def _finish(self, store: CrawlStore, reason: str, paused: bool) -> None:
        name = store.definition.name
        self._running.pop(name, None)
        try:
            report = store.finish(reason, paused)
        except BakenError as error:
            report = _untouched(name, "failed", str(error))
        self._release(name)
        self._done(report)

    def _release(self, name: str) -> None:
        with suppress(KeyError):
            self.claims.pop(name).release()


def _untouched(site: str, state: str, reason: str) -> CrawlReport:
    return CrawlReport(site, state, reason, 0, 0, 0, 0, 0, {}, 0.0)
