"""What auditors and admins look at: the audit log; sites, users and mandates. No ads."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from domain.roles import Viewer
from store.access import require
from store.audit import record
from store.tables import AuditEntry, Crawl, Mandate, Site, User


def audit_page(session: Session, viewer: Viewer, limit: int = 100, offset: int = 0) -> list[AuditEntry]:
    """Return one page of the audit log, newest first; looking at it is logged too."""
    require(viewer, "see_audit")
    record(session, actor=viewer.username, role=viewer.role.value, action="audit.view", detail={"offset": offset})
    query = select(AuditEntry).order_by(AuditEntry.sequence.desc()).limit(limit).offset(offset)
    return list(session.scalars(query))


def audit_count(session: Session, viewer: Viewer) -> int:
    """Return how many entries the audit log has."""
    require(viewer, "see_audit")
    return session.scalar(select(func.count()).select_from(AuditEntry)) or 0


def sites(session: Session, viewer: Viewer) -> list[tuple[Site, Crawl | None]]:
    """Return every site with its latest crawl."""
    require(viewer, "configure")
    newest = select(Crawl.site_id, func.max(Crawl.id).label("newest")).group_by(Crawl.site_id).subquery()
    query = (
        select(Site, Crawl)
        .outerjoin(newest, newest.c.site_id == Site.id)
        .outerjoin(Crawl, Crawl.id == newest.c.newest)
        .order_by(Site.name)
    )
    return [(site, crawl) for site, crawl in session.execute(query)]


def users(session: Session, viewer: Viewer) -> list[User]:
    """Return every account."""
    require(viewer, "configure")
    return list(session.scalars(select(User).order_by(User.username)))


def mandates(session: Session, viewer: Viewer) -> list[Mandate]:
    """Return every mandate, the one ending last first."""
    require(viewer, "configure")
    return list(session.scalars(select(Mandate).order_by(Mandate.ends_on.desc())))
