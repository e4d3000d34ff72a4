"""`baken crawl`: collect public ads of listed sites."""

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from baken.commands._crawl_status import status
from crawler.definition import SHIPPED, SiteDefinition, load_definitions
from domain.errors import BakenError, UsageError
from domain.settings import settings

if TYPE_CHECKING:
    from crawler.storing import CrawlProgress, CrawlReport

ORDER = 20
PANEL = "One stage of the chain"
CRAWL, STATUS = "start", "status"


def register(cli: typer.Typer) -> None:
    """Add the command group; `baken crawl` itself crawls."""
    group = typer.Typer(cls=CrawlUnlessStatus, help="Collect public ads of listed sites; `status` shows how it went.")
    group.command(CRAWL)(crawl)
    group.command(STATUS)(status)
    cli.add_typer(group, name="crawl", rich_help_panel=PANEL)


class CrawlUnlessStatus(TyperGroup):
    """Takes whatever follows `crawl` for names of sites and options, unless it is `status`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put in the command that is not written."""
        return super().parse_args(ctx, args if args[:1] == [STATUS] else [CRAWL, *args])

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Leave that command out of usage lines again."""
        name, command, rest = super().resolve_command(ctx, args)
        return (name if name == STATUS else ""), command, rest


def crawl(
    site: Annotated[list[str] | None, typer.Argument(help="names of sites (default: all)")] = None,
    due: Annotated[bool, typer.Option("--all", help="all sites that are due by their schedules")] = False,
    watch: Annotated[bool, typer.Option(help="with --all: keep to the schedules until stopped")] = False,
    at_once: Annotated[int, typer.Option(min=1, max=32, help="sites crawled together by this process")] = 4,
) -> None:
    """Collect public ads of listed sites, passively and politely, under a mandate, with evidence.

    A crawl that was killed or paused is continued where it was. Several processes, on one machine or many,
    may run on one store: no site is crawled by two at a time. `baken crawl status` shows how crawls went.
    """
    from baken.commands._store import ready_engine
    from crawler.process import crawl_sites

    if (watch and not due) or (due and site):
        raise UsageError("--watch goes with --all, and --all names no sites")
    if watch:
        keep_to_schedules(at_once)
        return
    engine = ready_engine()
    definitions = chosen_definitions(site or [])
    with crawl_bars() as progress:
        reports = crawl_sites(engine, definitions, progress, only_due=due, at_once=at_once)
    print_crawls(report for report in reports if not due or report.state != "skipped")
    if any(report.state == "failed" for report in reports):
        raise typer.Exit(1)


def keep_to_schedules(at_once: int) -> None:
    """Crawl what is due, again and again, until Ctrl-C; print a row for every crawl that ended."""
    from baken.commands._store import ready_engine
    from crawler.process import watch_sites

    troubles: dict[str, str] = {}

    def done(report: "CrawlReport") -> None:
        """Show what was crawled, and what cannot be crawled once per reason."""
        if report.state == "skipped":
            return
        if report.pages or troubles.get(report.site) != report.reason:
            print_crawls([report])
        troubles[report.site] = report.reason

    engine = ready_engine()
    with crawl_bars() as progress:
        watch_sites(engine, lambda: chosen_definitions([]), done, progress, at_once=at_once)


def named_counts(errors: dict[str, int]) -> str:
    """Return error kinds with their counts on one line, - for none."""
    return ", ".join(f"{kind} {count}" for kind, count in sorted(errors.items())) or "-"


def chosen_definitions(names: list[str]) -> list[SiteDefinition]:
    """Return the named site definitions, all when none is named. Unreadable ones are told of and left out.

    Raises `UsageError` naming the sites there are, `BakenError` when a named one is unreadable.
    """
    known, problems = load_definitions(SHIPPED, settings().sites_folder)
    for name in names:
        if name in problems and name not in known:
            raise BakenError(problems[name])
    for problem in () if names else problems.values():
        print(f"baken: {problem}", file=sys.stderr)
    if not known:
        raise BakenError(f"no sites are listed; put a site's folder in {settings().sites_folder} (docs/add-a-site.md)")
    unknown = [name for name in names if name not in known]
    if unknown:
        raise UsageError(f"no site named {', '.join(unknown)}; there are: {', '.join(sorted(known))}")
    return [known[name] for name in (names or sorted(known))]


@contextlib.contextmanager
def crawl_bars() -> Iterator[Callable[["CrawlProgress"], None]]:
    """Give a function that draws one bar per site from `CrawlProgress`, where a person watches."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description:>20}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    tasks: dict[str, TaskID] = {}
    with Progress(*columns, console=console, disable=not console.is_terminal) as bars:

        def show(state: "CrawlProgress") -> None:
            name = state.site
            if name not in tasks:
                tasks[name] = bars.add_task(f"crawl {name}", total=None)
            bars.update(tasks[name], completed=state.ads, total=max(state.listed, 1))

        yield show


def print_crawls(reports: Iterable["CrawlReport"]) -> None:
    """Print one row a site."""
    from rich.console import Console
    from rich.table import Table

    table = Table("site", "state", "pages", "ads", "new", "changed", "removed", "errors", "seconds")
    shown = list(reports)
    for r in shown:
        counts = (str(n) for n in (r.pages, r.ads, r.new, r.changed, r.removed))
        state = r.state if r.state == "finished" else f"{r.state}: {r.reason}"
        table.add_row(r.site, state, *counts, named_counts(r.errors), f"{r.seconds:.1f}")
    if shown:
        Console().print(table)
    for r in shown:
        for warning in r.warnings:
            print(f"baken: site {r.site}: {warning}", file=sys.stderr)
