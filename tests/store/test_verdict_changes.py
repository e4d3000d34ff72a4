"""Changed verdicts: bounded by role, seen once and by name, and no decision touched."""

import pytest
from builders import AT
from compliance_world import fill_compliance
from sqlalchemy import select
from sqlalchemy.orm import Session

from store.access import AccessDenied
from store.queries.verdict_changes import ChangeFilter, changes_count, mark_seen, verdict_changes
from store.tables import AuditEntry, Decision, Flag, VerdictChange


@pytest.fixture
def world(engine):
    with Session(engine) as session:
        made = fill_compliance(session, AT)
        yield session, made["people"], made["changes"]


def idents(rows):
    return [row.change.id for row in rows]


@pytest.mark.parametrize(("wanted", "names"), [
    ({}, ["hostile", "utrecht", "amsterdam"]), ({"cause": "pack"}, ["amsterdam"]), ({"cause": "time"}, []),
    ({"verdict": "suspended"}, ["hostile", "utrecht"]), ({"municipality": "GM0363"}, ["amsterdam"]),
    ({"seen": True}, []), ({"seen": None}, ["hostile", "utrecht", "amsterdam"]),
])  # fmt: skip
def test_each_filter_narrows_the_list_newest_first(world, wanted, names):
    session, people, changes = world
    rows = verdict_changes(session, people["officer"], ChangeFilter(**wanted))
    assert idents(rows) == [changes[name] for name in names]
    assert changes_count(session, people["officer"], ChangeFilter(**wanted)) == len(names)


def test_an_inspector_sees_and_marks_the_own_municipalitys_only(world):
    session, people, changes = world
    inspector = people["inspector"]
    assert set(idents(verdict_changes(session, inspector))) == {changes["utrecht"], changes["hostile"]}
    with pytest.raises(AccessDenied):
        verdict_changes(session, inspector, ChangeFilter(municipality="GM0363"))
    assert mark_seen(session, inspector, list(changes.values())) == 2
    assert session.get_one(VerdictChange, changes["amsterdam"]).seen_at is None


@pytest.mark.parametrize("name", ["researcher", "auditor", "admin"])
def test_who_reviews_nothing_gets_nothing(world, name):
    session, people, changes = world
    for call in (
        lambda: verdict_changes(session, people[name]),
        lambda: changes_count(session, people[name]),
        lambda: mark_seen(session, people[name], list(changes.values())),
    ):
        with pytest.raises(AccessDenied):
            call()


def test_who_saw_it_first_stays_with_the_time_and_it_is_logged(world):
    session, people, changes = world
    assert mark_seen(session, people["officer"], [changes["utrecht"]]) == 1
    seen_at = session.get_one(VerdictChange, changes["utrecht"]).seen_at
    assert mark_seen(session, people["supervisor"], [changes["utrecht"]]) == 0
    session.expire_all()
    (row,) = verdict_changes(session, people["officer"], ChangeFilter(seen=True))
    assert (row.seen_by, row.change.seen_at) == ("officer", seen_at)
    entries = session.scalars(select(AuditEntry).where(AuditEntry.action == "changes.seen")).all()
    assert [(entry.actor, entry.detail) for entry in entries] == [("officer", {"changes": [changes["utrecht"]]})]


def test_decisions_stand_beside_the_change_and_are_not_touched(world):
    session, people, changes = world
    before = [(d.id, d.kind, d.reason, d.decided_at) for d in session.scalars(select(Decision))]
    states = [(flag.id, flag.state, flag.revision) for flag in session.scalars(select(Flag))]
    rows = {row.change.id: row for row in verdict_changes(session, people["officer"])}
    assert [decision.reason for decision in rows[changes["utrecht"]].decisions] == ["Eerst nabellen."]
    assert rows[changes["amsterdam"]].decisions == ()
    mark_seen(session, people["officer"], list(changes.values()))
    session.expire_all()
    assert [(d.id, d.kind, d.reason, d.decided_at) for d in session.scalars(select(Decision))] == before
    assert [(flag.id, flag.state, flag.revision) for flag in session.scalars(select(Flag))] == states
