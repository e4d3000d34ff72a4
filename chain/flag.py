"""Stage: raise, update and withdraw flags. People decide on them; this stage never does."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session, selectinload

from chain.fingerprint import fingerprint
from chain.minimum_age import that_hold
from chain.report import Progress, StageClock, StageReport, silent
from domain.clock import now
from domain.indicators import Indicator, Track
from domain.licence_findings import licence_findings
from domain.priority import DEADLINE, Priority, prioritise
from nlp.indicators.catalogue import catalogue
from nlp.pipeline import RULES_VERSION
from store.session import transaction
from store.tables import Ad, Flag, HitRow, LicenceCheck, Version

BATCH = 500
QUIET_VERDICTS = {"valid", "not_required", "unverified"}


@dataclass(frozen=True, slots=True)
class Grounds:
    """What one flag rests on: its priority, its reasons for the screen, and their fingerprint."""

    priority: Priority
    reasons: list[dict[str, Any]]
    digest: str

    @property
    def indicators(self) -> set[str]:
        """The ids of the indicators among the reasons."""
        return {reason["indicator"] for reason in self.reasons}


def run_stage(engine: Engine, progress: Progress = silent) -> StageReport:
    """Derive the flags of every ad on which something changed. Counts the flags open afterwards, per site."""
    clock = StageClock("flag")
    with transaction(engine) as session:
        total = session.scalar(select(func.count()).where(Ad.flags_stale, Ad.version_id.is_not(None))) or 0
    done = 0
    progress("flag", done, total)
    while count := _flag_batch(engine, clock):
        done += count
        progress("flag", done, max(done, total))
    return clock.report()


def _flag_batch(engine: Engine, clock: StageClock) -> int:
    with transaction(engine) as session:
        ads = session.scalars(
            select(Ad)
            .join(Version, Version.id == Ad.version_id)
            .where(Ad.flags_stale, Version.rules == RULES_VERSION)
            .order_by(Ad.id)
            .limit(BATCH)
            .options(selectinload(Ad.site))
        ).all()
        versions = [ad.version_id for ad in ads if ad.version_id is not None]
        hits = _by_version(session.scalars(select(HitRow).where(HitRow.version_id.in_(versions))))
        checks = {
            c.version_id: c for c in session.scalars(select(LicenceCheck).where(LicenceCheck.version_id.in_(versions)))
        }
        flags = {
            (flag.ad_id, flag.track): flag
            for flag in session.scalars(select(Flag).where(Flag.ad_id.in_([ad.id for ad in ads])))
        }
        for ad in ads:
            check = checks.get(ad.version_id or 0)
            reasons = _reasons(that_hold(hits.get(ad.version_id or 0, []), ad, check), check)
            for track in Track:
                _settle(session, ad, track, flags.get((ad.id, track.value)), _grounds(track, reasons), clock)
            ad.flags_stale = False
        return len(ads)


def _by_version(hits: Iterable[HitRow]) -> dict[int, list[HitRow]]:
    grouped: dict[int, list[HitRow]] = {}
    for hit in hits:
        grouped.setdefault(hit.version_id, []).append(hit)
    return grouped


def _known(ident: str) -> Indicator | None:
    return catalogue().get(ident) or licence_findings().get(ident)


def _reasons(hits: Sequence[HitRow], check: LicenceCheck | None) -> list[dict[str, Any]]:
    """One reason an indicator; several hits of one indicator add spans, not points."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for hit in sorted(hits, key=lambda h: (h.indicator, h.source, h.id)):
        reason = found.setdefault(
            (hit.indicator, hit.source),
            {"indicator": hit.indicator, "source": hit.source, "spans": [], "detail": {}},
        )
        reason["spans"].extend(list(span) for span in hit.spans)
        reason["detail"].update(hit.detail)
    reasons = list(found.values())
    if check is not None:
        verdict = [] if check.verdict in QUIET_VERDICTS else [f"licence.{check.verdict}"]
        reasons += [
            {"indicator": ident, "source": "", "spans": [], "detail": {"number": check.number}}
            for ident in dict.fromkeys([*verdict, *check.findings])
        ]
    return _with_points(reasons)


def _with_points(reasons: list[dict[str, Any]]) -> list[dict[str, Any]]:
    counted: set[str] = set()
    complete = []
    for reason in reasons:
        entry = _known(reason["indicator"])
        if entry is None:
            continue
        points = 0 if entry.id in counted else entry.points
        counted.add(entry.id)
        complete.append({**reason, "track": entry.track.value, "grade": entry.grade.value, "points": points})
    return complete


def _grounds(track: Track, reasons: list[dict[str, Any]]) -> Grounds | None:
    own = [reason for reason in reasons if reason["track"] == track.value]
    entries = {reason["indicator"]: _known(reason["indicator"]) for reason in own}
    priority = prioritise(track, [entry for entry in entries.values() if entry is not None])
    if priority is None:
        return None
    return Grounds(priority, own, fingerprint(own))


def _settle(
    session: Session, ad: Ad, track: Track, flag: Flag | None, grounds: Grounds | None, clock: StageClock
) -> None:
    if flag is None and grounds is not None:
        flag = Flag(ad_id=ad.id, track=track.value, state="open", opened_at=now(), revision=0)
        session.add(flag)
        _rest_on(flag, ad, grounds)
    elif flag is not None and grounds is None:
        if flag.state == "open":
            flag.state, flag.revision = "withdrawn", flag.revision + 1
    elif flag is not None and grounds is not None:
        _update(flag, ad, grounds)
    if flag is not None and flag.state == "open":
        clock.count(ad.site.name)


def _update(flag: Flag, ad: Ad, grounds: Grounds) -> None:
    """Bring a flag up to date. What was decided stays decided unless indicators were added since."""
    if flag.municipality != ad.municipality:
        flag.municipality = ad.municipality
    if flag.state in ("open", "withdrawn"):
        if flag.state == "withdrawn" or (flag.grounds, flag.version_id) != (grounds.digest, ad.version_id):
            reopened = flag.state == "withdrawn"
            flag.state = "open"
            _rest_on(flag, ad, grounds, restart=reopened)
    elif grounds.indicators - {reason["indicator"] for reason in flag.reasons}:
        flag.state = "open"
        _rest_on(flag, ad, grounds, restart=True)


def _rest_on(flag: Flag, ad: Ad, grounds: Grounds, restart: bool = False) -> None:
    if restart:
        flag.opened_at = now()
    flag.version_id = ad.version_id or 0
    flag.tier, flag.tier_rank = grounds.priority.tier.value, grounds.priority.rank
    flag.points, flag.reasons, flag.grounds = grounds.priority.points, grounds.reasons, grounds.digest
    flag.municipality = ad.municipality
    flag.due_at = flag.opened_at + DEADLINE[grounds.priority.tier]
    flag.revision += 1
