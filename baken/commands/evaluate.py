"""`baken evaluate`: how well the chain read the demo world, extraction labelled ads, or licence checks made-up ones."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from baken.commands._licence_evaluation import evaluate_licences
from domain.errors import UsageError

if TYPE_CHECKING:
    from baken.evaluation.demo_truth import Evaluation
    from baken.evaluation.gold import GoldEvaluation
    from baken.evaluation.scores import Score

ORDER = 60
GOLD = Path("tests/gold")
PANEL = "People and reports"


def register(cli: typer.Typer) -> None:
    """Add the command."""
    cli.command("evaluate", rich_help_panel=PANEL)(evaluate)


def evaluate(
    home: Annotated[Path | None, typer.Option(help="the demo's folder; default BAKEN_HOME/demo")] = None,
    gold: Annotated[bool, typer.Option("--gold", help="measure extraction on ads labelled by hand instead")] = False,
    labelled: Annotated[
        Path, typer.Option("--set", metavar="PATH", help="with --gold: a folder of labelled ads, or one file of it")
    ] = GOLD,
    confusions: Annotated[int, typer.Option(help="with --gold: how many differences to list")] = 40,
    licences: Annotated[
        bool, typer.Option("--licences", help="measure licence checks on a made-up register instead")
    ] = False,
    register_size: Annotated[
        int, typer.Option("--register", metavar="N", min=1, help="with --licences: how many licences")
    ] = 5000,
    checks: Annotated[int, typer.Option(min=1, help="with --licences: how many checks")] = 5000,
    seed: Annotated[int, typer.Option(help="with --licences: which made-up register and checks")] = 1,
    pack: Annotated[str, typer.Option("--jurisdiction", help="with --licences: the jurisdiction pack")] = "nl-wrp",
    curve: Annotated[bool, typer.Option("--curve", help="with --licences: also what each threshold costs")] = False,
    as_json: Annotated[Path | None, typer.Option("--json", help="also write the figures to this file")] = None,
) -> None:
    """Compare the chain's result on the demo world with its ground truth.

    Precision, recall and F1 per fact kind and indicator, verdicts, and pairwise F1 and adjusted Rand index of links.
    With --gold: extraction alone, on the labelled ads of tests/gold, with 95 % intervals and what was confused.
    With --licences: licence checks alone, on generated ones of every kind of error.
    """
    if gold and licences:
        raise UsageError("give --gold or --licences, not both")
    if licences:
        record = evaluate_licences(register_size, checks, seed, pack, curve)
    else:
        record = _evaluate_gold(labelled, confusions) if gold else _evaluate_demo(home)
    if as_json:
        as_json.write_text(json.dumps(record, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _evaluate_demo(home: Path | None) -> dict[str, Any]:
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
    return result.as_record()


def _evaluate_gold(labelled: Path, confusions: int) -> dict[str, Any]:
    from baken.evaluation.gold import evaluate as compare
    from baken.evaluation.gold import load_gold
    from nlp.indicators.catalogue import catalogue
    from nlp.pipeline import AdReader

    ads = load_gold(labelled)
    of_text = [entry.id for entry in catalogue().values() if entry.patterns or entry.rule]
    result = compare(ads, AdReader().read_many(ad.ad for ad in ads), of_text)
    _print_gold(result, len(ads), confusions)
    return result.as_record()


def _print_gold(result: "GoldEvaluation", ads: int, confusions: int) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console()
    table = Table(
        "", "precision", "recall", "F1", "right", "wrong", "missed", title=f"{ads} labelled ads, 95 % intervals"
    )
    for subject in sorted(result.scores):
        score, intervals = result.total(subject), result.intervals(subject)
        shares = zip((score.precision, score.recall, score.f1), intervals.values(), strict=True)
        cells = [f"{share:.3f} ({low:.2f}-{high:.2f})" for share, (low, high) in shares]
        table.add_row(subject, *cells, str(score.hits), str(score.wrong), str(score.missed))
    console.print(table)
    console.print(f"Language of the ad: {result.languages.precision:.3f} right")
    differences = Table("ad", "labelled", "read", "words", title="What was confused")
    for c in result.confusions[:confusions]:
        differences.add_row(c.ad, c.labelled, c.read, c.words)
    console.print(differences)
    if len(result.confusions) > confusions:
        console.print(f"{len(result.confusions) - confusions} more; --confusions N lists them, --json FILE writes all.")


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
