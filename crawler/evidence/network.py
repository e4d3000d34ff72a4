"""What a browser fetches for one page, written to a WARC file answer by answer."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime

from playwright.async_api import Error, Page, Request, Response

from crawler.evidence.heads import Pairs, answer_head, request_head
from crawler.evidence.warc import WarcPart, warc_date
from domain.clock import now

LARGEST_BODY = 50_000_000
LONGEST_WAIT = 20.0  # seconds for answers still under way when the page is done
# The browser hands bodies on unpacked; these headers, as the site sent them, would say otherwise.
_PACKING = ("content-encoding", "transfer-encoding", "content-length")


@dataclass(slots=True)
class Network:
    """Takes every answer that a page gets. `failed` and `cut` name addresses and what went wrong with them.

    `pages` says when each document came, by its address.
    """

    warc: WarcPart
    kept: int = 0
    pages: dict[str, datetime] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    cut: dict[str, str] = field(default_factory=dict)
    _running: set[asyncio.Task[None]] = field(default_factory=set)

    def watch(self, page: Page) -> None:
        """Listen to a page; to be called before it asks for anything."""

        def keep(response: Response) -> None:
            self._start(response)

        def fail(request: Request) -> None:
            self.failed.setdefault(request.url, request.failure or "failed")

        page.on("response", keep)
        page.on("requestfailed", fail)

    def _start(self, response: Response) -> None:
        task = asyncio.ensure_future(self._keep(response))
        self._running.add(task)
        task.add_done_callback(lambda done: self._kept(done, response.url))

    def _kept(self, task: asyncio.Task[None], url: str) -> None:
        """An answer that could not be kept is said to be missing."""
        self._running.discard(task)
        if task.cancelled():
            self.failed.setdefault(url, "its end was not waited for")
        elif error := task.exception():
            self.failed.setdefault(url, f"not kept: {error}")

    async def _keep(self, response: Response) -> None:
        at = now()
        url, request = response.url, response.request
        if not url.startswith(("http:", "https:")):
            return
        if request.is_navigation_request():
            self.pages[url] = at
        body = await self._body(response)
        answer = answer_head(response.status, _unpacked(await _headers(response), len(body)))
        asked = request_head(request.method, url, await _headers(request, without="host"))
        headers = {"WARC-Date": warc_date(at)}
        if address := await _address(response):
            headers["WARC-IP-Address"] = address
        if url in self.cut:
            headers["WARC-Truncated"] = "length" if "larger" in self.cut[url] else "unspecified"
        self.warc.add_exchange(url, answer, body, asked, headers)
        self.kept += 1

    async def _body(self, response: Response) -> bytes:
        if 300 <= response.status < 400 or response.status == 204:
            return b""
        try:
            body = await response.body()
        except Error as error:
            self.cut[response.url] = error.message.splitlines()[0]
            return b""
        if len(body) > LARGEST_BODY:
            self.cut[response.url] = f"larger than {LARGEST_BODY} bytes"
        return body[:LARGEST_BODY]

    async def settle(self) -> None:
        """Wait for the answers under way, not for ever."""
        if not self._running:
            return
        _, late = await asyncio.wait(set(self._running), timeout=LONGEST_WAIT)
        for task in late:
            task.cancel()
        if late:
            await asyncio.wait(late)


async def _headers(message: Request | Response, without: str = "") -> Pairs:
    try:
        given = await message.headers_array()
    except Error:
        return []
    pairs = [(one["name"], one["value"].replace("\n", ", ")) for one in given]
    return [(name, value) for name, value in pairs if not name.startswith(":") and name.lower() != without]


def _unpacked(headers: Pairs, length: int) -> Pairs:
    kept = [(f"X-Archive-Orig-{n}" if n.lower() in _PACKING else n, value) for n, value in headers]
    return [*kept, ("Content-Length", str(length))]


async def _address(response: Response) -> str:
    try:
        found = await response.server_addr()
    except Error:
        return ""
    return found["ipAddress"].strip("[]") if found else ""
