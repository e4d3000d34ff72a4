"""The register as it stood: dated copies, over HTTP and by themselves."""

import os
from datetime import UTC, date, datetime

import httpx
import pytest
from serving import serving

from registry_stub.app import create_app
from registry_stub.history import History, NotKeptError
from registry_stub.licences import write_licences
from registry_stub.schema import LicenceRecord

JANUARY, MARCH, JUNE = date(2026, 1, 10), date(2026, 3, 1), date(2026, 6, 1)


def licence(number, status="active"):
    return LicenceRecord(number=number, kind="business", holder="Demo BV", status=status)


def as_if_changed_on(path, day):
    moment = datetime.combine(day, datetime.min.time(), UTC).timestamp()
    os.utime(path, (moment, moment))


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "register.csv"
    write_licences(path, (licence("Z/2025/0000001"),))
    as_if_changed_on(path, JANUARY)
    history = History(path)
    history.replace((licence("Z/2025/0000001"), licence("Z/2025/0000002")), MARCH)
    history.replace((licence("Z/2025/0000001", "revoked"), licence("Z/2025/0000002")), JUNE)
    return path


def test_each_day_has_the_rows_of_that_day(file):
    history = History(file)

    def on(day):
        return [(r.number[-1], r.status) for r in history.on(day, date(2026, 7, 1)).licences]

    assert on(JANUARY) == on(date(2026, 2, 28)) == [("1", "active")]
    assert on(MARCH) == on(date(2026, 5, 31)) == [("1", "active"), ("2", "active")]
    assert on(JUNE) == on(date(2026, 7, 1)) == [("1", "revoked"), ("2", "active")]


@pytest.mark.parametrize(("day", "said"), [(date(2026, 1, 9), "first day is 2026-01-10"), (date(2026, 7, 2), "ahead")])
def test_days_of_which_nothing_is_kept_are_named(file, day, said):
    with pytest.raises(NotKeptError, match=said):
        History(file).on(day, date(2026, 7, 1))


def test_a_file_without_copies_stands_since_its_last_change(tmp_path):
    path = tmp_path / "register.csv"
    write_licences(path, (licence("VHT-000001"),))
    as_if_changed_on(path, MARCH)
    assert len(History(path).on(date(2026, 3, 2), JUNE).licences) == 1
    with pytest.raises(NotKeptError, match="2026-03-01"):
        History(path).on(JANUARY, JUNE)


def test_of_two_replacements_on_one_day_the_last_counts(file):
    History(file).replace((licence("VHT-000009"),), JUNE)
    assert [r.number for r in History(file).on(JUNE, date(2026, 7, 1)).licences] == ["VHT-000009"]
    assert len(list(History(file).folder.iterdir())) == 3


def test_other_files_in_the_folder_are_passed_over(file):
    (History(file).folder / "notes.csv").write_text("x")
    assert len(History(file).copies()) == 3


def test_over_http_pages_and_numbers_answer_for_the_day(file):
    with serving(create_app(file)) as address, httpx.Client(base_url=address) as client:
        now = client.get("/licences/Z/2025/0000001").json()
        then = client.get("/licences/z-2025-0000001", params={"as_of": "2026-05-31"}).json()
        assert [now["licences"][0]["status"], then["licences"][0]["status"]] == ["revoked", "active"]
        assert then["as_of"] == "2026-05-31T23:59:59Z"
        first = client.get("/licences", params={"as_of": "2026-03-01", "limit": 1})
        second = client.get("/" + first.json()["next"])
        assert [second.json()["as_of"], second.json()["count"]] == ["2026-03-01T23:59:59Z", 2]
        assert first.headers["etag"] == second.headers["etag"] != client.get("/licences").headers["etag"]
        unchanged = client.get(
            "/licences", params={"as_of": "2026-03-05"}, headers={"If-None-Match": first.headers["etag"]}
        )
        assert unchanged.status_code == 304
        for day, said in (("2025-12-31", "first day"), ("2999-01-01", "ahead")):
            refused = client.get("/licences", params={"as_of": day})
            assert (refused.status_code, said in refused.json()["detail"]) == (404, True)
        assert client.get("/licences", params={"as_of": "31-12-2025"}).status_code == 422


def test_a_key_is_asked_for_everywhere_but_at_the_door(file):
    with serving(create_app(file, api_key="k")) as address, httpx.Client(base_url=address) as client:
        for path in ("/licences", "/licences/VHT-000001"):
            assert client.get(path).status_code == 401
            assert client.get(path, headers={"X-API-Key": "wrong"}).status_code == 401
            assert client.get(path, headers={"X-API-Key": "k"}).status_code in (200, 404)
        assert client.get("/health").status_code == 200
        assert client.get("/openapi.json").json()["components"]["securitySchemes"]
