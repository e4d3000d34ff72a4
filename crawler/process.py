"""Running crawls: all sites at once in this process, one reactor."""

from collections.abc import Callable, Sequence
from typing import Any

from scrapy import signals
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings
from sqlalchemy import Engine

from crawler.definition import SiteDefinition
from crawler.settings import crawl_settings
from crawler.spiders.site import SiteSpider
from crawler.storing import CrawlProgress, CrawlReport, CrawlStore
from domain.errors import BakenError
from domain.settings import settings

_started = False


ProgressCallback = Callable[[CrawlProgress], None]


def crawl_sites(
    engine: Engine, definitions: Sequence[SiteDefinition], progress: ProgressCallback | None = None
) -> list[CrawlReport]:
    """Crawl the sites together and return one report each, in order.

    A site without mandate, or that needs a browser this machine lacks, is reported as failed and
    nothing of it is fetched. Raises `BakenError` when called a second time in one process.
    """
    global _started  # noqa: PLW0603  # Twisted's reactor starts once a process
    reports: dict[str, CrawlReport] = {}
    ready = [d for d in definitions if _can_crawl(d, reports)]
    stores = _open_stores(engine, ready, reports)
    if stores:
        if _started:
            raise BakenError("a process crawls once; run the command again for another crawl")
        _started = True
        _run(stores, reports, progress)
    return [reports[definition.name] for definition in definitions]


def _can_crawl(definition: SiteDefinition, reports: dict[str, CrawlReport]) -> bool:
    try:
        crawl_settings(definition)
    except BakenError as error:
        reports[definition.name] = failed_report(definition.name, str(error))
        return False
    return True


def _open_stores(
    engine: Engine, definitions: Sequence[SiteDefinition], reports: dict[str, CrawlReport]
) -> list[CrawlStore]:
    stores = []
    for definition in definitions:
        try:
            stores.append(CrawlStore(engine, definition, settings().warc_folder))
        except BakenError as error:
            reports[definition.name] = failed_report(definition.name, str(error))
    return stores


def failed_report(site: str, reason: str) -> CrawlReport:
    """Return the report of a crawl that fetched nothing."""
    return CrawlReport(site, "failed", reason, 0, 0, 0, 0, 0, {}, 0.0)


def _run(stores: list[CrawlStore], reports: dict[str, CrawlReport], progress: ProgressCallback | None) -> None:
    process = AsyncCrawlerProcess(Settings({"LOG_ENABLED": False, **crawl_settings(stores[0].definition)}))
    for store in stores:
        crawler = Crawler(SiteSpider, Settings(crawl_settings(store.definition)))
        _watch(crawler, store, reports, progress)
        process.crawl(crawler, definition=store.definition, store=store)
    process.start(install_signal_handlers=True)
    for store in stores:
        if store.definition.name not in reports:
            reports[store.definition.name] = store.finish("stopped before it was done")


def _watch(
    crawler: Crawler, store: CrawlStore, reports: dict[str, CrawlReport], progress: ProgressCallback | None
) -> None:
    def closed(spider: SiteSpider, reason: str) -> None:
        reports[store.definition.name] = store.finish("interrupted" if reason == "shutdown" else reason)

    def moved(*args: Any, **kwargs: Any) -> None:
        if progress is not None:
            progress(store.progress())

    crawler.signals.connect(closed, signals.spider_closed, weak=False)
    crawler.signals.connect(moved, signals.response_received, weak=False)
    crawler.signals.connect(lambda *a, **k: store.count_error("spider_error"), signals.spider_error, weak=False)
