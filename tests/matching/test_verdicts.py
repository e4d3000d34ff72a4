"""The verdict table of the specification, row by row, and that missing evidence never speaks against anyone."""

import json
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
        ({"phones": (NOBODYS,), "city": "Utrecht"}, "mismatch"),
        ({"phones": (NOBODYS,), "names": ("Maanlicht",)}, "valid"),
        ({"phones": (OTHERS,), "city": "Utrecht"}, "mismatch"),
        ({"phones": (OTHERS, OWN)}, "valid"),
        ({"phones": (NOBODYS,), "city": "Groningen"}, "mismatch"),
        ({"phones": (NOBODYS,)}, "mismatch"),
        ({"names": ("Zonnestraal Demo",), "city": "Utrecht"}, "mismatch"),
        ({"city": "Groningen"}, "mismatch"),
        ({"city": "Groningen", "names": ("Maanlicht",)}, "valid"),
        ({"phones": (OWN,), "names": ("Zonnestraal Demo",)}, "mismatch"),
        ({"phones": (OWN,), "names": ("Madame Onbekend",), "city": "Groningen"}, "valid"),
        ({"names": ("Zonnestraal",), "city": "Utrecht"}, "mismatch"),
        ({"names": ("Madame Onbekend",), "city": "Utrecht"}, "valid"),
        ({"names": ("Madame Onbekend",)}, "mismatch"),
        ({"city": "Vleuten"}, "valid"),
        ({"city": "Atlantis"}, "valid"),
    ],
)
def test_a_real_number_of_another_needs_evidence_that_contradicts(shown, verdict):
    assert check(REGISTER, "SB-2025-00417", **shown).verdict == verdict


def test_a_self_employed_worker_may_travel_under_her_own_number():
    register = snapshot(licence("RP-0041735", holder="J. Demo", trade_names=("Lisa",), phones=(OWN,)))
    assert check(register, "RP-0041735", city="Groningen", phones=(OWN,)).verdict == "valid"
    assert check(register, "RP-0041735", city="Groningen", names=("Lisa",)).verdict == "valid"
    assert check(register, "RP-0041735", city="Groningen").verdict == "mismatch"
    assert check(register, "RP-0041735", city="Groningen", names=("Eva",)).verdict == "mismatch"
    assert check(register, "RP-0041735", city="Utrecht", names=("Eva",)).verdict == "mismatch"
    assert check(register, "RP-0041735", city="Utrecht", names=("Eva",), phones=(OWN,)).verdict == "valid"


def test_a_name_that_many_have_supports_nobody_alone():
    own = licence("RP-0041735", holder="J. Demo", trade_names=("Lisa",))
    others = [
        licence(f"RP-{n:07d}", holder=f"Houder{n} Demo", trade_names=("Lisa",), phones=(), cbs_code=f"GM{n:04d}")
        for n in range(1, 40)
    ]
    strangers = {"names": ("Lisa",), "phones": (NOBODYS,)}
    assert check(snapshot(own), "RP-0041735", **strangers).verdict == "valid"
    assert check(snapshot(own, *others), "RP-0041735", **strangers).verdict == "mismatch"
    assert check(snapshot(own, *others), "RP-0041735", names=("Lisa",)).verdict == "valid"


def test_a_name_close_to_one_that_many_have_supports_nobody_either():
    sofies = [
        licence(f"RP-{n:07d}", holder=f"Houder{n} Demo", trade_names=(f"Sofie {n}x",), phones=()) for n in range(40)
    ]
    strangers = {"names": ("Sofia",), "phones": (NOBODYS,), "city": "Groningen"}
    assert check(snapshot(*sofies), "RP-0000007", **strangers).verdict == "mismatch"
    assert check(snapshot(*sofies), "RP-0000007", **strangers | {"names": ("Sofie 7x",)}).verdict == "valid"


def test_a_worker_of_a_business_may_have_a_licence_of_her_own():
    hers = licence("RP-0041735", holder="Lisa Voorbeeld", trade_names=(), phones=(OTHERS,))
    found = check(snapshot(licence(), hers), "SB-2025-00417", phones=(OWN,), names=("Lisa Voorbeeld",))
    assert found.verdict == "valid"


def test_of_rows_of_several_holders_those_that_fit_the_ad_count():
    here = licence("Z/2023/0012345", kind="business", valid_until=date(2025, 12, 31))
    there = licence(
        "Z/2023/0012345", kind="business", holder="Zonnestraal BV", trade_names=(), cbs_code="GM0014",
        municipality="Groningen", phones=(OTHERS,),
    )  # fmt: skip
    both = snapshot(here, there)
    assert check(both, "Z/2023/0012345", pack="nl-apv", phones=(OWN,)).verdict == "expired"
    assert check(both, "Z/2023/0012345", pack="nl-apv", phones=(OTHERS,)).verdict == "valid"
    assert check(both, "Z/2023/0012345", pack="nl-apv", city="Groningen").verdict == "valid"


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


