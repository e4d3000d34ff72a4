"""`baken extract`: facts and hits out of ads, from JSON Lines or for the store."""

import sys
from collections.abc import Iterator
from typing import IO, Annotated, TypeVar

import typer

Item = TypeVar("Item")

ORDER = 30
PANEL = "One stage of the chain"


def register(cli: typer.Typer) -> None:
    """Add the command."""
    cli.command("extract", rich_help_panel=PANEL)(extract)


def extract(
    source: Annotated[
        str | None,
        typer.Argument(metavar="[IN.jsonl]", help="JSON Lines in, `-` for standard input; none: the store"),
    ] = None,
    output: Annotated[str, typer.Option("-o", "--output", help="JSON Lines out, `-` for standard output")] = "-",
    default_country: Annotated[
        str | None, typer.Option(help="region of phone numbers without a country code; default NL")
    ] = None,
) -> None:
    """Read facts and risk indicators, with the words they stand on.

    Each line in is `{"id", "text"}` plus optional `title, url, site, posted_at, city`; each line out
    `{"id", "language", "facts", "hits"}`, in order. A bad line gives `{"id", "error"}` and the run goes on.
    """
    if source is None:
        from baken.commands._stage import run_stage_command
        from chain import extract as stage

        run_stage_command(stage.run_stage)
        return
    from baken.commands._jsonl import open_in, open_out
    from domain.settings import settings

    with open_in(source) as lines, open_out(output) as out:
        bad = _extract_lines(lines, out, default_country or settings().default_country)
    if bad:
        print(f"baken: {bad} lines could not be read; their errors stand in the output", file=sys.stderr)
        raise typer.Exit(1)


def _extract_lines(lines: IO[str], out: IO[str], country: str) -> int:
    """Write one record per line and return how many lines were bad."""
    from baken.commands._jsonl import BadLine, error_record, read_items, write_record
    from domain.ads import ad_from_record
    from domain.errors import BakenError
    from nlp.pipeline import AdReader

    reader = AdReader(default_country=country)
    bad = 0
    for item in _counted(read_items(lines, ad_from_record)):
        if isinstance(item, BadLine):
            record = error_record(item)
        else:
            try:
                record = reader.read(item).as_record()
            except (ValueError, ArithmeticError, LookupError, RecursionError, BakenError) as error:
                record = {"id": item.id, "error": f"could not be read: {error}"}
        bad += "error" in record
        write_record(out, record)
    return bad


def _counted(items: Iterator[Item]) -> Iterator[Item]:
    """Pass items on, with a running count on standard error where a person watches."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.completed} ads read"), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as bars:
        task = bars.add_task("extract", total=None)
        for item in items:
            yield item
            bars.advance(task)
