"""`baken evaluate`: how well the chain read the demo world."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from baken.evaluation.demo_truth import Evaluation
    from baken.evaluation.scores import Score

ORDER = 60
PANEL = "People and reports"


def register(cli: typer.Typer) -> None:
    """Add the command."""
    cli.command("evaluate", rich_help_panel=PANEL)(evaluate)


def evaluate(
    home: Annotated[Path | None, typer.Option(help="the demo's folder; default BAKEN_HOME/demo")] = None,
    as_json: Annotated[Path | None, typer.Option("--json", help="also write the figures to this file")] = None,
) -> None:
    """Compare the chain's result on the demo world with its ground truth.

    Precision, recall and F1 per fact kind and indicator, verdicts, and pairwise F1 and adjusted Rand index of links.
    """
    from baken.demo.world.files import load_world
    from baken.evaluation.demo_truth import evaluate as compare
    from domain.settings import settings
    from store.migrate import require_current
    from store.session import open_engine

    folder = home or settings().home / "demo"
    world = load_world(folder)
    engine = open_engine(f"sqlite:///{(folder / 'baken.db').resolve()}")
    require_current(engine)
    result = compare(engine, world)
    _print(result)
    if as_json:
        as_json.write_text(json.dumps(result.as_record(), indent=2) + "\n", encoding="utf-8")


def _print(result: "Evaluation") -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console()
    console.print(f"Ads of the truth found in the crawl: {result.ads_found} of {result.ads_true}")
    for title, scores in (("Facts", result.facts), ("Indicators", result.indicators)):
        console.print(_table(title, scores))
    verdicts = Table("true", "found", "ads", title=f"Verdicts: accuracy {result.verdict_accuracy:.3f}")
    for (true, found), count in sorted(result.verdicts.items()):
        verdicts.add_row(true, found, str(count), style="" if true == found else "bold")
    console.print(verdicts)
    console.print(_table("Links, by pairs of ads", {"same advertiser": result.pairs}))
    console.print(f"Adjusted Rand index of advertisers: {result.rand_index:.3f}")


def _table(title: str, scores: "dict[str, Score]") -> object:
    from rich.table import Table

    table = Table("", "precision", "recall", "F1", "right", "wrong", "missed", title=title)
    for name, s in sorted(scores.items()):
        shares = (f"{s.precision:.3f}", f"{s.recall:.3f}", f"{s.f1:.3f}")
        table.add_row(name, *shares, str(s.hits), str(s.wrong), str(s.missed))
    return table
