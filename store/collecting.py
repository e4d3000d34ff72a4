"""What a crawl writes: sites, crawls, captures, ads, versions, sightings. All of it can be written twice."""

import hashlib
import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import select, update
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
    site.title, site.country, site.jurisdiction = facts.title, facts.country, facts.jurisdiction
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
    sighted = select(Sighting.ad_id).where(Sighting.crawl_id == crawl.id, Sighting.ad_id.in_([ad.id for ad in ads]))
    before = set(session.scalars(sighted))
    for ad in ads:
        ad.last_seen_at, ad.removed_at = at, None
        if ad.id not in before:
            session.add(Sighting(ad_id=ad.id, crawl_id=crawl.id, version_id=ad.version_id, seen_at=at))
    session.flush()
    return len(ads) - len(before)


def store_pages(session: Session, crawl: Crawl, pages: Sequence[PageCapture]) -> None:
    """Store captures; a page fetched again in the same crawl takes its earlier row's place."""
    latest = {page.url: page for page in pages}
    known = {
        row.url: row
        for row in session.scalars(select(Capture).where(Capture.crawl_id == crawl.id, Capture.url.in_(list(latest))))
    }
    for url, page in latest.items():
        row = known.get(url) or Capture(crawl_id=crawl.id, url=url)
        row.fetched_at, row.status, row.media_type = page.fetched_at, page.status, page.media_type
        row.sha256, row.length = page.sha256, page.length
        row.warc_file, row.warc_offset = page.warc_file, page.warc_offset
        session.add(row)
    session.flush()


def store_ads(session: Session, crawl: Crawl, ads: Iterable[SeenAd]) -> Tally:
    """Store ads, their versions and sightings; what is there already is left as it is."""
    tally = Tally()
    latest = {ad.external_id: ad for ad in ads}
    query = select(Ad).where(Ad.site_id == crawl.site_id, Ad.external_id.in_(list(latest)))
    known = {row.external_id: row for row in session.scalars(query)}
    captures = {
        row.url: row.id
        for row in session.scalars(
            select(Capture).where(Capture.crawl_id == crawl.id, Capture.url.in_([ad.url for ad in latest.values()]))
        )
    }
    for external_id, seen in latest.items():
        row = known.get(external_id)
        if row is None:
            row = Ad(site_id=crawl.site_id, external_id=external_id, url=seen.url, first_seen_at=seen.seen_at)
            row.last_seen_at = seen.seen_at
            session.add(row)
            session.flush()
            tally.new += 1
        _sight(session, crawl, row, seen, captures.get(seen.url), tally)
    session.flush()
    return tally


def _sight(session: Session, crawl: Crawl, ad: Ad, seen: SeenAd, capture_id: int | None, tally: Tally) -> None:
    version = session.scalar(
        select(Version).where(Version.ad_id == ad.id, Version.content_sha256 == seen.content_sha256)
    )
    if version is None:
        version = Version(
            ad_id=ad.id,
            content_sha256=seen.content_sha256,
            capture_id=capture_id,
            title=seen.title,
            text=seen.text,
            url=seen.url,
            city=seen.city,
            posted_at=seen.posted_at,
            image_hashes=list(seen.image_hashes),
            first_seen_at=seen.seen_at,
        )
        session.add(version)
        session.flush()
    if ad.version_id not in (None, version.id):
        tally.changed += 1
    if ad.version_id != version.id:
        ad.flags_stale = True
        place = find_place(seen.city) if seen.city else None
        ad.municipality = place.code if place else ad.municipality
    ad.version_id, ad.url, ad.last_seen_at, ad.removed_at = version.id, seen.url, seen.seen_at, None
    seen_before = session.scalar(select(Sighting.id).where(Sighting.ad_id == ad.id, Sighting.crawl_id == crawl.id))
    if seen_before is None:
        session.add(Sighting(ad_id=ad.id, crawl_id=crawl.id, version_id=version.id, seen_at=seen.seen_at))
        tally.ads += 1


def mark_removed(session: Session, crawl: Crawl, external_ids: Collection[str], at: datetime) -> int:
    """Mark ads as removed; return how many were not marked before."""
    count, ids = 0, sorted(external_ids)
    for start in range(0, len(ids), AT_ONCE):
        part = ids[start : start + AT_ONCE]
        query = update(Ad).where(Ad.site_id == crawl.site_id, Ad.external_id.in_(part), Ad.removed_at.is_(None))
        count += int(session.connection().execute(query.values(removed_at=at)).rowcount)
    return count
