"""How a crawl went, beside those before it: latency, unchanged pages, filled fields, and what to warn about."""

import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

from scrapy import Request
from scrapy.http import Response

from crawler.pages.content import AdContent

ENOUGH_ADS = 10  # with fewer, shares say nothing
DRIFT, DROP, ERRORS = 0.5, 0.5, 0.2
FIELDS = ("title", "text", "city", "posted_at")


@dataclass(slots=True)
class Health:
    """Counts of one crawl, gathered as it goes."""

    bytes: int = 0
    unchanged: int = 0
    rested: int = 0
    read: int = 0
    filled: Counter[str] = field(default_factory=Counter)
    latencies: list[float] = field(default_factory=list)
    clock_offsets: list[float] = field(default_factory=list)

    def count_page(self, request: Request, response: Response, at: datetime) -> None:
        """Count a fetched page: its bytes, how long it took (seconds), and how far the server's clock is off."""
        self.bytes += len(response.body)
        if "download_latency" in request.meta:
            self.latencies.append(float(request.meta["download_latency"]))
        try:
            stated = parsedate_to_datetime((response.headers.get("Date") or b"").decode("latin-1"))
            self.clock_offsets.append((stated - at).total_seconds())
        except (TypeError, ValueError):
            return

    def count_ad(self, content: AdContent) -> None:
        """Count which fields of an ad were filled."""
        self.read += 1
        self.filled.update(name for name in FIELDS if getattr(content, name))

    def record(self, warnings: Sequence[str]) -> dict[str, Any]:
        """Return the health as it is stored: bytes, counts, medians in seconds, share of ads per filled field."""
        return {
            "bytes": self.bytes,
            "unchanged": self.unchanged,
            "rested": self.rested,
            "latency": _median(self.latencies),
            "clock_offset": _median(self.clock_offsets),
            "read": self.read,
            "filled": {name: round(self.filled[name] / self.read, 3) for name in FIELDS} if self.read else {},
            "warnings": list(warnings),
        }


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier finished crawl of the same site."""

    ads: int
    health: dict[str, Any]


def warnings(
    health: Health, ads: int, pages: int, errors: dict[str, int], complete: bool, earlier: Sequence[Earlier]
) -> list[str]:
    """Return what a person should look at, in words; empty when all is as before.

    `earlier` is newest first. A drop is only told of a crawl that walked the whole listing.
    """
    said = []
    if "blocked" in errors:
        said.append("the site answers with a block")
    said += _drifted(health, earlier)
    usual = [crawl.ads for crawl in earlier[:5]]
    if complete and len(usual) >= 2 and ads < DROP * statistics.median(usual) and max(usual) >= ENOUGH_ADS:
        said.append(f"{ads} ads, usually {statistics.median(usual):.0f}")
    if pages >= ENOUGH_ADS and sum(errors.values()) > ERRORS * pages:
        said.append(f"{sum(errors.values())} errors on {pages} pages")
    return said


def _drifted(health: Health, earlier: Sequence[Earlier]) -> list[str]:
    before = next((crawl.health for crawl in earlier if crawl.health.get("read", 0) >= ENOUGH_ADS), None)
    if before is None or health.read < ENOUGH_ADS:
        return []
    said = []
    for name, share in before["filled"].items():
        present = health.filled[name] / health.read
        if share >= DRIFT and present < DRIFT * share:
            said.append(f"{name} was filled in {share:.0%} of ads, now in {present:.0%}: has the layout changed?")
    return said


def _median(values: list[float]) -> float | None:
    return round(statistics.median(values), 3) if values else None
