"""The control list holds what its reader may see, is formula-safe, and is on the audit log."""

import csv
import io

import pytest
from builders import add_ad, add_crawl, add_flag, add_people, add_verdict
from sqlalchemy import select
from sqlalchemy.orm import Session

from domain.errors import BakenError
from reports.control_list.build import control_list, write_csv
from store.access import AccessDenied
from store.tables import AuditEntry


@pytest.fixture
def world(engine):
    with Session(engine) as session:
        people = add_people(session)
        crawl = add_crawl(session)
        for title, place in (("=HYPERLINK(1)", "GM0344"), ("Elsewhere", "GM0363")):
            ad = add_ad(session, crawl, title, title=title, municipality=place)
            add_verdict(session, ad)
            add_flag(session, ad, "administrative")
            add_flag(session, ad, "criminal")
        yield session, people


def test_one_municipality_administrative_track_only(world):
    session, people = world
    for name in ("inspector", "officer"):
        rows = control_list(session, people[name], "GM0344")
        assert [(row.title, row.verdict, row.municipality) for row in rows] == [("=HYPERLINK(1)", "missing", "Utrecht")]
    assert control_list(session, people["inspector"], "GM0363") == []
    assert session.scalars(select(AuditEntry.action)).all() == ["export.control_list"] * 3


def test_cells_never_run_as_formulas(world):
    session, people = world
    out = io.StringIO()
    write_csv(control_list(session, people["officer"], "GM0344"), out)
    header, row = csv.reader(io.StringIO(out.getvalue()))
    assert header[1] == "title"
    assert row[1] == "'=HYPERLINK(1)"


def test_others_get_nothing(world):
    session, people = world
    with pytest.raises(AccessDenied):
        control_list(session, people["researcher"], "GM0344")
    with pytest.raises(BakenError, match="CBS code"):
        control_list(session, people["officer"], "Utrecht")
