"""When a page is ready to be read: its content stands, nothing changes any more and nothing is awaited."""

import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from crawler.definition import SiteDefinition

QUIET_MS = 400  # without a change, after which content that stands is read
PATIENCE_MS = 3_000  # without a change, after which a page is read although nothing of it was recognised
LONGEST_SECONDS = 10.0
SCRIPT = Path(__file__).with_name("ready.js").read_text(encoding="utf-8")
_PARSEL_ONLY = re.compile(r"::(?:text|attr\([^)]*\))")  # selectors' ends that browsers do not know


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a site's pages show when they are ready, as CSS selectors; see `ready.js` for how they count."""

    wait_for: str = ""
    ads: str = ""
    title: str = ""
    text: str = ""
    gone: str = ""

    @classmethod
    def of(cls, definition: SiteDefinition) -> Self:
        """Take what is wanted from a site's definition."""
        ad = definition.ad
        of_ads = (_plain(ad.title), _plain(ad.text), _plain(ad.gone)) if ad else ()
        return cls(definition.wait_for, _plain(definition.listing.ad_links), *of_ads)

    def arguments(self, seconds: float) -> dict[str, Any]:
        """Return the script's arguments when it may take so many seconds."""
        return {**asdict(self), "quiet": QUIET_MS, "patience": PATIENCE_MS, "limit": seconds * 1000}


def _plain(css: str) -> str:
    return _PARSEL_ONLY.sub("", css).strip()
