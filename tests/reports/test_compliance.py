"""What leaves the compliance screens: bounded by role, logged, and with what it rests on."""

import io
from functools import partial

import pytest
from builders import AT
from compliance_world import HOSTILE, NUMBER, fill_compliance
from openpyxl import load_workbook
from sqlalchemy import select
from sqlalchemy.orm import Session

from reports.compliance.changes import changes_sheet
from reports.compliance.counts import counts_sheet
from reports.compliance.licences import ads_sheet, never_sheet
from reports.sheet import as_csv, as_xlsx
from review_ui.i18n import worded
from store.access import AccessDenied
from store.queries.verdict_changes import ChangeFilter
from store.tables import AuditEntry

DUTCH = partial(worded, "nl")
MAKERS = {
    "compliance": lambda session, viewer: counts_sheet(session, viewer, DUTCH),
    "licence": lambda session, viewer: ads_sheet(session, viewer, DUTCH, NUMBER),
    "never_advertised": lambda session, viewer: never_sheet(session, viewer, DUTCH),
    "changes": lambda session, viewer: changes_sheet(session, viewer, DUTCH, ChangeFilter()),
}
ELSEWHERE = ("Amsterdam", "Rotterdam", "Groningen", "Grachtenlicht")


@pytest.fixture
def world(sqlite_engine):
    with Session(sqlite_engine) as session:
        yield session, fill_compliance(session, AT)["people"]


@pytest.mark.parametrize("name", MAKERS)
def test_each_export_is_logged_with_who_and_how_much(world, name):
    session, people = world
    sheet = MAKERS[name](session, people["officer"])
    entry = session.scalars(select(AuditEntry).where(AuditEntry.action == f"export.{name}")).one()
    assert (entry.actor, entry.detail) == ("officer", {"rows": len(sheet.rows)})
    assert sheet.rows


@pytest.mark.parametrize("name", MAKERS)
def test_an_inspectors_files_hold_nothing_from_elsewhere(world, name):
    session, people = world
    sheet = MAKERS[name](session, people["inspector"])
    assert sheet.rows
    words = as_csv(sheet).decode("utf-8-sig")
    assert [place for place in ELSEWHERE if place in words] == []
    with pytest.raises(AccessDenied):
        counts_sheet(session, people["inspector"], DUTCH, "GM0363")
    with pytest.raises(AccessDenied):
        never_sheet(session, people["inspector"], DUTCH, "GM0363")
    with pytest.raises(AccessDenied):
        changes_sheet(session, people["inspector"], DUTCH, ChangeFilter(municipality="GM0363"))


@pytest.mark.parametrize("role", ["researcher", "auditor", "admin"])
@pytest.mark.parametrize("name", MAKERS)
def test_who_may_not_export_gets_no_file_and_a_researcher_only_counts(world, name, role):
    session, people = world
    if (name, role) == ("compliance", "researcher"):
        cells = [cell for row in MAKERS[name](session, people[role]).rows for cell in row]
        assert all(cell is None or cell == 0 or cell >= 5 for cell in cells if not isinstance(cell, str))
        return
    with pytest.raises(AccessDenied):
        MAKERS[name](session, people[role])
    assert session.scalars(select(AuditEntry).where(AuditEntry.action.startswith("export."))).all() == []


def test_the_workbook_says_who_made_it_when_of_what_and_on_which_answer(world):
    session, people = world
    sheet = counts_sheet(session, people["officer"], DUTCH, "GM0344")
    about = {
        row[0].value: row[1].value
        for row in load_workbook(io.BytesIO(as_xlsx(sheet)))["Toelichting"].iter_rows(min_row=3)
    }
    assert about["Gemaakt door"] == "officer (Politie)"
    assert about["Beperkt tot"] == "Utrecht"
    assert about["Gemaakt op"].endswith(" UTC")
    assert "https://register.example/licences: 2026-10-31 12:00 UTC" in about["Laatste antwoorden van de registers"]
    assert "secret" not in str(about)
    assert "nooit bewijs" in about["Let op"]


def test_the_counts_are_those_of_the_screen(world):
    session, people = world
    sheet = counts_sheet(session, people["officer"], DUTCH)
    row = dict(zip(sheet.columns, next(row for row in sheet.rows if row[0] == "Groningen"), strict=True))
    assert (row["CBS-code"], row["Advertenties"], row["Geldig, vandaag"], row["Ingetrokken, vandaag"]) == (
        "GM0014",
        12,
        3,
        1,
    )
    assert row["Geen nummer, op de datum van de advertentie"] == 8


def test_hostile_words_from_an_ad_do_not_run(world):
    session, people = world
    for maker in ("licence", "changes"):
        sheet = MAKERS[maker](session, people["officer"])
        assert HOSTILE in [cell for row in sheet.rows for cell in row]
        book = load_workbook(io.BytesIO(as_xlsx(sheet)))
        shown = [cell for page in book for row in page.iter_rows() for cell in row]
        assert f"'{HOSTILE}" in [cell.value for cell in shown]
        assert [cell for cell in shown if cell.data_type == "f" or cell.hyperlink] == []
