"""Stage: a licence verdict for the current version of every ad."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, delete, func, or_, select
from sqlalchemy.orm import Session, selectinload

from chain.fingerprint import fingerprint
from chain.report import Progress, StageClock, StageReport, silent
from domain.errors import BakenError
from domain.jurisdictions import jurisdiction
from domain.verdicts import CheckRequest, CheckResult
from matching.licences.checker import LicenceChecker
from matching.licences.register import RegisterSnapshot, RegisterUnavailable, open_register
from nlp.pipeline import RULES_VERSION
from store.session import transaction
from store.tables import Ad, FactRow, LicenceCheck, Site, Version

BATCH = 500


@dataclass(frozen=True)
class _Desk:
    """One pack's checker, with what its verdicts rest on."""

    pack: str
    checker: LicenceChecker
    basis: str
    register: str
    as_of: datetime | None
    reachable: bool


def run_stage(engine: Engine, register_source: str | None, progress: Progress = silent) -> StageReport:
    """Check every current version whose verdict is missing or rests on an older register, pack or rules.

    When the register cannot be reached only versions without any verdict are judged (`unverified`),
    earlier verdicts stay, and the next run with a register repairs them.
    """
    clock = StageClock("check")
    snapshot = _snapshot(register_source, clock)
    with transaction(engine) as session:
        packs = list(session.scalars(select(Site.jurisdiction).distinct().order_by(Site.jurisdiction)))
    for pack in packs:
        try:
            desk = _open_desk(pack, snapshot)
        except BakenError as error:
            clock.problems.append(str(error))
            continue
        _check_pack(engine, desk, clock, progress)
    return clock.report()


def _snapshot(source: str | None, clock: StageClock) -> RegisterSnapshot | None:
    if source is None:
        clock.problems.append("no licence register is configured (BAKEN_REGISTER); verdicts stay unverified")
        return None
    try:
        snapshot = open_register(source).snapshot()
    except RegisterUnavailable as error:
        clock.problems.append(f"{error}; affected verdicts are `unverified` until the next run")
        return None
    clock.problems.extend(snapshot.problems)
    return snapshot


def _open_desk(pack: str, snapshot: RegisterSnapshot | None) -> _Desk:
    rules = jurisdiction(pack)
    digest = hashlib.sha256(rules.model_dump_json().encode()).hexdigest()
    return _Desk(
        pack=pack,
        checker=LicenceChecker(snapshot, rules),
        basis=fingerprint(snapshot.digest if snapshot else "no register", digest, RULES_VERSION),
        register=snapshot.source if snapshot else "",
        as_of=snapshot.as_of if snapshot else None,
        reachable=snapshot is not None,
    )


def _check_pack(engine: Engine, desk: _Desk, clock: StageClock, progress: Progress) -> None:
    with transaction(engine) as session:
        total = session.scalar(select(func.count()).select_from(_stale(desk).subquery())) or 0
    done = 0
    progress("check", done, total)
    while count := _check_batch(engine, desk, clock):
        done += count
        progress("check", done, max(done, total))


def _stale(desk: _Desk):  # type: ignore[no-untyped-def]  # SQLAlchemy's Select of a single entity
    query = (
        select(Version)
        .join(Ad, Ad.version_id == Version.id)
        .join(Site, Site.id == Ad.site_id)
        .outerjoin(LicenceCheck, LicenceCheck.version_id == Version.id)
        .where(Site.jurisdiction == desk.pack, Version.rules == RULES_VERSION)
    )
    if not desk.reachable:
        return query.where(LicenceCheck.id.is_(None))
    return query.where(or_(LicenceCheck.id.is_(None), LicenceCheck.basis != desk.basis))


def _check_batch(engine: Engine, desk: _Desk, clock: StageClock) -> int:
    with transaction(engine) as session:
        query = _stale(desk).order_by(Version.id).limit(BATCH)
        versions = session.scalars(query.options(selectinload(Version.ad).selectinload(Ad.site))).all()
        requests = _requests(session, versions)
        session.execute(delete(LicenceCheck).where(LicenceCheck.version_id.in_([v.id for v in versions])))
        for version, request in zip(versions, requests, strict=True):
            session.add(_row(version, request, desk.checker.check(request), desk))
            version.ad.flags_stale = True
            clock.count(version.ad.site.name)
        return len(versions)


def _requests(session: Session, versions: Sequence[Version]) -> list[CheckRequest]:
    shown: dict[tuple[int, str], list[str]] = {}
    rows = session.execute(
        select(FactRow.version_id, FactRow.kind, FactRow.key)
        .where(
            FactRow.version_id.in_([version.id for version in versions]),
            FactRow.kind.in_(["licence_number", "phone", "name"]),
        )
        .order_by(FactRow.id)
    )
    for version_id, kind, key in rows:
        shown.setdefault((version_id, kind), []).append(key)

    def texts(version: Version, kind: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(shown.get((version.id, kind), ())))

    return [
        CheckRequest(
            id=str(version.id),
            numbers=texts(version, "licence_number"),
            phones=texts(version, "phone"),
            names=texts(version, "name"),
            city=version.city,
            on=version.posted_at or version.first_seen_at.date(),
        )
        for version in versions
    ]


def _row(version: Version, request: CheckRequest, result: CheckResult, desk: _Desk) -> LicenceCheck:
    record = result.as_record()
    return LicenceCheck(
        version_id=version.id,
        verdict=record["verdict"],
        number=result.number,
        licence=result.licence,
        score=result.score,
        reasons=record["reasons"],
        candidates=record["candidates"],
        findings=record["findings"],
        jurisdiction=desk.pack,
        register=desk.register,
        register_as_of=desk.as_of,
        judged_for=request.on,
        basis=desk.basis,
    )
