"""One licence, the list of those never advertised, and the registers: what each role gets to know."""

from datetime import timedelta

import pytest
from builders import AT, add_ad, add_answer, add_check, add_crawl, add_entry, add_number
from compliance_world import ELSEWHERE, HOSTILE, NUMBER, fill_compliance
from sqlalchemy import select
from sqlalchemy.orm import Session

from store.access import AccessDenied
from store.queries.licences import ads_showing, licence_detail
from store.queries.registers import (
    find_licences,
    latest_answers,
    log_never,
    never_advertised,
    never_advertised_count,
    registers,
    without_secrets,
)
from store.tables import AuditEntry

NOT_THEIRS = ["researcher", "auditor", "admin"]


@pytest.fixture
def world(engine):
    with Session(engine) as session:
        yield session, fill_compliance(session, AT)["people"]


def test_a_licence_comes_with_its_ads_its_history_and_what_may_mean_it(world):
    session, people = world
    detail = licence_detail(session, people["officer"], NUMBER)
    assert {ad.title for ad in detail.ads} == {
        "Maanlicht in Utrecht", "Maanlicht in Amsterdam", "Maanlicht zonder nummer", HOSTILE,
    }  # fmt: skip
    assert (detail.count, detail.advertisers, detail.cut) == (4, 3, False)
    assert [row.content["status"] for row in detail.rows] == ["suspended", "active"]
    assert [row.until is None for row in detail.rows] == [True, False]
    assert (detail.verdicts["valid"], detail.verdicts_today["suspended"]) == (3, 2)
    assert {ad.title: ad.still for ad in detail.ads}["Maanlicht zonder nummer"] is False
    (candidate,) = detail.candidates
    assert (candidate.title, candidate.number, candidate.score) == ("Maanlicht met tikfout", "SB-2025-00471", 0.91)
    assert detail.first_seen_at == AT - timedelta(days=40)


def test_pages_of_ads_do_not_overlap_and_leave_none_out(world):
    session, people = world
    pages = [licence_detail(session, people["officer"], NUMBER, limit=3, offset=offset).ads for offset in (0, 3)]
    assert [len(page) for page in pages] == [3, 1]
    assert len({ad.ad_id for page in pages for ad in page}) == 4
    assert len(ads_showing(session, people["officer"], NUMBER)) == 4


def test_an_inspector_sees_the_ads_of_their_municipality_only(world):
    session, people = world
    detail = licence_detail(session, people["inspector"], NUMBER)
    assert {ad.place for ad in [*detail.ads, *detail.candidates]} == {"Utrecht"}
    assert (detail.count, detail.verdicts["mismatch"]) == (3, 0)
    assert {ad.place for ad in ads_showing(session, people["inspector"], NUMBER)} == {"Utrecht"}


def test_an_inspector_gets_anothers_licence_only_cut_and_only_where_an_ad_shows_it(world):
    session, people = world
    with pytest.raises(AccessDenied) as hidden:
        licence_detail(session, people["inspector"], ELSEWHERE)
    with pytest.raises(AccessDenied) as none:
        licence_detail(session, people["inspector"], "SB-1900-00000")
    assert str(hidden.value) == str(none.value), "the answer does not tell whether it exists"
    ad = add_ad(session, add_crawl(session, "other"), "here")
    add_check(session, ad, "mismatch", ELSEWHERE)
    detail = licence_detail(session, people["inspector"], ELSEWHERE)
    assert detail.cut
    assert set(detail.rows[0].content) == {
        "number", "kind", "municipality", "cbs_code", "valid_from", "valid_until", "status",
    }  # fmt: skip
    assert licence_detail(session, people["officer"], ELSEWHERE).rows[0].content["holder"] == "Grachtenlicht BV"


@pytest.mark.parametrize("name", NOT_THEIRS)
def test_who_has_no_licences_gets_none_by_any_call(world, name):
    session, people = world
    for call in (
        lambda viewer: licence_detail(session, viewer, NUMBER),
        lambda viewer: ads_showing(session, viewer, NUMBER),
        lambda viewer: find_licences(session, viewer, "SB"),
        lambda viewer: never_advertised(session, viewer),
        lambda viewer: never_advertised_count(session, viewer),
        lambda viewer: log_never(session, viewer, None),
        lambda viewer: registers(session, viewer),
    ):
        with pytest.raises(AccessDenied):
            call(people[name])


