"""What is remembered of pages between crawls."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.tables import PageRow

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class RememberedPage:
    """One page as last read. `links` maps what a listing led to; None for an ad's page.

    `sha256` is of the body as read, `payload_sha256` of the body as it came over the wire at `payload_at`.
    """

    url: str
    external_id: str | None
    etag: str
    last_modified: str
    sha256: str
    payload_sha256: str
    payload_at: datetime
    links: dict[str, Any] | None
    checked_at: datetime
    changed_at: datetime


def remembered_pages(session: Session, site_id: int, definition_digest: str) -> dict[str, RememberedPage]:
    """Return the site's pages by address, as far as they were read with the present definition."""
    rows = session.scalars(
        select(PageRow).where(PageRow.site_id == site_id, PageRow.definition_digest == definition_digest)
    )
    return {row.url: _page(row) for row in rows}


def remember_pages(session: Session, site_id: int, definition_digest: str, pages: Iterable[RememberedPage]) -> None:
    """Store pages as read now, in the place of what was remembered of them."""
    latest = {page.url: page for page in pages}
    known = {row.url: row for row in _rows(session, site_id, list(latest))}
    for url, page in latest.items():
        row = known.get(url) or PageRow(site_id=site_id, url=url)
        row.external_id, row.etag, row.last_modified = page.external_id, page.etag, page.last_modified
        row.sha256, row.links = page.sha256, page.links
        row.payload_sha256, row.payload_at = page.payload_sha256, page.payload_at
        row.checked_at, row.changed_at = page.checked_at, page.changed_at
        row.definition_digest = definition_digest
        session.add(row)
    session.flush()


def _rows(session: Session, site_id: int, urls: Collection[str]) -> Iterable[PageRow]:
    listed = sorted(urls)
    for start in range(0, len(listed), AT_ONCE):
        part = listed[start : start + AT_ONCE]
        yield from session.scalars(select(PageRow).where(PageRow.site_id == site_id, PageRow.url.in_(part)))


def _page(row: PageRow) -> RememberedPage:
    return RememberedPage(
        row.url,
        row.external_id,
        row.etag,
        row.last_modified,
        row.sha256,
        row.payload_sha256,
        row.payload_at,
        row.links,
        row.checked_at,
        row.changed_at,
    )
