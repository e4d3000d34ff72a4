"""Asking a register over HTTP: what is sent to whom, how often, and what a half answer is worth."""

from datetime import UTC, date, datetime, timedelta

import pytest
from failing_register import FAILURES, FailingRegister, row
from serving import serving
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from matching.licences.register import (
    Access,
    HttpRegister,
    Known,
    RegisterHasNoPast,
    RegisterUnavailable,
    open_register,
)
from matching.licences.register.asking import FAILURES_IN_A_ROW, Patience, breaker_of

HASTY = Patience(seconds=0.4, attempts=2, pause=0.01)
ROWS = [row(f"SB-2025-{n:05d}") for n in range(9)]


@pytest.mark.parametrize("mode", FAILURES)
def test_a_register_that_fails_on_its_second_page_gives_nothing_and_then_all(mode):
    register = FailingRegister(ROWS)
    with serving(register) as address:
        register.mode = mode
        with pytest.raises(RegisterUnavailable, match=address) as caught:
            HttpRegister(address, HASTY).snapshot()
        assert "\n" not in str(caught.value)
        register.mode = "well"
        assert len(HttpRegister(address, HASTY).snapshot().licences) == 9


def test_a_whole_reading_has_an_end_too():
    register = FailingRegister(ROWS)
    register.mode = "endless"
    patience = Patience(seconds=30, attempts=50, pause=0.01, whole=0.5)
    with serving(register) as address, pytest.raises(RegisterUnavailable, match=r"1 try"):
        HttpRegister(address, patience).snapshot()


def test_the_key_goes_to_the_register_and_nowhere_else():
    got: list[tuple[str, str | None]] = []

    async def elsewhere(request: Request) -> Response:
        got.append(("elsewhere", request.headers.get("x-api-key")))
        return JSONResponse({"as_of": "2026-01-01", "licences": []})

    with serving(Starlette(routes=[Route("/{path:path}", elsewhere)])) as other:

        async def register(request: Request) -> Response:
            got.append(("register", request.headers.get("x-api-key")))
            if request.query_params.get("offset"):
                return RedirectResponse(f"{other}/licences")
            return JSONResponse({"as_of": "2026-01-01", "licences": [row("SB-1")], "next": "licences?offset=1"})

        asked = Starlette(routes=[Route("/{path:path}", register)])
        with serving(asked) as address, pytest.raises(RegisterUnavailable, match="status 307"):
            open_register(address, Access(key="geheim")).snapshot()
    assert got == [("register", "geheim"), ("register", "geheim")]


@pytest.mark.parametrize("status", [401, 403])
def test_a_wrong_key_is_named_as_the_cause_and_not_printed(status):
    async def refuse(_request: Request) -> Response:
        return PlainTextResponse("no", status)

    app = Starlette(routes=[Route("/{path:path}", refuse)])
    with serving(app) as address, pytest.raises(RegisterUnavailable, match="is BAKEN_REGISTER_KEY its key") as caught:
        open_register(address, Access(key="geheim")).snapshot()
    assert "geheim" not in str(caught.value)


def test_a_key_that_no_header_can_carry_is_refused_without_printing_it():
    for key in ("gehéim", "geheim\nX-Other: 1"):
        with pytest.raises(RegisterUnavailable, match="one line") as caught:
            open_register("http://127.0.0.1:9", Access(key=key)).snapshot()
        assert "geh" not in str(caught.value)


def test_a_password_in_the_address_is_never_shown():
    register = open_register("http://anna:geheim@127.0.0.1:9/")
    assert register.name == "http://anna:***@127.0.0.1:9/"
    with pytest.raises(RegisterUnavailable) as caught:
        HttpRegister("http://anna:geheim@127.0.0.1:9/", HASTY).snapshot()
    assert "geheim" not in str(caught.value)


