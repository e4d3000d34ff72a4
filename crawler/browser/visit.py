"""One visit of one page in a tab: go there, wait until the page stands, read it. Whatever goes wrong has a name."""

import asyncio
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

from playwright._impl._errors import TargetClosedError
from playwright.async_api import CDPSession, Error
from scrapy.http.headers import Headers

from crawler.browser import ready
from crawler.browser.failures import BrowserFailure, BrowserGone, document_failure
from crawler.browser.gate import Gate
from crawler.browser.traffic import LONGEST_WAIT, Event, Sent, Traffic, scrapy_headers
from crawler.evidence.exchange import Exchange
from crawler.reach import Reach

HTML = ("text/html", "application/xhtml+xml")
_SHOWN = re.compile(r"text/(?!calendar|csv)|application/(?:[\w.-]+\+)?(?:xml|json)$|$")  # Chromium shows it as a page
HEAVY = ("Image", "Font", "Media", "Stylesheet", "Ping", "CSPViolationReport")
MOST_DOCUMENTS = 10  # that a page may lead through by itself
MOST_DIALOGS = 20
MOST_POPUPS = 20
_READ = Path(__file__).with_name("read.js").read_text(encoding="utf-8")
_WORLD = "baken"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a visit may take: seconds in all, and bytes of a body."""

    seconds: float
    largest: int


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds for every page of a site. `may_read` answers None for a host whose robots.txt is not known yet."""

    reach: Reach
    gate: Gate
    wanted: ready.Wanted
    may_read: Callable[[str], bool | None]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page as it was read. `ready` tells whether it showed what was waited for."""

    url: str
    status: int
    headers: Headers
    body: bytes
    is_html: bool
    ready: bool
    exchanges: list[Exchange]
    hops: list[str]


class Visit:
    """Reads one page. The tab hands it Chromium's events as they come."""

    def __init__(self, cdp: CDPSession, frame: str, url: str, rules: Rules, limits: Limits) -> None:
        self._cdp = cdp
        self._frame = frame
        self._url = url
        self._rules = rules
        self._limits = limits
        self._trouble: BrowserFailure | None = None
        self._work: asyncio.Task[Rendered] | None = None
        self._handed_over = False
        self._dialogs = 0
        self._popups = 0
        self.traffic = Traffic(frame, limits.largest, self.fail)
        self.clean = False

    async def rendered(self) -> Rendered:
        """Return the page as it stands when it is ready.

        Raises `BrowserFailure`, or `BrowserGone` when the browser ended meanwhile.
        """
        self._work = asyncio.ensure_future(self._read_page())
        try:
            async with asyncio.timeout(self._limits.seconds):
                page = await self._work
        except TimeoutError:
            raise BrowserFailure("timeout", f"{self._url} took longer than {self._limits.seconds:g} s") from None
        except asyncio.CancelledError:
            if self._trouble is not None:
                raise self._trouble from None
            raise
        except TargetClosedError as error:
            raise self._trouble or BrowserGone(f"{self._url}: {error}") from error
        except Error as error:
            raise self._trouble or _unreadable(self._url, error) from error
        self.clean = page.ready and not self.traffic.overrun and not self._dialogs and not self._popups
        return page

    def fail(self, failure: BrowserFailure) -> None:
        """End the visit with a failure."""
        if self._trouble is None:
            self._trouble = failure
            if self._work is not None:
                self._work.cancel()

    async def _read_page(self) -> Rendered:
        hop = await self._go()
        if hop is not None:
            return hop
        while True:
            document = self._document
            try:
                page = await self._as_it_stands(document)
            except Error:
                if document is self.traffic.document:
                    raise
                continue  # the page moved on while it was read
            if document is self.traffic.document:
                return page

    async def _as_it_stands(self, document: Sent) -> Rendered:
        if document.mime not in HTML:
            return await self._raw(document)
        found = await self._settle() if document.status < 400 else True
        await document.done.wait()
        return await self._read(document, found)

    @property
    def _document(self) -> Sent:
        document = self.traffic.document
        if document is None:
            raise BrowserFailure("no_answer", f"{self._url} gave nothing to read")
        return document

    async def _go(self) -> Rendered | None:
        answer = await self._cdp.send("Page.navigate", {"url": self._url})
        if self._handed_over:
            return self._hop()
        document, error = self.traffic.document, answer.get("errorText", "")
        if document is None:
            raise self._failure(self._url, error or "nothing was asked")
        if answer.get("isDownload"):
            raise BrowserFailure("download", f"{document.url} is a download ({document.mime})")
        if error and document.status < 400:
            if document.status in (204, 205):
                raise BrowserFailure("no_content", f"{document.url} answers {document.status}")
            raise self._failure(document.url, error)
        await document.done.wait()
        if document.error and document.status < 400:
            raise self._failure(document.url, document.error)
        return None

    def _hop(self) -> Rendered:
        """Return the redirect that leads to a host whose robots.txt must be asked first."""
        hop = self.traffic.hops[-1]
        hops = [sent.url for sent in self.traffic.hops[:-1]]
        return Rendered(hop.url, hop.status, scrapy_headers(hop), b"", False, True, [], hops)

    async def _settle(self) -> bool:
        """Wait until the page stands; tell whether it shows what was waited for."""
        started, found = monotonic(), False
        longest = started + min(ready.LONGEST_SECONDS, self._limits.seconds * 0.8)
        while (left := longest - monotonic()) > 0:
            document = self.traffic.document
            found = await self._is_ready(left)
            waiting = self.traffic.waiting(LONGEST_WAIT if found else float("inf"))
            if document is self.traffic.document and (self._rests(waiting) or self._is_long_enough(started, found)):
                break
            await self._wait_for(waiting, left)
        return found

    def _rests(self, waiting: list[Sent]) -> bool:
        """Tell whether nothing is awaited, nor has been for as long as a page must be quiet."""
        quiet = monotonic() - self.traffic.active_at >= ready.QUIET_MS / 1000
        return self.traffic.overrun or (not waiting and (quiet or bool(self._rules.wanted.wait_for)))

    def _is_long_enough(self, started: float, found: bool) -> bool:
        return found and monotonic() - started > LONGEST_WAIT

    async def _is_ready(self, seconds: float) -> bool:
        try:
            state = await self._evaluate(ready.SCRIPT, self._rules.wanted.arguments(seconds))
        except Error:  # the page moved on meanwhile; a closed tab fails the next step
            await asyncio.sleep(0.05)
            return False
        return bool(state["found"])

    async def _wait_for(self, requests: list[Sent], seconds: float) -> None:
        if requests:
            ends = [asyncio.ensure_future(sent.done.wait()) for sent in requests]
            try:
                await asyncio.wait(ends, timeout=seconds)
            finally:
                for end in ends:
                    end.cancel()

    async def _read(self, document: Sent, found: bool) -> Rendered:
        state, exchanges = await asyncio.gather(
            self._evaluate(_READ, self._limits.largest),
            self.traffic.exchanges(self._cdp, self._rules.gate.address),
        )
        if "size" in state:
            raise BrowserFailure("too_large", f"{self._url} grew to {state['size']} characters")
        return self._page(document, state["html"].encode("utf-8", "replace"), found, exchanges)

    async def _raw(self, document: Sent) -> Rendered:
        """Return a document that is no page as it came."""
        await document.done.wait()
        body, _ = await self.traffic.body(self._cdp, document)
        exchanges = await self.traffic.exchanges(self._cdp, self._rules.gate.address)
        return self._page(document, body or b"", True, exchanges)

    def _page(self, document: Sent, body: bytes, found: bool, exchanges: list[Exchange]) -> Rendered:
        url = document.url.partition("#")[0]
        ways = [sent.url for sent in self.traffic.hops]
        if not ways and url != self._url.partition("#")[0]:
            ways = [self._url]
        headers = scrapy_headers(document)
        return Rendered(url, document.status, headers, body, document.mime in HTML, found, exchanges, ways)

    async def _evaluate(self, script: str, argument: Any) -> Any:
        world = await self._cdp.send("Page.createIsolatedWorld", {"frameId": self._frame, "worldName": _WORLD})
        answer = await self._cdp.send(
            "Runtime.evaluate",
            {
                "expression": f"({script})({json.dumps(argument)})",
                "contextId": world["executionContextId"],
                "awaitPromise": True,
                "returnByValue": True,
            },
        )
        if "exceptionDetails" in answer:
            raise BrowserFailure("unreadable", f"{self._url}: {answer['exceptionDetails'].get('text')}")
        return answer["result"]["value"]

    def paused(self, event: Event) -> dict[str, Any] | None:
        """Judge a request that Chromium holds back; return None to let it go on, or how to fail it."""
        if event["resourceType"] in HEAVY:
            return {"errorReason": "BlockedByClient"}
        url = event["request"]["url"]
        if event["frameId"] != self._frame:
            return None if self._rules.reach.lists(url) else {"errorReason": "BlockedByClient"}
        if "responseStatusCode" in event:
            return {"errorReason": "Aborted"} if self._is_download(event) else None
        return None if self._may_go(url, "redirectedRequestId" in event) else {"errorReason": "Aborted"}

    def _is_download(self, event: Event) -> bool:
        headers = {header["name"].lower(): header["value"].lower() for header in event.get("responseHeaders", ())}
        media_type = headers.get("content-type", "text/html").partition(";")[0].strip()
        attached = headers.get("content-disposition", "").startswith("attachment")
        if event["responseStatusCode"] != 200 or not (attached or not _SHOWN.match(media_type)):
            return False
        if len(self.traffic.documents) == 1:
            self.fail(BrowserFailure("download", f"{event['request']['url']} is a download ({media_type})"))
        return True

    def _may_go(self, url: str, redirected: bool) -> bool:
        if self.traffic.steps <= 1:
            return True  # the page asked for; the middlewares have judged it
        if not self._rules.reach.lists(url):
            self.fail(self._failure(url, ""))
        elif self.traffic.steps > MOST_DOCUMENTS:
            self.fail(BrowserFailure("redirect_loop", f"{self._url} leads on and on"))
        else:
            return self._robots_allow(url, redirected)
        return False

    def _robots_allow(self, url: str, redirected: bool) -> bool:
        allowed = self._rules.may_read(url)
        if allowed is None and redirected:
            self._handed_over = True
        elif allowed is None:
            self.fail(BrowserFailure("robots_unreachable", f"{self._url} leads to {url}, whose robots.txt is unknown"))
        elif not allowed:
            self.fail(BrowserFailure("robots_disallowed", f"{self._url} leads to {url}, disallowed by robots.txt"))
        return bool(allowed)

    def failed(self, event: Event) -> None:
        """Take note of a failed request; the visit ends when the page left for a document that cannot be had."""
        self.traffic.failed(event)
        if event["requestId"] in self.traffic.documents[1:]:
            self.fail(self._failure(self._document.url, event["errorText"]))

    def _failure(self, url: str, net_error: str) -> BrowserFailure:
        return document_failure(url, net_error, self._rules.reach, self._rules.gate)

    def dialog(self) -> None:
        """Count a dialog; Playwright dismisses it."""
        self._dialogs += 1
        if self._dialogs > MOST_DIALOGS:
            self.fail(BrowserFailure("dialog_loop", f"{self._url} opens dialog after dialog"))

    def popup(self) -> None:
        """Count a window that the page opened; the tab closes it."""
        self._popups += 1
        if self._popups > MOST_POPUPS:
            self.fail(BrowserFailure("popup_storm", f"{self._url} opens window after window"))

    def crashed(self) -> None:
        """End the visit: the page's process is gone."""
        self.fail(BrowserFailure("browser_crash", f"{self._url} crashed its browser tab"))


def _unreadable(url: str, error: Error) -> BrowserFailure:
    return BrowserFailure("browser_crash" if "crash" in str(error).lower() else "unreadable", f"{url}: {error}")
