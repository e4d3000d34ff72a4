"""Purpose first: without a mandate in force nothing may be fetched."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from domain.errors import BakenError
from store.mandates import active_mandate, add_mandate

MANDATE = {
    "name": "pilot",
    "purpose": "size of the unlicensed market",
    "legal_basis": "made up for this test",
    "area": "Netherlands",
    "owner": "A. Tester",
    "starts_on": date(2026, 1, 1),
    "ends_on": date(2026, 12, 31),
    "sites": ["plain"],
}


def test_a_named_site_is_covered_on_its_first_and_last_day(engine):
    with Session(engine) as session:
        add_mandate(session, **MANDATE)
        for day in (date(2026, 1, 1), date(2026, 12, 31)):
            assert active_mandate(session, "plain", day).name == "pilot"


@pytest.mark.parametrize(
    ("site", "day", "said"),
    [
        ("plain", date(2027, 1, 1), "its mandate 'pilot' runs from 2026-01-01 to 2026-12-31"),
        ("plain", date(2025, 12, 31), "its mandate 'pilot' runs from"),
        ("other", date(2026, 6, 1), "no mandate names it"),
    ],
)
def test_outside_its_days_or_sites_nothing_is_covered(engine, site, day, said):
    with Session(engine) as session:
        add_mandate(session, **MANDATE)
        with pytest.raises(BakenError, match=said):
            active_mandate(session, site, day)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"purpose": " "}, "needs its purpose"),
        ({"legal_basis": ""}, "needs its legal basis"),
        ({"sites": []}, "at least one site"),
        ({"ends_on": date(2025, 1, 1)}, "before it starts"),
    ],
)
def test_an_incomplete_mandate_is_refused(sqlite_engine, change, said):
    with Session(sqlite_engine) as session, pytest.raises(BakenError, match=said):
        add_mandate(session, **{**MANDATE, **change})


def test_a_mandate_of_the_same_name_replaces_it(engine):
    with Session(engine) as session:
        add_mandate(session, **MANDATE)
        add_mandate(session, **{**MANDATE, "sites": ["other"]})
        with pytest.raises(BakenError):
            active_mandate(session, "plain", date(2026, 6, 1))
