"""What the registers hold and how fresh their answers are."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from sqlalchemy import Select, String, cast, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from domain.clock import now
from domain.roles import Role, Viewer
from matching.licences.normalise import key
from matching.licences.register.snapshot import STALE_AFTER
from store.access import own_place, require
from store.audit import record
from store.tables import FactRow, LicenceCheck, RegisterAnswer, RegisterEntry

ANSWERS_SHOWN = 20
FOUND_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a register: how many rows came and went with it. `problems` are empty for inspectors."""

    as_of: datetime
    read_at: datetime
    licences: int
    new: int
    gone: int
    problem_count: int
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RegisterState:
    """One register with its latest answers, newest first; `stale_at` is when the newest is too old to judge by."""

    source: str
    answers: tuple[Answer, ...]
    stale_at: datetime
    stale: bool


def registers(
    session: Session, viewer: Viewer, at: datetime | None = None, *, log_view: bool = True
) -> list[RegisterState]:
    """Return every register that ever answered, the one that becomes stale first on top.

    Rows that could not be read are told to those who see every municipality; an inspector gets their number.
    The view goes to the audit log unless it is a redraw (`log_view` off). Raises `AccessDenied` for other roles.
    """
    require(viewer, "see_registers")
    if log_view:
        _log(session, viewer, "registers.view", "")
    sources = session.scalars(select(RegisterAnswer.source).distinct())
    states = [_state(session, viewer, source, at or now()) for source in sources]
    return sorted(states, key=lambda state: (state.stale_at, state.source))


def _state(session: Session, viewer: Viewer, source: str, at: datetime) -> RegisterState:
    query = select(RegisterAnswer).where(RegisterAnswer.source == source)
    answers = list(session.scalars(query.order_by(RegisterAnswer.id.desc()).limit(ANSWERS_SHOWN)))
    idents = [answer.id for answer in answers]
    new, gone = (
        _rows_per_answer(session, column, idents)
        for column in (RegisterEntry.first_answer_id, RegisterEntry.gone_answer_id)
    )
    told = viewer.role is not Role.INSPECTOR
    stale_at = answers[0].as_of + STALE_AFTER
    return RegisterState(
        source=without_secrets(source),
        answers=tuple(
            Answer(
                as_of=answer.as_of,
                read_at=answer.read_at,
                licences=answer.licences,
                new=new.get(answer.id, 0),
                gone=gone.get(answer.id, 0),
                problem_count=len(answer.problems),
                problems=tuple(map(str, answer.problems)) if told else (),
            )
            for answer in answers
        ),
        stale_at=stale_at,
        stale=stale_at <= at,
    )


def _rows_per_answer(session: Session, column: InstrumentedAttribute[Any], answers: list[int]) -> dict[int, int]:
    rows = session.execute(select(column, func.count()).where(column.in_(answers)).group_by(column))
    return {row[0]: row[1] for row in rows}


def latest_answers(session: Session, viewer: Viewer) -> dict[str, datetime]:
    """Return for when each register last vouched for its content, by its name."""
    require(viewer, "see_compliance")
    newest = select(func.max(RegisterAnswer.id)).group_by(RegisterAnswer.source)
    query = select(RegisterAnswer.source, RegisterAnswer.as_of).where(RegisterAnswer.id.in_(newest))
    rows = session.execute(query.order_by(RegisterAnswer.source))
    return {without_secrets(row[0]): row[1] for row in rows}


def without_secrets(source: str) -> str:
    """Return a register's address without what may let somebody in: user, password and query."""
    parts = urlsplit(source)
    if not parts.netloc:
        return source
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def find_licences(session: Session, viewer: Viewer, words: str, *, log_search: bool = True) -> list[RegisterEntry]:
    """Return licences whose number begins like the words, or whose row has them in it, by number.

    The search goes to the audit log unless it is a redraw (`log_search` off). An inspector finds their own
    municipality's only. Raises `AccessDenied` for a role without licences.
    """
    require(viewer, "see_licences")
    if log_search:
        _log(session, viewer, "licence.search", words)
    begin, place = key(words), own_place(viewer, None)
    if not begin:
        return []
    inside = cast(RegisterEntry.content, String).icontains(json.dumps(words.strip())[1:-1], autoescape=True)
    number = RegisterEntry.key.startswith(begin, autoescape=True)
    query = select(RegisterEntry).where(RegisterEntry.gone_answer_id.is_(None), or_(number, inside))
    if place is not None:
        query = query.where(RegisterEntry.municipality == place)
    return list(session.scalars(query.order_by(RegisterEntry.number, RegisterEntry.id).limit(FOUND_SHOWN)))


def never_advertised(
    session: Session, viewer: Viewer, municipality: str | None = None, *, limit: int | None = None, offset: int = 0
) -> list[RegisterEntry]:
    """Return licences in the register of now whose number no ad was ever seen to show, by number.

    Raises `AccessDenied` for a role without licences, and for an inspector who asks for another municipality.
    """
    query = _never(viewer, municipality, select(RegisterEntry))
    return list(session.scalars(query.order_by(RegisterEntry.number, RegisterEntry.id).limit(limit).offset(offset)))


def log_never(session: Session, viewer: Viewer, municipality: str | None) -> None:
    """Note in the audit log that somebody looks at the licences never advertised."""
    require(viewer, "see_licences")
    _log(session, viewer, "licence.never_view", own_place(viewer, municipality) or "")


def never_advertised_count(session: Session, viewer: Viewer, municipality: str | None = None) -> int:
    """Return how many licences `never_advertised` has."""
    return session.scalar(_never(viewer, municipality, select(func.count(RegisterEntry.id)))) or 0


def _never(viewer: Viewer, municipality: str | None, query: Select[Any]) -> Select[Any]:
    require(viewer, "see_licences")
    place = own_place(viewer, municipality)
    in_ad = exists().where(FactRow.kind == "licence_number", FactRow.key == RegisterEntry.number)
    checked = exists().where(LicenceCheck.licence == RegisterEntry.number)
    query = query.where(RegisterEntry.gone_answer_id.is_(None), ~checked, ~in_ad)
    return query if place is None else query.where(RegisterEntry.municipality == place)


def _log(session: Session, viewer: Viewer, action: str, subject: str) -> None:
    record(session, actor=viewer.username, role=viewer.role.value, action=action, subject=subject)
