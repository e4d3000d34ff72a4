"""Estimators against published examples, against simulated populations, and on bad input."""

import json
import subprocess
import sys

import numpy as np
import pytest

from domain.errors import BakenError
from market.estimators.closed import chao, chapman, closed_estimates, zelterman
from market.histories import read_histories


def histories(text):
    return read_histories(text.splitlines(keepends=True), "h.csv")


def two_occasions(first, second, both):
    return histories(f"a,b,count\n1,0,{first - both}\n0,1,{second - both}\n1,1,{both}\n")


def test_chapman_on_figures_worked_by_hand():
    found = chapman(two_occasions(200, 150, 50))
    assert found.estimate == pytest.approx(201 * 151 / 51 - 1)
    assert found.low < found.estimate < found.high
    assert found.low > 300


def test_chao_and_zelterman_on_figures_worked_by_hand():
    read = histories("a,b,c,count\n1,0,0,60\n1,1,0,20\n1,1,1,5\n")
    assert read.frequencies() == [60, 20, 5]
    assert read.observed == 85
    assert chao(read).estimate == pytest.approx(85 + 2 / 3 * 60 * 59 / (2 * 21))
    assert zelterman(read).estimate == pytest.approx(85 / (1 - np.exp(-2 * 20 / 60)))


@pytest.mark.parametrize("estimator", [chapman, chao, zelterman])
def test_intervals_hold_the_true_size_of_a_closed_population_about_as_often_as_they_say(estimator):
    random, held = np.random.default_rng(11), 0
    occasions, chance = (2, 0.3) if estimator is chapman else (20, 0.03)  # many and rare: nearly Poisson
    header = ",".join(f"week {n}" for n in range(occasions)) + "\n"
    for _ in range(200):
        seen = random.random((500, occasions)) < chance
        lines = [header, *(",".join(map(str, row)) + "\n" for row in seen.astype(int) if row.any())]
        found = estimator(read_histories(lines, "h.csv"))
        held += found.low <= 500 <= found.high
    assert held >= 180, held


def test_a_floor_for_unequal_chances_stays_a_floor():
    random = np.random.default_rng(5)
    chance = random.beta(0.6, 4, size=(2000, 1))
    seen = random.random((2000, 5)) < chance
    lines = ["a,b,c,d,e\n", *(",".join(map(str, row)) + "\n" for row in seen.astype(int))]
    assert read_histories(lines, "h.csv").observed < chao(read_histories(lines, "h.csv")).estimate < 2000


def test_nobody_seen_twice_is_said_not_computed_away():
    read = histories("a,b,count\n1,0,30\n0,1,40\n")
    for found in closed_estimates(read):
        assert found.warnings
    assert zelterman(read).estimate is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "two occasion columns"),
        ("a\n1\n", "two occasion columns"),
        ("a,b\n", "no advertiser"),
        ("a,a\n1,1\n", "twice"),
        ("a,b\n1,2\n", "line 2, column b: '2' is not 0 or 1"),
        ("a,b\n1\n", "line 2: 1 cells"),
        ("a,b,count\n1,1,-4\n", "line 2, column count"),
    ],
)
def test_bad_histories_are_named_by_line_and_column(text, said):
    with pytest.raises(BakenError, match=said):
        histories(text)


def test_the_command_writes_every_estimator_with_its_interval(tmp_path):
    (tmp_path / "h.csv").write_text("advertiser,a,b,c\n" + "".join(f"p{n},{n % 2},1,{n % 3 // 2}\n" for n in range(60)))
    out = tmp_path / "out.json"
    command = [sys.executable, "-m", "baken", "market", "estimate", str(tmp_path / "h.csv"), "-o", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    report = json.loads(out.read_text())
    assert report["observed"] == 60
    assert len(report["estimates"]) == 3
    for found in report["estimates"]:
        assert found["low"] <= found["estimate"] <= found["high"]
        assert found["assumptions"]
        assert found["source"]
