"""What evidence rests on in the store: the chain of manifests, the files named, what each record must hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from store.audit import record
from store.tables import Ad, AuditEntry, Capture, Crawl, Secured, Site


@dataclass(frozen=True, slots=True)
class Link:
    """The crawl before another one in the chain of a site's manifests."""

    crawl_id: int
    manifest_sha256: str


def chained_before(session: Session, crawl: Crawl) -> Link | None:
    """Return the site's last crawl before this one that has a manifest."""
    query = select(Crawl.id, Crawl.manifest_sha256).where(
        Crawl.site_id == crawl.site_id, Crawl.id < crawl.id, Crawl.manifest_sha256 != ""
    )
    row = session.execute(query.order_by(Crawl.id.desc()).limit(1)).first()
    return Link(row.id, row.manifest_sha256) if row else None


def files_named(session: Session, crawl_id: int) -> dict[str, int]:
    """Return the WARC files a crawl's captures stand in, each with the offset of the last one in it."""
    query = select(Capture.warc_file, func.max(Capture.warc_offset)).where(Capture.crawl_id == crawl_id)
    return {row[0]: row[1] for row in session.execute(query.group_by(Capture.warc_file))}


@dataclass(frozen=True, slots=True)
class CrawlEvidence:
    """A crawl whose evidence can be looked at. One that is not `closed` runs, or was paused or killed."""

    id: int
    site: str
    closed: bool
    manifest_sha256: str


@dataclass(frozen=True, slots=True)
class CapturedAt:
    """What the store says of one record of a WARC file."""

    offset: int
    url: str
    at: datetime
    status: int
    sha256: str


@dataclass(frozen=True, slots=True)
class SecuredFolder:
    """Where an ad was secured, and the hash of its manifest."""

    id: int
    site: str
    folder: str
    manifest_sha256: str


CLOSED, SECURED = "crawl.close", "evidence.secure"


def log_closed(session: Session, crawl: Crawl) -> None:
    """Write to the audit log with which manifest a crawl was closed, so that the log's own chain covers it."""
    detail = {"state": crawl.state, "manifest_sha256": crawl.manifest_sha256}
    record(session, actor="crawler", role="", action=CLOSED, subject=f"crawl {crawl.id}", detail=detail)


def closed_by_log(session: Session) -> dict[int, str]:
    """Return the hash of the manifest of every crawl that the audit log saw closed."""
    query = select(AuditEntry.subject, AuditEntry.detail).where(AuditEntry.action == CLOSED)
    return {int(row.subject.split()[-1]): row.detail["manifest_sha256"] for row in session.execute(query)}


def secured_by_log(session: Session) -> dict[int, str]:
    """Return the hash of the manifest of everything that the audit log saw secured."""
    details = session.scalars(select(AuditEntry.detail).where(AuditEntry.action == SECURED))
    return {detail["secured"]: detail["manifest_sha256"] for detail in details}


def all_crawls(session: Session) -> list[CrawlEvidence]:
    """Return every crawl, by site, in the order of the chain."""
    query = select(Crawl.id, Site.name, Crawl.state, Crawl.manifest_sha256).join(Site, Site.id == Crawl.site_id)
    rows = session.execute(query.order_by(Site.name, Crawl.id))
    return [CrawlEvidence(row.id, row.name, row.state != "running", row.manifest_sha256) for row in rows]


def captures_in(session: Session, crawl_id: int, warc_file: str) -> Iterator[CapturedAt]:
    """Yield what the store says of a crawl's records in one file, in the file's order."""
    query = (
        select(Capture.warc_offset, Capture.url, Capture.fetched_at, Capture.status, Capture.sha256)
        .where(Capture.crawl_id == crawl_id, Capture.warc_file == warc_file)
        .order_by(Capture.warc_offset)
    )
    for row in session.execute(query.execution_options(yield_per=1000)):
        yield CapturedAt(*row)


def secured_folders(session: Session) -> list[SecuredFolder]:
    """Return the folder of everything that was secured, by site and time."""
    query = (
        select(Secured.id, Site.name, Secured.folder, Secured.manifest_sha256)
        .join(Ad, Ad.id == Secured.ad_id)
        .join(Site, Site.id == Ad.site_id)
    )
    return [SecuredFolder(*row) for row in session.execute(query.order_by(Site.name, Secured.id))]
