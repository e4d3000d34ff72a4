"""The whole chain in order: crawl, extract, check licences, link, find indicators over several ads, flag."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Engine

from chain import check, extract, flag, indicate, link
from chain.report import Progress, StageReport, silent
from crawler.definition import SiteDefinition
from crawler.process import crawl_sites
from crawler.storing import CrawlProgress, CrawlReport
from store.migrate import require_current


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a whole run did: one report per site crawled, one per computing stage."""

    crawls: tuple[CrawlReport, ...]
    stages: tuple[StageReport, ...]

    @property
    def problems(self) -> list[str]:
        """Every line a person should read, crawl first."""
        unfinished = [f"site {c.site}: {c.state}: {c.reason}" for c in self.crawls if c.state != "finished"]
        looked_at = [f"site {c.site}: {warning}" for c in self.crawls for warning in c.warnings]
        return unfinished + looked_at + [line for stage in self.stages for line in stage.problems]


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of the chain by name."""

    name: str
    run: Callable[[], StageReport]


def stages(engine: Engine, register_source: str | None, progress: Progress = silent) -> list[Stage]:
    """Return the computing stages in their order. Each can be killed and run again."""
    return [
        Stage("extract", lambda: extract.run_stage(engine, progress)),
        Stage("check", lambda: check.run_stage(engine, register_source, progress)),
        Stage("link", lambda: link.run_stage(engine, progress)),
        Stage("indicate", lambda: indicate.run_stage(engine, progress)),
        Stage("flag", lambda: flag.run_stage(engine, progress)),
    ]


def compute(engine: Engine, register_source: str | None, progress: Progress = silent) -> list[StageReport]:
    """Run every computing stage on what the crawl left in the store."""
    return [stage.run() for stage in stages(engine, register_source, progress)]


def run_all(
    engine: Engine,
    definitions: Sequence[SiteDefinition],
    *,
    register_source: str | None,
    progress: Progress = silent,
    crawl_progress: Callable[[CrawlProgress], None] | None = None,
) -> RunReport:
    """Crawl the sites, then run every computing stage. A site that fails does not stop the others.

    Raises `BakenError` when the database is at another revision or cannot be reached.
    """
    require_current(engine)
    crawls = crawl_sites(engine, definitions, crawl_progress)
    return RunReport(tuple(crawls), tuple(compute(engine, register_source, progress)))