@pytest.mark.parametrize(
    "text",
    ["SB-2025-99999, SB-2025-00417", "nr. SB-2025-99999 / SB-2025-00417", "SB-2025-00417 en SB-2025-99999"],
)
def test_several_numbers_in_one_text_are_told_apart(text):
    found = check(REGISTER, text)
    assert (found.verdict, found.number) == ("valid", "SB-2025-00417")
    assert any("2 numbers" in reason for reason in found.reasons)


@pytest.mark.parametrize("text", ["SB-2025-00417-8", "SB-2025-00417 8", "1SB-2025-00417", "SB-2025-004 17A"])
def test_a_number_with_something_more_is_not_the_number(text):
    assert check(REGISTER, text).verdict == "malformed"


def test_the_verdict_is_given_for_the_ads_day_and_for_today():
    found = check(REGISTER, "SB-2025-00417", on=date(2024, 12, 31))
    assert (found.verdict, found.judged_for) == ("not_yet_valid", date(2024, 12, 31))
    assert (found.verdict_today, found.judged_on) == ("valid", DAY)
    assert found.recheck_on == date(2027, 1, 1)
    without_day = check(REGISTER, "SB-2025-00417", on=None)
    assert (without_day.verdict, without_day.judged_for) == ("valid", DAY)


def test_a_day_for_another_look_is_named_only_where_the_verdict_turns():
    borrowed = check(REGISTER, "SB-2025-00417", phones=(OTHERS,))
    assert (borrowed.verdict_today, borrowed.recheck_on) == ("mismatch", date(2027, 1, 1))
    renewed = snapshot(licence(), licence(valid_from=date(2027, 1, 1), valid_until=date(2028, 12, 31)))
    assert check(renewed, "SB-2025-00417").recheck_on == date(2029, 1, 1)
    assert check(snapshot(licence(status="revoked")), "SB-2025-00417").recheck_on is None
    assert check(snapshot(licence(valid_until=None)), "SB-2025-00417").recheck_on is None
    assert check(REGISTER, "SB-2025-99999").recheck_on is None
    later = snapshot(licence(valid_from=date(2026, 7, 1)))
    assert check(later, "SB-2025-00417").recheck_on == date(2026, 7, 1)


def test_an_ad_without_a_number_shows_todays_rule_too():
    found = check(snapshot(), pack="au-vic", on=date(2020, 1, 1))
    assert (found.verdict, found.verdict_today, found.recheck_on) == ("missing", "not_required", None)


@pytest.mark.parametrize(
    ("kind", "verdict"), [("business", "missing"), ("self_employed", "not_required"), (None, "unverified")]
)
def test_where_only_businesses_need_a_number_the_ads_kind_decides(kind, verdict):
    assert check(REGISTER, pack="nl-apv", city="Utrecht", kind=kind).verdict == verdict
    assert check(REGISTER, pack="nl-wrp", city="Utrecht", kind=kind).verdict == "missing"


def test_a_listed_phone_shows_that_a_licence_is_at_stake_but_not_for_the_self_employed():
    assert check(REGISTER, pack="nl-apv", phones=(OWN,)).verdict == "missing"
    found = check(REGISTER, pack="nl-apv", phones=(OWN,), kind="self_employed")
    assert (found.verdict, found.candidates) == ("not_required", ())


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


days = st.one_of(st.none(), st.dates())
kinds = st.sampled_from([None, "business", "self_employed"])


@given(numbers=texts, phones=texts, names=texts, city=st.text(max_size=20), on=days, kind=kinds)
def test_nothing_an_ad_may_contain_breaks_the_check(numbers, phones, names, city, on, kind):
    found = check(REGISTER, *numbers, phones=phones, names=names, city=city, on=on, kind=kind)
    assert json.loads(json.dumps(found.as_record()))["verdict"] == found.verdict
    assert found.verdict_today in set(Verdict)
    assert found.recheck_on is None or found.recheck_on > DAY
    assert found.verdict in set(Verdict)
    assert 0 <= found.score <= 1
    assert (found.licence is None) == (found.verdict in {"unknown", "malformed", "missing", "unverified"})
    if not any(any(c.isalnum() for c in number) for number in numbers):
        assert found.verdict == "missing"
