"""Running one computing stage as a command: bars, a line of result, problems on standard error."""

import sys
from collections.abc import Iterable
from typing import Protocol

from rich.console import Console
from rich.table import Table
from sqlalchemy import Engine

from chain.report import Progress, StageReport


class RunStage(Protocol):
    """A stage that works on a store and tells its progress."""

    def __call__(self, engine: Engine, progress: Progress) -> StageReport:
        """Run the stage."""


def run_stage_command(run: RunStage) -> StageReport:
    """Run one stage on the configured store and print what it did."""
    from baken.commands._progress import stage_bars
    from baken.commands._store import ready_engine

    engine = ready_engine()
    with stage_bars() as progress:
        report = run(engine, progress)
    print_stages([report])
    print_problems(report.problems)
    return report


def print_stages(reports: Iterable[StageReport]) -> None:
    """Print one row a stage: what it worked on, per site, and the time it took."""
    table = Table("stage", "done", "per site", "seconds", title=None)
    for report in reports:
        sites = ", ".join(f"{site} {count}" for site, count in sorted(report.by_site.items())) or "nothing new"
        table.add_row(report.stage, str(report.done), sites, f"{report.seconds:.1f}")
    Console().print(table)


def print_problems(problems: Iterable[str]) -> None:
    """Print each problem as one line on standard error."""
    for problem in problems:
        print(f"baken: {problem}", file=sys.stderr)
