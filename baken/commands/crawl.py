"""`baken crawl`: collect public ads of listed sites."""

import contextlib
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


def crawl(site: Annotated[list[str] | None, typer.Argument(help="names of sites; default: all")] = None) -> None:
    """Collect public ads of listed sites, passively and politely, under a mandate, with evidence.

    A crawl that was killed is continued where it was.
    """
    from baken.commands._store import ready_engine
    from crawler.process import crawl_sites

    engine = ready_engine()
    definitions = chosen_definitions(site or [])
    with crawl_bars() as progress:
        reports = crawl_sites(engine, definitions, progress)
    print_crawls(reports)
    if any(report.state != "finished" for report in reports):
        raise typer.Exit(1)


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
    for r in reports:
        errors = ", ".join(f"{kind} {count}" for kind, count in sorted(r.errors.items())) or "-"
        counts = (str(n) for n in (r.pages, r.ads, r.new, r.changed, r.removed))
        state = r.state if r.state == "finished" else f"{r.state}: {r.reason}"
        table.add_row(r.site, state, *counts, errors, f"{r.seconds:.1f}")
    Console().print(table)
