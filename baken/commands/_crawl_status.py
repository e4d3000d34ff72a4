"""`baken crawl status`: how sites and their crawls stand, for a person or, with `--json`, for a script."""

import json
from collections import Counter
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer

from domain.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from crawler.health.figures import CrawlFigures
    from crawler.status import SiteStatus

WIDTH = 100
CRAWLS = 10
STATE_STYLES = {"failed": "red", "stalled": "red", "running": "green", "paused": "yellow"}


def status(
    site: Annotated[list[str] | None, typer.Argument(help="names of sites, to see more of each")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="one JSON document, its keys stable")] = False,
) -> None:
    """Show how every site stands: its latest crawl, budget, when it is due, and what to look at.

    With names of sites: their last ten crawls, errors by kind, and what to do about each warning.
    """
    from baken.commands._store import ready_engine
    from crawler.status import site_statuses
    from domain.clock import now
    from store.session import transaction

    at = now()
    with transaction(ready_engine()) as session:
        found = site_statuses(session, None, at, site or (), CRAWLS)
    if unknown := set(site or ()) - {status.name for status in found}:
        raise UsageError(f"no site named {', '.join(sorted(unknown))}; `baken crawl status` names those there are")
    if as_json:
        print(json.dumps({"at": at.isoformat(), "sites": [_as_json(status) for status in found]}, indent=2))
    elif site:
        for status in found:
            _show_site(_console(), status, at)
    else:
        _show_all(_console(), found, at)


def _console() -> "Console":
    from rich.console import Console

    console = Console()
    return console if console.is_terminal else Console(width=max(console.width, WIDTH))


def _as_json(status: "SiteStatus") -> dict[str, Any]:
    from crawler.health.warned import sentence

    schedule = status.definition.schedule if status.definition else None
    return {
        "site": status.name,
        "title": status.title,
        "state": status.state,
        "level": status.level,
        "pages_today": status.used_today,
        "daily_pages": schedule.daily_pages if schedule else None,
        "every_hours": schedule.every_hours if schedule else None,
        "next_due": status.next_due.isoformat() if status.next_due else None,
        "mandate": status.mandate or None,
        "mandate_ends": str(status.mandate_ends) if status.mandate_ends else None,
        "warnings": [{**asdict(warning), "says": sentence(warning)} for warning in status.warnings],
        "crawls": [_crawl_as_json(crawl) for crawl in status.crawls],
    }


def _crawl_as_json(crawl: "CrawlFigures") -> dict[str, Any]:
    ended = crawl.finished_at.isoformat() if crawl.finished_at else None
    health = {key: value for key, value in crawl.health.items() if key not in {"state", "warnings"}}
    return {**asdict(crawl), "started_at": crawl.started_at.isoformat(), "finished_at": ended, "health": health}


def _show_all(console: "Console", found: "list[SiteStatus]", at: datetime) -> None:
    from rich.text import Text

    columns = ("pages", "ads", "new/chg/gone", "err", "MB", "lat", "today", "due", "!")
    table = _table("site", "state", "last", *columns, right={*columns})
    for status in found:
        table.add_row(Text(status.name), _state(status.state), *_latest(status.last, at), *_plan(status, at))
    console.print(table)
    for status in found:
        _show_warnings(console, status)
    if not found:
        console.print("no site is defined, named in a mandate, or was ever crawled")


def _latest(crawl: "CrawlFigures | None", at: datetime) -> tuple[str, ...]:
    if crawl is None:
        return ("-",) * 7
    changes = f"{_short(crawl.new)}/{_short(crawl.changed)}/{_short(crawl.gone)}"
    counts = (_short(crawl.pages), _short(crawl.ads), changes, _short(sum(crawl.errors.values())))
    return (_ago(at - crawl.started_at), *counts, f"{crawl.bytes / 1e6:.1f}", _seconds(crawl.figure("latency")))


def _plan(status: "SiteStatus", at: datetime) -> tuple[str, ...]:
    daily = f"/{_short(status.definition.schedule.daily_pages)}" if status.definition else ""
    due = status.next_due
    when = "-" if due is None else "now" if due <= at else f"in {_span(due - at)}"
    return f"{_short(status.used_today)}{daily}", when, str(len(status.warnings) or "-")


