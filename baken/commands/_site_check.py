"""`baken site check`: look at a few pages of a site, and say what its definition reads and what it misses."""

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from crawler.check.report import AdSeen, CheckReport, FieldSeen

WIDTH = 120  # where no terminal tells another


def check(
    site: Annotated[str, typer.Argument(help="the site's name")],
    ads: Annotated[int, typer.Option(min=1, max=50, help="how many ads to look at")] = 6,
    as_json: Annotated[bool, typer.Option("--json", help="one JSON document, its keys stable")] = False,
) -> None:
    """Look at the lists and some ads of a site: what is read, what is missing and why.

    Needs a mandate that names the site; asks as politely as a crawl; stores nothing. Fails (exit 1) when no ad is
    found, when fields that used to be filled are empty, when recorded pages read otherwise. Values are shortened,
    contact details masked.
    """
    from rich.console import Console

    from baken.commands._store import ready_engine
    from baken.commands.crawl import chosen_definitions
    from crawler.check.visit import check_site
    from store.audit import record
    from store.session import transaction

    [definition] = chosen_definitions([site])
    engine = ready_engine()
    with Console(stderr=True).status(f"looking at {site} …"):
        report = check_site(engine, definition, ads)
    with transaction(engine) as session:
        detail = {"ads": len(report.ads), "ok": report.ok}
        record(session, actor="command line", role="admin", action="site.check", subject=site, detail=detail)
    if as_json:
        print(json.dumps(report.as_json(), indent=2, ensure_ascii=True))
    else:
        _show(report)
    for failing in report.failing:
        print(f"baken: site {site}: {failing}", file=sys.stderr)
    if not report.ok:
        raise typer.Exit(1)


def _show(report: "CheckReport") -> None:
    from rich.console import Console

    console = Console()
    console = console if console.is_terminal else Console(width=max(console.width, WIDTH))
    _show_lists(console, report)
    if report.ads:
        _show_ads(console, report)
        _show_fields(console, report)
    if report.recorded:
        print(f"{report.recorded} recorded pages tried")
    if report.ok:
        read = sum(ad.is_read for ad in report.ads)
        print(f"ok: {report.site} is read as it should be ({read} of {len(report.ads)} ads read)")


def _show_lists(console: "Console", report: "CheckReport") -> None:
    table = _table("list", "ads", "further", "found by")
    for seen in report.lists:
        counts = ("-", "-") if seen.trouble else (str(seen.ads), str(seen.further))
        table.add_row(
            _text(seen.url), *counts, _text(seen.trouble, "red") if seen.trouble else _text(", ".join(seen.how))
        )
    console.print(table, "")


def _show_ads(console: "Console", report: "CheckReport") -> None:
    names = [verdict.name for verdict in report.fields]
    table = _table("ad", "known", *names)
    for ad in report.ads:
        cells = [_cell(ad.fields[name]) for name in names] if ad.fields else [_trouble(ad)]
        table.add_row(_text(ad.id), "yes" if ad.known else "new", *cells)
    console.print(table, "")


def _cell(seen: "FieldSeen") -> "Text":
    return _text(seen.value) if seen.value else _text(f"- {seen.why}", "red" if seen.was_there else "yellow")


def _trouble(ad: "AdSeen") -> "Text":
    return _text(f"- {ad.trouble}", "dim" if ad.gone else "red")


def _show_fields(console: "Console", report: "CheckReport") -> None:
    table = _table("field", "filled", "usually", "verdict", "mostly missing because")
    for field in report.fields:
        usual = "-" if field.usual is None else f"{field.usual:.0%}"
        style = {"ok": "green", "fails": "bold red"}.get(field.verdict, "yellow")
        filled = f"{field.filled} of {field.of}"
        table.add_row(field.name, filled, usual, _text(field.verdict, style), _text(field.why))
    console.print(table, "")


def _table(*heads: str) -> "Table":
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for head in heads:
        table.add_column(head, overflow="fold", justify="right" if head in {"ads", "further"} else "left")
    return table


def _text(said: str, style: str = "") -> "Text":
    """Return what a site says as text: whatever stands in it, it is no markup."""
    from rich.text import Text

    return Text(said, style)
