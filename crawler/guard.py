"""Keeps a browser's page within what may be asked for: redirects, frames, windows and sockets included.

Playwright's own routes see neither the hops of a redirect nor windows that a page opens. So every request is
held at the browser's network layer until it was looked at, and windows and sockets are refused. Behind all that
stands the gate (`crawler.browser.gate`), which lets nothing out that is not listed.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from playwright.async_api import Error, Page, Route, WebSocketRoute

WhyNot = Callable[[str], Awaitable[str | None]]
Refused = Callable[[str, str], None]


async def keep_within(page: Page, why_not: WhyNot, refused: Refused) -> None:
    """Let the page ask for what `why_not` finds nothing against; tell `refused` of the rest, with the reason."""
    network = await page.context.new_cdp_session(page)
    running: set[asyncio.Task[None]] = set()

    async def decide(ident: str, url: str) -> None:
        reason = await why_not(url) if url.startswith(("http:", "https:")) else None
        try:
            if reason is None:
                await network.send("Fetch.continueRequest", {"requestId": ident})
                return
            refused(url, reason)
            await network.send("Fetch.failRequest", {"requestId": ident, "errorReason": "BlockedByClient"})
        except Error:
            return  # the page is gone, and its request with it

    def held(event: dict[str, Any]) -> None:
        task = asyncio.ensure_future(decide(event["requestId"], event["request"]["url"]))
        running.add(task)
        task.add_done_callback(running.discard)

    async def no_window(route: Route) -> None:
        refused(route.request.url, "windows that a page opens are not followed")
        await route.abort()

    def no_socket(socket: WebSocketRoute) -> None:
        refused(socket.url, "web sockets are not opened")

    network.on("Fetch.requestPaused", held)
    await network.send("Fetch.enable", {"patterns": [{"urlPattern": "*"}]})
    await page.context.route("**/*", no_window)
    await page.route_web_socket(lambda _: True, no_socket)
