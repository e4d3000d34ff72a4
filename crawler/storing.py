"""One crawl's way into the store: gathered in memory, written in batches, the WARC file always first."""

from dataclasses import dataclass
from pathlib import Path

from scrapy import Request
from scrapy.http import Response
from sqlalchemy import Engine

from crawler import SOFTWARE
from crawler.definition import SiteDefinition
from crawler.evidence.manifest import write_manifest
from crawler.evidence.warc import WarcFile
from crawler.pages.content import AdContent
from domain.clock import now, today
from store.collecting import (
    PageCapture,
    SeenAd,
    SiteFacts,
    mark_gone,
    mark_unlisted,
    open_crawl,
    seen_in,
    store_ads,
    store_pages,
)
from store.session import transaction
from store.tables import Crawl

BATCH = 40


@dataclass(frozen=True, slots=True)
class CrawlReport:
    """What one crawl did. `state` is `finished` or `failed`; `errors` counts by kind."""

    site: str
    state: str
    reason: str
    pages: int
    ads: int
    new: int
    changed: int
    removed: int
    errors: dict[str, int]
    seconds: float


@dataclass(frozen=True, slots=True)
class CrawlProgress:
    """How far a site's crawl is: pages fetched, ads read, ads the listing has shown so far."""

    site: str
    pages: int
    ads: int
    listed: int


class CrawlStore:
    """Takes what the spider finds. Made at the start of a crawl; `finish` ends it.

    Raises `BakenError` on making when no mandate covers the site.
    """

    def __init__(self, engine: Engine, definition: SiteDefinition, warc_root: Path) -> None:
        self._engine = engine
        self.definition = definition
        self.started = now()
        with transaction(engine) as session:
            crawl = open_crawl(session, _site_facts(definition), today(), self.started, SOFTWARE)
            self.crawl_id = crawl.id
            self._done = seen_in(session, crawl.id)
            self.errors: dict[str, int] = {}
        self.folder = warc_root / definition.name
        self._warc = WarcFile(self.folder, self.crawl_id)
        self._pages: list[PageCapture] = []
        self._ads: dict[str, SeenAd] = {}
        self._gone: set[str] = set()
        self._listed: set[str] = set()
        self._complete = True
        self.pages = 0
        self.notes: list[str] = []

    def capture(self, request: Request, response: Response) -> None:
        """Write a page to the WARC file and remember where it stands."""
        at = now()
        written = self._warc.write(request, response, at)
        media_type = (response.headers.get("Content-Type") or b"").decode("latin-1").split(";")[0].strip()
        self._pages.append(
            PageCapture(
                url=response.url,
                fetched_at=at,
                status=response.status,
                media_type=media_type,
                sha256=written.sha256,
                length=written.length,
                warc_file=f"{self.definition.name}/{written.file}",
                warc_offset=written.offset,
            )
        )
        self.pages += 1

    def already_seen(self, external_id: str) -> bool:
        """Tell whether this crawl has the ad already, from before it was interrupted."""
        return external_id in self._done

    def listed(self, external_id: str) -> None:
        """Note that the listing shows this ad."""
        self._listed.add(external_id)

    def seen(self, external_id: str, url: str, content: AdContent) -> None:
        """Take one ad's content; a full batch is written at once."""
        self._ads[external_id] = SeenAd(
            external_id, url, content.title, content.text, content.city, content.posted_at, now(), content.image_hashes
        )
        if len(self._ads) >= BATCH:
            self.flush()

    def gone(self, external_id: str) -> None:
        """Note that the ad's own page says it was removed."""
        self._gone.add(external_id)

    def listing_failed(self, kind: str, note: str = "") -> None:
        """Count a listing page that could not be read; nothing will be taken as removed."""
        self._complete = False
        self.count_error(kind, note)

    def count_error(self, kind: str, note: str = "") -> None:
        """Count a failure by its kind; the first notes of a crawl are kept for its report."""
        self.errors[kind] = self.errors.get(kind, 0) + 1
        if note and len(self.notes) < 20:
            self.notes.append(note)

    def flush(self) -> None:
        """Put the WARC file on the disk, then everything gathered into the store, in one transaction."""
        self._warc.sync()
        with transaction(self._engine) as session:
            crawl = session.get_one(Crawl, self.crawl_id)
            store_pages(session, crawl, self._pages)
            tally = store_ads(session, crawl, self._ads.values())
            crawl.pages += len(self._pages)
            crawl.bytes += sum(page.length for page in self._pages)
            crawl.ads += tally.ads
            crawl.new_ads += tally.new
            crawl.changed_ads += tally.changed
            crawl.errors = dict(self.errors)
        self._done |= set(self._ads)
        self._pages.clear()
        self._ads.clear()

    def progress(self) -> CrawlProgress:
        """Tell how far the crawl is."""
        return CrawlProgress(self.definition.name, self.pages, len(self._done) + len(self._ads), len(self._listed))

    def finish(self, reason: str) -> CrawlReport:
        """Write the rest, mark removed ads, close the evidence, and report.

        `reason` is `finished` when the spider ran out of work, anything else is why it stopped.
        """
        self.flush()
        self._warc.close()
        failed = "" if reason == "finished" else reason
        if not failed and not self._complete and not self._done:
            failed = next(iter(self.notes), "") or ", ".join(sorted(self.errors)) or "nothing could be read"
        with transaction(self._engine) as session:
            crawl = session.get_one(Crawl, self.crawl_id)
            at = now()
            crawl.removed_ads += mark_gone(session, crawl, self._gone, at)
            if not failed and self._complete:
                crawl.removed_ads += mark_unlisted(session, crawl, self._listed | self._done, at)
            crawl.state, crawl.reason = ("failed", failed) if failed else ("finished", "")
            crawl.finished_at, crawl.errors = at, dict(self.errors)
            report = self._report(crawl)
        write_manifest(self.folder, self.crawl_id, self.definition)
        return report

    def _report(self, crawl: Crawl) -> CrawlReport:
        return CrawlReport(
            site=self.definition.name,
            state=crawl.state,
            reason=crawl.reason,
            pages=crawl.pages,
            ads=crawl.ads,
            new=crawl.new_ads,
            changed=crawl.changed_ads,
            removed=crawl.removed_ads,
            errors=dict(self.errors),
            seconds=(now() - self.started).total_seconds(),
        )


def _site_facts(definition: SiteDefinition) -> SiteFacts:
    return SiteFacts(
        name=definition.name,
        title=definition.title,
        country=definition.country,
        jurisdiction=definition.jurisdiction,
        base_url=definition.base_url,
        fetch=definition.fetch,
        definition_digest=definition.digest,
    )
