"""What registers answered: only differences are written, every answer can be read again, nothing half stands."""

import multiprocessing
import os
import signal
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from licence_world import licence
from sqlalchemy import func, select

from domain.errors import BakenError
from matching.licences.register.snapshot import RegisterSnapshot, content_digest
from store.register import entries_of, latest_answer, record_answer, snapshot_at
from store.session import open_engine, transaction
from store.tables import RegisterAnswer, RegisterEntry

SOURCE = "http://register.example"
FIRST = datetime(2026, 5, 1, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)


def said(*licences, at=FIRST, source=SOURCE, **more):
    return RegisterSnapshot(source, at, licences, content_digest(licences), read_at=at, **more)


def recorded(engine, snapshot):
    with transaction(engine) as session:
        return record_answer(session, snapshot)


def count(engine, table=RegisterEntry):
    with transaction(engine) as session:
        return session.scalar(select(func.count()).select_from(table))


A, B, C = licence("SB-2025-00001"), licence("SB-2025-00002"), licence("RP-0000003", valid_until=None, phones=())


def test_what_was_answered_is_read_back_as_it_was(engine):
    snapshot = said(A, B, C, problems=("line 9: bad",), unreadable=frozenset({"SB9"}), etag='"x"')
    number = recorded(engine, snapshot)
    with transaction(engine) as session:
        again = snapshot_at(session, SOURCE, number)
    assert set(again.licences) == set(snapshot.licences)
    assert replace(again, licences=()) == replace(snapshot, licences=())


def test_only_differences_are_written_and_every_answer_stays(engine):
    revoked = replace(A, status="revoked")
    numbers = [
        recorded(engine, said(*rows, at=FIRST + hour * HOUR))
        for hour, rows in enumerate([(A, B), (A, B), (revoked, B, C), (A, C), (A, B)])
    ]
    assert len(set(numbers)) == 5
    assert count(engine) == 6, "A, B; revoked A, C; A again; B again"
    with transaction(engine) as session:
        held = [set(snapshot_at(session, SOURCE, number).licences) for number in numbers]
        by_moment = snapshot_at(session, SOURCE, FIRST + 2.5 * HOUR)
        statuses = [entry.content["status"] for entry in entries_of(session, SOURCE, "sb 2025 00001")]
        then = [entry.content["status"] for entry in entries_of(session, SOURCE, "SB-2025-00001", numbers[2])]
        assert latest_answer(session, SOURCE).id == numbers[-1]
        assert latest_answer(session, SOURCE, FIRST + HOUR / 2).id == numbers[0]
    assert held == [{A, B}, {A, B}, {revoked, B, C}, {A, C}, {A, B}]
    assert set(by_moment.licences) == {revoked, B, C}
    assert (statuses, then) == (["active", "revoked", "active"], ["revoked"])


def test_the_same_reading_stored_twice_is_one_answer(engine):
    snapshot = said(A, B)
    assert recorded(engine, snapshot) == recorded(engine, snapshot)
    assert (count(engine), count(engine, RegisterAnswer)) == (2, 1)


def test_a_row_that_the_register_has_twice_stays_two(engine):
    number = recorded(engine, said(A, A, B))
    once = recorded(engine, said(A, B, at=FIRST + HOUR))
    with transaction(engine) as session:
        assert len(snapshot_at(session, SOURCE, number).licences) == 3
        assert sorted(row.number for row in snapshot_at(session, SOURCE, once).licences) == [A.number, B.number]


def test_registers_do_not_mix(engine):
    recorded(engine, said(A, B))
    other = recorded(engine, said(C, source="other.csv"))
    with transaction(engine) as session:
        assert snapshot_at(session, "other.csv", other).licences == (C,)
        assert len(snapshot_at(session, SOURCE, FIRST).licences) == 2
        for unknown in (other, 99, FIRST - HOUR):
            with pytest.raises(BakenError, match=SOURCE):
                snapshot_at(session, SOURCE, unknown)
        assert latest_answer(session, "nobody") is None


def _die_before_commit(url):
    with transaction(open_engine(url)) as session:
        record_answer(session, said(*(licence(f"SB-2025-{n:05d}") for n in range(3_000)), at=FIRST + HOUR))
        session.execute(select(func.count()).select_from(RegisterEntry))
        os.kill(os.getpid(), signal.SIGKILL)


def _record(url, hours):
    for hour in hours:
        recorded(open_engine(url), said(*([A, B] if hour % 2 else [B, C]), at=FIRST + hour * HOUR))


def test_a_writer_killed_before_its_end_leaves_nothing_behind(engine, database_url):
    recorded(engine, said(A))
    process = multiprocessing.get_context("spawn").Process(target=_die_before_commit, args=(database_url,))
    process.start()
    process.join(120)
    assert process.exitcode == -signal.SIGKILL
    assert (count(engine), count(engine, RegisterAnswer)) == (1, 1)
    recorded(engine, said(A, B, at=FIRST + 2 * HOUR))
    assert count(engine) == 2


def test_two_writers_at_once_do_not_write_a_row_twice(engine, database_url):
    spawn = multiprocessing.get_context("spawn")
    writers = [spawn.Process(target=_record, args=(database_url, hours)) for hours in (range(10), range(10, 20))]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(120)
    assert [writer.exitcode for writer in writers] == [0, 0]
    with transaction(engine) as session:
        last = latest_answer(session, SOURCE)
        standing = session.scalars(select(RegisterEntry).where(RegisterEntry.gone_answer_id.is_(None))).all()
        assert len(standing) == last.licences == 2
        for answer in session.scalars(select(RegisterAnswer)):
            assert content_digest(snapshot_at(session, SOURCE, answer.id).licences) == answer.digest
