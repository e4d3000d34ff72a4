"""One browser tab, used for page after page: opening a new one for each costs more than most pages do."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Self

from playwright.async_api import BrowserContext, CDPSession, Error, Page

from crawler.browser.judge import HELD_BACK
from crawler.browser.traffic import Event
from crawler.browser.visit import Limits, Rendered, Rules, Visit

MOST_VISITS = 200  # after which a tab is closed, with whatever its pages left behind
_CLOSE_SECONDS = 5.0
_BUFFER = 32 * 1024 * 1024  # bytes of bodies that Chromium keeps for us, a page
_BLOCKED = ["*/favicon.ico"]


class Tab:
    """A tab with a line to Chromium's own protocol, over which everything of a visit goes."""

    def __init__(self, page: Page, cdp: CDPSession, frame: str) -> None:
        self._page = page
        self._cdp = cdp
        self._frame = frame
        self._visit: Visit | None = None
        self._visits = 0
        self._chores: set[asyncio.Future[Any]] = set()
        self._spoilt = False

    @classmethod
    async def open(cls, context: BrowserContext) -> Self:
        """Open a tab that loads no pictures, fonts, films or styles."""
        page = await context.new_page()
        cdp = await context.new_cdp_session(page)
        tree = await cdp.send("Page.getFrameTree")
        tab = cls(page, cdp, tree["frameTree"]["frame"]["id"])
        tab._listen()
        await asyncio.gather(
            cdp.send("Page.enable"),
            cdp.send("Network.enable", {"maxTotalBufferSize": _BUFFER, "maxResourceBufferSize": _BUFFER // 2}),
            cdp.send("Network.setBlockedURLs", {"urls": _BLOCKED}),
            cdp.send("Fetch.enable", {"patterns": HELD_BACK}),
        )
        return tab

    @property
    def usable(self) -> bool:
        """Whether a further page may be read in this tab."""
        return not self._spoilt and self._visits < MOST_VISITS and not self._page.is_closed()

    async def read(self, url: str, rules: Rules, limits: Limits) -> Rendered:
        """Return a page as it stands when it is ready.

        Raises `BrowserFailure`, or `BrowserGone` when the browser ended meanwhile. A tab that a page was bad for is
        not `usable` any more.
        """
        self._visit = Visit(self._cdp, self._frame, url, rules, limits)
        self._visits += 1
        self._spoilt = True
        try:
            page = await self._visit.rendered()
            self._spoilt = not self._visit.clean
        finally:
            self._visit = None
        return page

    async def rest(self) -> None:
        """Leave the page, so that its scripts do not go on while the tab waits."""
        try:
            await asyncio.wait_for(self._cdp.send("Page.navigate", {"url": "about:blank"}), _CLOSE_SECONDS)
        except (Error, TimeoutError):
            self._spoilt = True

    async def close(self) -> bool:
        """Close the tab; return False when the browser does not do so in time."""
        try:
            await asyncio.wait_for(self._page.close(), _CLOSE_SECONDS)
        except TimeoutError:
            return False
        except Error:
            return True  # closed with its browser
        return True

    def _listen(self) -> None:
        for event, method in (
            ("Network.requestWillBeSent", lambda visit, event: visit.traffic.asked(event)),
            ("Network.requestWillBeSentExtraInfo", lambda visit, event: visit.traffic.asked_exactly(event)),
            ("Network.responseReceived", lambda visit, event: visit.traffic.answered(event)),
            ("Network.requestServedFromCache", lambda visit, event: visit.traffic.cached(event)),
            ("Network.dataReceived", lambda visit, event: visit.traffic.received(event)),
            ("Network.loadingFinished", lambda visit, event: visit.traffic.finished(event)),
            ("Network.loadingFailed", lambda visit, event: visit.failed(event)),
            ("Page.javascriptDialogOpening", lambda visit, event: visit.dialog()),
            ("Inspector.targetCrashed", lambda visit, event: visit.crashed()),
        ):
            self._cdp.on(event, self._handing(method))
        self._cdp.on("Fetch.requestPaused", self._paused)
        self._page.on("crash", lambda page: self._handing(lambda visit, event: visit.crashed())({}))
        self._page.on("popup", self._popup)

    def _handing(self, method: Callable[[Visit, Event], None]) -> Callable[[Event], None]:
        def hand(event: Event) -> None:
            if self._visit is not None:
                method(self._visit, event)

        return hand

    def _paused(self, event: Event) -> None:
        refusal = self._visit.judge.verdict(event) if self._visit else {"errorReason": "Aborted"}
        if self._visit is None and event["request"]["url"] == "about:blank":
            refusal = None
        ident = {"requestId": event["requestId"]}
        if refusal is None:
            self._do(self._cdp.send("Fetch.continueRequest", ident))
        else:
            self._do(self._cdp.send("Fetch.failRequest", {**ident, **refusal}))

    def _popup(self, page: Page) -> None:
        page.on("popup", self._popup)
        self._do(page.close())
        self._handing(lambda visit, event: visit.popup())({})

    def _do(self, chore: Coroutine[Any, Any, Any]) -> None:
        """Have something done whose failing means that the tab is gone, which the visit notices itself."""
        task = asyncio.ensure_future(chore)
        self._chores.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Future[Any]) -> None:
        self._chores.discard(task)
        if not task.cancelled():
            task.exception()
