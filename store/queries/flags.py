"""The queue: flags a viewer may see, filtered and in order."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, String, cast, func, select
from sqlalchemy.orm import Session, selectinload

from domain.roles import Viewer
from store.access import only_visible
from store.tables import Ad, Flag, LicenceCheck, Site, Version


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What the queue is narrowed to; None means all."""

    track: str | None = None
    tier: str | None = None
    site: str | None = None
    verdict: str | None = None
    municipality: str | None = None
    indicator: str | None = None
    state: str = "open"


def queue(
    session: Session, viewer: Viewer, wanted: QueueFilter = QueueFilter(), limit: int = 50, offset: int = 0
) -> list[Flag]:
    """Return one page of the queue: by tier, then deadline, then points."""
    query = _narrowed(select(Flag), viewer, wanted)
    query = query.order_by(Flag.tier_rank, Flag.due_at, Flag.points.desc(), Flag.id).limit(limit).offset(offset)
    loaded = query.options(
        selectinload(Flag.ad).selectinload(Ad.site),
        selectinload(Flag.version),
        selectinload(Flag.ad).selectinload(Ad.advertiser),
    )
    return list(session.scalars(loaded))


def queue_count(session: Session, viewer: Viewer, wanted: QueueFilter = QueueFilter()) -> int:
    """Return how many flags the filter leaves."""
    return session.scalar(_narrowed(select(func.count(Flag.id)), viewer, wanted)) or 0


def next_flag(session: Session, viewer: Viewer, wanted: QueueFilter = QueueFilter()) -> int | None:
    """Return the id of the flag at the head of the queue."""
    page = queue(session, viewer, wanted, limit=1)
    return page[0].id if page else None


def sites_with_flags(session: Session, viewer: Viewer) -> dict[str, str]:
    """Return the titles, by name, of the sites that have flags the viewer may see."""
    query = select(Site.name, Site.title).join(Ad, Ad.site_id == Site.id).join(Flag, Flag.ad_id == Ad.id)
    rows = session.execute(only_visible(query, viewer).distinct().order_by(Site.name))
    return {row.name: row.title for row in rows}


def municipalities_with_flags(session: Session, viewer: Viewer) -> list[str]:
    """Return the municipalities (CBS codes) that have flags the viewer may see."""
    query = only_visible(select(Flag.municipality).where(Flag.municipality.is_not(None)), viewer)
    return sorted(session.scalars(query.distinct()))


def _narrowed(query: Select[Any], viewer: Viewer, wanted: QueueFilter) -> Select[Any]:
    query = only_visible(query.select_from(Flag), viewer).where(Flag.state == wanted.state)
    if wanted.track:
        query = query.where(Flag.track == wanted.track)
    if wanted.tier:
        query = query.where(Flag.tier == wanted.tier)
    if wanted.municipality:
        query = query.where(Flag.municipality == wanted.municipality)
    if wanted.indicator:
        # among the flag's own reasons: a hit of another track must not show through the filter
        query = query.where(cast(Flag.reasons, String).contains(f'"indicator": "{wanted.indicator}"', autoescape=True))
    if wanted.site:
        query = query.where(
            Flag.ad_id.in_(select(Ad.id).join(Site, Site.id == Ad.site_id).where(Site.name == wanted.site))
        )
    if wanted.verdict:
        checked = select(Version.id).join(LicenceCheck, LicenceCheck.version_id == Version.id)
        query = query.where(Flag.version_id.in_(checked.where(LicenceCheck.verdict == wanted.verdict)))
    return query
