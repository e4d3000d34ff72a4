"""Monitors of a site as it stands at a moment, whether or not a crawl of it ever ended. One function a monitor.

Each takes the site's standing and its limits from `monitors.yaml`, and gives the values of what it noticed.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from crawler.definition import SiteDefinition
from crawler.health.figures import CrawlFigures
from crawler.health.warned import HealthWarning, monitors, warn
from store.tables import Mandate

HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Standing:
    """A site at a moment: its definition, the mandate that names it, its latest crawl and its latest finished one.

    `problem` says why the definition cannot be read.
    """

    at: datetime
    definition: SiteDefinition | None
    problem: str
    mandate: Mandate | None
    last: CrawlFigures | None
    finished_at: datetime | None
    used_today: int

    @property
    def in_force(self) -> bool:
        """Whether a mandate allows to fetch from the site now."""
        day = self.at.date()
        return self.mandate is not None and self.mandate.starts_on <= day <= self.mandate.ends_on

    @property
    def is_stalled(self) -> bool:
        """Whether the latest crawl is under way but fetched nothing for too long."""
        return self.idle > self._longest_idle

    @property
    def idle(self) -> timedelta:
        """How long the crawl that is under way fetched nothing; zero when none is, or when it was paused."""
        if self.last is None or self.last.state != "running" or self.last.is_paused:
            return timedelta()
        stated = self.last.health.get("last_active_at")
        return self.at - (datetime.fromisoformat(stated) if stated else self.last.started_at)

    @property
    def _longest_idle(self) -> timedelta:
        limits = monitors()["crawl.stalled"].limits  # the store hears of pages by the batch, so slow sites get longer
        delay = self.definition.delay if self.definition else 0.0
        return max(timedelta(minutes=limits["minutes"]), timedelta(seconds=limits["pages"] * delay))


Watch = Callable[[Standing, Mapping[str, float]], Iterator[dict[str, Any]]]
WATCHES: dict[str, Watch] = {}


def standing_warnings(standing: Standing) -> list[HealthWarning]:
    """Return what a person should look at now, in the order of `monitors.yaml`."""
    return [
        warn(ident, values)
        for ident, monitor in monitors().items()
        if ident in WATCHES
        for values in WATCHES[ident](standing, monitor.limits)
    ]


def _watches(ident: str) -> Callable[[Watch], Watch]:
    def register(watch: Watch) -> Watch:
        WATCHES[ident] = watch
        return watch

    return register


@_watches("budget.nearly_used")
def _budget(site: Standing, limits: Mapping[str, float]) -> Iterator[dict[str, Any]]:
    daily = site.definition.schedule.daily_pages if site.definition else 0
    if daily and site.used_today >= limits["share"] * daily:
        yield {"used": site.used_today, "daily": daily}


@_watches("crawl.failed")
def _failed(site: Standing, _limits: Mapping[str, float]) -> Iterator[dict[str, Any]]:
    if site.last and site.last.state == "failed" and "blocked" not in site.last.errors:  # block.pages tells of that
        yield {"reason": site.last.reason}


@_watches("crawl.stalled")
def _stalled(site: Standing, _limits: Mapping[str, float]) -> Iterator[dict[str, Any]]:
    if site.is_stalled:
        yield {"minutes": round(site.idle.total_seconds() / 60)}


@_watches("site.overdue")
def _overdue(site: Standing, limits: Mapping[str, float]) -> Iterator[dict[str, Any]]:
    if site.definition is None or site.finished_at is None or not site.in_force:
        return
    every = site.definition.schedule.every_hours
    hours = (site.at - site.finished_at) / HOUR
    if hours > limits["factor"] * every:
        yield {"hours": round(hours, 1), "every": every}


@_watches("mandate.ends_soon")
def _ends_soon(site: Standing, limits: Mapping[str, float]) -> Iterator[dict[str, Any]]:
    if site.mandate and site.in_force and (site.mandate.ends_on - site.at.date()).days <= limits["days"]:
        yield {"mandate": site.mandate.name, "days": (site.mandate.ends_on - site.at.date()).days}


@_watches("mandate.missing")
def _no_mandate(site: Standing, _limits: Mapping[str, float]) -> Iterator[dict[str, Any]]:
    if not site.in_force and site.definition:
        yield {}


@_watches("definition.missing")
def _no_definition(site: Standing, _limits: Mapping[str, float]) -> Iterator[dict[str, Any]]:
    if site.definition is None and not site.problem and site.in_force:
        yield {}


@_watches("definition.unreadable")
def _unreadable(site: Standing, _limits: Mapping[str, float]) -> Iterator[dict[str, Any]]:
    if site.problem:
        yield {"reason": site.problem}
