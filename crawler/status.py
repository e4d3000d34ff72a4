"""How every site stands: its latest crawls, its budget, when it is due, and what to look at. No Scrapy in here."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from crawler.definition import SHIPPED, SiteDefinition, load_definitions
from crawler.health.figures import CrawlFigures
from crawler.health.standing import Standing, standing_warnings
from crawler.health.warned import HealthWarning, Level
from crawler.schedule import LastCrawl, next_start
from domain.settings import settings
from store.mandates import mandate_of
from store.queries.crawls import (
    Onlooker,
    all_mandates,
    known_sites,
    last_finished_at,
    latest_crawls,
    pages_given,
)
from store.tables import Mandate, Site

FEWEST = 5  # crawls looked at for warnings, even where fewer are asked for


@dataclass(frozen=True, slots=True)
class SiteStatus:
    """A site as it stands. `crawls` are newest first.

    State: `running`, `paused` (it goes on later), `stalled` (under way, but nothing moves), `finished`, `failed`,
    `never` (not crawled yet), or why nothing is fetched: `no_mandate`, `no_definition`.
    """

    name: str
    title: str
    address: str
    state: str
    crawls: tuple[CrawlFigures, ...]
    used_today: int
    definition: SiteDefinition | None
    next_due: datetime | None
    mandate: str
    mandate_ends: date | None
    warnings: tuple[HealthWarning, ...]

    @property
    def last(self) -> CrawlFigures | None:
        """The latest crawl."""
        return self.crawls[0] if self.crawls else None

    @property
    def level(self) -> Level | None:
        """The worst level among the warnings."""
        levels = {warning.level for warning in self.warnings}
        return next((level for level in Level if level.value in levels), None)


def site_statuses(
    session: Session, viewer: Onlooker, at: datetime, names: Collection[str] = (), crawls: int = 1
) -> list[SiteStatus]:
    """Return how the named sites stand, or all: those defined, ever crawled, or named in a mandate. By name.

    Raises `AccessDenied` when the viewer's role may not see crawls.
    """
    rows, mandates = known_sites(session, viewer), all_mandates(session, viewer)
    defined, problems = load_definitions(SHIPPED, settings().sites_folder)
    in_force = [mandate for mandate in mandates if mandate.starts_on <= at.date() <= mandate.ends_on]
    every = {*rows, *defined, *problems, *(site for mandate in in_force for site in mandate.sites)}
    found = []
    for name in sorted(every & set(names) if names else every):
        past = _Past.of(session, viewer, rows.get(name), at, max(crawls, FEWEST))
        standing = Standing(
            at=at,
            definition=defined.get(name),
            problem=problems.get(name, ""),
            mandate=mandate_of(mandates, name, at.date()),
            last=past.crawls[0] if past.crawls else None,
            finished_at=past.finished_at,
            used_today=past.used_today,
        )
        found.append(_status(name, rows.get(name), standing, past.crawls, crawls))
    return found


@dataclass(frozen=True, slots=True)
class _Past:
    crawls: tuple[CrawlFigures, ...] = ()
    finished_at: datetime | None = None
    used_today: int = 0

    @classmethod
    def of(cls, session: Session, viewer: Onlooker, site: Site | None, at: datetime, limit: int) -> "_Past":
        if site is None:
            return cls()
        crawls = tuple(CrawlFigures.of(row) for row in latest_crawls(session, viewer, site.id, limit))
        finished_at = last_finished_at(session, viewer, site.id)
        return cls(crawls, finished_at, pages_given(session, viewer, site.id, at.date()))


def _status(
    name: str, row: Site | None, standing: Standing, crawls: tuple[CrawlFigures, ...], shown: int
) -> SiteStatus:
    definition = standing.definition
    warnings = (*standing_warnings(standing), *_of_latest(crawls))
    return SiteStatus(
        name=name,
        title=definition.title if definition else row.title if row else name,
        address=definition.base_url if definition else row.base_url if row else "",
        state=_state(standing),
        crawls=crawls[:shown],
        used_today=standing.used_today,
        definition=definition,
        next_due=_next_due(standing),
        mandate=standing.mandate.name if standing.mandate else "",
        mandate_ends=_ends(standing.mandate),
        warnings=tuple(sorted(warnings, key=lambda warning: list(Level).index(Level(warning.level)))),
    )


def _state(standing: Standing) -> str:
    if standing.definition is None:
        return "no_definition"
    if not standing.in_force:
        return "no_mandate"
    if standing.last is None:
        return "never"
    if standing.last.state == "running":
        return "stalled" if standing.is_stalled else "paused" if standing.last.is_paused else "running"
    return standing.last.state


def _next_due(standing: Standing) -> datetime | None:
    if standing.definition is None or not standing.in_force:
        return None
    last = standing.last
    ended = LastCrawl(last.state, last.reason, last.finished_at) if last else LastCrawl()
    due = next_start(standing.definition.schedule, replace(ended, pages_today=standing.used_today), standing.at)
    ends = _ends(standing.mandate)
    return due if due and ends and due.date() <= ends else None


def _ends(mandate: Mandate | None) -> date | None:
    return mandate.ends_on if mandate else None


def _of_latest(crawls: Iterable[CrawlFigures]) -> list[HealthWarning]:
    """Return the stored warnings of the latest crawl that has any: one under way was not judged yet."""
    judged: list[Any] = next((crawl.health["warnings"] for crawl in crawls if "warnings" in crawl.health), [])
    return [HealthWarning.restored(stored) for stored in judged if isinstance(stored, dict)]
