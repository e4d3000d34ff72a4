"""Adding one catalogue file adds an indicator everywhere: reading, the page of documentation, evaluation, the screen."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("baken", "chain", "crawler", "domain", "market", "matching", "nlp", "reports", "review_ui", "store")
ENTRY = """
id: work.example
title: {nl: "Een voorbeeld van werk", en: "An example of work"}
means: {nl: "De tekst noemt een maanlichtdienst.", en: "The text mentions a moonlight shift."}
does_not_mean: {nl: "Niets verder.", en: "Nothing further."}
barrier: work
track: administrative
grade: practice
severity: 2
sources: ["made up for a test"]
patterns: {nl: ["maanlichtdienst*"]}
examples: {positive: ["Een maanlichtdienst."], negative: ["Geen maanlichtdienst."]}
"""
AD = {"id": "1", "text": "Ik werk in maanlichtdienst."}
LABELS = {"language": "nl", "facts": [], "indicators": [{"id": "work.example", "spans": [["text", 11, 26]]}]}


@pytest.fixture(scope="module")
def python(tmp_path_factory):
    """Return a way to run Python with a copy of the code that has one more file."""
    copy = tmp_path_factory.mktemp("copy")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, copy / package, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "nlp/indicators/catalogue/work.example.yaml").write_text(ENTRY, encoding="utf-8")
    (copy / "gold.jsonl").write_text(json.dumps(AD | LABELS) + "\n", encoding="utf-8")

    def run(*arguments, text=""):
        environment = os.environ | {"PYTHONPATH": str(copy), "COLUMNS": "200"}
        command = [sys.executable, *arguments]
        run = subprocess.run(
            command, check=False, input=text, cwd=copy, env=environment, capture_output=True, text=True, timeout=200
        )
        assert run.returncode == 0, run.stderr
        return run.stdout

    return run


def test_ads_are_read_for_it(python):
    (hit,) = json.loads(python("-m", "baken", "extract", "-", text=json.dumps(AD)))["hits"]
    assert hit == {"indicator": "work.example", "spans": [[11, 26]], "source": "text"}


def test_it_stands_in_the_documentation(python):
    page = python("-m", "nlp.indicators.page")
    assert "**An example of work** (Een voorbeeld van werk). The text mentions a moonlight shift." in page
    assert "| [`work.example`](#workexample) |" in page


def test_it_is_evaluated(python):
    table = python("-m", "baken", "evaluate", "--gold", "--set", "gold.jsonl")
    assert any("work.example" in line and "1.000" in line for line in table.splitlines())


def test_the_screen_names_it(python):
    ask = (
        "import review_ui.components.reasons as r; print(r.title_of('work.example'), r.entry_of('work.example').points)"
    )
    assert python("-c", ask).strip() == "Een voorbeeld van werk 2"
