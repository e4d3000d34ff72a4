"""`baken run`: the whole chain over all listed sites."""

from typing import Annotated

import typer

ORDER = 12
PANEL = "Start here"


def register(cli: typer.Typer) -> None:
    """Add the command."""
    cli.command("run", rich_help_panel=PANEL)(run)


def run(
    site: Annotated[list[str] | None, typer.Argument(help="names of sites; default: all")] = None,
    register: Annotated[  # noqa: A002, RUF100
        str | None, typer.Option(help="licence register: CSV file or address; default BAKEN_REGISTER")
    ] = None,
) -> None:
    """Crawl, extract, check licences, link, find indicators and flag: everything that is new.

    Can be stopped or killed at any moment and run again.
    """
    from baken.commands._progress import stage_bars
    from baken.commands._stage import print_problems, print_stages
    from baken.commands._store import ready_engine
    from baken.commands.crawl import chosen_definitions, crawl_bars, print_crawls
    from chain.run import run_all
    from domain.settings import settings

    engine = ready_engine()
    definitions = chosen_definitions(site or [])
    with crawl_bars() as crawl_progress, stage_bars() as progress:
        report = run_all(
            engine,
            definitions,
            register_source=register or settings().register_source,
            progress=progress,
            crawl_progress=crawl_progress,
        )
    print_crawls(report.crawls)
    print_stages(report.stages)
    print_problems(report.problems)
    if any(crawl.state == "failed" for crawl in report.crawls):
        raise typer.Exit(1)
