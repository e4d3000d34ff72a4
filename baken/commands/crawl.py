"""`baken crawl`: collect public ads of listed sites."""

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from crawler.definition import SHIPPED, SiteDefinition, load_definitions
from domain.errors import BakenError, UsageError
from domain.settings import settings

if TYPE_CHECKING:
    from crawler.storing import CrawlProgress, CrawlReport

ORDER = 20
PANEL = "One stage of the chain"


def register(cli: typer.Typer) -> None:
    """Add the command."""
    cli.command("crawl", rich_help_panel=PANEL)(crawl)


def crawl(
    site: Annotated[list[str] | None, typer.Argument(help="names of sites (default: all), or `status`")] = None,
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

    if site == ["status"]:
        show_status()
        return
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


def show_status() -> None:
    """Print the newest crawls of every site: what they did, how fast, and what to look at."""
    from rich.console import Console
    from rich.table import Table

    from baken.commands._store import ready_engine
    from store.queries.crawls import recent_crawls
    from store.session import transaction

    heads = ("site", "started", "state", "pages", "ads", "new", "changed", "gone", "MB", "latency", "errors", "look at")
    table = Table(*heads)
    with transaction(ready_engine()) as session:
        for name, row in recent_crawls(session):
            state = row.state + (f": {row.reason}" if row.reason else "")
            counts = (row.pages, row.ads, row.new_ads, row.changed_ads, row.removed_ads)
            latency = row.health.get("latency")
            table.add_row(
                name,
                f"{row.started_at:%m-%d %H:%M}",
                state,
                *map(str, counts),
                f"{row.bytes / 1e6:.1f}",
                "-" if latency is None else f"{latency:.2f} s",
                named_counts(row.errors),
                "; ".join(row.health.get("warnings", [])) or "-",
            )
    Console().print(table)


def named_counts(errors: dict[str, int]) -> str:
    """Return error kinds with their counts on one line, - for none."""
    return ", ".join(f"{kind} {count}" for kind, count in sorted(errors.items())) or "-"


def chosen_definitions(names: list[str]) -> list[SiteDefinition]:
    """Return the named site definitions, all when none is named.

    Raises `UsageError` naming the sites there are.
    """
    known = load_definitions(SHIPPED, settings().sites_folder)
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
