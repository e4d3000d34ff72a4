"""Verdicts as they would have been given on an earlier day: judged anew, written nowhere."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import selectinload

from chain.check_requests import requests_for
from chain.configured_register import configured_register
from domain.clock import now, today
from domain.errors import BakenError, UsageError
from domain.jurisdictions import jurisdiction
from domain.settings import settings
from domain.verdicts import CheckResult
from matching.licences.checker import LicenceChecker
from matching.licences.register import RegisterSnapshot, RegisterUnavailable
from store.register import latest_answer, snapshot_at
from store.session import transaction
from store.tables import Ad, RegisterAnswer, Sighting, Version

BATCH = 500
When = date | int


@dataclass(frozen=True, slots=True)
class PastAnswer:
    """A register as it stood, and the day on which verdicts are given by it."""

    snapshot: RegisterSnapshot
    on: date
    until: datetime


def parse_when(text: str) -> When:
    """Read `2026-05-01` or the number of a stored answer. Raises `UsageError` for anything else or a day to come."""
    if text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    try:
        on = date.fromisoformat(text)
    except ValueError:
        raise UsageError(
            f"--as-of takes a date like 2026-05-01 or the number of a stored answer, not {text!r}"
        ) from None
    if on > today():
        raise UsageError(f"--as-of {on}: that day is still to come")
    return on


def past_answer(engine: Engine | None, source: str | None, when: When) -> PastAnswer:
    """Return what the register said: by a stored answer, else by asking the register for that day.

    A stored answer counts for a day when it was read on it, or at most `BAKEN_REGISTER_MAX_AGE` days before
    its end. `engine` is None where there is no store. Raises `BakenError` when nobody can say any more.
    """
    if isinstance(when, int):
        return _numbered(engine, source, when)
    if source is None:
        raise UsageError("no licence register: give --register or set BAKEN_REGISTER")
    register = configured_register(source)
    end = min(datetime.combine(when, time.max, UTC), now())
    stored = _stored_for(engine, register.name, when, end)
    if isinstance(stored, RegisterSnapshot):
        return PastAnswer(stored, when, end)
    try:
        return PastAnswer(register.snapshot(None if when == today() else when), when, end)
    except BakenError as error:
        hint = (
            f"; the last stored answer before is number {stored.id} of {stored.read_at:%Y-%m-%d}: --as-of {stored.id}"
            if stored
            else "; no answer from before is stored"
        )
        raise RegisterUnavailable(f"{error}{hint}") from None


def judge_past(engine: Engine, past: PastAnswer, pack: str | None = None) -> Iterator[CheckResult]:
    """Judge the ads that had been seen by then, in the version seen last, in the order they were first stored.

    `pack` judges all by one pack, else each site's own counts. A result's id is `SITE:EXTERNAL_ID`.
    """
    checkers: dict[str, LicenceChecker] = {}
    last = 0
    while True:
        with transaction(engine) as session:
            seen = (
                select(func.max(Sighting.id).label("id"))
                .join(Ad, Ad.id == Sighting.ad_id)
                .where(Sighting.seen_at <= past.until, Ad.id > last)
                .group_by(Sighting.ad_id)
                .order_by(Sighting.ad_id)
                .limit(BATCH)
                .subquery()
            )
            query = (
                select(Version).join(Sighting, Sighting.version_id == Version.id).join(seen, seen.c.id == Sighting.id)
            )
            loaded = query.order_by(Version.ad_id).options(selectinload(Version.ad).selectinload(Ad.site))
            versions = session.scalars(loaded).all()
            requests = requests_for(session, versions)
        if not versions:
            return
        for version, request in zip(versions, requests, strict=True):
            last = version.ad_id
            chosen = pack or version.ad.site.jurisdiction
            if chosen not in checkers:
                checkers[chosen] = LicenceChecker(past.snapshot, jurisdiction(chosen), today=past.on)
            if version.rules is not None:
                ident = f"{version.ad.site.name}:{version.ad.external_id}"
                yield replace(checkers[chosen].check(request), id=ident)


def _numbered(engine: Engine | None, source: str | None, number: int) -> PastAnswer:
    if engine is None:
        raise UsageError(f"--as-of {number}: there is no store that could hold this answer")
    with transaction(engine) as session:
        answer = session.get(RegisterAnswer, number)
        if answer is None or (source is not None and answer.source != configured_register(source).name):
            of = f" of {source}" if source else ""
            raise BakenError(f"no stored answer of a register{of} has the number {number}")
        snapshot = snapshot_at(session, answer.source, number)
    return PastAnswer(snapshot, snapshot.read_at.date(), snapshot.read_at)


def _stored_for(
    engine: Engine | None, name: str, when: date, end: datetime
) -> RegisterSnapshot | RegisterAnswer | None:
    """Return the stored snapshot that counts for this day, else the last answer before it, if there is one."""
    if engine is None:
        return None
    with transaction(engine) as session:
        answer = latest_answer(session, name, end)
        if answer is None:
            return None
        young_enough = timedelta(days=max(1.0, settings().register_max_age))
        if answer.read_at.date() == when or end - answer.read_at <= young_enough:
            return snapshot_at(session, name, answer.id)
        return answer
