"""Which sites are due, by their definitions and by what the store knows of their last crawls."""

from datetime import UTC, datetime, time, timedelta

from sqlalchemy import Engine, select

from crawler.bounds import opens, within
from crawler.definition import Schedule, SiteDefinition
from domain.clock import now, today
from store.collecting import pages_today
from store.session import transaction
from store.tables import Crawl, Site


def why_not_now(engine: Engine, definition: SiteDefinition, only_due: bool = False) -> str | None:
    """Return why a site is left in peace now, or None: outside its hours, its budget used, or not yet due.

    Without `only_due` its rest between two crawls does not count. A crawl that was paused or killed is always due.
    """
    schedule = definition.schedule
    if not within(schedule.hours, now()):
        return f"outside its hours {schedule.hours}"
    with transaction(engine) as session:
        site = session.scalar(select(Site.id).where(Site.name == definition.name))
        if site is None:
            return None
        if pages_today(session, site, today()) >= schedule.daily_pages:
            return f"daily budget of {schedule.daily_pages} pages used"
        last = session.execute(
            select(Crawl.state, Crawl.finished_at).where(Crawl.site_id == site).order_by(Crawl.id.desc()).limit(1)
        ).first()
    if not only_due:
        return None
    return _resting(last.state, last.finished_at, schedule.every_hours) if last else None


def _resting(state: str, finished_at: datetime | None, every_hours: float) -> str | None:
    if state == "running" or finished_at is None:
        return None
    following = finished_at + timedelta(hours=every_hours)
    return f"next crawl after {following:%Y-%m-%d %H:%M} UTC" if now() < following else None


def next_start(
    schedule: Schedule, state: str, finished_at: datetime | None, used_today: int, at: datetime
) -> datetime | None:
    """Return when a site's next crawl may start or go on, `at` itself when it is due; None when never.

    `state` and `finished_at` are its latest crawl's, `used_today` the pages it gave today.
    """
    rested = finished_at + timedelta(hours=schedule.every_hours) if finished_at and state != "running" else at
    tomorrow = datetime.combine(at.date() + timedelta(days=1), time(), UTC)
    return opens(schedule.hours, max(at, rested, tomorrow if used_today >= schedule.daily_pages else at))
