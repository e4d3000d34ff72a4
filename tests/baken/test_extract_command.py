"""`baken extract` as a program of its own: JSON Lines in, JSON Lines out."""

import json
import os
import pty
import subprocess
import sys

import pytest

GOOD = {"id": "1", "text": "Ik ben Lisa, 24 jaar. Bel 06-00012345.", "title": "Lisa in Utrecht"}


def extract(text, *options, source="-"):
    command = [sys.executable, "-m", "baken", "extract", source, *options]
    return subprocess.run(command, input=text.encode(), capture_output=True, timeout=120, check=False)


def records(run):
    return [json.loads(line) for line in run.stdout.decode().splitlines()]


def test_one_line_out_per_line_in_and_bad_lines_do_not_stop_it():
    lines = [json.dumps(GOOD), "{broken", '{"id": "2"}', "[]", "", '{"id": 3, "text": "\\ud800 06-00012345"}']
    run = extract("\n".join(lines) + "\n")
    out = records(run)
    assert len(out) == len(lines)
    assert ["error" in record for record in out] == [False, True, True, True, True, False]
    assert [record["id"] for record in out] == ["1", None, "2", None, None, "3"]
    assert (run.returncode, b"4 lines could not be read" in run.stderr) == (1, True)
    assert b"Traceback" not in run.stderr


def test_spans_index_the_field_they_name():
    (record,) = records(extract(json.dumps(GOOD)))
    assert set(record) == {"id", "language", "facts", "hits"}
    kinds = {fact["kind"] for fact in record["facts"]}
    assert {"phone", "age", "name", "place"} <= kinds
    for fact in record["facts"]:
        assert GOOD[fact["source"]][fact["start"] : fact["end"]] == fact["text"]


def test_files_and_the_default_country(tmp_path):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(json.dumps({"id": "1", "text": "Bel 0470 12 34 56"}) + "\n", encoding="utf-8")
    run = extract("", "-o", str(target), "--default-country", "BE", source=str(source))
    assert (run.returncode, run.stdout, run.stderr) == (0, b"", b"")
    (record,) = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [fact["value"] for fact in record["facts"] if fact["kind"] == "phone"] == ["+32470123456"]


def test_a_file_that_is_not_there_is_wrong_usage(tmp_path):
    run = extract("", source=str(tmp_path / "none.jsonl"))
    assert run.returncode == 2
    assert run.stderr.count(b"\n") == 1


LINES = 100_000
MEMORY = 600 << 20  # bytes; what the program needs before its first line is some 350 MB
# The kernel's own high-water mark of this program; that of getrusage would count the test's process it was forked from.
MEASURED = """
import re, sys
from pathlib import Path
from baken.cli import main
try:
    main(sys.argv[1:])
finally:
    print(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1], file=sys.stderr)
"""
BROKEN = ("{", '{"id": 7}', "[1]", "\ufeff", '{"id": "x", "text": null}')


def feed(path, lines):
    """Write a file of ads in which every hundredth line is broken, in five ways by turns."""
    with path.open("w", encoding="utf-8") as out:
        for number in range(lines):
            ad = json.dumps(
                {"id": str(number), "text": f"Ik ben Eva. Bel 06-{number:08}, {100 + number % 50} euro p/u."}
            )
            out.write((BROKEN[number // 100 % 5] if number % 100 == 99 else ad) + "\n")


@pytest.mark.parametrize("workers", [1, 2])
def test_a_hundred_thousand_lines_with_broken_ones_in_constant_memory(tmp_path, workers):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    feed(source, LINES if workers == 1 else LINES // 5)
    arguments = ["extract", str(source), "-o", str(target), "--workers", str(workers)]
    command = [sys.executable, "-c", MEASURED, *arguments]
    run = subprocess.run(command, capture_output=True, timeout=280, check=False, text=True)
    broken = len(source.read_text("utf-8").splitlines()) // 100
    said, most = run.stderr.splitlines()
    assert said == f"baken: {broken} lines could not be read; their errors stand in the output"
    assert int(most) * 1024 < MEMORY
    with target.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            record = json.loads(line)
            if number % 100 == 99:
                assert "error" in record
                continue
            assert record["id"] == str(number)
            assert record["facts"][1]["value"] == f"+316{number:08}"


def test_a_person_who_watches_sees_a_bar(tmp_path):
    source = tmp_path / "in.jsonl"
    feed(source, 1_000)
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "baken", "extract", str(source), "-o", str(tmp_path / "out.jsonl")]
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "120"}
    with subprocess.Popen(command, stderr=slave, stdout=subprocess.DEVNULL, env=environment) as run:
        os.close(slave)
        seen = b""
        try:
            while piece := os.read(master, 4096):
                seen += piece
        except OSError:  # the terminal is gone with the program
            pass
    os.close(master)
    assert run.returncode == 1
    assert b"100%" in seen
    assert b"1000 ads read" in seen
