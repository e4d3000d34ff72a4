"""Registers as they come: CSV files with broken rows, a real HTTP service that fails in every way it can."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from serving import serving
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from matching.licences.register import CsvRegister, HttpRegister, RegisterUnavailable, open_register
from matching.licences.register.asking import Patience
from matching.licences.register.csv import read_csv
from registry_stub.app import create_app

HEADER = "number,kind,holder,trade_names,municipality,cbs_code,phones,valid_from,valid_until,status"
GOOD = "SB-2025-00417,business,Demo BV,Maanlicht; Zonlicht,Utrecht,GM0344,+31600012345;0600054321,2025-01-01,2027-01-01,active"
NOW = datetime(2026, 6, 1, tzinfo=UTC)
HASTY = Patience(seconds=0.5, attempts=2, pause=0.01)


@pytest.fixture
def register_file(tmp_path):
    rows = [
        GOOD,
        *(f"RP-{number:07d},self_employed,J. Demo,,Utrecht,GM0344,,2025-01-01,,active" for number in range(12_000)),
    ]
    path = tmp_path / "register.csv"
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return path


def test_a_row_is_read_with_all_its_cells(tmp_path):
    path = tmp_path / "r.csv"
    path.write_text(f"\ufeff{HEADER}\r\n{GOOD}\r\n", encoding="utf-8")
    (licence,) = CsvRegister(path).snapshot().licences
    assert licence.trade_names == ("Maanlicht", "Zonlicht")
    assert licence.phones == ("+31600012345", "+31600054321")
    assert (licence.valid_from, licence.valid_until) == (date(2025, 1, 1), date(2027, 1, 1))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("SB-1,hotel,A,,,,,,,active", "kind"),
        ("SB-1,business,A,,,,,,,lost", "status"),
        ("SB-1,business,A,,,,,1-1-2025,,active", "valid_from"),
        ("SB-1,business,A,,,,,2026-01-01,2025-01-01,active", "lies before"),
        (",business,A,,,,,,,active", "number is empty"),
        ('SB-1,business,"A,,,,,,,active', "quotation mark"),
        ("SB-1,business,A,,,,,,,active,more", "11 cells"),
    ],
)
def test_a_bad_row_is_named_and_the_good_rows_beside_it_stay(row, said):
    found = read_csv("r.csv", "\n".join([HEADER, row, GOOD]), NOW)
    assert [licence.number for licence in found.licences] == ["SB-2025-00417"]
    (problem,) = found.problems
    assert problem.startswith("r.csv line 2: ")
    assert said in problem
    assert found.unreadable == (frozenset() if row.startswith(",") else frozenset({"SB1"}))


def test_what_is_no_register_is_refused_in_one_line(tmp_path):
    with pytest.raises(RegisterUnavailable, match="column status missing"):
        read_csv("r.csv", "number,kind,holder\n", NOW)
    for path in (tmp_path / "nowhere.csv", tmp_path):
        with pytest.raises(RegisterUnavailable, match=str(path)):
            CsvRegister(path).snapshot()


@given(st.text(max_size=300))
def test_any_text_below_the_header_gives_licences_or_problems(text):
    found = read_csv("r.csv", f"{HEADER}\n{GOOD}\n{text}", NOW)
    assert "SB-2025-00417" in [licence.number for licence in found.licences]


def test_the_stub_and_the_file_say_the_same(register_file):
    with serving(create_app(register_file)) as address:
        assert isinstance(open_register(address), HttpRegister)
        over_http = open_register(address).snapshot()
    from_file = open_register(str(register_file)).snapshot()
    assert over_http.licences == from_file.licences
    assert over_http.digest == from_file.digest
    assert len(over_http.licences) == 12_001
    assert over_http.fresh


def test_an_unchanged_register_is_not_sent_again_and_a_changed_one_is(register_file):
    asked: list[int] = []
    app = create_app(register_file)

    @app.middleware("http")
    async def count(request: Request, following):  # type: ignore[no-untyped-def]
        answer = await following(request)
        asked.append(answer.status_code)
        return answer

    with serving(app) as address:
        register = HttpRegister(address)
        first = register.snapshot()
        assert asked == [200, 200, 200]
        again = register.snapshot()
        assert again.licences is first.licences
        assert again.as_of >= first.as_of
        assert asked[3:] == [304, 200], "unchanged; then one licence, for the time the register vouches for"
        register_file.write_text(f"{HEADER}\n{GOOD}\n", encoding="utf-8")
        assert len(register.snapshot().licences) == 1


def test_a_register_that_lags_too_far_is_stale(register_file):
    with serving(create_app(register_file, as_of=datetime.now(UTC) - timedelta(days=40))) as address:
        assert not HttpRegister(address).snapshot().fresh


def answering(*answers: Response | float):
    """Return an application that gives these answers in turn (a number: wait that long), the last one for ever."""
    import asyncio

    left = list(answers)

    async def answer(_request: Request) -> Response:
        given = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(given, float):
            await asyncio.sleep(given)
            return PlainTextResponse("late")
        return given

    return Starlette(routes=[Route("/{path:path}", answer)])


def page(**changes: object) -> Response:
    plain = {"as_of": NOW.isoformat(), "count": 0, "digest": "d", "licences": [], "next": None}
    return Response(json.dumps({**plain, **changes}), media_type="application/json")


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ([PlainTextResponse("<html>welcome</html>")], "not JSON"),
        ([PlainTextResponse("[1]")], "licences"),
        ([PlainTextResponse("gone", 404)], "status 404"),
        ([PlainTextResponse("busy", 503)], "status 503 .2 tries"),
        ([2.0], "no answer within 0.5 s"),
        ([page(count=9)], "promised 9"),
        ([page(as_of="yesterday")], "as_of"),
        ([page(next="licences?offset=1")], "empty pages"),
        ([page(next="http://127.0.0.1:9/licences", licences=["x"])], "lies elsewhere"),
        ([page(next="http://[", licences=["x"])], "not an address"),
    ],
)
def test_a_register_that_misbehaves_is_unavailable_in_one_clear_line(answers, said):
    with serving(answering(*answers)) as address, pytest.raises(RegisterUnavailable, match=said) as caught:
        HttpRegister(address, HASTY).snapshot()
    assert address in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_passing_fault_is_tried_again():
    with serving(answering(PlainTextResponse("busy", 503), page())) as address:
        assert HttpRegister(address, HASTY).snapshot().licences == ()


def test_nobody_there_and_no_address_at_all():
    for address in ("http://127.0.0.1:9", "http://[", "ftp://127.0.0.1/x"):
        with pytest.raises(RegisterUnavailable, match="licence register"):
            HttpRegister(address, HASTY).snapshot()


def test_one_bad_licence_leaves_the_others():
    row = {"number": "SB-2025-00417", "kind": "business", "holder": "Demo", "status": "active"}
    with serving(answering(page(count=3, licences=[row, {**row, "kind": "hotel"}, "no object"]))) as address:
        found = HttpRegister(address, HASTY).snapshot()
    assert len(found.licences) == 1
    assert len(found.problems) == 2
