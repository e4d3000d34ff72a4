"""How many ads of each verdict every municipality had, week by week: counts that outlive the ads."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from chain.fingerprint import fingerprint
from domain.clock import now, today
from store.compliance_counts import compliance_basis
from store.tables import Ad, ComplianceWeek, LicenceCheck, StageMark

MARK = "compliance weeks"
WEEK = timedelta(days=7)
LOOKED_BACK = 26 * WEEK
CHUNK = 5000


def monday(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def count_weeks(session: Session, day: date | None = None) -> bool:
    """Count the running week and the one before anew; weeks never counted are filled in from the ads at hand.

    An ad counts in every week from the first to the last time it was seen, with the verdict of its present
    version for its own date. Rests, and returns False, when no ad was seen and no verdict given since.
    """
    this_week = monday(day or today())
    basis = fingerprint(this_week, compliance_basis(session))
    mark = session.get(StageMark, MARK)
    if mark is not None and mark.basis == basis:
        return False
    counted = set(session.scalars(select(ComplianceWeek.week).distinct()))
    first = this_week - LOOKED_BACK
    weeks = {first + n * WEEK for n in range(LOOKED_BACK // WEEK + 1)} - counted | {this_week, this_week - WEEK}
    session.execute(delete(ComplianceWeek).where(ComplianceWeek.week.in_([this_week, this_week - WEEK])))
    rows = [
        {"week": week, "municipality": place, "verdict": verdict, "ads": ads}
        for (week, place, verdict), ads in sorted(_counts(session, weeks).items())
    ]
    for start in range(0, len(rows), CHUNK):
        session.execute(insert(ComplianceWeek), rows[start : start + CHUNK])
    session.merge(StageMark(stage=MARK, basis=basis, finished_at=now()))
    return True


def _counts(session: Session, weeks: set[date]) -> Counter[tuple[date, str, str]]:
    first, last = func.date(Ad.first_seen_at), func.date(Ad.last_seen_at)
    rows = session.execute(
        select(first, last, Ad.municipality, LicenceCheck.verdict, func.count())
        .join(LicenceCheck, LicenceCheck.version_id == Ad.version_id)
        .group_by(first, last, Ad.municipality, LicenceCheck.verdict)
    )
    counts: Counter[tuple[date, str, str]] = Counter()
    for begun, ended, place, verdict, ads in rows:
        for week in _spanned(_day(begun), _day(ended)):
            if week in weeks:
                counts[week, place or "", verdict] += ads
    return counts


def _day(value: date | str) -> date:
    """SQLite gives a day as text, PostgreSQL as a date."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def _spanned(begun: date, ended: date) -> Iterator[date]:
    week = monday(begun)
    while week <= ended:
        yield week
        week += WEEK
