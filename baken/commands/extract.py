"""`baken extract`: facts and hits out of ads, from JSON Lines or for the store."""

import os
import sys
from collections.abc import Iterator
from functools import cache, partial
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from nlp.pipeline import AdReader

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
    workers: Annotated[int, typer.Option(min=1, help="processes that read side by side")] = 1,
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
        bad = _extract_lines(lines, out, default_country or settings().default_country, workers)
    if bad:
        print(f"baken: {bad} lines could not be read; their errors stand in the output", file=sys.stderr)
        raise typer.Exit(1)


def _extract_lines(lines: IO[str], out: IO[str], country: str, workers: int) -> int:
    """Write one record per line and return how many lines were bad."""
    from baken.commands._bulk import chunks, in_order

    bad = 0
    for written, errors in in_order(partial(_read_chunk, country), chunks(_watched(lines)), workers):
        out.write(written)
        bad += errors
    return bad


def _read_chunk(country: str, chunk: tuple[int, list[str]]) -> tuple[str, int]:
    """Return the lines out for some lines in, and how many of them are errors."""
    from baken.commands._jsonl import BadLine, as_line, error_record, read_items
    from domain.ads import ad_from_record

    number, lines = chunk
    items = list(read_items(lines, ad_from_record, number))
    read = iter(_reader(country).read_batch([item for item in items if not isinstance(item, BadLine)]))
    records: list[dict[str, Any]] = []
    for item in items:
        if isinstance(item, BadLine):
            records.append(error_record(item))
            continue
        found = next(read)
        if isinstance(found, Exception):
            records.append({"id": item.id, "error": f"could not be read: {found}"})
        else:
            records.append(found.as_record())
    return "".join(map(as_line, records)), sum("error" in record for record in records)


@cache
def _reader(country: str) -> "AdReader":
    from nlp.pipeline import AdReader

    return AdReader(default_country=country)


def _watched(lines: IO[str]) -> Iterator[str]:
    """Pass lines on, with a progress bar where a person watches: of the bytes, where they are known."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[ads]} ads read"), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as bars:
        task = bars.add_task("extract", total=_size(lines), ads=0)
        for number, line in enumerate(lines, start=1):
            yield line
            bars.update(task, advance=len(line.encode(errors="replace")), ads=number)


def _size(lines: IO[str]) -> int | None:
    try:
        return os.fstat(lines.fileno()).st_size or None
    except OSError:
        return None
