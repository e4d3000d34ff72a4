"""What a crawl writes: sites, crawls, captures, ads, versions, sightings. All of it can be written twice."""

import hashlib
import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from domain.places import find_place
from store.mandates import active_mandate
from store.tables import Ad, Capture, Crawl, Sighting, Site, Version

AT_ONCE = 500  # values in one query


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What the store keeps of a site definition."""

    name: str
    title: str
    country: str
    jurisdiction: str
    base_url: str
    fetch: str
    definition_digest: str


@dataclass(frozen=True, slots=True)
class PageCapture:
    """One fetched page and where its WARC record stands."""

    url: str
    fetched_at: datetime
    status: int
    media_type: str
    sha256: str
    length: int
    warc_file: str
    warc_offset: int
    external_id: str | None = None


@dataclass(frozen=True, slots=True)
class SeenAd:
    """One ad as seen on its page."""

    external_id: str
    url: str
    title: str
    text: str
    city: str
    posted_at: date | None
    seen_at: datetime
    image_hashes: tuple[str, ...] = ()
    dated_loosely: bool = False

    @property
    def content_sha256(self) -> str:
        """SHA-256 of what makes a version: title, text, city, date and pictures.

        A date told from the day of reading (`3 dagen geleden`) does not: the next reading may give another.
        """
        posted = "" if self.dated_loosely else str(self.posted_at or "")
        parts = [self.title, self.text, self.city, posted, *self.image_hashes]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


@dataclass(slots=True)
class Tally:
    """What changed in the store."""

    ads: int = 0
    new: int = 0
    changed: int = 0
    removed: int = 0
    errors: dict[str, int] = field(default_factory=dict)


def open_crawl(session: Session, facts: SiteFacts, on: date, at: datetime, software: str) -> Crawl:
    """Return the crawl to work on: an unfinished one of this site, else a new one under its mandate.

    Raises `BakenError` when no mandate covers the site on this day.
    """
    mandate = active_mandate(session, facts.name, on)
    site = session.scalar(select(Site).where(Site.name == facts.name)) or Site(name=facts.name)
    site.title, site.country = facts.title, facts.country
    if site.defined_jurisdiction != facts.jurisdiction:  # else a pack chosen with `baken check` stays
        site.jurisdiction = site.defined_jurisdiction = facts.jurisdiction
    site.base_url, site.fetch, site.definition_digest = facts.base_url, facts.fetch, facts.definition_digest
    session.add(site)
    session.flush()
    unfinished = select(Crawl).where(Crawl.site_id == site.id, Crawl.state == "running").order_by(Crawl.id)
    crawl = session.scalars(unfinished).first()
    if crawl is None:
        crawl = Crawl(site_id=site.id, mandate_id=mandate.id, state="running", started_at=at)
        session.add(crawl)
    crawl.software, crawl.definition_digest = software, facts.definition_digest
    session.flush()
    return crawl


def seen_in(session: Session, crawl_id: int) -> set[str]:
    """Return the external ids of the ads already sighted in this crawl."""
    query = select(Ad.external_id).join(Sighting, Sighting.ad_id == Ad.id).where(Sighting.crawl_id == crawl_id)
    return set(session.scalars(query))


def live_ads(session: Session, site_id: int) -> set[str]:
    """Return the external ids of the site's ads whose content is stored and that are not removed."""
    query = select(Ad.external_id).where(Ad.site_id == site_id, Ad.version_id.is_not(None), Ad.removed_at.is_(None))
    return set(session.scalars(query))


def active_ads(session: Session, site_id: int) -> set[str]:
    """Return the external ids of the site's ads that are not taken for removed."""
    return set(session.scalars(select(Ad.external_id).where(Ad.site_id == site_id, Ad.removed_at.is_(None))))


def ad_addresses(session: Session, site_id: int, external_ids: Collection[str]) -> list[str]:
    """Return the addresses of these ads of the site."""
    query = select(Ad.url).where(Ad.site_id == site_id, Ad.external_id.in_(sorted(external_ids)))
    return list(session.scalars(query.order_by(Ad.external_id)))


def filled_fields(session: Session, site_id: int, external_ids: Collection[str]) -> dict[str, set[str]]:
    """Return which of title, text, city and date the store has of these ads, by id; of ads not removed only."""
    found, ids = {}, sorted(external_ids)
    for start in range(0, len(ids), AT_ONCE):
        query = select(Ad.external_id, Version.title, Version.text, Version.city, Version.posted_at)
        query = query.join(Version, Version.id == Ad.version_id).where(Ad.site_id == site_id, Ad.removed_at.is_(None))
        for row in session.execute(query.where(Ad.external_id.in_(ids[start : start + AT_ONCE]))):
            values = zip(("title", "text", "city", "posted_at"), row[1:], strict=True)
            found[row[0]] = {name for name, value in values if value}
    return found


def sight_again(session: Session, crawl: Crawl, external_ids: Sequence[str], at: datetime) -> int:
    """Store sightings of ads that are as they were, with their present version; return how many are new."""
    query = select(Ad).where(Ad.site_id == crawl.site_id, Ad.external_id.in_(sorted(external_ids)))
    ads = [ad for ad in session.scalars(query) if ad.version_id is not None]
    for ad in ads:
        ad.last_seen_at, ad.removed_at = at, None
    return _sight(session, crawl, [(ad.id, ad.version_id, at) for ad in ads if ad.version_id is not None])


