"""Any altered, removed or reordered entry is found."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from store.audit import GENESIS, head, record, verify
from store.migrate import upgrade
from store.session import open_engine, transaction
from store.tables import AuditEntry

FIELDS = {
    "actor": "someone else", "role": "x", "action": "other", "subject": "flag 9", "detail": {"a": 2},
    "previous": "f" * 64, "hash": "e" * 64,
}  # fmt: skip


def fill(engine, entries=6):
    for number in range(entries):
        with transaction(engine) as session:
            record(
                session, actor=f"user{number}", role="officer", action="view", subject=f"flag {number}", detail={"a": 1}
            )


def unprotected(engine):
    """Take the protection off, as someone with the database's own password could."""
    with engine.begin() as connection:
        for name in ("audit_entries_no_update", "audit_entries_no_delete"):
            on = "" if connection.dialect.name == "sqlite" else " ON audit_entries"
            connection.execute(text(f"DROP TRIGGER {name}{on}"))


def test_an_untouched_log_holds(engine):
    with Session(engine) as session:
        assert verify(session) == []
        assert head(session) == GENESIS
    fill(engine)
    with Session(engine) as session:
        assert verify(session) == []
        assert verify(session, head(session)) == []


def test_the_database_itself_refuses_changes(engine):
    fill(engine, 2)
    for statement in (update(AuditEntry).values(actor="x"), delete(AuditEntry)):
        with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
            connection.execute(statement)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sequence=st.integers(1, 6), field=st.sampled_from(sorted(FIELDS)))
def test_any_change_of_any_entry_is_found(tmp_path_factory, sequence, field):
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('audit') / 'a.db'}")
    upgrade(engine)
    fill(engine)
    unprotected(engine)
    with engine.begin() as connection:
        connection.execute(update(AuditEntry).where(AuditEntry.sequence == sequence).values({field: FIELDS[field]}))
    with Session(engine) as session:
        assert verify(session)
    engine.dispose()


def test_removal_and_swapping_are_found(engine):
    fill(engine)
    with Session(engine) as session:
        last = head(session)
    unprotected(engine)
    with engine.begin() as connection:
        connection.execute(update(AuditEntry).where(AuditEntry.sequence == 2).values(sequence=99))
        connection.execute(update(AuditEntry).where(AuditEntry.sequence == 3).values(sequence=2))
        connection.execute(update(AuditEntry).where(AuditEntry.sequence == 99).values(sequence=3))
    with Session(engine) as session:
        assert verify(session)
    with engine.begin() as connection:
        connection.execute(delete(AuditEntry).where(AuditEntry.sequence >= 4))
        connection.execute(update(AuditEntry).where(AuditEntry.sequence == 2).values(sequence=99))
        connection.execute(update(AuditEntry).where(AuditEntry.sequence == 3).values(sequence=2))
        connection.execute(update(AuditEntry).where(AuditEntry.sequence == 99).values(sequence=3))
    with Session(engine) as session:
        assert verify(session) == [], "a cut tail leaves no trace in the chain itself"
        assert "removed from its end" in verify(session, last)[0]


def test_writers_at_once_make_one_chain(engine):
    def write(number):
        for _ in range(5):
            with transaction(engine) as session:
                record(session, actor=f"w{number}", role="officer", action="view")

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    with Session(engine) as session:
        assert verify(session) == []
        assert len(session.scalars(select(AuditEntry.sequence)).all()) == 20
