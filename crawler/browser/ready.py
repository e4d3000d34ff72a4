"""When a page is ready to be read: its content stands, nothing changes any more and nothing is awaited."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from time import monotonic
from typing import Any, Self

from playwright.async_api import Error

from crawler.browser.settings import READY_MS
from crawler.browser.traffic import Sent, Traffic
from crawler.definition import SiteDefinition

QUIET_SECONDS = 0.4  # without a change, after which content that stands is read
PATIENCE_SECONDS = 3.0  # without a change, after which a page is read although nothing of it was recognised
LONGEST_SECONDS = READY_MS / 1000
ENOUGH_SECONDS = 3.0  # after which a page whose content stands is read, though it moves or awaits something
_MOVING_SECONDS = 0.05
_SCRIPT = Path(__file__).with_name("ready.js").read_text(encoding="utf-8")
_PARSEL_ONLY = re.compile(r"::(?:text|attr\([^)]*\))")  # selectors' ends that browsers do not know
Run = Callable[[str, Any], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a page of a site shows when it is ready, as CSS selectors; see `ready.js` for how they count.

    Of a list, links that `ads` and the pattern `ad_url` choose; of an ad, `title` and `text`, or that it is `gone`.
    """

    wait_for: str = ""
    ads: str = ""
    ad_url: str = ""
    title: str = ""
    text: str = ""
    gone: str = ""

    @classmethod
    def of_list(cls, definition: SiteDefinition) -> Self:
        """Take what a list shows from a site's definition."""
        pattern = definition.listing.ad_url.replace("(?P<", "(?<")  # as browsers write a named group
        return cls(definition.wait_for, ads=plain(definition.listing.ad_links), ad_url=pattern)

    @classmethod
    def of_ad(cls, definition: SiteDefinition) -> Self:
        """Take what an ad shows from a site's definition; a page object does not say it beforehand."""
        ad = definition.ad
        if ad is None:
            return cls(definition.wait_for)
        return cls(definition.wait_for, title=plain(ad.title), text=plain(ad.text), gone=plain(ad.gone))


def plain(css: str) -> str:
    """Return a selector without what only our parser knows."""
    return _PARSEL_ONLY.sub("", css).strip()


async def settle(wanted: Wanted, traffic: Traffic, run: Run, seconds: float) -> bool:
    """Wait until the page stands, so many seconds at most; tell whether it shows what is wanted.

    `run` runs a script in the page. A selector to wait for is enough when it is there; without one the content must
    stand, the page be quiet and no answer be awaited.
    """
    started, found = monotonic(), False
    while (left := started + seconds - monotonic()) > 0:
        document = traffic.document
        found = await _shows(wanted, run, left)
        waiting = traffic.waiting(ENOUGH_SECONDS if found else seconds)
        if found and monotonic() - started > ENOUGH_SECONDS:
            break
        if waiting:
            await _end_of(waiting, left)
        elif document is traffic.document and (wanted.wait_for or traffic.overrun or await _rests(traffic)):
            break
    return found


async def _shows(wanted: Wanted, run: Run, seconds: float) -> bool:
    """Wait for the page's own rest; tell whether it shows what is wanted then."""
    waits = {"quiet": QUIET_SECONDS, "patience": PATIENCE_SECONDS, "enough": ENOUGH_SECONDS, "limit": seconds}
    try:
        state = await run(_SCRIPT, {**asdict(wanted), **{name: wait * 1000 for name, wait in waits.items()}})
    except Error:  # the page moved on meanwhile; a tab that is gone fails the next step
        await asyncio.sleep(_MOVING_SECONDS)
        return False
    return bool(state["found"])


async def _rests(traffic: Traffic) -> bool:
    """Tell whether nothing is asked for or answered until a page has been quiet for long enough."""
    last = traffic.active_at
    await asyncio.sleep(max(0.0, last + QUIET_SECONDS - monotonic()))
    return last == traffic.active_at


async def _end_of(requests: list[Sent], seconds: float) -> None:
    if requests:
        ends = [asyncio.ensure_future(sent.done.wait()) for sent in requests]
        try:
            await asyncio.wait(ends, timeout=seconds)
        finally:
            for end in ends:
                end.cancel()
