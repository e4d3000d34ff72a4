"""Evidence as people ask for it: what was fetched of an ad and when, what was secured, what goes out. All logged."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session, joinedload

from domain.errors import BakenError
from domain.roles import Viewer
from store.access import AccessDenied, may, only_visible_ads, require
from store.audit import record
from store.tables import Ad, Capture, Crawl, PageRow, Secured, Sighting, Site, Version

SAME = (200, 304)  # answers that show an ad's content


@dataclass(frozen=True, slots=True)
class AdCapture:
    """One fetch of an ad's page. `version` counts the ad's contents from 1; `first` says this one brought it."""

    capture: Capture
    version: int | None
    first: bool


@dataclass(frozen=True, slots=True)
class AdEvidence:
    """All that was fetched of one ad, in order, and what was secured of it."""

    ad: Ad
    captures: list[AdCapture]
    versions: int
    secured: list[Secured]


@dataclass(frozen=True, slots=True)
class Exported:
    """What goes into a package: captures in order, and the pages whole that a 304 among them refers to."""

    title: str
    site: str
    captures: list[Capture]
    originals: list[Capture]
    secured: list[Secured]
    crawl_id: int = 0


def find_ad(session: Session, viewer: Viewer, named: str, canonical: str = "") -> Ad:
    """Return the ad of that name: `SITE:EXTERNAL_ID`, its address (also in `canonical` form), or its number.

    Raises `AccessDenied` for a role that sees no ads, an ad outside it, or one that does not exist.
    """
    require(viewer, "see_ads")
    query = only_visible_ads(select(Ad).join(Site, Site.id == Ad.site_id).options(joinedload(Ad.site)), viewer)
    found = session.scalars(query.where(_is_named(named, canonical)).limit(2)).all()
    if not found:
        raise AccessDenied(f"there is no ad {named}, or it is outside your role; name it SITE:ID, by address or number")
    if len(found) > 1:
        raise BakenError(f"{named} names several ads; name one as SITE:ID or by its number")
    return found[0]


def _is_named(named: str, canonical: str) -> ColumnElement[bool]:
    if named.isascii() and named.isdigit():
        return Ad.id == (int(named) if len(named) < 10 else 0)
    if named.startswith(("http://", "https://")):
        addresses = [named, canonical or named]
        versions = select(Version.ad_id).where(Version.url.in_(addresses))
        page = select(PageRow.id).where(
            PageRow.site_id == Ad.site_id, PageRow.external_id == Ad.external_id, PageRow.url.in_(addresses)
        )
        return or_(Ad.url.in_(addresses), Ad.id.in_(versions), page.exists())
    site, _, external_id = named.partition(":")
    return (Site.name == site) & (Ad.external_id == external_id)


def ad_evidence(session: Session, viewer: Viewer, named: str, canonical: str = "") -> AdEvidence:
    """Return everything that was fetched of an ad, and write the look at it to the audit log."""
    ad = find_ad(session, viewer, named, canonical)
    captures = _captures_of(session, ad)
    versions = {row.id: row for row in session.scalars(select(Version).where(Version.ad_id == ad.id))}
    numbers = {ident: number for number, ident in enumerate(sorted(versions), start=1)}
    brought = {row.capture_id: row.id for row in versions.values()}
    seen = select(Sighting.crawl_id, Sighting.version_id).where(Sighting.ad_id == ad.id)
    sighted = {row.crawl_id: row.version_id for row in session.execute(seen)}
    shown = []
    for capture in captures:
        version = brought.get(capture.id) or (sighted.get(capture.crawl_id) if capture.status in SAME else None)
        shown.append(AdCapture(capture, numbers.get(version or 0), capture.id in brought))
    _log(session, viewer, "evidence.show", f"ad {ad.id}", captures=len(captures))
    return AdEvidence(ad, shown, len(versions), _secured_of(session, viewer, ad))


def ad_to_export(session: Session, viewer: Viewer, named: str, canonical: str = "") -> Exported:
    """Return what was fetched of one ad, for a package; the export is on the audit log."""
    ad = find_ad(session, viewer, named, canonical)
    captures, secured = _captures_of(session, ad), _secured_of(session, viewer, ad)
    originals = _originals(session, ad.site_id, captures)
    _log(session, viewer, "evidence.export", f"ad {ad.id}", captures=len(captures), secured=len(secured))
    return Exported(f"ad {ad.site.name}:{ad.external_id}", ad.site.name, captures, originals, secured)


def crawl_to_export(session: Session, viewer: Viewer, crawl_id: int) -> Exported:
    """Return what a crawl fetched, for a package; the export is on the audit log.

    Raises `AccessDenied` for roles that see a part of the ads only, `BakenError` for an unknown or open crawl.
    """
    require(viewer, "export_crawls")
    crawl = session.get(Crawl, crawl_id)
    if crawl is None or crawl.state == "running":
        raise BakenError(f"there is no crawl {crawl_id}" if crawl is None else f"crawl {crawl_id} is not done yet")
    query = select(Capture).where(Capture.crawl_id == crawl_id).order_by(Capture.id)
    captures = list(session.scalars(query))
    originals = _originals(session, crawl.site_id, captures)
    _log(session, viewer, "evidence.export", f"crawl {crawl_id}", captures=len(captures))
    return Exported(f"crawl {crawl_id} of {crawl.site.name}", crawl.site.name, captures, originals, [], crawl_id)


def _captures_of(session: Session, ad: Ad) -> list[Capture]:
    addresses = {ad.url, *session.scalars(select(Version.url).where(Version.ad_id == ad.id))}
    query = (
        select(Capture)
        .join(Crawl, Crawl.id == Capture.crawl_id)
        .where(
            Crawl.site_id == ad.site_id,
            or_(Capture.external_id == ad.external_id, Capture.url.in_(sorted(addresses))),
        )
    )
    return list(session.scalars(query.order_by(Capture.fetched_at, Capture.id)))


def _secured_of(session: Session, viewer: Viewer, ad: Ad) -> list[Secured]:
    """That an ad was secured, and why, is for those who may do it."""
    if not may(viewer, "secure_evidence"):
        return []
    query = select(Secured).where(Secured.ad_id == ad.id).options(joinedload(Secured.user))
    return list(session.scalars(query.order_by(Secured.id)))


def _originals(session: Session, site_id: int, captures: Sequence[Capture]) -> list[Capture]:
    """Return the page whole behind each 304, as far as it is not among the captures already."""
    there = {capture.id for capture in captures}
    found: dict[int, Capture] = {}
    for capture in captures:
        original = _whole_before(session, site_id, capture) if capture.status == 304 else None
        if original is not None and original.id not in there:
            found[original.id] = original
    return [found[ident] for ident in sorted(found)]


def _whole_before(session: Session, site_id: int, capture: Capture) -> Capture | None:
    query = select(Capture).join(Crawl, Crawl.id == Capture.crawl_id)
    query = query.where(Crawl.site_id == site_id, Capture.url == capture.url, Capture.status == 200)
    return session.scalar(query.where(Capture.id < capture.id).order_by(Capture.id.desc()).limit(1))


def _log(session: Session, viewer: Viewer, action: str, subject: str, **detail: int) -> None:
    record(session, actor=viewer.username, role=viewer.role.value, action=action, subject=subject, detail=detail)
