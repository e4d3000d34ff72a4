"""Counting while a crawl goes: little memory for any number of pages, kept over a kill or a pause."""

import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from crawler.health.spread import Spread

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.http import Response

    from crawler.pages.content import AdContent

FIELDS = ("title", "text", "city", "posted_at")
COUNTERS = ("bytes", "unchanged", "rested", "read", "pauses")
WORDS = ("last_active_at", "paused_by")
TALLIES = ("filled", "statuses")
SPREADS = ("latency", "clock", "page_size")
INTERRUPTIONS = ("interrupted", "stopped before it was done")
STATE = "state"  # the key under which a crawl that is not over keeps what its counting goes on from


@dataclass(slots=True)
class Health:
    """Counts of one crawl, gathered as it goes; `restored` goes on with those of its earlier parts."""

    bytes: int = 0
    unchanged: int = 0
    rested: int = 0
    read: int = 0
    pauses: int = 0
    filled: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    latency: Spread = field(default_factory=Spread)
    clock: Spread = field(default_factory=Spread)
    page_size: Spread = field(default_factory=Spread)
    last_active_at: str = ""
    paused_by: str = ""
    warnings: list[Any] = field(default_factory=list)
    seconds_before: float = 0.0
    began: float = field(default_factory=time.monotonic)

    @classmethod
    def restored(cls, stored: Mapping[str, Any]) -> "Health":
        """Return the health of a crawl that goes on, from what `stored` returned; a new one from nothing."""
        state = stored.get(STATE, {})
        made = cls(seconds_before=state.get("seconds", 0.0))
        made.warnings = list(stored.get("warnings", []))
        for name in WORDS:
            setattr(made, name, stored.get(name, ""))
        for name in COUNTERS:
            setattr(made, name, state.get(name, 0))
        for name in TALLIES:
            setattr(made, name, Counter(state.get(name, {})))
        for name in SPREADS:
            setattr(made, name, Spread.restored(state.get(name, {})))
        return made

    def count_page(self, request: "Request", response: "Response", at: datetime, is_ad: bool = False) -> None:
        """Count a fetched page: bytes, status, how long it took, and how far the server's clock is off (seconds).

        `is_ad` says that the page's address is an ad's: whole pages of ads are compared by their size.
        """
        self.bytes += len(response.body)
        self.statuses[str(response.status)] += 1
        self.last_active_at = at.isoformat()
        if is_ad and response.status == 200:
            self.page_size.add(len(response.body))
        if "download_latency" in request.meta:
            self.latency.add(float(request.meta["download_latency"]))
        try:
            stated = parsedate_to_datetime((response.headers.get("Date") or b"").decode("latin-1"))
            self.clock.add((stated - at).total_seconds())
        except (TypeError, ValueError, OverflowError):
            return

    def count_ad(self, content: "AdContent") -> None:
        """Count which fields of an ad were filled."""
        self.read += 1
        self.filled.update(name for name in FIELDS if getattr(content, name))

    def goes_on(self, at: datetime) -> dict[str, Any]:
        """Note that the crawl starts or goes on now; return what to store."""
        self.last_active_at = at.isoformat()
        return self.stored()

    def paused(self, reason: str) -> None:
        """Note why the crawl rests; an interruption by a person or a machine is no bound."""
        if reason not in INTERRUPTIONS:
            self.pauses += 1
            self.paused_by = reason

    def figures(self) -> dict[str, Any]:
        """Return what is shown of the crawl: counts, seconds, medians, share of ads per filled field."""
        return {
            "bytes": self.bytes,
            "unchanged": self.unchanged,
            "rested": self.rested,
            "read": self.read,
            "pauses": self.pauses,
            "paused_by": self.paused_by,
            "seconds": round(self._seconds(), 1),
            "latency": self.latency.quantile(0.5),
            "latency_p95": self.latency.quantile(0.95),
            "clock_offset": self.clock.quantile(0.5),
            "page_size": self.page_size.quantile(0.5),
            "ad_pages": self.page_size.count,
            "filled": {name: round(self.filled[name] / self.read, 3) for name in FIELDS} if self.read else {},
            "statuses": dict(sorted(self.statuses.items())),
            "last_active_at": self.last_active_at,
        }

    def stored(self) -> dict[str, Any]:
        """Return the figures, what `restored` needs to go on counting, and the warnings of its earlier part."""
        state: dict[str, Any] = {name: getattr(self, name) for name in COUNTERS}
        state |= {name: dict(getattr(self, name)) for name in TALLIES}
        state |= {name: getattr(self, name).stored() for name in SPREADS}
        warned = {"warnings": self.warnings} if self.warnings else {}
        return {**self.figures(), **warned, STATE: {**state, "seconds": self._seconds()}}

    def _seconds(self) -> float:
        return self.seconds_before + time.monotonic() - self.began
