"""The tabs of one crawl: opened when needed, lent to one page at a time, closed when a page was bad for them."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from crawler.browser.tab import Tab


class Tabs:
    """At most `most` tabs at once. `stuck` is called when one does not close any more."""

    def __init__(self, open_tab: Callable[[], Awaitable[Tab]], stuck: Callable[[], Awaitable[None]], most: int) -> None:
        self._open = open_tab
        self._stuck = stuck
        self._closing: set[asyncio.Future[None]] = set()
        self._room = asyncio.Semaphore(most)
        self._idle: list[Tab] = []

    @asynccontextmanager
    async def lend(self) -> AsyncIterator[Tab]:
        """Lend a tab; one that is no longer usable afterwards is closed."""
        async with self._room:
            tab = self._take() or await self._open()
            try:
                yield tab
            finally:
                await self._put_back(tab)

    def forget(self) -> None:
        """Forget tabs whose browser is gone."""
        self._idle.clear()

    def _take(self) -> Tab | None:
        while self._idle:
            tab = self._idle.pop()
            if tab.usable:
                return tab
        return None

    async def _put_back(self, tab: Tab) -> None:
        if tab.usable and not self._room.locked():
            await tab.rest()
        if tab.usable:
            self._idle.append(tab)
        else:
            closing = asyncio.ensure_future(self._close(tab))
            self._closing.add(closing)
            closing.add_done_callback(self._closing.discard)

    async def _close(self, tab: Tab) -> None:
        if not await tab.close():
            await self._stuck()