@pytest.mark.parametrize(("words", "found"), [
    ("sb 2025", [NUMBER, "SB-2025-00500"]), ("grachtenLICHT", [ELSEWHERE]), ("Maanlicht Demo", [NUMBER]), ("%", []),
    ("_B", []), ("  ", []), ("0041", [NUMBER]),
])  # fmt: skip
def test_licences_are_found_by_the_beginning_of_their_number_or_by_words(world, words, found):
    session, people = world
    entries = find_licences(session, people["officer"], words)
    assert [entry.number for entry in entries] == found
    assert ELSEWHERE not in [entry.number for entry in find_licences(session, people["inspector"], words)]


def test_a_search_and_a_view_are_logged(world):
    session, people = world
    find_licences(session, people["officer"], "sb 2025")
    licence_detail(session, people["officer"], NUMBER)
    licence_detail(session, people["officer"], NUMBER, log_view=False)
    registers(session, people["officer"])
    log_never(session, people["inspector"], None)
    entries = session.scalars(select(AuditEntry).order_by(AuditEntry.sequence)).all()
    assert [(entry.actor, entry.action, entry.subject) for entry in entries][-4:] == [
        ("officer", "licence.search", "sb 2025"), ("officer", "licence.view", NUMBER),
        ("officer", "registers.view", ""), ("inspector", "licence.never_view", "GM0344"),
    ]  # fmt: skip


def test_licences_never_advertised_are_those_no_ad_ever_showed(world):
    session, people = world
    numbers = [entry.number for entry in never_advertised(session, people["officer"])]
    assert numbers == ["RP-0000009", ELSEWHERE, "SB-2025-00500"]
    assert never_advertised_count(session, people["officer"]) == 3
    ad = add_ad(session, add_crawl(session, "other"), "1")
    add_number(session, ad.version_id, "RP-0000009")
    ad.removed_at = AT
    session.flush()
    assert [e.number for e in never_advertised(session, people["officer"], limit=1, offset=0)] == [ELSEWHERE]
    assert [entry.number for entry in never_advertised(session, people["inspector"])] == ["SB-2025-00500"]
    with pytest.raises(AccessDenied):
        never_advertised(session, people["inspector"], "GM0363")


def test_a_licence_gone_from_the_register_is_not_listed_as_never_advertised(world):
    session, people = world
    first, last = add_answer(session, "other"), add_answer(session, "other")
    add_entry(session, first, "SB-2020-00001", last)
    assert "SB-2020-00001" not in [entry.number for entry in never_advertised(session, people["officer"])]


def test_registers_tell_when_they_become_too_old_and_what_came_and_went(world):
    session, people = world
    old, live = registers(session, people["officer"], AT)
    assert (old.source, old.stale, live.stale) == ("oude-lijst.xlsx", True, False)
    assert live.stale_at == AT - timedelta(days=1) + timedelta(days=30)
    assert registers(session, people["officer"], live.stale_at)[1].stale is True
    assert registers(session, people["officer"], live.stale_at - timedelta(seconds=1))[1].stale is False
    assert [(answer.new, answer.gone) for answer in live.answers] == [(1, 1), (3, 0), (1, 0)]
    assert live.answers[0].problems == ("row 7: the date 2026-13-40 does not exist; mend it in the file",)
    assert live.source == "https://register.example/licences"
    assert list(latest_answers(session, people["researcher"])) == [
        "https://register.example/licences",
        "oude-lijst.xlsx",
    ]


def test_an_inspector_is_told_how_many_rows_cannot_be_read_but_not_which(world):
    session, people = world
    live = registers(session, people["inspector"], AT)[1]
    assert (live.answers[0].problem_count, live.answers[0].problems) == (1, ())


@pytest.mark.parametrize(("source", "shown"), [
    ("http://127.0.0.1:8099/", "http://127.0.0.1:8099/"), ("/data/lijst.xlsx", "/data/lijst.xlsx"),
    ("postgresql://u:p@db.example:5432/licences?sslmode=x", "postgresql://db.example:5432/licences"),
    ("https://key@register.example/api?key=1#x", "https://register.example/api"),
])  # fmt: skip
def test_a_registers_address_is_shown_without_what_lets_somebody_in(source, shown):
    assert without_secrets(source) == shown
