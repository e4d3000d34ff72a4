"""One visit of one page in a tab: go there, wait until the page stands, read it. Whatever goes wrong has a name."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from playwright._impl._errors import TargetClosedError
from playwright.async_api import CDPSession, Error
from scrapy.http.headers import Headers

from crawler.browser.failures import BrowserFailure, BrowserGone, document_failure
from crawler.browser.gate import Gate
from crawler.browser.judge import Judge, MayRead
from crawler.browser.more import MOST_SECONDS, More, ask_for_more
from crawler.browser.ready import LONGEST_SECONDS, Wanted, settle
from crawler.browser.traffic import Event, Sent, Traffic, scrapy_headers
from crawler.evidence.exchange import Exchange
from crawler.reach import Reach

HTML = ("text/html", "application/xhtml+xml")
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
    """What holds for every page of a site.

    `pause` tells the seconds between two requests; `may_read` answers None for a host whose robots.txt is unknown yet.
    """

    reach: Reach
    gate: Gate
    wanted: Wanted
    more: More
    pause: Callable[[], float]
    may_read: MayRead


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
        self._world: tuple[Sent | None, int] | None = None
        self._clock = asyncio.timeout(limits.seconds)
        self._extended = False
        self._dialogs = 0
        self._popups = 0
        self._cutting: asyncio.Future[Any] | None = None
        self.traffic = Traffic(frame, limits.largest, self.fail, self._cut_off)
        self.judge = Judge(url, frame, rules.reach, rules.gate, rules.may_read, self.traffic, self.fail)
        self.clean = False

    async def rendered(self) -> Rendered:
        """Return the page as it stands when it is ready.

        Raises `BrowserFailure`, or `BrowserGone` when the browser ended meanwhile.
        """
        self._work = asyncio.ensure_future(self._read_page())
        try:
            async with self._clock:
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

    def _cut_off(self) -> None:
        """Let the page ask for nothing more; its tab is not used again."""
        self._cutting = asyncio.ensure_future(self._cdp.send("Network.setBlockedURLs", {"urls": ["*"]}))
        self._cutting.add_done_callback(lambda done: done.cancelled() or done.exception())

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
        found = await self._settled(self._rules.wanted) if document.status < 400 else True
        await document.done.wait()
        if self._rules.more and found and document.status < 400:
            await self._ask_for_more()
        return await self._read(document, found)

    async def _ask_for_more(self) -> None:
        if not self._extended:
            self._clock.reschedule(self._end + MOST_SECONDS)
            self._extended = True
        quiet = replace(self._rules.wanted, wait_for="")
        await ask_for_more(self._rules.more, self._evaluate, lambda: self._settled(quiet), self._rules.pause)

    @property
    def _document(self) -> Sent:
        document = self.traffic.document
        if document is None:
            raise BrowserFailure("no_answer", f"{self._url} gave nothing to read")
        return document

    async def _go(self) -> Rendered | None:
        answer = await self._cdp.send("Page.navigate", {"url": self._url})
        if self.judge.handed_over:
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

    async def _settled(self, wanted: Wanted) -> bool:
        left = self._end - asyncio.get_running_loop().time()
        return await settle(wanted, self.traffic, self._evaluate, min(LONGEST_SECONDS, left * 0.8))

    @property
    def _end(self) -> float:
        return self._clock.when() or 0.0

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
        document = self.traffic.document
        if self._world is None or self._world[0] is not document:
            made = await self._cdp.send("Page.createIsolatedWorld", {"frameId": self._frame, "worldName": _WORLD})
            self._world = document, made["executionContextId"]
        asked = {"expression": f"({script})({json.dumps(argument)})", "awaitPromise": True, "returnByValue": True}
        try:
            answer = await self._cdp.send("Runtime.evaluate", {**asked, "contextId": self._world[1]})
        except Error:
            self._world = None
            raise
        if "exceptionDetails" in answer:
            raise BrowserFailure("unreadable", f"{self._url}: {answer['exceptionDetails'].get('text')}")
        return answer["result"]["value"]

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