def _show_warnings(console: "Console", status: "SiteStatus", with_advice: bool = False) -> None:
    from rich.table import Table
    from rich.text import Text

    from crawler.health.warned import advice, sentence

    grid = Table.grid(padding=(0, 1, 0, 0))
    for warning in status.warnings:
        style = "bold red" if warning.level == "broken" else "bold yellow"
        said = Text.assemble((f"{status.name}: ", "bold"), sentence(warning), (f" ({warning.id})", "dim"))
        grid.add_row(Text(f"{warning.level:<6}", style), said)
        if with_advice:
            grid.add_row("", Text(advice(warning), style="dim"))
    if status.warnings:
        console.print(grid)


def _show_site(console: "Console", status: "SiteStatus", at: datetime) -> None:
    from rich.text import Text

    console.print(Text.assemble((status.title, "bold"), f"  {status.name}  {status.address}"))
    for line in _facts(status, at):
        console.print(Text(line))
    _show_warnings(console, status, with_advice=True)
    if status.crawls:
        console.print(_history(status.crawls))
        _show_errors(console, status.crawls)
    console.print()


def _facts(status: "SiteStatus", at: datetime) -> list[str]:
    due = status.next_due
    when = "not planned" if due is None else "due now" if due <= at else f"due {due:%Y-%m-%d %H:%M} UTC"
    facts = [f"{status.state.replace('_', ' ')}, {when}"]
    if status.definition:
        schedule = status.definition.schedule
        hours = f", only {schedule.hours}" if schedule.hours else ""
        budget = f"{status.used_today:,} of {schedule.daily_pages:,} pages used today"
        facts.append(f"every {schedule.every_hours:g} h{hours}; {budget}")
    facts.append(f"mandate {status.mandate} until {status.mandate_ends}" if status.mandate else "no mandate")
    return facts


def _history(crawls: "tuple[CrawlFigures, ...]") -> "Table":
    columns = ("took", "pages", "ads", "new", "chg", "gone", "err", "MB", "p50", "p95")
    table = _table("started (UTC)", "state", *columns, right={*columns})
    for crawl in crawls:
        counts = (crawl.pages, crawl.ads, crawl.new, crawl.changed, crawl.gone, sum(crawl.errors.values()))
        table.add_row(
            f"{crawl.started_at:%m-%d %H:%M}",
            _state("paused" if crawl.is_paused else crawl.state),
            _span(timedelta(seconds=crawl.figure("seconds") or 0)),
            *map(_short, counts),
            f"{crawl.bytes / 1e6:.1f}",
            _seconds(crawl.figure("latency")),
            _seconds(crawl.figure("latency_p95")),
        )
    return table


def _show_errors(console: "Console", crawls: "tuple[CrawlFigures, ...]") -> None:
    from crawler.error_kinds import meaning_of, title_of

    total = Counter[str]()
    for crawl in crawls:
        total.update(crawl.errors)
    if not total:
        return
    table = _table("error", "last", "shown", "what it is", right={"last", "shown"})
    for kind, count in total.most_common():
        table.add_row(kind, str(crawls[0].errors.get(kind, 0)), str(count), f"{title_of(kind)}. {meaning_of(kind)}")
    console.print(table)


def _table(*heads: str, right: set[str]) -> "Table":
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    wrapping = {"site", "what it is"}
    for head in heads:
        justify, folds = ("right" if head in right else "left"), head in wrapping
        table.add_column(head, justify=justify, no_wrap=not folds, overflow="fold" if folds else "ellipsis")  # type: ignore[arg-type]
    return table


def _state(state: str) -> Any:
    from rich.text import Text

    return Text(state.replace("_", " "), style=STATE_STYLES.get(state, ""))


def _short(count: int) -> str:
    return str(count) if count < 10_000 else f"{count / 1000:.0f}k"


def _seconds(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}s" if value < 10 else f"{value:.0f}s"


def _ago(span: timedelta) -> str:
    return f"{_span(span)} ago"


def _span(span: timedelta) -> str:
    minutes = span.total_seconds() / 60
    if minutes < 1:
        return f"{span.total_seconds():.0f}s"
    if minutes < 120:
        return f"{minutes:.0f}m"
    return f"{minutes / 60:.0f}h" if minutes < 48 * 60 else f"{minutes / 60 / 24:.0f}d"
