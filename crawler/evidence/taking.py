"""What is taken of a page in the browser: a picture of all of it, everything in one file, the document."""

import asyncio
import contextlib
from collections.abc import Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from playwright.async_api import Error, Page
from scrapy.http import Response

from crawler.browser import READY_MS

SCREENSHOT, PAGE, DOM = "screenshot.png", "page.mhtml", "dom.html"
IDLE_MS = 5_000
LONGEST = 60.0  # seconds
T = TypeVar("T")
# To the bottom and back, so that pictures which load when they come in sight do.
SCROLL = """async () => {
  const frame = () => new Promise(done => requestAnimationFrame(done));
  const drawn = async () => { await frame(); await frame(); await new Promise(done => setTimeout(done, 100)); };
  await drawn();
  for (let n = 0; n < 60 && scrollY + innerHeight < document.documentElement.scrollHeight - 1; n++) {
    scrollBy(0, innerHeight);
    await drawn();
  }
  scrollTo(0, 0);
  await drawn();
}"""


@dataclass(slots=True)
class Seen:
    """What the browser showed."""

    url: str
    status: int
    browser: str
    server_date: str


async def take(page: Page, response: Response, folder: Path, wait_for: str = "") -> Seen:
    """Take a page as it stands once it rests, into `folder`.

    Raises Playwright's `Error` or `TimeoutError` when the browser cannot show it.
    """
    await _ready(page, wait_for)
    return await _within(LONGEST, _taken(page, response, folder))


async def _ready(page: Page, wait_for: str) -> None:
    """Scroll through the page and wait until it rests; one that never does, or lacks `wait_for`, is taken as it is."""
    with contextlib.suppress(Error):
        if wait_for:
            await page.wait_for_selector(wait_for, timeout=READY_MS, state="attached")
    with contextlib.suppress(Error, TimeoutError):
        await _within(LONGEST, page.evaluate(SCROLL))
    with contextlib.suppress(Error):
        await page.wait_for_load_state("networkidle", timeout=IDLE_MS)


async def _within(seconds: float, work: Coroutine[Any, Any, T]) -> T:
    """Wait for the browser, not for ever: a page can keep its own tools from answering."""
    task = asyncio.ensure_future(work)
    await asyncio.wait({task}, timeout=seconds)
    if not task.done():
        task.cancel()
        raise TimeoutError(f"no answer within {seconds:g} seconds")
    return task.result()


async def _taken(page: Page, response: Response, folder: Path) -> Seen:
    await page.screenshot(path=folder / SCREENSHOT, full_page=True)
    tools = await page.context.new_cdp_session(page)
    snapshot = await tools.send("Page.captureSnapshot", {"format": "mhtml"})
    (folder / PAGE).write_text(snapshot["data"], encoding="utf-8", newline="")
    (folder / DOM).write_text(await page.content(), encoding="utf-8", newline="")
    browser, date = page.context.browser, (response.headers.get("Date") or b"").decode("latin-1")
    return Seen(page.url, response.status, f"Chromium {browser.version}" if browser else "", date)
