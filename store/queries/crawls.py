"""How the crawls of each site went. No ads."""

from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from domain.roles import Viewer
from store.access import require
from store.audit import record
from store.collecting import pages_today
from store.tables import Crawl, Mandate, Site

HISTORY = 30
Onlooker = Viewer | None  # None: whoever runs a command on the machine that holds the store


def finished_before(session: Session, crawl: Crawl, limit: int = HISTORY) -> list[Crawl]:
    """Return the site's finished crawls before this one, newest first."""
    query = select(Crawl).where(Crawl.site_id == crawl.site_id, Crawl.state == "finished", Crawl.id < crawl.id)
    return list(session.scalars(query.order_by(Crawl.id.desc()).limit(limit)))


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
    return pages_today(session, site_id, day)


def all_mandates(session: Session, viewer: Onlooker) -> list[Mandate]:
    """Return every mandate, for their names, sites and days."""
    _may_look(viewer)
    return list(session.scalars(select(Mandate)))


def _may_look(viewer: Onlooker) -> None:
    if viewer is not None:
        require(viewer, "see_crawls")
