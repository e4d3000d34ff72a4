"""Everything one screen needs about one flag and its ad, within what the viewer may see."""

from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from domain.roles import Viewer
from store.access import AccessDenied, only_visible_ads, require, visible_flags, visible_tracks
from store.audit import record
from store.tables import Ad, Capture, Decision, FactRow, Flag, LicenceCheck, LinkRow, Version

OTHER_ADS_SHOWN = 30
LINKS_SHOWN = 50


@dataclass(frozen=True, slots=True)
class FlagDetail:
    """One flag with its ad. `reasons` are the flag's own, so that another track's never show."""

    flag: Flag
    ad: Ad
    version: Version
    facts: list[FactRow]
    check: LicenceCheck | None
    capture: Capture | None
    other_ads: list[Ad]
    links: list[LinkRow]
    versions: list[Version]
    decisions: list[Decision]


def flag_detail(session: Session, viewer: Viewer, flag_id: int, *, log_view: bool = True) -> FlagDetail:
    """Return a flag with everything around it, and write the view to the audit log.

    `log_view` is off only when the same viewer's screen redraws a flag whose view is on the log already.

    Raises `AccessDenied` for a flag outside the viewer's role, or that does not exist.
    """
    require(viewer, "see_ads")
    flag: Flag | None = session.scalar(
        visible_flags(viewer).where(Flag.id == flag_id).options(joinedload(Flag.ad).joinedload(Ad.site))
    )
    if flag is None:
        raise AccessDenied("this flag does not exist or is outside your role")
    version = session.get_one(Version, flag.version_id)
    if log_view:
        record(
            session,
            actor=viewer.username,
            role=viewer.role.value,
            action="flag.view",
            subject=f"flag {flag.id}",
            detail={"ad": flag.ad_id, "version": version.id},
        )
    return FlagDetail(
        flag=flag,
        ad=flag.ad,
        version=version,
        facts=list(session.scalars(select(FactRow).where(FactRow.version_id == version.id).order_by(FactRow.id))),
        check=session.scalar(select(LicenceCheck).where(LicenceCheck.version_id == version.id)),
        capture=session.get(Capture, version.capture_id) if version.capture_id else None,
        other_ads=_other_ads(session, viewer, flag.ad),
        links=_links(session, viewer, flag.ad),
        versions=list(session.scalars(select(Version).where(Version.ad_id == flag.ad_id).order_by(Version.id))),
        decisions=_decisions(session, viewer, flag.ad),
    )


def _other_ads(session: Session, viewer: Viewer, ad: Ad) -> list[Ad]:
    if ad.advertiser_id is None:
        return []
    query = only_visible_ads(select(Ad).where(Ad.advertiser_id == ad.advertiser_id, Ad.id != ad.id), viewer)
    loaded = query.options(joinedload(Ad.site), joinedload(Ad.version))
    return list(session.scalars(loaded.order_by(Ad.last_seen_at.desc(), Ad.id).limit(OTHER_ADS_SHOWN)))


def _links(session: Session, viewer: Viewer, ad: Ad) -> list[LinkRow]:
    """Links to ads the viewer may see, kept ones first."""
    visible = only_visible_ads(select(Ad.id), viewer)
    query = select(LinkRow).where(
        or_(LinkRow.left_id == ad.id, LinkRow.right_id == ad.id),
        LinkRow.left_id.in_(visible),
        LinkRow.right_id.in_(visible),
    )
    return list(
        session.scalars(query.order_by(LinkRow.kept.desc(), LinkRow.weight.desc(), LinkRow.id).limit(LINKS_SHOWN))
    )


def _decisions(session: Session, viewer: Viewer, ad: Ad) -> list[Decision]:
    tracks = [track.value for track in visible_tracks(viewer)]
    query = select(Decision).join(Flag, Flag.id == Decision.flag_id).where(Flag.ad_id == ad.id, Flag.track.in_(tracks))
    people = (selectinload(Decision.user), selectinload(Decision.second_user), selectinload(Decision.flag))
    return list(session.scalars(query.options(*people).order_by(Decision.id)))
