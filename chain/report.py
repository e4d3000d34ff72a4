"""What a stage tells while it runs and when it is done."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

Progress = Callable[[str, int, int], None]
"""Called with (stage, done, total) as work proceeds."""


def silent(stage: str, done: int, total: int) -> None:
    """Show nothing."""


@dataclass(frozen=True, slots=True)
class StageReport:
    """`done` counts what was worked on, `by_site` the same per site; `problems` are lines for people."""

    stage: str
    done: int
    seconds: float
    by_site: dict[str, int] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


class StageClock:
    """Gathers what a stage did and turns it into its report."""

    def __init__(self, stage: str) -> None:
        self.stage = stage
        self.by_site: dict[str, int] = {}
        self.problems: list[str] = []
        self._began = time.monotonic()

    def count(self, site: str, number: int = 1) -> None:
        """Count work done for a site."""
        self.by_site[site] = self.by_site.get(site, 0) + number

    def report(self) -> StageReport:
        """Return the report, timed from this object's making."""
        return StageReport(
            stage=self.stage,
            done=sum(self.by_site.values()),
            seconds=time.monotonic() - self._began,
            by_site=self.by_site,
            problems=tuple(self.problems),
        )
