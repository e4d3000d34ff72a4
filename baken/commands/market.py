"""`baken market`: how many advertisers there are, the unseen ones included."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

ORDER = 90
PANEL = "People and reports"


def register(cli: typer.Typer) -> None:
    """Add the command group."""
    group = typer.Typer(help="Estimate the size of the market.", no_args_is_help=True)
    group.callback()(_group)
    group.command("estimate")(estimate)
    cli.add_typer(group, name="market", rich_help_panel=PANEL)


def _group() -> None:
    """Estimate the size of the market."""


def estimate(
    histories: Annotated[
        str, typer.Argument(metavar="HISTORIES.csv", help="one row per advertiser, one 0/1 column per occasion")
    ],
    out: Annotated[str, typer.Option("-o", "--out", help="JSON out, - for standard output")] = "-",
) -> None:
    """Estimate the number of advertisers from capture histories, each estimator with its interval."""
    from baken.commands._jsonl import open_in, open_out
    from market.estimators.closed import closed_estimates
    from market.histories import read_histories

    with open_in(histories) as lines:
        read = read_histories(lines, histories)
    report = {
        "observed": read.observed,
        "occasions": list(read.occasions),
        "seen_exactly": read.frequencies(),
        "estimates": [asdict(found) for found in closed_estimates(read)],
    }
    with open_out(out) as written:
        written.write(json.dumps(report, ensure_ascii=False, indent=2, allow_nan=False) + "\n")
