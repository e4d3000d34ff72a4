"""A register that is a view in a real database: read as it stands, never written to."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from matching.licences.register import RegisterHasNoPast, RegisterUnavailable, open_register
from matching.licences.register.csv import read_csv
from matching.licences.register.sql import SqlRegister

TABLE = """CREATE TABLE permit (nr TEXT, soort TEXT, houder TEXT, namen TEXT, plaats TEXT, tel TEXT, van DATE, tot DATE,
 stand TEXT)"""
VIEW = """CREATE VIEW {} AS SELECT nr AS number, soort AS kind, houder AS holder, namen AS trade_names,
 plaats AS municipality, tel AS phones, van AS valid_from, tot AS valid_until, stand AS status FROM permit"""
ROWS = [
    "'SB-2025-00417','business','Demo BV','Maanlicht; Zonlicht','Utrecht','+31600012345;0600054321',"
    "'2025-01-01','2027-01-01','active'",
    "'RP-0000001','self_employed','J. Demo',NULL,'Utrecht',NULL,'2025-01-01',NULL,'suspended'",
    "'RP-0000002','hotel','K. Demo',NULL,'Utrecht',NULL,NULL,NULL,'active'",
]
CSV = """number,kind,holder,trade_names,municipality,phones,valid_from,valid_until,status
SB-2025-00417,business,Demo BV,Maanlicht; Zonlicht,Utrecht,+31600012345;0600054321,2025-01-01,2027-01-01,active
RP-0000001,self_employed,J. Demo,,Utrecht,,2025-01-01,,suspended
"""


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def view(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the source of a view in a database with three rows, one of them bad."""
    postgres = request.param == "postgresql"
    url = str(request.getfixturevalue("postgres_url")) if postgres else f"sqlite:///{tmp_path / 'permits.db'}"
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(TABLE))
        connection.execute(text(VIEW.format("licences")))
        for row in ROWS:
            connection.execute(text(f"INSERT INTO permit VALUES ({row})"))
    engine.dispose()
    return str(make_url(url).update_query_dict({"view": "licences"}).render_as_string(hide_password=False))


def test_a_view_says_what_the_same_csv_says(view):
    found = open_register(f"sql+{view}").snapshot()
    as_csv = read_csv("r.csv", CSV, found.as_of)
    assert sorted(found.licences, key=str) == sorted(as_csv.licences, key=str)
    assert found.digest == as_csv.digest
    (problem,) = found.problems
    assert "kind is 'hotel'" in problem
    assert found.unreadable == frozenset({"RP0000002"})


def test_nothing_can_be_written(view):
    with SqlRegister(f"sql+{view}")._reading() as connection, pytest.raises(Exception, match=r"read-?only"):
        connection.execute(text("DELETE FROM permit"))
    assert len(open_register(f"sql+{view}").snapshot().licences) == 2


def test_a_view_knows_only_today(view):
    with pytest.raises(RegisterHasNoPast, match="what held on 2026-05-01"):
        open_register(f"sql+{view}").snapshot(date(2026, 5, 1))


@pytest.mark.parametrize(
    ("changed", "said"),
    [("view=nothing", "no view nothing"), ("view=permit", "no column number, kind, holder, status")],
)
def test_a_view_that_is_no_register_is_unavailable(view, changed, said):
    with pytest.raises(RegisterUnavailable, match=said):
        open_register(f"sql+{view}".replace("view=licences", changed)).snapshot()


@pytest.mark.parametrize("name", ["", "a b", "x;drop table permit", 'x"y', "a.b.c", "1x", "x--"])
def test_a_name_that_is_none_never_reaches_the_database(tmp_path, name):
    database = tmp_path / "x.db"
    sqlite3.connect(database).close()
    with pytest.raises(RegisterUnavailable, match="say which view"):
        open_register(f"sql+sqlite:///{database}?view={name}")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("sql+nonsense", "no database address"),
        ("sql+sqlite:////nowhere/x.db?view=v", "no file /nowhere/x.db"),
        ("sql+nodriver://h/d?view=v", "no driver"),
        ("sql+postgresql://anna:geheim@127.0.0.1:9/d?view=v", "refused"),
    ],
)
def test_a_database_that_is_not_there_is_unavailable_in_one_line_without_password(source, said):
    with pytest.raises(RegisterUnavailable, match=said) as caught:
        open_register(source).snapshot()
    assert "geheim" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_its_name_hides_the_password():
    assert SqlRegister("sql+postgresql://a:b@h/d?view=s.v").name == "sql+postgresql+psycopg://a:***@h/d?view=s.v"
