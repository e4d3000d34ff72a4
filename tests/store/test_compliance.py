"""Counts per municipality: true, bounded by role, and without cells that give somebody away."""

from datetime import date, timedelta

import pytest
from builders import AT, add_ad, add_change, add_check, add_crawl
from compliance_world import MARKET, fill_compliance
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from chain.compliance_counts import count_weeks
from domain.roles import Role, Viewer
from domain.verdicts import Verdict
from store.access import AccessDenied
from store.compliance_counts import store_counts
from store.queries.compliance import (
    PlaceCounts,
    compliance,
    compliance_weeks,
    together,
    valid_share,
    without_small_cells,
)
from store.tables import Ad, AuditEntry, ComplianceCount, ComplianceWeek


@pytest.fixture
def world(engine):
    with Session(engine) as session:
        yield session, fill_compliance(session, AT)["people"]


def of(rows, municipality):
    return next(row for row in rows if row.municipality == municipality)


def test_ads_are_counted_per_place_and_verdict_for_their_date_and_for_today(world):
    session, people = world
    rows = compliance(session, people["officer"])
    assert [row.municipality for row in rows] == ["GM0363", "GM0599", "GM0344", "GM0014"]
    groningen = of(rows, "GM0014")
    assert groningen.for_date == groningen.today == MARKET["Groningen", "GM0014"]
    utrecht = of(rows, "GM0344")
    assert (utrecht.for_date["valid"], utrecht.for_date.get("expired")) == (14, None)
    assert (utrecht.today["valid"], utrecht.today["expired"], utrecht.today["suspended"]) == (9, 3, 2)
    assert together(people["officer"], rows).ads == sum(row.ads for row in rows) == session.query(Ad).count()


def test_removed_ads_do_not_count_and_an_unknown_place_does(world):
    session, people = world
    crawl = add_crawl(session, "other")
    for name, place in (("gone", "GM0014"), ("nowhere", None)):
        ad = add_ad(session, crawl, name, municipality=place)
        add_check(session, ad, "missing")
        ad.removed_at = AT if name == "gone" else None
    rows = compliance(session, people["officer"])
    assert of(rows, "GM0014").for_date == MARKET["Groningen", "GM0014"]
    assert of(rows, "").for_date == {"missing": 1}


def test_a_check_not_yet_judged_for_today_says_nothing_about_today(world):
    session, people = world
    add_check(
        session, add_ad(session, add_crawl(session, "old"), "1", municipality="GM0202"), "valid", verdict_today=""
    )
    assert of(compliance(session, people["officer"]), "GM0202").today == {"unverified": 1}


@pytest.mark.parametrize("call", [compliance, compliance_weeks])
def test_an_inspector_gets_one_municipality_however_they_ask(world, call):
    session, people = world
    inspector = people["inspector"]
    own = call(session, inspector, "GM0344")
    assert call(session, inspector) == call(session, inspector, None) == own
    assert own
    for elsewhere in ("GM0363", ""):
        with pytest.raises(AccessDenied):
            call(session, inspector, elsewhere)
    assert [row.municipality for row in compliance(session, inspector)] == ["GM0344"]
    nowhere = Viewer(99, "lost", Role.INSPECTOR, None)
    assert not [row for row in compliance(session, nowhere) if row.municipality], "no municipality: no counts of any"


@pytest.mark.parametrize("name", ["auditor", "admin"])
@pytest.mark.parametrize("call", [compliance, compliance_weeks])
def test_who_has_no_counts_gets_none(world, name, call):
    session, people = world
    with pytest.raises(AccessDenied):
        call(session, people[name])


def test_a_researcher_gets_no_small_cells_nor_shares_of_what_is_hidden(world):
    session, people = world
    rows = compliance(session, people["researcher"])
    counts = [count for row in rows for cells in (row.for_date, row.today) for count in cells.values()]
    assert min(counts) >= 5
    assert "GM0014" not in [row.municipality for row in rows], "8 and two small ones: 8 would give away the rest"
    assert valid_share(of(rows, "GM0344"), "today") is None
    assert valid_share(together(people["researcher"], rows), "today") is None
    weeks = compliance_weeks(session, people["researcher"])
    newest = list(weeks.values())[-1]
    shown = together(people["researcher"], rows).for_date
    assert newest == dict(shown), "the whole country must not tell what one municipality does not"