def store_pages(session: Session, crawl: Crawl, pages: Sequence[PageCapture]) -> None:
    """Store captures, one a WARC record; those stored before are left as they are."""
    of_these = (Capture.crawl_id == crawl.id, Capture.warc_file.in_(sorted({page.warc_file for page in pages})))
    first = min((page.warc_offset for page in pages), default=0)
    query = select(Capture.warc_file, Capture.warc_offset).where(*of_these, Capture.warc_offset >= first)
    known = {(row.warc_file, row.warc_offset) for row in session.execute(query)}
    for page in pages:
        where_it_stands = (page.warc_file, page.warc_offset)
        if where_it_stands not in known:
            known.add(where_it_stands)
            session.add(Capture(crawl_id=crawl.id, **asdict(page)))
    session.flush()


def store_ads(session: Session, crawl: Crawl, ads: Iterable[SeenAd]) -> Tally:
    """Store ads, their versions and sightings; what is there already is left as it is."""
    latest = {ad.external_id: ad for ad in ads}
    if not latest:
        return Tally()
    rows, new = _ad_rows(session, crawl, latest)
    versions = _version_ids(session, crawl, latest, rows)
    changed = 0
    for external_id, seen in latest.items():
        row, version_id = rows[external_id], versions[external_id]
        changed += row.version_id not in (None, version_id)
        if row.version_id != version_id:
            row.flags_stale = True
            place = find_place(seen.city) if seen.city else None
            row.municipality = (place.dutch_municipality if place else "") or row.municipality
        row.version_id, row.url, row.last_seen_at, row.removed_at = version_id, seen.url, seen.seen_at, None
    sighted = [(rows[ident].id, versions[ident], seen.seen_at) for ident, seen in latest.items()]
    return Tally(ads=_sight(session, crawl, sighted), new=new, changed=changed)


def _ad_rows(session: Session, crawl: Crawl, seen: dict[str, SeenAd]) -> tuple[dict[str, Ad], int]:
    """Return the rows of these ads by external id, those of new ads made; and how many are new."""
    query = select(Ad).where(Ad.site_id == crawl.site_id, Ad.external_id.in_(list(seen)))
    rows = {row.external_id: row for row in session.scalars(query)}
    new = {
        ident: Ad(
            site_id=crawl.site_id, external_id=ident, url=ad.url, first_seen_at=ad.seen_at, last_seen_at=ad.seen_at
        )
        for ident, ad in seen.items()
        if ident not in rows
    }
    session.add_all(new.values())
    session.flush()
    return {**rows, **new}, len(new)


def _version_ids(session: Session, crawl: Crawl, seen: dict[str, SeenAd], rows: dict[str, Ad]) -> dict[str, int]:
    """Return the version of each ad's present content, made where it is new."""
    digests = {ident: ad.content_sha256 for ident, ad in seen.items()}
    query = select(Version.ad_id, Version.content_sha256, Version.id).where(
        Version.ad_id.in_([row.id for row in rows.values()]), Version.content_sha256.in_(list(digests.values()))
    )
    known = {(ad_id, digest): ident for ad_id, digest, ident in session.execute(query)}
    missing = [ident for ident, digest in digests.items() if (rows[ident].id, digest) not in known]
    captures = _capture_ids(session, crawl, [seen[ident].url for ident in missing])
    made = {ident: _version(rows[ident].id, digests[ident], seen[ident], captures) for ident in missing}
    session.add_all(made.values())
    session.flush()
    return {
        ident: made[ident].id if ident in made else known[rows[ident].id, digest] for ident, digest in digests.items()
    }


def _version(ad_id: int, digest: str, seen: SeenAd, captures: dict[str, int]) -> Version:
    return Version(
        ad_id=ad_id,
        content_sha256=digest,
        capture_id=captures.get(seen.url),
        title=seen.title,
        text=seen.text,
        url=seen.url,
        city=seen.city,
        posted_at=seen.posted_at,
        image_hashes=list(seen.image_hashes),
        first_seen_at=seen.seen_at,
    )


def _capture_ids(session: Session, crawl: Crawl, urls: list[str]) -> dict[str, int]:
    """Return the latest capture of each address in this crawl."""
    query = select(Capture.url, func.max(Capture.id)).where(Capture.crawl_id == crawl.id, Capture.url.in_(urls))
    return {row[0]: row[1] for row in session.execute(query.group_by(Capture.url))} if urls else {}


def _sight(session: Session, crawl: Crawl, seen: Sequence[tuple[int, int, datetime]]) -> int:
    """Store sightings (ad, version, time), one an ad and crawl; return how many are new."""
    query = select(Sighting.ad_id).where(
        Sighting.crawl_id == crawl.id, Sighting.ad_id.in_([ad_id for ad_id, _, _ in seen])
    )
    before = set(session.scalars(query))
    new = [
        {"ad_id": ad_id, "crawl_id": crawl.id, "version_id": version_id, "seen_at": at}
        for ad_id, version_id, at in seen
        if ad_id not in before
    ]
    if new:
        session.execute(insert(Sighting), new)
    return len(new)


def mark_removed(session: Session, crawl: Crawl, external_ids: Collection[str], at: datetime) -> int:
    """Mark ads as removed; return how many were not marked before."""
    count, ids = 0, sorted(external_ids)
    for start in range(0, len(ids), AT_ONCE):
        part = ids[start : start + AT_ONCE]
        query = update(Ad).where(Ad.site_id == crawl.site_id, Ad.external_id.in_(part), Ad.removed_at.is_(None))
        count += int(session.connection().execute(query.values(removed_at=at)).rowcount)
    return count
