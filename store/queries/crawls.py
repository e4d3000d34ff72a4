"""How the crawls of each site went."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.tables import Crawl, Site


def recent_crawls(session: Session, per_site: int = 3) -> list[tuple[str, Crawl]]:
    """Return the newest crawls of every site with the site's name, by site, newest first."""
    found = []
    for ident, name in session.execute(select(Site.id, Site.name).order_by(Site.name)):
        query = select(Crawl).where(Crawl.site_id == ident).order_by(Crawl.id.desc()).limit(per_site)
        found += [(name, crawl) for crawl in session.scalars(query)]
    return found
