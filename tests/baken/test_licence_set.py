"""The made-up licence checks: each is what its label says, judged again by rules written out here."""

import json
import subprocess
import sys
from collections import Counter
from datetime import date

import pytest

from baken.evaluation.licence_set import KINDS, make_checks
from domain.errors import BakenError
from domain.jurisdictions import jurisdiction
from domain.places import find_place
from domain.verdicts import Verdict, request_from_record
from registry_stub.generate import REFERENCE_DAY, make_register


def bare(number: str) -> str:
    return "".join(c for c in number.upper() if c.isascii() and c.isalnum())


@pytest.fixture(scope="module")
def register():
    return make_register(8000, seed=11)


@pytest.fixture(scope="module")
def checks(register):
    return make_checks(register, 3000, seed=12)


@pytest.fixture(scope="module")
def rows(register):
    found: dict[str, list[dict[str, str]]] = {}
    for row in register:
        found.setdefault(bare(row["number"]), []).append(row)
    return found


def in_force(row, day):
    return (row["valid_from"] or "0") <= day <= (row["valid_until"] or "9")


def test_every_kind_is_there_and_every_line_is_input_of_the_check(checks):
    assert {check.case for check in checks} == {kind.__name__ for kind in KINDS} - {"not_required"}
    assert len({check.record["id"] for check in checks}) == len(checks)
    for check in checks:
        assert request_from_record(json.loads(json.dumps(check.record))).on <= REFERENCE_DAY
        assert check.why
        Verdict(check.verdict)


def test_valid_means_a_row_in_force_and_active(checks, rows):
    for check in (c for c in checks if c.verdict == "valid"):
        (number,) = check.accepted
        day = check.record["posted_at"]
        assert [r["status"] for r in rows[bare(number)] if in_force(r, day)] == ["active"], check


def test_status_and_period_verdicts_follow_the_row(checks, rows):
    seen = Counter()
    for check in checks:
        day = check.record["posted_at"]
        held = [rows[bare(n)] for n in check.accepted]
        if check.verdict == "expired":
            assert all(r["valid_until"] and r["valid_until"] < day for r in held[0])
        elif check.verdict == "not_yet_valid":
            assert all(r["valid_from"] > day for r in held[0])
        elif check.verdict in ("suspended", "revoked"):
            assert [r["status"] for r in held[0] if in_force(r, day)] == [check.verdict]
        else:
            continue
        seen[check.verdict] += 1
    assert min(seen[v] for v in ("expired", "not_yet_valid", "suspended", "revoked")) > 50


def test_unknown_and_malformed_numbers_are_in_no_row_and_the_pack_tells_them_apart(checks, rows):
    formats = jurisdiction("nl-wrp").formats
    for check in checks:
        if check.verdict in ("unknown", "malformed"):
            for number in check.record["numbers"]:
                assert bare(number) not in rows
                assert any(f.matches(number.strip()) for f in formats) == (check.verdict == "unknown"), check


def test_a_mismatch_contradicts_the_licence_in_two_ways_at_least(checks, rows):
    for check in (c for c in checks if c.verdict == "mismatch"):
        for number in check.record["numbers"]:
            (row,) = rows[bare(number)]
            town = find_place(check.record["city"])
            phone_differs = bool(check.record["phones"]) and not set(check.record["phones"]) & set(
                row["phones"].split(";")
            )
            place_differs = town is not None and town.code != row["cbs_code"]
            names = {row["holder"], *row["trade_names"].split(";")}
            name_differs = bool(check.record["names"]) and not set(check.record["names"]) & names
            assert phone_differs + place_differs + name_differs >= 2, check


def test_an_ad_without_number_names_the_licences_of_its_phone(checks, register):
    for check in (c for c in checks if c.verdict == "missing"):
        listing = {r["number"] for r in register if set(r["phones"].split(";")) & set(check.record["phones"])}
        assert (check.record["numbers"], check.accepted) == ([], listing)


def test_municipal_by_laws_ask_nothing_of_the_self_employed():
    made = make_checks(make_register(3000, seed=5, forms="nl-apv"), 800, seed=6, pack="nl-apv")
    without = [c for c in made if not c.record["numbers"]]
    assert {(c.record["kind"], c.verdict) for c in without} == {
        ("self_employed", "not_required"),
        ("business", "missing"),
    }


def test_the_same_seed_gives_the_same_checks_in_any_process(checks):
    code = (
        "import hashlib; from baken.evaluation.licence_set import make_checks\n"
        "from registry_stub.generate import make_register\n"
        "print(hashlib.sha256(repr([(c.record, c.verdict, sorted(c.accepted)) for c in"
        " make_checks(make_register(500, 1), 200, 2)]).encode()).hexdigest())"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    other = make_checks(make_register(500, 1), 200, 3)
    assert [c.record for c in other] != [c.record for c in make_checks(make_register(500, 1), 200, 2)]


def test_a_register_without_use_and_an_unknown_pack_are_refused():
    with pytest.raises(ValueError, match="0 rows"):
        make_checks([], 10, seed=1)
    with pytest.raises(BakenError, match="no jurisdiction pack"):
        make_checks(make_register(10, 1), 10, seed=1, pack="nowhere")


def test_registers_of_any_date_do():
    made = make_checks(make_register(2000, 1, reference_day=date(2031, 1, 1)), 300, 2, today=date(2031, 1, 1))
    assert max(c.record["posted_at"] for c in made) > "2030-06"
