"""Lists that show more when a button is pressed or their end is scrolled to, bounded and as slow as the site asks."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from time import monotonic
from typing import Any, Self

from crawler.browser.ready import Run, plain
from crawler.definition import SiteDefinition

MOST_STEPS = 50
MOST_SECONDS = 120.0
BARREN_STEPS = 2  # without a new ad, after which the list is taken to be whole
SCRIPT = Path(__file__).with_name("more.js").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class More:
    """How a site's lists are asked for more."""

    ads: str
    more: str = ""
    scroll: bool = False

    @classmethod
    def of(cls, definition: SiteDefinition) -> Self:
        """Take it from a site's definition."""
        listing = definition.listing
        return cls(plain(listing.ad_links), plain(listing.more), listing.scroll)

    def __bool__(self) -> bool:
        return bool(self.more or self.scroll)


NO_MORE = More("")


async def ask_for_more(
    wanted: More,
    run: Run,
    settle: Callable[[], Awaitable[Any]],
    pause: Callable[[], float],
) -> None:
    """Ask a list for more until it shows no new ad. A page without ads, or that moves away, is left as it is.

    `run` runs a script in the page, `settle` waits until the page stands, `pause` tells the seconds between two
    requests to the site.
    """
    end, shown, barren = monotonic() + MOST_SECONDS, 0, 0
    for _ in range(MOST_STEPS):
        state = await run(SCRIPT, asdict(wanted))
        barren = 0 if state["count"] > shown else barren + 1
        shown = max(shown, state["count"])
        if not state["asked"] or barren >= BARREN_STEPS or monotonic() > end:
            return
        await asyncio.sleep(pause())
        await settle()
