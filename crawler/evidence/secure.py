"""Securing an ad's page as it stands now: by the real browser, whole, with pictures, in a folder of its own.

Asked for like any page of the site: under its mandate, past allow-list and robots.txt, not while it is crawled.
"""

import contextlib
import hashlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote, urldefrag, urlsplit

from playwright.async_api import Error, Page
from scrapy import Request
from scrapy.http import Response
from sqlalchemy import Engine

from crawler import SOFTWARE
from crawler.asking import Ask, NoAnswer, first_line, visit_site
from crawler.browser import LOOKING, browser_settings
from crawler.definition import SiteDefinition
from crawler.evidence.durable import file_sha256, sync_file, sync_folder, write_durably
from crawler.evidence.manifest import CLOCK, MANIFEST
from crawler.evidence.network import Network
from crawler.evidence.taking import Seen, take
from crawler.evidence.warc import BROWSER, WarcPart, heads, warc_date
from crawler.guard import keep_within
from domain.clock import now
from domain.errors import BakenError
from store.securing import Order, log_failure, record_secured
from store.session import transaction
from store.tables import Secured

SECURED = "secured"  # beside the sites' folders
NETWORK = "network.warc.gz"


@dataclass(slots=True)
class _Witness:
    """Keeps what is asked beside the page, which is robots.txt, and what was refused or failed.

    Until the page is `guarded` nothing is let through.
    """

    network: Network
    guarded: bool = False
    refused: dict[str, str] = field(default_factory=dict)

    def capture(self, request: Request, response: Response) -> None:
        if BROWSER in response.flags:
            return  # its answers are kept one by one
        answer, asked = heads(request, response)
        self.network.warc.add_exchange(response.url, answer, response.body, asked, {"WARC-Date": warc_date(now())})
        self.network.kept += 1

    def count_error(self, kind: str, note: str = "") -> None:
        self.network.failed.setdefault(kind, note)

    def refuse(self, url: str, reason: str) -> None:
        self.refused.setdefault(url, reason)


def secure_page(engine: Engine, definition: SiteDefinition, order: Order, root: Path) -> Secured:
    """Secure an ad's page in a folder of its own under `root`, and write down that it was.

    Raises `BakenError` when the page cannot be had or shown; then nothing of it is left, and the failure is on
    the audit log. A page that the site answers with an error status is secured as it is.
    """
    at = now()
    folder = root / SECURED / order.site / as_folder(order.external_id) / at.strftime("%Y%m%dT%H%M%S-%fZ")
    try:
        with _whole_or_nothing(folder) as draft:
            seen, witness = _look(engine, definition, order, draft)
            content = _manifest(draft, definition, order, at, seen, witness)
            write_durably(draft / MANIFEST, content)
        with transaction(engine) as session:
            name = folder.relative_to(root).as_posix()
            return record_secured(session, order, at, seen.status, name, hashlib.sha256(content).hexdigest())
    except (BakenError, OSError) as error:
        shutil.rmtree(folder, ignore_errors=True)
        with transaction(engine) as session:
            log_failure(session, order, error.kind if isinstance(error, NoAnswer) else "failed")
        if isinstance(error, OSError):
            raise BakenError(f"cannot keep it in {folder}: {error}") from error
        raise


@contextlib.contextmanager
def _whole_or_nothing(folder: Path) -> Iterator[Path]:
    """Give a folder to fill; it gets its name when it is filled, with everything on the disk."""
    draft = folder.with_name(folder.name + ".draft")
    draft.mkdir(parents=True)
    try:
        yield draft
        for path in draft.iterdir():
            sync_file(path)
        sync_folder(draft)
        draft.rename(folder)
        for above in folder.parents[:3]:
            sync_folder(above)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _look(engine: Engine, definition: SiteDefinition, order: Order, draft: Path) -> tuple[Seen, _Witness]:
    network = Network(WarcPart(draft / NETWORK, f"secured {order.site}"))
    witness = _Witness(network)
    by_browser = definition.model_copy(update={"fetch": "browser"})

    async def visit(ask: Ask) -> Seen:
        async def prepare(page: Page, _request: Request) -> None:
            network.watch(page)
            await keep_within(page, ask.why_not, witness.refuse)
            witness.guarded = True

        meta: dict[str, Any] = {"playwright_include_page": True, "playwright_page_init_callback": prepare}
        try:
            response = await ask(order.url, dont_retry=True, playwright_page_methods=[], **meta)
        except NoAnswer as error:
            reason = next(reversed(witness.refused.values()), "")  # of the hop that the answer led to
            raise NoAnswer(error.kind, f"{order.url}: {reason}" if reason else str(error)) from error
        page: Page = response.meta["playwright_page"]
        try:
            return await take(page, response, draft, definition.wait_for)
        except (Error, TimeoutError) as error:
            raise BakenError(f"{order.url}: the browser could not show it: {first_line(error)}") from error
        finally:
            await network.settle()

    try:
        return visit_site(engine, by_browser, visit, witness, _settings(by_browser, witness)), witness
    finally:
        network.warc.close()


def _settings(definition: SiteDefinition, witness: _Witness) -> dict[str, Any]:
    """A crawl's browser, behind the same gate, but with pictures and styles."""
    allowed = definition.allowed_hosts

    def refuse(request: Any) -> bool:
        off_list = request.url.startswith("http") and urlsplit(request.url).netloc not in allowed
        return off_list or not witness.guarded

    settings = browser_settings(definition, LOOKING)
    settings["PLAYWRIGHT_LAUNCH_OPTIONS"]["args"] = ["--disable-site-isolation-trials"]
    return {**settings, "PLAYWRIGHT_ABORT_REQUEST": refuse}


def _manifest(
    draft: Path, definition: SiteDefinition, order: Order, at: datetime, seen: Seen, witness: _Witness
) -> bytes:
    network = witness.network
    page_at = network.pages.get(urldefrag(seen.url).url, at)
    manifest = {
        "secured": f"{order.site}:{order.external_id}",
        "ad": order.ad_id,
        "asked_for": order.url,
        "address": seen.url,
        "page_at": page_at.isoformat(),
        "status": seen.status,
        "by": {"user": order.viewer.username, "role": order.viewer.role.value},
        "reason": order.reason,
        "at": at.isoformat(),
        "until": now().isoformat(),
        "mandate": order.mandate,
        "definition_sha256": definition.digest,
        "software": SOFTWARE,
        "browser": seen.browser,
        "clock": {"source": CLOCK, "offset_to_server_date_s": _offset(seen.server_date, page_at)},
        "requests": {
            "kept": network.kept,
            "refused": witness.refused,
            "failed": {url: why for url, why in network.failed.items() if url not in witness.refused},
            "cut": network.cut,
        },
        "files": {path.name: file_sha256(path) for path in sorted(draft.iterdir())},
    }
    return (json.dumps(manifest, indent=2, ensure_ascii=False) + "\n").encode()


def _offset(server_date: str, at: datetime) -> float | None:
    try:
        return round((parsedate_to_datetime(server_date) - at).total_seconds(), 3)
    except (TypeError, ValueError):
        return None


def as_folder(external_id: str) -> str:
    """Return a folder's name for an ad's id, which may hold anything that stands in an address."""
    name = quote(external_id, safe="").replace(".", "%2E")
    if len(name) <= 100:
        return name
    return f"{name[:60]}-{hashlib.sha256(external_id.encode()).hexdigest()[:16]}"
