"""`baken evidence`: look whether captures are as they were written."""

import sys
from typing import Annotated

import typer

ORDER = 80
PANEL = "Looking after it"


def register(cli: typer.Typer) -> None:
    """Add the command group."""
    group = typer.Typer(help="Look whether the captured pages are as they were written.", no_args_is_help=True)
    group.callback()(lambda: None)
    group.command("verify")(verify)
    cli.add_typer(group, name="evidence", rich_help_panel=PANEL)


def verify(crawl: Annotated[int | None, typer.Option(help="only this crawl")] = None) -> None:
    """Re-read every WARC record, its digests and the manifests; exit 1 naming what differs."""
    from baken.commands._store import ready_engine
    from crawler.evidence.manifest import verify_evidence
    from domain.settings import settings

    problems = verify_evidence(ready_engine(), settings().warc_folder, crawl)
    for problem in problems:
        print(f"baken: {problem}", file=sys.stderr)
    if problems:
        raise typer.Exit(1)
    print("all captures are as they were written")
