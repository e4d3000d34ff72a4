"""How the crawls of each site went."""

from datetime import UTC, date, datetime, time

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from store.tables import Capture, Crawl, Site


def recent_crawls(session: Session, per_site: int = 3) -> list[tuple[str, Crawl]]:
    """Return the newest crawls of every site with the site's name, by site, newest first."""
    found = []
    for ident, name in session.execute(select(Site.id, Site.name).order_by(Site.name)):
        query = select(Crawl).where(Crawl.site_id == ident).order_by(Crawl.id.desc()).limit(per_site)
        found += [(name, crawl) for crawl in session.scalars(query)]
    return found


def last_crawls(session: Session) -> list[tuple[str, Crawl]]:
    """Return the newest crawl of every site that has one, with the site's name."""
    newest = select(func.max(Crawl.id)).group_by(Crawl.site_id)
    query = select(Site.name, Crawl).join(Crawl, Crawl.site_id == Site.id).where(Crawl.id.in_(newest))
    return [(name, crawl) for name, crawl in session.execute(query)]


def pages_of_day(session: Session, day: date) -> dict[int, int]:
    """Return how many pages each site has given on this day (UTC), by the site's number."""
    since = datetime.combine(day, time(), UTC)
    recent = select(Crawl.id).where(or_(Crawl.finished_at.is_(None), Crawl.finished_at >= since))
    query = select(Crawl.site_id, func.count(Capture.id)).join(Capture, Capture.crawl_id == Crawl.id)
    query = query.where(Crawl.id.in_(recent), Capture.fetched_at >= since).group_by(Crawl.site_id)
    return dict(session.execute(query).tuples().all())
