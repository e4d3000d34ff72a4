"""Verdicts that became others: listed until a person has seen them. Decisions taken before stand beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select, update
from sqlalchemy.orm import Session, selectinload

from domain.clock import now
from domain.roles import Viewer
from store.access import only_visible, only_visible_ads, own_place, require, visible_tracks
from store.audit import record
from store.tables import Ad, Decision, Flag, Site, User, VerdictChange, Version

CAUSES = ("register", "pack", "rules", "time")


@dataclass(frozen=True, slots=True)
class ChangeFilter:
    """What the list is narrowed to; None means all. `seen`: only those that somebody has, or nobody has, seen."""

    seen: bool | None = False
    cause: str | None = None
    verdict: str | None = None
    municipality: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeSeen:
    """A changed verdict with its ad, who has seen it, the ad's flag and the decisions that stand on it."""

    change: VerdictChange
    title: str
    site: str
    place: str
    municipality: str | None
    seen_by: str | None
    flag_id: int | None
    decisions: tuple[Decision, ...]


def verdict_changes(
    session: Session,
    viewer: Viewer,
    wanted: ChangeFilter = ChangeFilter(),
    *,
    limit: int | None = None,
    offset: int = 0,
    log_view: bool = True,
) -> list[ChangeSeen]:
    """Return one page of the changes that the viewer may see, newest first.

    The view goes to the audit log unless it is a redraw (`log_view` off). Raises `AccessDenied` for a role
    without this page, and for an inspector who asks for another municipality.
    """
    query = _narrowed(
        viewer,
        wanted,
        select(VerdictChange, Version.title, Site.title, Version.city, Ad.municipality, User.display_name),
    )
    if log_view:
        _log(session, viewer, "changes.view", {"municipality": wanted.municipality, "offset": offset})
    query = query.order_by(VerdictChange.at.desc(), VerdictChange.id.desc()).limit(limit).offset(offset)
    rows = session.execute(query).all()
    ads = [change.ad_id for change, *_ in rows]
    flags, decisions = _flags(session, viewer, ads), _decisions(session, viewer, ads)
    return [
        ChangeSeen(
            change=change,
            title=title,
            site=site,
            place=city,
            municipality=municipality,
            seen_by=name,
            flag_id=flags.get(change.ad_id),
            decisions=tuple(decisions.get(change.ad_id, ())),
        )
        for change, title, site, city, municipality, name in rows
    ]


def changes_count(session: Session, viewer: Viewer, wanted: ChangeFilter = ChangeFilter()) -> int:
    """Return how many changes the filter leaves."""
    return session.scalar(_narrowed(viewer, wanted, select(func.count(VerdictChange.id)))) or 0


def mark_seen(session: Session, viewer: Viewer, changes: Sequence[int]) -> int:
    """Note that the viewer has seen these changes; return how many nobody had seen before.

    Who saw a change first stays. What is outside the viewer's role is left alone. Raises `AccessDenied` for a
    role without this page.
    """
    require(viewer, "review_changes")
    visible = only_visible_ads(select(Ad.id), viewer)
    noted = session.scalars(
        update(VerdictChange)
        .where(VerdictChange.id.in_(changes), VerdictChange.seen_at.is_(None), VerdictChange.ad_id.in_(visible))
        .values(seen_by_id=viewer.user_id, seen_at=now())
        .returning(VerdictChange.id)
    ).all()
    if noted:
        _log(session, viewer, "changes.seen", {"changes": sorted(noted)})
    return len(noted)


def _narrowed(viewer: Viewer, wanted: ChangeFilter, query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    require(viewer, "review_changes")
    place = own_place(viewer, wanted.municipality)
    query = (
        query.select_from(VerdictChange)
        .join(Ad, Ad.id == VerdictChange.ad_id)
        .join(Version, Version.id == VerdictChange.version_id)
        .join(Site, Site.id == Ad.site_id)
        .outerjoin(User, User.id == VerdictChange.seen_by_id)
    )
    query = only_visible_ads(query, viewer)
    if place is not None:
        query = query.where(Ad.municipality == place)
    if wanted.seen is not None:
        query = query.where(VerdictChange.seen_at.is_not(None) if wanted.seen else VerdictChange.seen_at.is_(None))
    if wanted.cause:
        query = query.where(VerdictChange.cause == wanted.cause)
    if wanted.verdict:
        query = query.where(VerdictChange.verdict_after == wanted.verdict)
    return query


def _flags(session: Session, viewer: Viewer, ads: list[int]) -> dict[int, int]:
    query = only_visible(select(Flag.ad_id, Flag.id).where(Flag.ad_id.in_(ads), Flag.track == "administrative"), viewer)
    return {row[0]: row[1] for row in session.execute(query)}


def _decisions(session: Session, viewer: Viewer, ads: list[int]) -> dict[int, list[Decision]]:
    tracks = [track.value for track in visible_tracks(viewer)]
    query = select(Decision).join(Flag, Flag.id == Decision.flag_id).where(Flag.ad_id.in_(ads), Flag.track.in_(tracks))
    loaded = query.options(selectinload(Decision.user), selectinload(Decision.second_user), selectinload(Decision.flag))
    found: dict[int, list[Decision]] = {}
    for decision in session.scalars(loaded.order_by(Decision.id)):
        found.setdefault(decision.flag.ad_id, []).append(decision)
    return found


def _log(session: Session, viewer: Viewer, action: str, detail: dict[str, Any]) -> None:
    record(session, actor=viewer.username, role=viewer.role.value, action=action, detail=detail)
