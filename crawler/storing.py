"""One crawl's way into the store: gathered in memory, written in batches, the WARC file always first."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from scrapy import Request
from scrapy.http import Response
from sqlalchemy import Engine

from crawler import SOFTWARE
from crawler.bounds import Bounds
from crawler.claims import Claim
from crawler.definition import SiteDefinition
from crawler.evidence.manifest import require_files, write_manifest
from crawler.evidence.warc import NOT_MODIFIED, WarcFile
from crawler.health import Earlier, Health, warnings
from crawler.memory import PageMemory
from crawler.pages.content import AdContent
from domain.clock import now, today
from domain.errors import BakenError
from store.collecting import (
    PageCapture,
    SeenAd,
    SiteFacts,
    earlier_crawls,
    live_ads,
    mark_gone,
    mark_unlisted,
    open_crawl,
    pages_today,
    seen_in,
    sight_again,
    store_ads,
    store_pages,
)
from store.evidence import Original, chained_before, files_named, last_whole, log_closed
from store.session import transaction
from store.tables import Crawl

BATCH = 40
COPIES = 3  # ads with the very same page, from which on the site is taken to answer everything alike


@dataclass(frozen=True, slots=True)
class CrawlReport:
    """What one crawl did. `state` is `finished`, `paused` (it goes on later), `skipped` or `failed`.

    `errors` counts by kind; `warnings` are for a person to look at.
    """

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
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CrawlProgress:
    """How far a site's crawl is: pages fetched, ads read, ads the listing has shown so far."""

    site: str
    pages: int
    ads: int
    listed: int


