"""`baken demo`: the whole of Baken on a made-up world."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from chain.run import RunReport

ORDER = 10
PANEL = "Start here"


def register(cli: typer.Typer) -> None:
    """Add the command."""
    cli.command("demo", rich_help_panel=PANEL)(demo)


def demo(
    ads: Annotated[int, typer.Option(min=1, max=200_000, help="how many made-up ads")] = 600,
    seed: Annotated[int, typer.Option(help="the same seed and size give the same world")] = 7,
    home: Annotated[Path | None, typer.Option(help="the demo's folder, made fresh; default BAKEN_HOME/demo")] = None,
    no_ui: Annotated[bool, typer.Option("--no-ui", help="end after the chain with a summary")] = False,
    port: Annotated[int, typer.Option(help="port of the review screen")] = 8501,
) -> None:
    """Crawl three made-up sites over HTTP, run the whole chain, and open the review screen.

    Everything is made up; nothing leaves this machine. Ctrl-C stops it all.
    """
    from baken.demo.run import demo_servers, make_home
    from domain.settings import settings

    folder = (home or settings().home / "demo").resolve()
    make_home(folder, ads, seed)
    with demo_servers(folder) as ports:
        _use_home(folder, ports)
        accounts = _run_chain(folder, ports)
        if no_ui:
            return
        _print_accounts(accounts)
        from review_ui.serve import serve_review

        code = serve_review(port)
    if code:
        raise typer.Exit(code)


def _use_home(folder: Path, ports: dict[str, int]) -> None:
    """Point this process and its children at the demo's folder, register and SQLite."""
    from baken.demo.run import place_definitions, register_address
    from domain.settings import settings
    from store import session

    os.environ["BAKEN_HOME"] = str(folder)
    os.environ["BAKEN_REGISTER"] = register_address(ports)
    os.environ.pop("BAKEN_DATABASE_URL", None)
    settings.cache_clear()
    session.engine.cache_clear()
    place_definitions(folder, ports)


def _run_chain(folder: Path, ports: dict[str, int]) -> list[tuple[str, str]]:
    from baken.commands._progress import stage_bars
    from baken.commands._stage import print_problems
    from baken.commands._store import ready_engine
    from baken.commands.crawl import chosen_definitions, crawl_bars
    from baken.demo.run import prepare_store, register_address
    from chain.run import run_all

    engine = ready_engine()
    accounts = prepare_store(engine)
    definitions = chosen_definitions([])
    with crawl_bars() as crawl_progress, stage_bars() as progress:
        report = run_all(
            engine,
            definitions,
            register_source=register_address(ports),
            progress=progress,
            crawl_progress=crawl_progress,
        )
    _print_summary(report)
    print_problems(report.problems)
    return accounts


def _print_summary(report: "RunReport") -> None:
    """Print, per site, what each stage worked on, and the time each took."""
    from rich.console import Console
    from rich.table import Table

    table = Table("site", "crawled", *(stage.stage for stage in report.stages), title="Demo world")
    for crawl in report.crawls:
        done = [str(stage.by_site.get(crawl.site, 0)) for stage in report.stages]
        table.add_row(crawl.site, str(crawl.ads), *done)
    table.add_section()
    slowest = max((crawl.seconds for crawl in report.crawls), default=0.0)
    table.add_row("seconds", f"{slowest:.1f}", *(f"{stage.seconds:.1f}" for stage in report.stages))
    Console().print(table)


def _print_accounts(accounts: list[tuple[str, str]]) -> None:
    from rich.console import Console
    from rich.table import Table

    from baken.demo.run import PASSWORD

    table = Table("name", "role", "password", title="Made-up accounts")
    for name, role in accounts:
        table.add_row(name, role, PASSWORD)
    Console().print(table)
