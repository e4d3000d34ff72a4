"""The interface keeps to its own OpenAPI description, whatever is sent to it (schemathesis, over real HTTP)."""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from serving import serving

from registry_stub.app import create_app
from registry_stub.failures import Failure
from registry_stub.generate import make_register
from registry_stub.history import History
from registry_stub.schema import LicenceRecord

KEY = "open sesame"
SCHEMATHESIS = str(Path(sys.executable).with_name("schemathesis"))


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("contract") / "register.csv"
    rows = tuple(LicenceRecord.model_validate(row) for row in make_register(300, 8))
    History(path).replace(rows[:200], date(2026, 1, 1))
    History(path).replace(rows, date(2026, 6, 1))
    return path


def put_to_the_test(address: str, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [SCHEMATHESIS, "run", f"{address}/openapi.json", "--seed", "1", "--max-examples", "15", "--no-color"]
    return subprocess.run([*command, *options], cwd=folder, capture_output=True, text=True, timeout=40, check=False)


@pytest.mark.slow
@pytest.mark.parametrize("key", [None, KEY], ids=["no key", "key"])
def test_every_answer_is_a_documented_one(file, tmp_path, key):
    with serving(create_app(file, api_key=key)) as address:
        done = put_to_the_test(address, tmp_path, *(["-H", f"X-API-Key: {key}"] if key else []))
    assert done.returncode == 0, done.stdout
    assert int(re.search(r"(\d+) generated", done.stdout)[1]) > 60
    assert "Tested: 3" in done.stdout


@pytest.mark.slow
def test_a_register_that_cannot_be_read_keeps_to_its_description_too(tmp_path):
    with serving(create_app(tmp_path / "gone.csv")) as address:
        done = put_to_the_test(address, tmp_path, "--exclude-checks", "not_a_server_error")
    assert "status_code_conformance" not in done.stdout
    assert done.returncode == 0, done.stdout


@pytest.mark.slow
def test_the_test_itself_sees_a_register_that_does_not(file, tmp_path):
    with serving(create_app(file, failure=Failure("schema"))) as address:
        done = put_to_the_test(address, tmp_path)
    assert done.returncode == 1
    assert "Response violates schema" in done.stdout
