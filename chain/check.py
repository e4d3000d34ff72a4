"""Stage: a licence verdict for the current version of every ad."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Engine, Select, and_, func, or_, select
from sqlalchemy.orm import Session, selectinload

from chain.check_basis import basis_of, good_bases
from chain.check_outcome import Outcome, settle
from chain.check_requests import requests_for
from chain.register_answer import AnswerAtHand, ask_register
from chain.report import Progress, StageClock, StageReport, silent
from domain.clock import today
from domain.errors import BakenError
from domain.jurisdictions import Jurisdiction, jurisdiction
from matching.licences.checker import LicenceChecker
from nlp.pipeline import RULES_VERSION
from store.audit import record
from store.session import transaction
from store.tables import Ad, LicenceCheck, Site, Version

BATCH = 500


@dataclass(frozen=True)
class _Desk:
    """One pack's checker, with what its verdicts rest on. The checker is made when the first ad needs it."""

    pack: Jurisdiction
    answer: AnswerAtHand
    basis: str

    @cached_property
    def checker(self) -> LicenceChecker:
        return LicenceChecker(self.answer.snapshot, self.pack)


def run_stage(engine: Engine, register_source: str | None, progress: Progress = silent) -> StageReport:
    """Check every current version whose verdict is missing, rests on an older register, pack or rules, or is due.

    The register is read whole before the first ad is judged, so one that fails half-way gives no half answer.
    When it cannot be reached and no stored answer is young enough, only versions without any verdict are
    judged (`unverified`), earlier verdicts stay, and the next run with a register repairs them.
    """
    clock = StageClock("check")
    answer = ask_register(engine, register_source)
    clock.problems.extend(answer.problems)
    with transaction(engine) as session:
        packs = list(session.scalars(select(Site.jurisdiction).distinct().order_by(Site.jurisdiction)))
    for pack in packs:
        try:
            rules = jurisdiction(pack)
        except BakenError as error:
            clock.problems.append(str(error))
            continue
        _check_pack(engine, _Desk(rules, answer, basis_of(answer, rules)), clock, progress)
    return clock.report()


def choose_jurisdiction(engine: Engine, pack: str) -> list[str]:
    """Judge all sites by this pack from now on; return the names of those judged by another one before.

    It stays until a site's definition names another pack than it did. Raises `BakenError` when there is no
    such pack.
    """
    jurisdiction(pack)
    with transaction(engine) as session:
        sites = session.scalars(select(Site).where(Site.jurisdiction != pack).order_by(Site.name)).all()
        for site in sites:
            detail = {"before": site.jurisdiction, "after": pack}
            record(
                session,
                actor="command line",
                role="admin",
                action="site.jurisdiction",
                subject=site.name,
                detail=detail,
            )
            site.jurisdiction = pack
        return [site.name for site in sites]


def _check_pack(engine: Engine, desk: _Desk, clock: StageClock, progress: Progress) -> None:
    with transaction(engine) as session:
        total = session.scalar(select(func.count()).select_from(_stale(desk).subquery())) or 0
    done = 0
    progress("check", done, total)
    while count := _check_batch(engine, desk, clock):
        done += count
        progress("check", done, max(done, total))


def _stale(desk: _Desk) -> Select[Version, LicenceCheck]:
    never = LicenceCheck.id.is_(None)
    other = LicenceCheck.basis.not_in(good_bases(desk.basis))
    judged_before_today = or_(LicenceCheck.judged_on.is_(None), LicenceCheck.judged_on < today())
    due = and_(LicenceCheck.recheck_on <= today(), judged_before_today)
    return (
        select(Version, LicenceCheck)
        .join(Ad, Ad.version_id == Version.id)
        .join(Site, Site.id == Ad.site_id)
        .outerjoin(LicenceCheck, LicenceCheck.version_id == Version.id)
        .where(Site.jurisdiction == desk.pack.id, Version.rules == RULES_VERSION)
        .where(or_(never, other, due) if desk.answer.usable else never)
    )


def _check_batch(engine: Engine, desk: _Desk, clock: StageClock) -> int:
    with transaction(engine) as session:
        query = _stale(desk).order_by(Version.id).limit(BATCH)
        rows = session.execute(query.options(selectinload(Version.ad).selectinload(Ad.site))).all()
        _check_versions(session, desk, [(row[0], row[1]) for row in rows])
        for version, _ in rows:
            clock.count(version.ad.site.name)
        return len(rows)


def _check_versions(session: Session, desk: _Desk, rows: Sequence[tuple[Version, LicenceCheck | None]]) -> None:
    requests = requests_for(session, [version for version, _ in rows])
    for (version, check), request in zip(rows, requests, strict=True):
        outcome = Outcome(request, desk.checker.check(request), desk.answer, desk.pack.id, desk.basis)
        settled, change = settle(check, version, outcome)
        session.add_all([settled, change] if change else [settled])
