"""Counts for the overview: no personal data; small cells are suppressed for researchers."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from domain.roles import Role, Viewer
from store.access import require, visible_tracks
from store.tables import Ad, Flag, HitRow, LicenceCheck, Sighting, Site

SMALLEST_CELL = 5
Counts = dict[str, int]


def ads_per_site(session: Session, viewer: Viewer) -> Counts:
    """Return how many ads each site has that were not removed."""
    query = select(Site.name, func.count(Ad.id)).join(Ad, Ad.site_id == Site.id).where(Ad.removed_at.is_(None))
    return _counts(session, viewer, query.group_by(Site.name).order_by(Site.name))


def ads_per_verdict(session: Session, viewer: Viewer) -> Counts:
    """Return how many current ads have each licence verdict."""
    query = select(LicenceCheck.verdict, func.count(Ad.id)).join(Ad, Ad.version_id == LicenceCheck.version_id)
    return _counts(session, viewer, query.group_by(LicenceCheck.verdict).order_by(func.count(Ad.id).desc()))


def ads_per_indicator(session: Session, viewer: Viewer) -> Counts:
    """Return how many current ads show each indicator (not for inspectors: most are another track's)."""
    if viewer.role is Role.INSPECTOR:
        return {}
    number = func.count(func.distinct(HitRow.version_id))
    query = select(HitRow.indicator, number).join(Ad, Ad.version_id == HitRow.version_id)
    return _counts(session, viewer, query.group_by(HitRow.indicator).order_by(number.desc(), HitRow.indicator))


def ads_per_municipality(session: Session, viewer: Viewer) -> Counts:
    """Return how many ads that were not removed each municipality (CBS code) has."""
    query = select(Ad.municipality, func.count(Ad.id)).where(Ad.municipality.is_not(None), Ad.removed_at.is_(None))
    return _counts(session, viewer, query.group_by(Ad.municipality).order_by(func.count(Ad.id).desc()))


def sightings_per_day(session: Session, viewer: Viewer) -> Counts:
    """Return how many ads were seen each day (ISO date)."""
    day = func.date(Sighting.seen_at)
    query = select(day, func.count()).join(Ad, Ad.id == Sighting.ad_id)
    return _counts(session, viewer, query.group_by(day).order_by(day))


def site_titles(session: Session, viewer: Viewer) -> dict[str, str]:
    """Return every site's title by its name."""
    require(viewer, "see_overview")
    return {row.name: row.title for row in session.execute(select(Site.name, Site.title))}


def flags_per_tier(session: Session, viewer: Viewer, track: str | None = None) -> Counts:
    """Return how many open flags each tier has on one of the viewer's tracks, or all; nothing for researchers."""
    tracks = [known.value for known in visible_tracks(viewer) if track in {None, known.value}]
    query = select(Flag.tier, func.count()).where(Flag.state == "open", Flag.track.in_(tracks))
    if viewer.role is Role.INSPECTOR:
        query = query.where(Flag.municipality == viewer.municipality)
    return _plain(session.execute(query.group_by(Flag.tier, Flag.tier_rank).order_by(Flag.tier_rank)))


def _counts(session: Session, viewer: Viewer, query: Select[*tuple[Any, ...]]) -> Counts:
    require(viewer, "see_overview")
    if viewer.role is Role.INSPECTOR:
        query = query.where(Ad.municipality == viewer.municipality)
    counts = _plain(session.execute(query))
    if viewer.role is Role.RESEARCHER:
        return {key: count for key, count in counts.items() if count >= SMALLEST_CELL}
    return counts


def _plain(rows: Iterable[Any]) -> Counts:
    return {str(key): int(count) for key, count in rows}
