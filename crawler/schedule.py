"""Which sites are due, by their definitions and by what the store knows of their last crawls."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from sqlalchemy import Engine

from crawler.bounds import opens, within
from crawler.definition import Schedule, SiteDefinition
from domain.clock import now, today
from store.queries.crawls import last_crawls, pages_of_day
from store.session import transaction

BLOCKED = "blocked"
REST_AFTER_BLOCK = timedelta(hours=24)  # at least
REST_AFTER_FAILURE = timedelta(hours=1)  # at most


@dataclass(frozen=True, slots=True)
class LastCrawl:
    """What the store knows of a site: how its last crawl ended, and the pages it gave today."""

    state: str = ""
    reason: str = ""
    finished_at: datetime | None = None
    pages_today: int = 0


def last_crawl_of_each(engine: Engine) -> dict[str, LastCrawl]:
    """Return how every site in the store stands, by name."""
    with transaction(engine) as session:
        pages = pages_of_day(session, today())
        return {
            name: LastCrawl(crawl.state, crawl.reason, crawl.finished_at, pages.get(crawl.site_id, 0))
            for name, crawl in last_crawls(session)
        }


def why_not_now(definition: SiteDefinition, last: LastCrawl, only_due: bool = False) -> str | None:
    """Return why a site is left in peace now, or None: outside its hours, its budget used, or not yet due.

    Without `only_due` its rest between two crawls does not count. A crawl that was paused or killed is always due.
    """
    schedule = definition.schedule
    if not within(schedule.hours, now()):
        return f"outside its hours {schedule.hours}"
    if last.pages_today >= schedule.daily_pages:
        return f"daily budget of {schedule.daily_pages} pages used"
    following = next_crawl(definition.schedule, last) if only_due else None
    return f"next crawl after {following:%Y-%m-%d %H:%M} UTC" if following and now() < following else None


def next_crawl(schedule: Schedule, last: LastCrawl) -> datetime | None:
    """Return when the site's rest is over; None when it has none: never crawled, or a crawl is to be resumed."""
    if last.state == "running" or last.finished_at is None:
        return None
    rest = timedelta(hours=schedule.every_hours)
    if last.state == "failed":
        rest = max(rest, REST_AFTER_BLOCK) if last.reason == BLOCKED else min(rest, REST_AFTER_FAILURE)
    return last.finished_at + rest


def next_start(schedule: Schedule, last: LastCrawl, at: datetime) -> datetime | None:
    """Return when a site's next crawl may start or go on, `at` itself when it is due; None when never."""
    tomorrow = datetime.combine(at.date() + timedelta(days=1), time(), UTC)
    used_up = last.pages_today >= schedule.daily_pages
    return opens(schedule.hours, max(at, next_crawl(schedule, last) or at, tomorrow if used_up else at))
