"""`baken evaluate --licences`: generated licence checks with their truth, and what the thresholds cost."""

from typing import TYPE_CHECKING, Any, cast, get_args

if TYPE_CHECKING:
    from rich.console import Console

    from baken.evaluation.licence_scores import LicenceScores


def evaluate_licences(licences: int, count: int, seed: int, pack: str, curve: bool) -> dict[str, Any]:
    """Make a register and checks, answer them, print the tables, and return the figures as JSON.

    Raises `BakenError` for an unknown pack and `UsageError` for sizes that cannot be made.
    """
    from rich.console import Console

    from baken.evaluation.licence_scores import checker_for, score_checks
    from baken.evaluation.licence_set import make_checks
    from domain.errors import UsageError
    from domain.jurisdictions import jurisdiction
    from registry_stub.generate import REFERENCE_DAY, Forms, make_register

    rules = jurisdiction(pack)
    if pack not in get_args(Forms):
        raise UsageError(f"no register can be made up for {pack}; --jurisdiction takes nl-wrp or nl-apv")
    try:
        rows = make_register(licences, seed, cast("Forms", pack))
        checks = make_checks(rows, count, seed, pack)
    except ValueError as error:
        raise UsageError(f"--register {licences} --checks {count}: {error}") from None
    checker = checker_for(rows, rules, REFERENCE_DAY)
    scores = score_checks(checks, checker)
    console = Console()
    console.print(f"{count} checks against {licences} made-up licences, pack {pack}, seed {seed}")
    _print(scores, console)
    record = {"register": licences, "seed": seed, "jurisdiction": pack, **scores.as_record()}
    if curve:
        from baken.evaluation import licence_curves as curves

        record["curves"] = {
            "name similarity": curves.name_curve(rows, seed),
            "name by chance": curves.chance_curve(rows, seed),
        }
        for title, evidence in (("candidates", True), ("candidates by the number alone", False)):
            for what, points in curves.candidate_curves(checks, rows, evidence).items():
                record["curves"][f"{title}: {what}"] = points
        for title, points in record["curves"].items():
            _print_curve(title, points, console)
    return record


def _print(scores: "LicenceScores", console: "Console") -> None:
    from rich.table import Table

    verdicts = Table("true", "found", "checks", title=f"Verdicts: accuracy {scores.accuracy:.4f}")
    for (true, found), count in sorted(scores.verdicts.items()):
        verdicts.add_row(true, found, str(count), style="" if true == found else "bold")
    console.print(verdicts)
    cases = Table("kind of check", "checks", "right", "to name", "named", "named first")
    for name, s in sorted(scores.cases.items()):
        cases.add_row(name, *map(str, (s.checks, s.right, s.to_name, s.named, s.first)))
    total = scores.naming
    cases.add_row("all", *map(str, (total.checks, total.right, total.to_name, total.named, total.first)), style="bold")
    console.print(cases)
    console.print(f"`valid` where the truth is not: {len(scores.false_valid)}")
    for wrong in scores.false_valid:
        console.print(f"  {wrong['id']}: {wrong['true']} ({wrong['why_true']}); found: {' '.join(wrong['reasons'])}")
    console.print(f"Other wrong verdicts: {len(scores.wrong) - len(scores.false_valid)}; --json FILE lists them.")


def _print_curve(title: str, points: list[dict[str, Any]], console: "Console") -> None:
    from rich.table import Table

    table = Table(*(column.replace("_", " ") for column in points[0]), title=title)
    for point in points:
        table.add_row(*(f"{value:.4g}" for value in point.values()))
    console.print(table)
