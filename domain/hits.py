"""Hits: risk indicators found in an ad, each with the words that caused it."""

from dataclasses import dataclass, field
from typing import Any

from domain.ads import Source

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Hit:
    """One indicator found in one field of one ad.

    `spans` index the field named by `source` in code points; computed hits (over several ads)
    may have none and explain themselves in `detail` (plain JSON, no personal data beyond the ad).
    """

    indicator: str
    spans: tuple[Span, ...]
    source: Source
    detail: dict[str, Any] = field(default_factory=dict)

    def as_record(self) -> dict[str, Any]:
        """Return the JSON form of the stable interface."""
        record: dict[str, Any] = {
            "indicator": self.indicator,
            "spans": [list(span) for span in self.spans],
            "source": self.source,
        }
        if self.detail:
            record["detail"] = self.detail
        return record
