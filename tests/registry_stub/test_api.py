"""The register's HTTP interface and its file, over real HTTP."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from serving import serving

from registry_stub.app import create_app
from registry_stub.licences import LicenceFileError, read_licences, write_licences

HEADER = "number,kind,holder,trade_names,municipality,cbs_code,phones,valid_from,valid_until,status\n"
ROW = "SB-2025-00417,business,Demo BV,Maanlicht;Zonlicht,Utrecht,GM0344,+31600012345,2025-01-01,2027-01-01,active\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "register.csv"
    path.write_text(HEADER + ROW + ROW.replace("00417", "00418") + "broken\n", encoding="utf-8")
    return path


def test_pages_follow_one_another_until_the_end(file):
    with serving(create_app(file)) as address, httpx.Client(base_url=address) as client:
        first = client.get("/licences", params={"limit": 1}).json()
        assert (first["count"], first["licences"][0]["trade_names"]) == (2, ["Maanlicht", "Zonlicht"])
        second = client.get("/" + first["next"]).json()
        assert (second["next"], second["digest"]) == (None, first["digest"])
        assert second["licences"][0]["number"] == "SB-2025-00418"


def test_one_number_is_found_however_it_is_written(file):
    with serving(create_app(file)) as address, httpx.Client(base_url=address) as client:
        assert client.get("/licences/sb 2025 00417").json()["licences"][0]["holder"] == "Demo BV"
        assert client.get("/licences/SB-9").status_code == 404


def test_an_unchanged_register_answers_304(file):
    with serving(create_app(file)) as address, httpx.Client(base_url=address) as client:
        tag = client.get("/licences").headers["etag"]
        again = client.get("/licences", headers={"If-None-Match": tag})
        assert (again.status_code, again.content) == (304, b"")


def test_health_names_rows_left_out_and_a_file_that_is_gone(file):
    with serving(create_app(file)) as address, httpx.Client(base_url=address) as client:
        health = client.get("/health").json()
        assert (health["status"], health["licences"]) == ("ok", 2)
        assert "line 4" in health["problems"][0]
        file.unlink()
        assert client.get("/health").json()["status"] == "unreadable"
        assert client.get("/licences").status_code == 503


def test_the_interface_documents_itself(file):
    with serving(create_app(file)) as address, httpx.Client(base_url=address) as client:
        described = client.get("/openapi.json").json()
    assert set(described["paths"]) == {"/licences", "/licences/{number}", "/health"}


def test_what_is_written_reads_back_the_same(file, tmp_path):
    held = read_licences(file)
    write_licences(tmp_path / "new" / "register.csv", held.licences)
    again = read_licences(tmp_path / "new" / "register.csv")
    assert (again.licences, again.digest, again.problems) == (held.licences, held.digest, ())


def test_a_file_that_is_no_register_is_refused(tmp_path):
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    with pytest.raises(LicenceFileError, match="column number"):
        read_licences(tmp_path / "x.csv")


def baken(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "baken", *arguments]
    environment = {**os.environ, "BAKEN_HOME": str(home)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)


def test_a_list_is_imported_and_served_by_command(file, tmp_path):
    home = tmp_path / "home"
    done = baken("registry", "import", str(file), home=home)
    assert done.returncode == 1
    assert "line 4" in done.stderr
    assert "2 licences imported" in done.stdout
    with served(home) as address:
        assert httpx.get(f"{address}/health").json() == {"status": "ok", "licences": 2, "problems": []}
        taken = baken("registry", "serve", "--port", address.rsplit(":", 1)[1], home=home)
        assert (taken.returncode, "choose another port" in taken.stderr) == (1, True)


@contextlib.contextmanager
def served(home: Path) -> Iterator[str]:
    command = [sys.executable, "-u", "-m", "baken", "registry", "serve", "--port", "0"]
    environment = {**os.environ, "BAKEN_HOME": str(home)}
    server = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        yield server.stdout.readline().split(" on ")[1].split()[0]
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=20)
    finally:
        server.kill()
        server.wait()


def test_a_bad_list_leaves_the_imported_one_as_it_was(file, tmp_path):
    home = tmp_path / "home"
    baken("registry", "import", str(file), home=home)
    before = (home / "register.csv").read_bytes()
    empty = tmp_path / "empty.csv"
    empty.write_text(HEADER)
    for bad, said in ((empty, "holds no licence"), (tmp_path / "nowhere.csv", "cannot read")):
        done = baken("registry", "import", str(bad), home=home)
        assert (done.returncode, said in done.stderr, "Traceback" in done.stderr) == (1, True, False)
    assert (home / "register.csv").read_bytes() == before


def test_serving_without_a_list_says_what_to_do(tmp_path):
    done = baken("registry", "serve", home=tmp_path)
    assert done.returncode == 1
    assert "baken registry import" in done.stderr
