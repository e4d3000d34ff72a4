"""What a crawl knows of pages from earlier crawls: what to ask for conditionally, what may rest."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from scrapy.http import Response
from sqlalchemy.orm import Session

from crawler.addresses import canonical
from crawler.definition import SiteDefinition
from domain.clock import now
from store.pages import RememberedPage, remember_pages, remembered_pages

REST_SHARE = 0.25  # a page unchanged for four days is read again after one
PAYLOAD = "baken_payload"  # in a request's meta: what came over the wire for it
Links = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Payload:
    """A page's body as it came over the wire: its SHA-256, and when it came."""

    sha256: str
    at: datetime


class PageMemory:
    """Pages of one site as last read with the present definition; other pages are read anew."""

    def __init__(self, session: Session, site_id: int, definition: SiteDefinition) -> None:
        self._site_id = site_id
        self._definition = definition
        self._known = remembered_pages(session, site_id, definition.digest)
        self._news: dict[str, RememberedPage] = {}

    def conditions(self, url: str) -> dict[str, str]:
        """Return the headers that ask for a page only if it changed."""
        page = self._known.get(canonical(url))
        if page is None or self._definition.fetch == "browser":
            return {}
        stated = {"If-None-Match": page.etag, "If-Modified-Since": page.last_modified}
        return {name: value for name, value in stated.items() if value}

    def payload(self, url: str) -> Payload | None:
        """Return the page's body as it last came over the wire."""
        page = self._known.get(canonical(url))
        return Payload(page.payload_sha256, page.payload_at) if page else None

    def links(self, url: str) -> Links | None:
        """Return what a listing page led to when last read."""
        page = self._known.get(canonical(url))
        return page.links if page else None

    def is_unchanged(self, url: str, response: Response) -> bool:
        """Tell whether a page is as last read: the server says so, or its body is the same."""
        page = self._known.get(canonical(url))
        if page is None:
            return False
        return response.status == 304 or sha256(response.body).hexdigest() == page.sha256

    def rests(self, url: str) -> bool:
        """Tell whether an ad's page changed so long ago that it need not be read again now."""
        page = self._known.get(canonical(url))
        if page is None or not self._definition.schedule.revisit_days:
            return False
        quiet = (page.checked_at - page.changed_at) * REST_SHARE
        return now() - page.checked_at < min(quiet, timedelta(days=self._definition.schedule.revisit_days))

    def read(self, url: str, response: Response, external_id: str | None = None, links: Links | None = None) -> None:
        """Note a page that was read now."""
        address, at, digest = canonical(url), now(), sha256(response.body).hexdigest()
        before = self._known.get(address)
        changed = before.changed_at if before and before.sha256 == digest else at
        named = (_header(response, "ETag"), _header(response, "Last-Modified"))
        payload: Payload = response.meta[PAYLOAD]
        wire = (payload.sha256, payload.at)
        self._note(RememberedPage(address, external_id, *named, digest, *wire, _as_json(links), at, changed))

    def confirmed(self, url: str) -> None:
        """Note that a page was found unchanged now."""
        self._note(replace(self._known[canonical(url)], checked_at=now()))

    def flush(self, session: Session) -> None:
        """Store what was noted since the last time."""
        remember_pages(session, self._site_id, self._definition.digest, self._news.values())

    def flushed(self) -> None:
        """Note that what was flushed is in the store for good."""
        self._news.clear()

    def _note(self, page: RememberedPage) -> None:
        self._known[page.url] = self._news[page.url] = page


def _header(response: Response, name: str) -> str:
    return (response.headers.get(name) or b"").decode("latin-1")[:500]


def _as_json(links: Links | None) -> dict[str, Any] | None:
    return dict(links) if links is not None else None
