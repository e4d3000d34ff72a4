"""The measurement of licence checks: what it counts, what it finds, and the command that prints it."""

import json
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from baken.cli import build
from baken.evaluation.licence_curves import candidate_curves, chance_curve, name_curve
from baken.evaluation.licence_scores import checker_for, score_checks
from baken.evaluation.licence_set import make_checks
from domain.jurisdictions import jurisdiction
from registry_stub.generate import REFERENCE_DAY, make_register


@pytest.mark.parametrize("pack", ["nl-wrp", "nl-apv"])
def test_no_false_valid_and_almost_all_right_on_a_made_up_register(pack):
    rows = make_register(800, 7, pack)
    scores = score_checks(make_checks(rows, 1500, 7, pack), checker_for(rows, jurisdiction(pack), REFERENCE_DAY))
    assert scores.false_valid == []
    assert scores.accuracy >= 0.98
    assert scores.naming.first >= 0.98 * scores.naming.to_name > 1000


def test_a_wrong_truth_is_counted_as_wrong_and_a_false_valid_is_listed():
    rows = make_register(300, 1)
    checks = [check for check in make_checks(rows, 200, 1) if check.case == "plain"]
    turned = [replace(checks[0], verdict="mismatch", accepted=frozenset({"RP-9999999"})), *checks[1:]]
    scores = score_checks(turned, checker_for(rows, jurisdiction("nl-wrp"), REFERENCE_DAY))
    assert [record["id"] for record in scores.false_valid] == [checks[0].record["id"]]
    assert scores.accuracy == pytest.approx(1 - 1 / len(checks))
    assert scores.naming.named == len(checks) - 1
    assert scores.verdicts["mismatch", "valid"] == 1


def test_curves_rise_and_fall_as_thresholds_must():
    rows = make_register(400, 3)
    names = name_curve(rows, 3)
    assert [row["false_mismatch"] for row in names] == sorted(row["false_mismatch"] for row in names)
    assert names[0]["missed_mismatch_close"] >= names[-1]["missed_mismatch_close"]
    chances = chance_curve(rows, 3)
    assert chances[0]["false_mismatch"] >= chances[-1]["false_mismatch"] == pytest.approx(0)
    listed = candidate_curves(make_checks(rows, 400, 3), rows, evidence=True)
    assert listed["below the best"][-1]["found"] >= listed["below the best"][0]["found"] > 0.9
    assert listed["below the best"][-1]["wrong"] > listed["below the best"][0]["wrong"]


def test_the_command_prints_tables_and_writes_figures(tmp_path):
    target = tmp_path / "figures.json"
    sizes = ["--register", "200", "--checks", "300", "--seed", "4"]
    run = CliRunner().invoke(build(), ["evaluate", "--licences", *sizes, "--curve", "--json", str(target)])
    assert run.exit_code == 0, run.output
    assert "`valid` where the truth is not: 0" in run.output
    figures = json.loads(target.read_text("utf-8"))
    assert figures["checks"] == 300
    assert figures["false_valid"] == []
    assert set(figures["curves"]) >= {"name similarity", "name by chance", "candidates: below the best"}
