"""`baken extract` as a program of its own: JSON Lines in, JSON Lines out."""

import json
import subprocess
import sys

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