@given(st.dictionaries(st.sampled_from([v.value for v in Verdict]), st.integers(1, 30), max_size=11))
def test_what_is_hidden_never_follows_from_the_total(counts):
    shown = without_small_cells(counts)
    assert all(shown[key] == counts[key] >= 5 for key in shown)
    hidden = sum(counts.values()) - sum(shown.values())
    assert hidden == 0 or hidden >= 5 or not shown
    if all(count >= 5 for count in counts.values()):
        assert shown == counts


@pytest.mark.parametrize(("counts", "share"), [
    ({"valid": 3, "missing": 1, "unverified": 90, "not_required": 7}, 0.75), ({"unverified": 4}, None), ({}, None),
    ({"missing": 2}, 0.0),
])  # fmt: skip
def test_the_share_is_of_ads_that_must_show_a_number_and_could_be_checked(counts, share):
    assert valid_share(PlaceCounts("", counts, {}), "for_date") == share


def test_a_week_counts_the_ads_seen_in_it_and_an_old_one_outlives_them(world):
    session, people = world
    weeks = compliance_weeks(session, people["officer"], "GM0014", weeks=30)
    assert list(weeks) == sorted(weeks)
    assert all(week.weekday() == 0 for week in weeks)
    ads = session.scalars(select(Ad).where(Ad.municipality == "GM0014")).all()
    for week, counts in weeks.items():
        seen = [
            ad for ad in ads if ad.first_seen_at.date() <= week + timedelta(days=6) and ad.last_seen_at.date() >= week
        ]
        assert sum(counts.values()) == len(seen), week
    for ad in ads:
        ad.version_id = None
    session.flush()
    assert count_weeks(session, AT.date() + timedelta(days=28))
    later = compliance_weeks(session, people["officer"], "GM0014", weeks=40)
    assert later == weeks


def test_counting_rests_until_something_moves(engine):
    with Session(engine) as session:
        crawl = add_crawl(session)
        ad = add_ad(session, crawl, "1")
        add_check(session, ad, "valid")
        assert count_weeks(session, AT.date()) is True
        assert count_weeks(session, AT.date()) is False
        row = session.scalars(select(ComplianceWeek)).one()
        assert (row.week, row.municipality, row.verdict, row.ads) == (date(2026, 10, 26), "GM0344", "valid", 1)
        ad.last_seen_at = AT + timedelta(days=2)
        session.flush()
        assert count_weeks(session, AT.date() + timedelta(days=2)) is True
        assert sorted(session.scalars(select(ComplianceWeek.week))) == [date(2026, 10, 26), date(2026, 11, 2)]


def test_a_view_is_logged_and_a_redraw_is_not(world):
    session, people = world
    compliance(session, people["inspector"])
    compliance(session, people["inspector"], log_view=False)
    entries = session.scalars(select(AuditEntry).where(AuditEntry.action == "compliance.view")).all()
    assert [(entry.actor, entry.subject) for entry in entries] == [("inspector", "GM0344")]


def test_counts_that_were_kept_are_read_until_anything_moves(world):
    session, people = world
    counted = compliance(session, people["officer"])
    assert store_counts(session) is True
    assert store_counts(session) is False
    session.execute(update(ComplianceCount).where(ComplianceCount.municipality == "GM0014").values(ads=100))
    assert of(compliance(session, people["officer"]), "GM0014").for_date["missing"] == 100, "read, not counted"
    assert of(compliance(session, people["officer"], "GM0014"), "GM0014").for_date["missing"] == 8
    ad = session.scalars(select(Ad).where(Ad.municipality == "GM0014")).first()
    moves = (
        lambda: setattr(ad, "removed_at", AT),
        lambda: add_check(session, add_ad(session, add_crawl(session, "new"), "1", municipality="GM0014"), "missing"),
        lambda: add_change(session, ad, "missing", "valid"),
    )
    for move in moves:
        store_counts(session)
        session.execute(update(ComplianceCount).values(ads=100))
        move()
        session.flush()
        assert of(compliance(session, people["officer"]), "GM0014").ads <= 13, "counted anew"
    assert [row.municipality for row in counted] == [row.municipality for row in compliance(session, people["officer"])]