def test_the_circuit_opens_after_failures_in_a_row_and_one_try_closes_it():
    asked, well = [], False

    async def answer(_request: Request) -> Response:
        asked.append(well)
        return JSONResponse({"as_of": "2026-01-01", "licences": [row("SB-1")]}) if well else PlainTextResponse("", 503)

    patience = Patience(seconds=1, attempts=3, pause=0.01)
    with serving(Starlette(routes=[Route("/{path:path}", answer)])) as address:
        tries = []
        for _ in range(4):
            asked.clear()
            with pytest.raises(RegisterUnavailable, match=r"status 503 \(\d tr"):
                HttpRegister(address, patience).snapshot()
            tries.append(len(asked))
        assert FAILURES_IN_A_ROW == 5
        assert tries == [3, 2, 1, 1]
        assert breaker_of(address).current_state == "open"
        well = True
        assert HttpRegister(address, patience).snapshot().licences, "the next reading finds out by itself"
        assert breaker_of(address).current_state == "closed"


def test_what_is_known_from_an_earlier_process_is_not_sent_again():
    register = FailingRegister(ROWS)
    with serving(register) as address:
        first = HttpRegister(address).snapshot()
        later = HttpRegister(address)
        later.known = Known(first.etag, lambda: first)
        register.asked.clear()
        again = later.snapshot()
        assert [path for path, _ in register.asked] == ["/licences?limit=5000", "/licences?limit=1"]
        assert again.licences is first.licences
        assert again.as_of > first.as_of, "vouched for anew"
        register.rows.append(row("SB-2026-00001"))
        assert len(later.snapshot().licences) == 10


def test_a_lagging_register_stays_stale_although_nothing_changed():
    """A 304 says that nothing changed, not that the register was brought up to date."""
    lagging = (datetime.now(UTC) - timedelta(days=40)).isoformat()

    async def answer(request: Request) -> Response:
        if request.headers.get("if-none-match"):
            return Response(status_code=304, headers={"etag": '"x"'})
        return JSONResponse({"as_of": lagging, "licences": [row("SB-1")]}, headers={"etag": '"x"'})

    with serving(Starlette(routes=[Route("/{path:path}", answer)])) as address:
        register = HttpRegister(address)
        assert not register.snapshot().fresh
        assert not register.snapshot().fresh


def test_a_time_far_ahead_is_nonsense():
    async def answer(_request: Request) -> Response:
        return JSONResponse({"as_of": "2126-01-01T00:00:00Z", "licences": [row("SB-1")]})

    with serving(Starlette(routes=[Route("/{path:path}", answer)])) as address:
        assert not HttpRegister(address).snapshot().fresh


def test_a_register_answers_for_a_day_or_is_not_believed():
    async def answer(request: Request) -> Response:
        day = request.query_params.get("as_of")
        number = "SB-2025-00001" if day else "SB-2026-00001"
        moment = f"{day}T23:59:59Z" if day and day < "2026-01-01" else datetime.now(UTC).isoformat()
        return JSONResponse({"as_of": moment, "licences": [row(number)]})

    with serving(Starlette(routes=[Route("/{path:path}", answer)])) as address:
        register = HttpRegister(address)
        then = register.snapshot(date(2025, 5, 1))
        assert [licence.number for licence in then.licences] == ["SB-2025-00001"]
        assert then.as_of.date() == date(2025, 5, 1)
        assert then.fresh
        assert register.snapshot().licences[0].number == "SB-2026-00001"
        with pytest.raises(RegisterHasNoPast, match="2026-01-02"):
            register.snapshot(date(2026, 1, 2))


def test_many_rows_without_a_number_make_an_answer_worthless():
    rows = [row(f"SB-2025-{n:05d}") for n in range(300)]
    for n in range(0, 30, 3):
        rows[n]["number"] = None
    said = "10 of its 300 rows have no number"
    with serving(FailingRegister(rows)) as address, pytest.raises(RegisterUnavailable, match=said):
        HttpRegister(address).snapshot()
