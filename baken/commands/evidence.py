"""`baken evidence`: look whether captures are as they were written, show them, secure an ad, pack them for others."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from crawler.evidence.files import Looked

ORDER = 80
PANEL = "Looking after it"


def register(cli: typer.Typer) -> None:
    """Add the command group."""
    group = typer.Typer(help="Look whether the captured pages are as they were written.", no_args_is_help=True)
    group.callback()(lambda: None)
    group.command("verify")(verify)
    cli.add_typer(group, name="evidence", rich_help_panel=PANEL)


def verify(crawl: Annotated[int | None, typer.Option(help="only this crawl")] = None) -> None:
    """Read every file again: records, digests, manifests, their chain; exit 1 with a line per thing that differs."""
    from baken.commands._store import ready_engine
    from crawler.evidence.verify import Verification
    from domain.settings import settings

    verification = Verification(ready_engine(), settings().warc_folder, crawl)
    found = 0
    for problem in verification.problems():
        found += 1
        print(f"baken: {problem}", file=sys.stderr)
    print_looked(verification.looked)
    if found:
        raise typer.Exit(1)
    print("all evidence is as it was written")


def print_looked(looked: dict[str, "Looked"]) -> None:
    """Print what was looked at, one row a site."""
    from rich.console import Console
    from rich.table import Table

    table = Table("site", *("crawls", "files", "records", "captures", "secured", "problems"))
    for site, seen in sorted(looked.items()):
        counts = (seen.crawls, seen.files, seen.records, seen.captures, seen.secured, seen.problems)
        table.add_row(site, *map(str, counts))
    Console().print(table)
