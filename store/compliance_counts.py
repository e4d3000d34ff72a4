"""Ads online per municipality and verdicts: counted from the ads, or as stored where nothing moved since."""

import hashlib
from collections.abc import Iterator

from sqlalchemy import Select, delete, func, insert, select
from sqlalchemy.orm import Session

from domain.clock import now
from store.tables import Ad, ComplianceCount, LicenceCheck, StageMark, VerdictChange

MARK = "compliance counts"
CHUNK = 5000
Count = tuple[str, str, str, int]  # municipality, verdict for the ad's date, verdict for today, ads


def compliance_basis(session: Session) -> str:
    """Return the SHA-256 (hex) of what moves whenever an ad or a verdict does; all of it is read from indexes."""
    moved: list[object] = [
        session.scalar(select(func.max(Ad.last_seen_at))),
        session.scalar(select(func.count()).where(Ad.removed_at.is_(None))),
        session.scalar(select(func.max(LicenceCheck.id))),
        session.scalar(select(func.max(VerdictChange.id))),
    ]
    for column in (LicenceCheck.verdict, LicenceCheck.verdict_today):
        rows = session.execute(select(column, func.count()).group_by(column).order_by(column))
        moved.append([tuple(row) for row in rows])
    return hashlib.sha256(repr(moved).encode()).hexdigest()


def store_counts(session: Session) -> bool:
    """Count every ad online and keep the result; rests, and returns False, when nothing moved since."""
    basis = compliance_basis(session)
    mark = session.get(StageMark, MARK)
    if mark is not None and mark.basis == basis:
        return False
    session.execute(delete(ComplianceCount))
    rows = [
        {"municipality": place, "verdict": verdict, "verdict_today": today, "ads": ads}
        for place, verdict, today, ads in _count(session, _from_ads())
    ]
    for start in range(0, len(rows), CHUNK):
        session.execute(insert(ComplianceCount), rows[start : start + CHUNK])
    session.merge(StageMark(stage=MARK, basis=basis, finished_at=now()))
    return True


def counts(session: Session, place: str | None = None) -> Iterator[Count]:
    """Give the counts of every municipality, or of one (CBS code). One is counted at once; all are read if kept."""
    if place is not None:
        return _count(session, _from_ads().where(Ad.municipality == place))
    mark = session.get(StageMark, MARK)
    if mark is None or mark.basis != compliance_basis(session):
        return _count(session, _from_ads())
    kept = ComplianceCount
    return _count(session, select(kept.municipality, kept.verdict, kept.verdict_today, kept.ads))


def _from_ads() -> Select[str | None, str, str, int]:
    columns = (Ad.municipality, LicenceCheck.verdict, LicenceCheck.verdict_today)
    return (
        select(*columns, func.count())
        .join(LicenceCheck, LicenceCheck.version_id == Ad.version_id)
        .where(Ad.removed_at.is_(None))
        .group_by(*columns)
    )


def _count(session: Session, query: Select[str | None, str, str, int] | Select[str, str, str, int]) -> Iterator[Count]:
    for place, verdict, today, ads in session.execute(query):
        yield place or "", verdict, today, ads
