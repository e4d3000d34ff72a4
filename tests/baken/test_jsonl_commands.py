"""The stable interfaces: JSON Lines in and out, bad lines passed over, exit codes, one-line errors."""

import json
import subprocess
import sys

import pytest

REGISTER = (
    "number,kind,holder,trade_names,municipality,cbs_code,phones,valid_from,valid_until,status\n"
    "SB-2025-00417,business,Demo BV,Maanlicht,Utrecht,GM0344,+31600012345,2025-01-01,2027-01-01,active\n"
)


def baken(*arguments, lines=()):
    text = "".join(line if isinstance(line, str) else json.dumps(line) + "\n" for line in lines)
    command = [sys.executable, "-m", "baken", *arguments]
    return subprocess.run(command, input=text, capture_output=True, text=True, timeout=120, check=False)


def records(text):
    return [json.loads(line) for line in text.splitlines()]


def test_extract_gives_one_line_per_line_in_order_and_goes_on_after_bad_ones(tmp_path):
    text = "Ik ben Lisa, 24 jaar. Bel nul zes 0001 2345 😀"
    lines = [{"id": "a", "text": text, "title": "Lisa in Utrecht"}, "{not json\n", {"id": "c"}, {"id": 4, "text": ""},
             {"id": "s", "text": "\ud800 Bel 06-00012345"}]  # fmt: skip
    out = tmp_path / "out.jsonl"
    done = baken("extract", "-", "-o", str(out), lines=lines)
    assert done.returncode == 1
    assert "2 lines could not be read" in done.stderr
    assert "Traceback" not in done.stderr
    found = records(out.read_text("utf-8"))
    assert [record.get("id") for record in found] == ["a", None, "c", "4", "s"]
    assert ["error" in record for record in found] == [False, True, True, False, False]
    facts = {fact["kind"]: fact for fact in found[0]["facts"]}
    assert (facts["phone"]["value"], facts["phone"]["style"]) == ("+31600012345", "spelled")
    assert facts["place"]["source"] == "title"
    for fact in found[0]["facts"]:
        source = {"text": text, "title": "Lisa in Utrecht"}[fact["source"]]
        assert source[fact["start"] : fact["end"]] == fact["text"]
    assert {hit["indicator"] for hit in found[0]["hits"]} == {"contact.obscured_phone"}


def test_check_judges_each_line(tmp_path):
    register = tmp_path / "register.csv"
    register.write_text(REGISTER, encoding="utf-8")
    lines = [
        {"id": "v", "numbers": ["SB-2025-00417"], "phones": ["+31600012345"], "city": "Utrecht", "posted_at": "2026-01-05"},
        {"id": "e", "numbers": ["sb 2025 00417"], "phones": ["+31600012345"], "posted_at": "2027-01-05"},
        {"id": "u", "numbers": ["SB-2025-00471"], "posted_at": "2026-01-05"},
        {"id": "m", "numbers": [], "phones": ["+31600012345"]},
        {"id": "x", "numbers": "SB"},
    ]  # fmt: skip
    done = baken("check", "-", "--register", str(register), "-o", "-", lines=lines)
    assert done.returncode == 1
    found = {record["id"]: record for record in records(done.stdout)}
    assert [found[i].get("verdict") for i in "veum"] == ["valid", "expired", "unknown", "missing"]
    assert found["u"]["candidates"][0]["number"] == "SB-2025-00417"
    assert found["m"]["candidates"][0]["number"] == "SB-2025-00417"
    assert "numbers" in found["x"]["error"]
    away = baken("check", "-", "--register", "http://127.0.0.1:9/", "-o", "-", lines=lines[:1])
    assert records(away.stdout)[0]["verdict"] == "unverified"
    assert "Traceback" not in away.stderr


def test_link_groups_by_what_the_text_shows_and_explains(tmp_path):
    explain = tmp_path / "links.jsonl"
    lines = [
        {"id": "a", "text": "Ik ben Lisa. Bel 06-00012345."},
        {"id": "b", "text": "Heel andere tekst van Eva, app nul zes 0001 2345"},
        {"id": "c", "text": "Nina hier, 0600099999"},
        {"id": "d", "text": "zonder nummer in de tekst", "phones": ["+31600099999"]},
    ]
    done = baken("link", "-", "-o", "-", "--explain", str(explain), lines=lines)
    assert done.returncode == 0, done.stderr
    groups = {record["id"]: record["advertiser"] for record in records(done.stdout)}
    assert groups["a"] == groups["b"] != groups["c"] == groups["d"]
    assert all(link["reason"] for link in records(explain.read_text("utf-8")))


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["extract", "/nowhere/in.jsonl"], 2, "cannot read /nowhere/in.jsonl"),
        (["check", "-", "--register", "/nowhere/register.csv"], None, "register.csv"),
        (["nonsense"], 2, "No such command"),
        (["db", "status"], None, "not set up"),
        (["evaluate"], 1, "run `baken demo --no-ui` first"),
        (["crawl"], 1, "no sites are listed"),
        (["review"], 1, "run `baken db upgrade`"),
    ],
)
def test_errors_are_one_clear_line(arguments, code, said):
    done = baken(*arguments)
    assert done.returncode == code if code is not None else done.returncode in (0, 1, 2)
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_help_reads_as_a_guide():
    shown = baken("--help").stdout
    for command in ("demo", "run", "crawl", "extract", "check", "link", "flag", "review", "registry", "evaluate", "db"):
        assert f" {command} " in shown