class CrawlStore:
    """Takes what the spider finds. Made at the start of a crawl; `finish` ends it.

    Raises `BakenError` on making when no mandate covers the site, or its crawl's files are not in this folder.
    """

    def __init__(self, engine: Engine, definition: SiteDefinition, warc_root: Path, claim: Claim) -> None:
        self._engine = engine
        self._claim = claim
        self.broken = ""
        self.definition = definition
        self.started = now()
        with transaction(engine) as session:
            crawl = open_crawl(session, _site_facts(definition), today(), self.started, SOFTWARE)
            self.crawl_id = crawl.id
            self._done = seen_in(session, crawl.id)
            self._live = live_ads(session, crawl.site_id)
            self.errors: dict[str, int] = dict(crawl.errors)
            self.memory = PageMemory(session, crawl.site_id, definition)
            self.bounds = Bounds(definition, self.started, pages_today(session, crawl.site_id, today()))
            self._earlier = [Earlier(*row) for row in earlier_crawls(session, crawl)]
            self._chained_to = chained_before(session, crawl)
            written = require_files(warc_root, definition.name, crawl.id, files_named(session, crawl.id))
        self.folder = warc_root / definition.name
        self._warc = WarcFile(self.folder, self.crawl_id, written)
        self._pages: list[PageCapture] = []
        self._ads: dict[str, SeenAd] = {}
        self._again: dict[str, str] = {}
        self._copies: dict[str, set[str]] = {}
        self._gone: set[str] = set()
        self._listed: set[str] = set()
        self._complete = True
        self.pages = 0
        self.health = Health()
        self.notes: list[str] = []

    def capture(self, request: Request, response: Response) -> None:
        """Write a page to the WARC file and remember where it stands."""
        at = now()
        written = self._warc.write(request, response, at, self._original(response))
        self.health.count_page(request, response, at)
        media_type = (response.headers.get("Content-Type") or b"").decode("latin-1").split(";")[0].strip()
        self._pages.append(
            PageCapture(
                url=response.url,
                external_id=self._ad_asked_for(request),
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

    def _ad_asked_for(self, request: Request) -> str | None:
        asked = [*request.meta.get("redirect_urls", ()), request.url]
        return next(filter(None, map(self.definition.external_id, asked)), None)

    def _original(self, response: Response) -> Original | None:
        """What a 304 says is unchanged: the page as last fetched whole. Without it a 304 is kept as it came."""
        if response.status != NOT_MODIFIED:
            return None
        with suppress(BakenError), transaction(self._engine) as session:
            return last_whole(session, self.crawl_id, response.url)
        return None

    def already_seen(self, external_id: str) -> bool:
        """Tell whether this crawl has the ad already, from before it was interrupted."""
        return external_id in self._done

    def is_live(self, external_id: str) -> bool:
        """Tell whether the store holds this ad's content and does not take it for removed."""
        return external_id in self._live

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

        self.health.count_ad(content)

    def seen_again(self, external_id: str, url: str) -> None:
        """Take an ad that is as it was: the page is unchanged, or the listing shows it and it may rest."""
        self._again[external_id] = url
        if len(self._again) >= BATCH:
            self.flush()

    def is_copy(self, external_id: str, digest: str) -> bool:
        """Tell whether several ads of this crawl have this very page, byte for byte."""
        same = self._copies.setdefault(digest, set())
        same.add(external_id)
        return len(same) > COPIES

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
        """Put the WARC file on the disk, then everything gathered into the store, in one transaction.

        When the store fails, or the claim on the site is lost, `broken` says so; what was gathered is kept.
        """
        self._warc.sync()
        try:
            self._write()
        except BakenError as error:
            self.broken = str(error)
            return
        self._done |= self._ads.keys() | self._again.keys()
        self._pages.clear()
        self._ads.clear()
        self._again.clear()
        self.memory.flushed()

    def _write(self) -> None:
        if not self._claim.holds():
            raise BakenError(f"{self.definition.name}: the claim on the site was lost; another process may crawl it")
        with transaction(self._engine) as session:
            crawl = session.get_one(Crawl, self.crawl_id)
            store_pages(session, crawl, self._pages)
            tally = store_ads(session, crawl, self._ads.values())
            tally.ads += sight_again(session, crawl, list(self._again), now())
            self.memory.flush(session)
            crawl.pages += len(self._pages)
            crawl.bytes += sum(page.length for page in self._pages)
            crawl.ads += tally.ads
            crawl.new_ads += tally.new
            crawl.changed_ads += tally.changed
            crawl.errors = dict(self.errors)

    def progress(self) -> CrawlProgress:
        """Tell how far the crawl is."""
        return CrawlProgress(
            self.definition.name, self.pages, len(self._done) + len(self._ads) + len(self._again), len(self._listed)
        )

    def finish(self, reason: str, paused: bool = False) -> CrawlReport:
        """Write the rest, mark removed ads, close the evidence, and report.

        `reason` is `finished` when the spider ran out of work, anything else is why it stopped. A `paused`
        crawl stays open: the next one of the site goes on with it. Raises `BakenError` when the store fails;
        the crawl then stays open too.
        """
        self.flush()
        self._warc.close()
        if self.broken:
            raise BakenError(self.broken)
        failed = "" if reason == "finished" or paused else reason
        if not failed and not paused and not self._complete and not self._done:
            failed = next(iter(self.notes), "") or ", ".join(sorted(self.errors)) or "nothing could be read"
        complete = reason == "finished" and not failed and self._complete
        clock_offset = self.health.record(())["clock_offset"]
        manifest = write_manifest(self.folder, self.crawl_id, self.definition, self._chained_to, clock_offset)
        with transaction(self._engine) as session:
            crawl = session.get_one(Crawl, self.crawl_id)
            at = now()
            crawl.removed_ads += mark_gone(session, crawl, self._gone, at)
            if complete:
                crawl.removed_ads += mark_unlisted(session, crawl, self._listed | self._done, at)
            state, crawl.reason = ("failed", failed) if failed else ("finished", "")
            if paused:
                state, crawl.reason = "paused", reason
            crawl.state = "running" if paused else state
            crawl.finished_at, crawl.errors = (None if paused else at), dict(self.errors)
            said = warnings(self.health, crawl.ads, crawl.pages, self.errors, complete, self._earlier)
            crawl.health, crawl.manifest_sha256 = self.health.record(said), manifest
            if not paused:
                log_closed(session, crawl)
            return self._report(crawl, state)

    def _report(self, crawl: Crawl, state: str) -> CrawlReport:
        return CrawlReport(
            site=self.definition.name,
            state=state,
            reason=crawl.reason,
            pages=crawl.pages,
            ads=crawl.ads,
            new=crawl.new_ads,
            changed=crawl.changed_ads,
            removed=crawl.removed_ads,
            errors=dict(self.errors),
            seconds=(now() - self.started).total_seconds(),
            warnings=tuple(crawl.health["warnings"]),
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
