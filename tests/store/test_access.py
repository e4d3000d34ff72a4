"""Section 1's table of roles, every cell, at the data layer."""

import pytest
from builders import add_ad, add_crawl, add_flag, add_people
from sqlalchemy.orm import Session

from domain.roles import Role
from store.access import ACTIONS, AccessDenied, may, require
from store.decisions import decide
from store.queries import administration, overview
from store.queries.ads import flag_detail
from store.queries.flags import QueueFilter, queue, queue_count

EVIDENCE = {"secure_evidence", "export_crawls"}
COUNTS = {"see_compliance", "export_compliance"}
LICENCES = {"see_licences", "see_registers", "review_changes", "export_licences", *COUNTS}
ALLOWED = {
    "officer": {
        "see_flags",
        "see_ads",
        "decide",
        "refer_to_police_or_care",
        "confirm",
        "see_overview",
        "see_crawls",
        *EVIDENCE,
        *LICENCES,
    },
    "supervisor": {
        "see_flags",
        "see_ads",
        "decide",
        "refer_to_police_or_care",
        "confirm",
        "see_overview",
        "see_crawls",
        *EVIDENCE,
        *LICENCES,
    },
    "inspector": {"see_flags", "see_ads", "decide", "see_overview", *LICENCES},
    "researcher": {"see_overview", *COUNTS},
    "auditor": {"see_audit"},
    "admin": {"configure", "see_crawls"},
}


@pytest.fixture
def world(engine):
    with Session(engine) as session:
        people = add_people(session)
        crawl = add_crawl(session)
        flags = {}
        for name, place in (("here", "GM0344"), ("elsewhere", "GM0363")):
            ad = add_ad(session, crawl, name, municipality=place)
            for track in ("administrative", "criminal", "care"):
                flags[name, track] = add_flag(session, ad, track).id
        yield session, people, flags


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("role", Role)
def test_every_role_and_action(sqlite_engine, role, action):
    with Session(sqlite_engine) as session:
        viewer = add_people(session)[role.value]
    assert may(viewer, action) is (action in ALLOWED[role.value])
    if action not in ALLOWED[role.value]:
        with pytest.raises(AccessDenied):
            require(viewer, action)


def test_the_queue_shows_each_role_its_own(world):
    session, people, flags = world
    expected = {"officer": set(flags), "supervisor": set(flags), "inspector": {("here", "administrative")}}
    for name in ALLOWED:
        shown = {flag.id for flag in queue(session, people[name])}
        assert shown == {flags[key] for key in expected.get(name, set())}
        assert queue_count(session, people[name]) == len(shown)


@pytest.mark.parametrize("name", ["inspector", "researcher", "auditor", "admin"])
def test_a_flag_outside_the_role_cannot_be_opened_or_decided_by_its_number(world, name):
    session, people, flags = world
    for key, flag_id in flags.items():
        if name == "inspector" and key == ("here", "administrative"):
            assert flag_detail(session, people[name], flag_id).flag.id == flag_id
            continue
        with pytest.raises(AccessDenied):
            flag_detail(session, people[name], flag_id)
        with pytest.raises(AccessDenied):
            decide(session, people[name], flag_id, "dismiss", "because", 1)


def test_an_inspector_sees_no_criminal_decisions_of_the_same_ad(world):
    session, people, flags = world
    decide(session, people["officer"], flags["here", "criminal"], "watch", "criminal note", 1)
    assert flag_detail(session, people["inspector"], flags["here", "administrative"]).decisions == []
    assert len(flag_detail(session, people["officer"], flags["here", "administrative"]).decisions) == 1


def test_only_the_auditor_reads_the_log_and_only_the_admin_the_configuration(world):
    session, people, _ = world
    for name, viewer in people.items():
        for action, call in (("auditor", administration.audit_page), ("admin", administration.users)):
            if name == action:
                call(session, viewer)
            else:
                with pytest.raises(AccessDenied):
                    call(session, viewer)


def test_a_researcher_sees_counts_without_small_cells(world):
    session, people, _ = world
    assert overview.ads_per_site(session, people["researcher"]) == {}
    crawl = add_crawl(session, "big")
    for number in range(5):
        add_ad(session, crawl, f"b{number}")
    assert overview.ads_per_site(session, people["researcher"]) == {"big": 5}
    assert overview.ads_per_site(session, people["officer"]) == {"big": 5, "plain": 2}
    with pytest.raises(AccessDenied):
        overview.ads_per_site(session, people["admin"])


def test_an_inspectors_counts_are_their_municipalitys(world):
    session, people, _ = world
    assert overview.ads_per_municipality(session, people["inspector"]) == {"GM0344": 1}
    assert overview.flags_per_tier(session, people["inspector"]) == {"low": 1}


def test_the_queue_is_in_order_of_tier_deadline_and_points(world):
    session, people, _ = world
    ad = add_ad(session, add_crawl(session, "other"), "urgent", municipality=None)
    urgent = add_flag(session, ad, "criminal", "immediate", 10)
    assert queue(session, people["officer"])[0].id == urgent.id
    assert [f.id for f in queue(session, people["officer"], QueueFilter(tier="immediate"))] == [urgent.id]
    assert queue_count(session, people["officer"], QueueFilter(site="other")) == 1
