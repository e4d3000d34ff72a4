"""Every way in which the register can be made to fail, seen over real HTTP."""

import contextlib
import json
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from serving import serving

from registry_stub.app import create_app
from registry_stub.failures import MODES, Failure
from registry_stub.generate import make_register
from registry_stub.licences import write_licences
from registry_stub.schema import LicencePage, LicenceRecord


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "register.csv"
    write_licences(path, tuple(LicenceRecord.model_validate(row) for row in make_register(25, 1)))
    return path


@contextlib.contextmanager
def failing(file, *given, **more):
    app = create_app(file, failure=Failure(*given, **more))
    with serving(app) as address, httpx.Client(base_url=address, timeout=5) as client:
        yield client


@pytest.mark.parametrize(("mode", "status"), [("500", 500), ("503", 503), ("429", 429), ("404", 404)])
def test_a_status_of_its_own(file, mode, status):
    with failing(file, mode) as client:
        answer = client.get("/licences")
        assert (answer.status_code, "on purpose" in answer.json()["detail"]) == (status, True)
        assert ("retry-after" in answer.headers) == (mode in ("503", "429"))
        assert client.get("/health").status_code == 200


@pytest.mark.parametrize("path", ["/licences", "/licences/{number}"])
@pytest.mark.parametrize("mode", ["schema", "garbage", "html", "empty"])
def test_an_answer_of_status_200_that_is_no_answer(file, mode, path):
    number = make_register(25, 1)[0]["number"]
    with failing(file, mode) as client:
        answer = client.get(path.format(number=number))
    assert answer.status_code == 200
    with pytest.raises(ValueError):
        LicencePage.model_validate_json(answer.content)
    assert ("html" in answer.headers["content-type"]) == (mode == "html")


def test_stale_vouches_for_a_month_ago(file):
    with failing(file, "stale") as client:
        page = LicencePage.model_validate_json(client.get("/licences").content)
    assert datetime.now(UTC) - page.as_of > timedelta(days=29)
    assert len(page.licences) == 25


def test_truncated_breaks_the_connection_half_way(file):
    with failing(file, "truncated") as client, pytest.raises(httpx.RemoteProtocolError):
        client.get("/licences")


def test_changed_gives_pages_that_do_not_belong_together(file):
    with failing(file, "changed", from_page=2) as client:
        pages = [client.get("/licences", params={"offset": o, "limit": 10}).json() for o in (0, 10, 20)]
    assert len({page["digest"] for page in pages}) == 3
    assert sum(len(page["licences"]) for page in pages) == 25


def test_slow_answers_rightly_but_late(file):
    with failing(file, "slow", seconds=0.4) as client:
        start = time.perf_counter()
        assert len(client.get("/licences").json()["licences"]) == 25
        assert time.perf_counter() - start >= 0.4
        with pytest.raises(httpx.ReadTimeout):
            client.get("/licences", timeout=0.1)


def test_hang_never_answers(file):
    with failing(file, "hang") as client, pytest.raises(httpx.ReadTimeout):
        client.get("/licences", timeout=0.3)


def test_only_from_a_page_on(file):
    with failing(file, "500", from_page=2) as client:
        seen = [client.get("/licences", params={"offset": o, "limit": 10}).status_code for o in (0, 10, 20)]
        assert client.get("/licences", params={"offset": "x"}).status_code == 422
    assert seen == [200, 500, 500]


def test_only_every_third_request(file):
    with failing(file, "503", every=3) as client:
        assert [client.get("/licences").status_code for _ in range(6)] == [200, 200, 503, 200, 200, 503]


def test_an_answer_without_content_is_left_alone(file):
    with serving(create_app(file)) as address:
        tag = httpx.get(f"{address}/licences").headers["etag"]
    with failing(file, "garbage") as client:
        assert client.get("/licences", headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize("given", [("nonsense",), ("500", 0), ("500", 1, 0), ("slow", 1, 1, -1.0)])
def test_failures_that_make_no_sense_are_refused(given):
    with pytest.raises(ValueError):
        Failure(*given)


def test_every_mode_is_known_to_the_command(file):
    command = [sys.executable, "-m", "registry_stub", "--help"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert all(mode in said for mode in MODES)


def test_the_command_fails_as_told_and_asks_for_its_key(file):
    options = ["--api-key", "k", "--fail", "500", "--fail-from-page", "2", "--fail-every", "1"]
    command = [sys.executable, "-u", "-m", "registry_stub", "--file", str(file), "--port", "0", *options]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        address = server.stdout.readline().split(" on ")[1].split()[0]
        assert httpx.get(f"{address}/licences").status_code == 401
        with httpx.Client(base_url=address, headers={"X-API-Key": "k"}) as client:
            assert client.get("/licences", params={"limit": 10}).status_code == 200
            broken = client.get("/licences", params={"limit": 10, "offset": 10})
        assert (broken.status_code, json.loads(broken.content)["detail"][:12]) == (500, "the register")
    finally:
        server.terminate()
        server.wait(timeout=20)
