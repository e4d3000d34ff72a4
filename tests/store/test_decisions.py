"""Decisions need a reason, a role, and for referrals two people; conflicts are told, never overwritten."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from builders import add_ad, add_crawl, add_flag, add_people
from sqlalchemy import select
from sqlalchemy.orm import Session

from domain.errors import BakenError
from store.access import AccessDenied
from store.decisions import Conflict, awaiting_second, confirm, decide
from store.session import transaction
from store.tables import AuditEntry, Decision, Flag


@pytest.fixture
def prepared(engine):
    with transaction(engine) as session:
        people = add_people(session)
        ad = add_ad(session, add_crawl(session), "a")
        flags = {track: add_flag(session, ad, track).id for track in ("administrative", "criminal", "care")}
    return engine, people, flags


def test_a_decision_closes_the_flag_and_is_on_the_log(prepared):
    engine, people, flags = prepared
    with transaction(engine) as session:
        decide(session, people["inspector"], flags["administrative"], "dismiss", "number was found", 1)
    with Session(engine) as session:
        assert session.get(Flag, flags["administrative"]).state == "decided"
        assert session.scalars(select(Decision)).one().reason == "number was found"
        assert session.scalars(select(AuditEntry.action)).all() == ["flag.decide"]


def test_a_decision_without_a_reason_is_refused(prepared):
    engine, people, flags = prepared
    with pytest.raises(BakenError, match="needs a reason"), transaction(engine) as session:
        decide(session, people["officer"], flags["criminal"], "dismiss", "  ", 1)


@pytest.mark.parametrize("track", ["criminal", "care"])
def test_a_referral_to_police_or_care_takes_two_different_people(prepared, track):
    engine, people, flags = prepared
    with transaction(engine) as session:
        number = decide(session, people["officer"], flags[track], f"refer_{track}", "three indicators", 1).id
        assert session.get(Flag, flags[track]).state == "awaiting_second"
        assert [d.id for d in awaiting_second(session, people["officer2"])] == [number]
    with pytest.raises(AccessDenied, match="another person"), transaction(engine) as session:
        confirm(session, people["officer"], number, True)
    with pytest.raises(AccessDenied), transaction(engine) as session:
        confirm(session, people["inspector"], number, True)
    with transaction(engine) as session:
        confirm(session, people["supervisor"], number, True)
        assert session.get(Flag, flags[track]).state == "decided"
        assert awaiting_second(session, people["officer2"]) == []
    with pytest.raises(Conflict), transaction(engine) as session:
        confirm(session, people["officer2"], number, False)


def test_a_refused_referral_opens_the_flag_again_and_keeps_the_record(prepared):
    engine, people, flags = prepared
    with transaction(engine) as session:
        number = decide(session, people["officer"], flags["criminal"], "refer_criminal", "reason", 1).id
        confirm(session, people["officer2"], number, False)
        assert session.get(Flag, flags["criminal"]).state == "open"
        assert session.get(Decision, number).second_agrees is False


@pytest.mark.parametrize(("name", "track", "kind"), [
    ("inspector", "administrative", "refer_criminal"), ("officer", "administrative", "refer_care"),
    ("officer", "criminal", "refer_administrative"), ("researcher", "criminal", "dismiss"),
])  # fmt: skip
def test_a_decision_outside_role_or_track_is_refused(prepared, name, track, kind):
    engine, people, flags = prepared
    with pytest.raises(AccessDenied), transaction(engine) as session:
        decide(session, people[name], flags[track], kind, "reason", 1)


def test_of_two_people_deciding_at_once_one_wins_and_the_other_is_told(prepared):
    engine, people, flags = prepared

    def attempt(name):
        try:
            with transaction(engine) as session:
                decide(session, people[name], flags["criminal"], "watch", f"by {name}", 1)
        except BakenError as error:
            return str(error)
        return "won"

    with ThreadPoolExecutor(2) as pool:
        outcomes = sorted(pool.map(attempt, ["officer", "officer2"]), key=len)
    assert outcomes[0] == "won"
    assert "changed by someone else" in outcomes[1] or "locked" in outcomes[1]
    with Session(engine) as session:
        assert len(session.scalars(select(Decision)).all()) == 1


def test_new_evidence_since_the_flag_was_opened_is_a_conflict(prepared):
    engine, people, flags = prepared
    with transaction(engine) as session:
        session.get(Flag, flags["criminal"]).revision = 2
    with pytest.raises(Conflict, match="new evidence"), transaction(engine) as session:
        decide(session, people["officer"], flags["criminal"], "watch", "reason", 1)
