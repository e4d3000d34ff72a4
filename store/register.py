"""What registers answered, kept so that any verdict can be reproduced: only differences are written."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, insert, or_, select, text, update
from sqlalchemy.orm import Session

from domain.errors import BakenError
from domain.verdicts import Licence
from matching.licences.normalise import key
from matching.licences.register import RegisterSnapshot
from matching.licences.register.rows import content_of, licence_of
from matching.licences.register.snapshot import row_digest
from store.parts import in_parts
from store.tables import RegisterAnswer, RegisterEntry

AT_ONCE = 2_000
_RECORD_LOCK = 0x72656769


def record_answer(session: Session, snapshot: RegisterSnapshot) -> int:
    """Store what a register said, within the caller's transaction; return the answer's id.

    The same reading stored twice is one answer. Entries that no longer stand are marked as gone with this
    answer, new ones added; what did not change is not written. Writers wait for one another.
    """
    _wait_for_turn(session)
    last = latest_answer(session, snapshot.source)
    if last and (last.digest, last.as_of, last.read_at) == (snapshot.digest, snapshot.as_of, snapshot.read_at):
        return last.id
    answer = RegisterAnswer(
        source=snapshot.source,
        as_of=snapshot.as_of,
        read_at=snapshot.read_at,
        digest=snapshot.digest,
        licences=len(snapshot.licences),
        problems=list(snapshot.problems),
        etag=snapshot.etag,
        fresh=snapshot.fresh,
        unreadable=sorted(snapshot.unreadable),
    )
    session.add(answer)
    session.flush()
    if last is None or last.digest != snapshot.digest:
        _write_differences(session, answer, snapshot.licences)
    return answer.id


def _wait_for_turn(session: Session) -> None:
    """Let one transaction record at a time: a lock on PostgreSQL, the write lock on SQLite."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text(f"SELECT pg_advisory_xact_lock({_RECORD_LOCK})"))
    else:
        session.execute(text("UPDATE register_answers SET id = id WHERE 0"))


def _write_differences(session: Session, answer: RegisterAnswer, licences: Sequence[Licence]) -> None:
    """Mark what is no longer there as gone, and add what is new; a row sent twice counts as two."""
    wanted = Counter(map(row_digest, licences))
    standing = select(RegisterEntry.id, RegisterEntry.content_sha256).where(
        RegisterEntry.source == answer.source, RegisterEntry.gone_answer_id.is_(None)
    )
    gone = []
    for ident, digest in session.execute(standing):
        if wanted[digest] > 0:
            wanted[digest] -= 1
        else:
            gone.append(ident)
    for ids in in_parts(gone, AT_ONCE):
        session.execute(update(RegisterEntry).where(RegisterEntry.id.in_(ids)).values(gone_answer_id=answer.id))
    for rows in in_parts(_new_rows(answer, licences, wanted), AT_ONCE):
        session.execute(insert(RegisterEntry), rows)


def _new_rows(answer: RegisterAnswer, licences: Sequence[Licence], wanted: Counter[str]) -> Iterator[dict[str, Any]]:
    for licence in licences:
        digest = row_digest(licence)
        if wanted[digest] > 0:
            wanted[digest] -= 1
            yield {
                "source": answer.source,
                "key": key(licence.number),
                "number": licence.number,
                "municipality": licence.cbs_code if len(licence.cbs_code) <= 6 else None,
                "content": content_of(licence),
                "content_sha256": digest,
                "first_answer_id": answer.id,
            }


def latest_answer(session: Session, source: str, by: datetime | None = None) -> RegisterAnswer | None:
    """Return the last answer of a register, or the last one read at or before `by`; None when there is none."""
    query = select(RegisterAnswer).where(RegisterAnswer.source == source)
    if by is not None:
        query = query.where(RegisterAnswer.read_at <= by)
    return session.scalars(query.order_by(RegisterAnswer.id.desc()).limit(1)).first()


def snapshot_at(session: Session, source: str, at: int | datetime) -> RegisterSnapshot:
    """Return what a register said: in the answer with this id, or in its last one by this moment.

    Raises `BakenError` when there is no such answer.
    """
    if isinstance(at, int):
        answer = session.get(RegisterAnswer, at)
        if answer is None or answer.source != source:
            raise BakenError(f"the register {source} has no stored answer {at}")
    else:
        answer = latest_answer(session, source, at)
        if answer is None:
            raise BakenError(f"nothing is stored of what the register {source} answered by {at:%Y-%m-%d %H:%M} UTC")
    rows = session.execute(_standing_at(source, answer.id).execution_options(yield_per=AT_ONCE)).scalars()
    return RegisterSnapshot(
        source=source,
        as_of=answer.as_of,
        licences=tuple(licence_of(content) for content in rows),
        digest=answer.digest,
        fresh=answer.fresh,
        problems=tuple(answer.problems),
        unreadable=frozenset(answer.unreadable),
        read_at=answer.read_at,
        etag=answer.etag,
    )


def entries_of(session: Session, source: str, number: str, answer_id: int | None = None) -> list[RegisterEntry]:
    """Return all a register ever said of a number, oldest first; with `answer_id` only what stood then.

    The number is compared by its letters and digits.
    """
    query = select(RegisterEntry).where(RegisterEntry.source == source, RegisterEntry.key == key(number))
    if answer_id is not None:
        query = query.where(*_stood(answer_id))
    return list(session.scalars(query.order_by(RegisterEntry.first_answer_id, RegisterEntry.id)))


def _standing_at(source: str, answer_id: int) -> Select[tuple[dict[str, Any]]]:
    return (
        select(RegisterEntry.content)
        .where(RegisterEntry.source == source, *_stood(answer_id))
        .order_by(RegisterEntry.number, RegisterEntry.id)
    )


def _stood(answer_id: int) -> tuple[Any, ...]:
    gone = RegisterEntry.gone_answer_id
    return RegisterEntry.first_answer_id <= answer_id, or_(gone.is_(None), gone > answer_id)
