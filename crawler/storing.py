"""One crawl's way into the store: gathered in memory, written in batches, the WARC file always first."""

from dataclasses import asdict, dataclass
from pathlib import Path

from scrapy import Request
from scrapy.http import Response
from sqlalchemy import Engine

from crawler import SOFTWARE
from crawler.bounds import Bounds
from crawler.claims import Claim
from crawler.definition import SiteDefinition
from crawler.evidence.manifest import require_files, write_manifest
from crawler.evidence.warc import WarcFile
from crawler.health.counts import Health
from crawler.health.ended import warnings_of
from crawler.health.figures import CrawlFigures
from crawler.health.warned import HealthWarning, sentence
from crawler.memory import PAYLOAD, PageMemory, Payload
from crawler.pages.content import AdContent
from crawler.removal import Doubt, Removal
from domain.clock import now, today
from domain.errors import BakenError
from store.collecting import (
    PageCapture,
    SeenAd,
    SiteFacts,
    active_ads,
    ad_addresses,
    live_ads,
    mark_removed,
    open_crawl,
    seen_in,
    sight_again,
    store_ads,
    store_pages,
)
from store.evidence import chained_before, files_named, log_closed
from store.queries.crawls import finished_before, pages_of_day
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
            self.removal = Removal(active_ads(session, crawl.site_id), there=set(self._done))
            self.errors: dict[str, int] = dict(crawl.errors)
            self.memory = PageMemory(session, crawl.site_id, definition)
            used_today = pages_of_day(session, today(), crawl.site_id).get(crawl.site_id, 0)
            self.bounds = Bounds(definition, self.started, used_today)
            self._earlier = [CrawlFigures.of(row) for row in finished_before(session, crawl)]
            self.health = Health.restored(crawl.health)
            crawl.reason, crawl.health = "", self.health.goes_on(self.started)
            self._chained_to = chained_before(session, crawl)
            written = require_files(warc_root, definition.name, crawl.id, files_named(session, crawl.id))
        self.folder = warc_root / definition.name
        self._warc = WarcFile(self.folder, self.crawl_id, written)
        self._pages: list[PageCapture] = []
        self._ads: dict[str, SeenAd] = {}
        self._again: dict[str, str] = {}
        self._copies: dict[str, set[str]] = {}
        self._complete = True
        self.pages = 0
        self.notes: list[str] = []

    def capture(self, request: Request, response: Response) -> None:
        """Write a page to the WARC file and remember where it stands."""
        at = now()
        asked = request.meta.get("redirect_urls", [request.url])[0]
        written = self._warc.write(request, response, at, self.memory.payload(asked))
        request.meta[PAYLOAD] = Payload(written.sha256, at)
        is_ad = self.definition.external_id(request.url) is not None
        self.health.count_page(request, response, at, is_ad)
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

    def already_seen(self, external_id: str) -> bool:
        """Tell whether this crawl has the ad already, from before it was interrupted."""
        return external_id in self._done

    def is_live(self, external_id: str) -> bool:
        """Tell whether the store holds this ad's content and does not take it for removed."""
        return external_id in self._live

    def listed(self, external_id: str) -> None:
        """Note that the listing shows this ad."""
        self.removal.listed.add(external_id)

    def seen(self, external_id: str, url: str, content: AdContent) -> None:
        """Take one ad's content; a full batch is written at once."""
        self.removal.there.add(external_id)
        self._ads[external_id] = SeenAd(
            external_id=external_id,
            url=url,
            title=content.title,
            text=content.text,
            city=content.city,
            posted_at=content.posted_at,
            seen_at=now(),
            image_hashes=content.image_hashes,
            dated_loosely=content.dated_loosely,
        )
        self.health.count_ad(content)
        if len(self._ads) >= BATCH:
            self.flush()

    def seen_again(self, external_id: str, url: str) -> None:
        """Take an ad that is as it was: the page is unchanged, or the listing shows it and it may rest."""
        self.removal.there.add(external_id)
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
        self.removal.gone.add(external_id)

    def to_probe(self) -> list[str]:
        """Return addresses of missing ads to look at, when doubtfully many are missing; empty the second time."""
        chosen = self.removal.to_probe() if self._complete else []
        if not chosen:
            return []
        self.removal.probed |= set(chosen)
        with transaction(self._engine) as session:
            site_id = session.get_one(Crawl, self.crawl_id).site_id
            return ad_addresses(session, site_id, chosen)

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
            crawl.errors, crawl.health = dict(self.errors), self.health.stored()

    def progress(self) -> CrawlProgress:
        """Tell how far the crawl is."""
        return CrawlProgress(
            self.definition.name,
            self.pages,
            len(self._done) + len(self._ads) + len(self._again),
            len(self.removal.listed),
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
        clock_offset = self.health.clock.quantile(0.5)
        manifest = write_manifest(self.folder, self.crawl_id, self.definition, self._chained_to, clock_offset)
        with transaction(self._engine) as session:
            crawl = session.get_one(Crawl, self.crawl_id)
            at = now()
            removed, doubt = self.removal.removed(complete)
            crawl.removed_ads += mark_removed(session, crawl, removed, at)
            state, crawl.reason = ("failed", failed) if failed else ("finished", "")
            if paused:
                state, crawl.reason = "paused", reason
            crawl.state = "running" if paused else state
            crawl.finished_at, crawl.errors = (None if paused else at), dict(self.errors)
            crawl.manifest_sha256 = manifest
            if not paused:
                log_closed(session, crawl)
            self._judge_health(crawl, complete, doubt)
            return self._report(crawl, state)

    def _judge_health(self, crawl: Crawl, complete: bool, doubt: Doubt | None) -> None:
        """Store the crawl's health with what there is to warn about; a paused crawl's so that it can go on."""
        daily = {"pages": self.bounds.used_today + self.pages, "daily_pages": self.definition.schedule.daily_pages}
        paused = crawl.state == "running"
        if paused:
            self.health.paused(crawl.reason)
        figures = self.health.stored() if paused else self.health.figures()
        doubted = {"doubt": asdict(doubt)} if doubt else {}
        crawl.health = {**figures, "budget": daily, "complete": complete, **doubted}
        said = warnings_of(CrawlFigures.of(crawl), self._earlier)
        crawl.health = {**crawl.health, "warnings": [warning.stored() for warning in said]}

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
            warnings=tuple(sentence(HealthWarning.restored(said)) for said in crawl.health["warnings"]),
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
