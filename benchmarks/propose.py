"""How well unknown sites are found out: `benchmarks/propose.py [SEEDS]`.

Every layout of `tests/servers` is served with other ads for each seed, proposed by a plain client, and walked by what
was proposed. `further` sites were written after the method. Prints means over the seeds, and the worst recall and
precision.
"""

import sys
from pathlib import Path
from statistics import mean

from rich.console import Console
from rich.table import Table

TESTS = Path(__file__).parents[1] / "tests"
sys.path[:0] = [str(TESTS / "support"), str(TESTS / "servers")]

from exploring import Score, explored, score  # noqa: E402  # the path is set above
from further import all_further  # noqa: E402
from layouts import all_layouts  # noqa: E402
from layouts.serve import serving_layout  # noqa: E402

from baken.demo.world.make import make_world  # noqa: E402

IN_A_BROWSER = {"client-rendered"}


def main(seeds: int) -> None:
    """Measure every layout and print the table."""
    table = Table(
        "site", "pages asked", "recall", "worst", "precision", "worst", "title", "text", "city", "date",
        title=f"baken site propose, {seeds} worlds each, means",
    )  # fmt: skip
    known = [(module, module.NAME) for module in all_layouts() if module.NAME not in IN_A_BROWSER]
    for module, name in [*known, *((module, f"{module.NAME} (further)") for module in all_further())]:
        scores: list[Score] = []
        for seed in range(1, seeds + 1):
            with serving_layout(module, make_world(400 + 40 * seed, 100 + seed).ads, seed) as site:
                scores.append(score(site, *explored(site.base)))
        recall, precision = [s.recall for s in scores], [s.precision for s in scores]
        shares = [mean(recall), min(recall), mean(precision), min(precision)]
        shares += [mean(getattr(s, part) for s in scores) for part in ("title", "text", "city", "posted_at")]
        table.add_row(name, f"{mean(s.asked for s in scores):.0f}", *(f"{share:.3f}" for share in shares))
    Console(width=120).print(table)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 6)
