"""What one crawl did, apart from its row in the store: what monitors, the command and the screen look at."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from crawler.error_kinds import failures
from store.tables import Crawl


@dataclass(frozen=True, slots=True)
class CrawlFigures:
    """The figures of one crawl. `complete` says that its whole listing was walked."""

    id: int
    state: str
    reason: str
    started_at: datetime
    finished_at: datetime | None
    pages: int
    bytes: int
    ads: int
    new: int
    changed: int
    gone: int
    errors: dict[str, int]
    health: dict[str, Any]

    @classmethod
    def of(cls, row: Crawl) -> "CrawlFigures":
        """Return the figures of a crawl's row."""
        return cls(
            id=row.id,
            state=row.state,
            reason=row.reason,
            started_at=row.started_at,
            finished_at=row.finished_at,
            pages=row.pages,
            bytes=row.bytes,
            ads=row.ads,
            new=row.new_ads,
            changed=row.changed_ads,
            gone=row.removed_ads,
            errors=dict(row.errors),
            health=dict(row.health),
        )

    @property
    def complete(self) -> bool:
        """Whether the whole listing was walked, so that its number of ads says something."""
        return bool(self.health.get("complete", self.state == "finished"))

    @property
    def is_paused(self) -> bool:
        """Whether it was stopped by a bound or a person, to go on later."""
        return self.state == "running" and bool(self.reason)

    @property
    def failures(self) -> int:
        """How many requests failed; what was left alone out of obedience is no failure."""
        return sum(failures(self.errors).values())

    def figure(self, name: str) -> float | None:
        """Return one of the health's numbers; None when it was not measured."""
        value = self.health.get(name)
        return float(value) if isinstance(value, int | float) else None
