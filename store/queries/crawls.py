"""How the crawls of each site went. No ads."""

from datetime import UTC, date, datetime, time

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from domain.roles import Viewer
from store.access import require
from store.audit import record
from store.tables import Capture, Crawl, Mandate, Site

HISTORY = 30
Onlooker = Viewer | None  # None: whoever runs a command on the machine that holds the store


def finished_before(session: Session, crawl: Crawl, limit: int = HISTORY) -> list[Crawl]:
    """Return the site's finished crawls before this one, newest first."""
    query = select(Crawl).where(Crawl.site_id == crawl.site_id, Crawl.state == "finished", Crawl.id < crawl.id)
    return list(session.scalars(query.order_by(Crawl.id.desc()).limit(limit)))


def last_crawls(session: Session) -> list[tuple[str, Crawl]]:
    """Return the newest crawl of every site that has one, with the site's name."""
    newest = select(func.max(Crawl.id)).group_by(Crawl.site_id)
    query = select(Site.name, Crawl).join(Crawl, Crawl.site_id == Site.id).where(Crawl.id.in_(newest))
    return [(name, crawl) for name, crawl in session.execute(query)]


def pages_of_day(session: Session, day: date, site_id: int | None = None) -> dict[int, int]:
    """Return how many pages each site, or only one, has given on this day (UTC), by the site's number."""
    since = datetime.combine(day, time(), UTC)
    recent = select(Crawl.id).where(or_(Crawl.finished_at.is_(None), Crawl.finished_at >= since))
    query = select(Crawl.site_id, func.count(Capture.id)).join(Capture, Capture.crawl_id == Crawl.id)
    query = query.where(Crawl.id.in_(recent), Capture.fetched_at >= since).group_by(Crawl.site_id)
    query = query if site_id is None else query.where(Crawl.site_id == site_id)
    return {row[0]: row[1] for row in session.execute(query)}


def log_look(session: Session, viewer: Viewer, site: str = "") -> None:
    """Note in the audit log that somebody looks at how crawls went, of one site or of all."""
    require(viewer, "see_crawls")
    record(session, actor=viewer.username, role=viewer.role.value, action="crawls.view", subject=site)


def known_sites(session: Session, viewer: Onlooker) -> dict[str, Site]:
    """Return every site that was ever crawled, by its name."""
    _may_look(viewer)
    return {site.name: site for site in session.scalars(select(Site))}


def latest_crawls(session: Session, viewer: Onlooker, site_id: int, limit: int) -> list[Crawl]:
    """Return a site's crawls, newest first."""
    _may_look(viewer)
    return list(session.scalars(select(Crawl).where(Crawl.site_id == site_id).order_by(Crawl.id.desc()).limit(limit)))


def last_finished_at(session: Session, viewer: Onlooker, site_id: int) -> datetime | None:
    """Return when the site's latest finished crawl ended."""
    _may_look(viewer)
    return session.scalar(
        select(func.max(Crawl.finished_at)).where(Crawl.site_id == site_id, Crawl.state == "finished")
    )


def pages_given(session: Session, viewer: Onlooker, site_id: int, day: date) -> int:
    """Return how many pages the site has given on this day (UTC)."""
    _may_look(viewer)
    return pages_of_day(session, day, site_id).get(site_id, 0)


def all_mandates(session: Session, viewer: Onlooker) -> list[Mandate]:
    """Return every mandate, for their names, sites and days."""
    _may_look(viewer)
    return list(session.scalars(select(Mandate)))


def _may_look(viewer: Onlooker) -> None:
    if viewer is not None:
        require(viewer, "see_crawls")
