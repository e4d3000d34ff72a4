"""The verdict table of the specification, row by row, and that missing evidence never speaks against anyone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from licence_world import DAY, NOBODYS, OTHERS, OWN, check, licence, snapshot

from domain.verdicts import Verdict

OTHER = licence("SB-2024-00099", holder="Zonnestraal Demo BV", trade_names=("Zonnestraal",), phones=(OTHERS,))
REGISTER = snapshot(licence(), OTHER)


@pytest.mark.parametrize(
    ("changes", "on", "verdict"),
    [
        ({}, DAY, "valid"),
        ({}, date(2025, 1, 1), "valid"),
        ({}, date(2026, 12, 31), "valid"),
        ({}, date(2027, 1, 1), "expired"),
        ({}, date(2024, 12, 31), "not_yet_valid"),
        ({"status": "suspended"}, DAY, "suspended"),
        ({"status": "revoked"}, DAY, "revoked"),
        ({"status": "revoked"}, date(2027, 1, 1), "revoked"),
        ({"valid_from": None, "valid_until": None}, DAY, "valid"),
    ],
)
def test_what_the_register_says_for_the_ads_own_day(changes, on, verdict):
    found = check(snapshot(licence(**changes)), "SB-2025-00417", on=on)
    assert found.verdict == verdict
    assert found.licence == "SB-2025-00417"
    assert found.score == 1.0
    assert found.reasons


@pytest.mark.parametrize(
    "written", ["sb 2025 00417", "SB202500417", "SB‑2025‑00417", "vergunningnummer: SB-2025-00417", "(SB-2025-00417)."]
)
def test_separators_case_and_labels_do_not_count(written):
    assert check(REGISTER, written).verdict == "valid"


@pytest.mark.parametrize(
    ("shown", "verdict"),
    [
        ({"phones": (OWN,), "names": ("Lisa",), "city": "Groningen"}, "valid"),
        ({"names": ("Lisa",)}, "valid"),
        ({"city": "Utrecht"}, "valid"),
        ({"phones": (NOBODYS,), "city": "Utrecht"}, "valid"),
        ({"phones": (NOBODYS,), "names": ("Maanlicht",)}, "valid"),
        ({"phones": (OTHERS,), "city": "Utrecht"}, "mismatch"),
        ({"phones": (OTHERS, OWN)}, "valid"),
        ({"phones": (NOBODYS,), "city": "Groningen"}, "mismatch"),
        ({"phones": (NOBODYS,)}, "mismatch"),
        ({"names": ("Zonnestraal Demo",), "city": "Utrecht"}, "mismatch"),
        ({"city": "Groningen"}, "mismatch"),
        ({"city": "Groningen", "names": ("Maanlicht",)}, "valid"),
        ({"city": "Vleuten"}, "valid"),
        ({"city": "Atlantis"}, "valid"),
    ],
)
def test_a_real_number_of_another_needs_evidence_that_contradicts(shown, verdict):
    assert check(REGISTER, "SB-2025-00417", **shown).verdict == verdict


def test_a_self_employed_worker_may_travel_under_her_own_number():
    register = snapshot(licence("RP-0041735", holder="J. Demo", trade_names=("Lisa",), phones=()))
    assert check(register, "RP-0041735", city="Groningen").verdict == "valid"
    assert check(register, "RP-0041735", city="Groningen", names=("Lisa",)).verdict == "valid"
    assert check(register, "RP-0041735", city="Groningen", names=("Eva",)).verdict == "mismatch"


def test_a_phone_that_is_not_on_the_list_is_its_own_finding():
    found = check(REGISTER, "SB-2025-00417", phones=(OWN, NOBODYS))
    assert found.verdict == "valid"
    assert found.findings == ("licence.phone_not_listed",)
    assert check(REGISTER, "SB-2025-00417", phones=(OWN,)).findings == ()
    assert check(snapshot(licence(phones=())), "SB-2025-00417", phones=(NOBODYS,)).findings == ()


def test_numbers_that_the_register_has_not():
    assert check(REGISTER, "SB-2025-99999").verdict == "unknown"
    assert check(REGISTER, "HALLO").verdict == "malformed"
    assert check(REGISTER).verdict == "missing"
    assert check(REGISTER, "  ", "--").verdict == "missing"


def test_of_several_numbers_the_best_one_counts():
    found = check(REGISTER, "HALLO", "SB-2025-99999", "SB-2025-00417")
    assert (found.verdict, found.number) == ("valid", "SB-2025-00417")
    assert any("3 numbers" in reason for reason in found.reasons)
    assert check(REGISTER, "HALLO", "SB-2025-99999").verdict == "unknown"


def test_an_ad_without_a_number_that_shows_a_listed_phone_names_its_licence():
    found = check(REGISTER, phones=("06 0001 0001",))
    assert found.verdict == "missing"
    assert [candidate.number for candidate in found.candidates] == ["SB-2025-00417"]
    assert 0 < found.score < 1


@pytest.mark.parametrize("register", [None, snapshot(licence(), fresh=False)])
def test_without_a_usable_register_nothing_is_held_against_anyone(register):
    found = check(register, "SB-2025-00417", phones=(NOBODYS,), city="Groningen")
    assert found.verdict == "unverified"
    assert found.findings == ()
    assert check(register, "HALLO").verdict == "malformed"
    assert check(register).verdict == "missing"


def test_a_row_that_cannot_be_read_is_no_absence():
    register = snapshot(OTHER, unreadable=frozenset({"SB202500417"}))
    assert check(register, "SB-2025-00417").verdict == "unverified"


def test_renewals_are_rows_of_one_number():
    old = licence(valid_until=date(2025, 12, 31), status="revoked")
    new = licence(valid_from=date(2026, 1, 1))
    for rows in ((old, new), (new, old)):
        assert check(snapshot(*rows), "SB-2025-00417").verdict == "valid"
        assert check(snapshot(*rows), "SB-2025-00417", on=date(2025, 6, 1)).verdict == "revoked"


def test_the_pack_says_who_must_show_a_number():
    assert check(snapshot(), pack="au-vic", on=date(2024, 1, 1)).verdict == "not_required"
    assert check(snapshot(), pack="au-vic", on=date(2020, 1, 1)).verdict == "missing"
    assert check(snapshot(), pack="nl-apv", city="Utrecht").verdict == "unverified"
    held = licence("SWA1234XE", kind="self_employed", municipality="", cbs_code="", phones=())
    assert check(snapshot(held), "swa 1234xe", pack="au-vic", on=DAY).verdict == "valid"


texts = st.lists(st.text(max_size=30), max_size=4).map(tuple)


@given(numbers=texts, phones=texts, names=texts, city=st.text(max_size=20))
def test_nothing_an_ad_may_contain_breaks_the_check(numbers, phones, names, city):
    found = check(REGISTER, *numbers, phones=phones, names=names, city=city)
    assert found.verdict in set(Verdict)
    assert 0 <= found.score <= 1
    assert (found.licence is None) == (found.verdict in {"unknown", "malformed", "missing", "unverified"})
    if not any(any(c.isalnum() for c in number) for number in numbers):
        assert found.verdict == "missing"
