"""How ads do against the register, per municipality and week: counts only, small cells hidden for researchers."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from domain.roles import Role, Viewer
from domain.verdicts import Verdict
from store.access import own_place, require
from store.audit import record
from store.queries.overview import SMALLEST_CELL
from store.tables import Ad, ComplianceWeek, LicenceCheck

WEEKS_SHOWN = 12
# A check from before verdicts for today were kept says nothing about today.
NOT_JUDGED = Verdict.UNVERIFIED.value
REQUIRED_NONE = {Verdict.NOT_REQUIRED.value, Verdict.UNVERIFIED.value}


@dataclass(frozen=True, slots=True)
class PlaceCounts:
    """Ads online in one municipality (CBS code, empty: not known) by verdict, for the ads' dates and for today."""

    municipality: str
    for_date: Mapping[str, int] = field(default_factory=dict)
    today: Mapping[str, int] = field(default_factory=dict)

    @property
    def ads(self) -> int:
        """How many ads were checked."""
        return sum(self.for_date.values())


def valid_share(counts: Mapping[str, int]) -> float | None:
    """Return which part of the ads that must show a number, and could be checked, shows a valid one; None of none."""
    judged = sum(count for verdict, count in counts.items() if verdict not in REQUIRED_NONE)
    return counts.get(Verdict.VALID.value, 0) / judged if judged else None


def compliance(
    session: Session, viewer: Viewer, municipality: str | None = None, *, log_view: bool = True
) -> list[PlaceCounts]:
    """Return the counts of every municipality with checked ads online, most ads first, or of one.

    The view goes to the audit log unless it is a redraw (`log_view` off). Raises `AccessDenied` for a role
    without this page, and for an inspector who asks for another municipality.
    """
    require(viewer, "see_compliance")
    place = own_place(viewer, municipality)
    if log_view:
        _log(session, viewer, "compliance.view", place)
    query = (
        select(Ad.municipality, LicenceCheck.verdict, LicenceCheck.verdict_today, func.count())
        .join(LicenceCheck, LicenceCheck.version_id == Ad.version_id)
        .where(Ad.removed_at.is_(None))
        .group_by(Ad.municipality, LicenceCheck.verdict, LicenceCheck.verdict_today)
    )
    if place is not None:
        query = query.where(Ad.municipality == place)
    for_date: dict[str, Counter[str]] = {}
    today: dict[str, Counter[str]] = {}
    for where, verdict, verdict_today, ads in session.execute(query):
        for_date.setdefault(where or "", Counter())[verdict] += ads
        today.setdefault(where or "", Counter())[verdict_today or NOT_JUDGED] += ads
    rows = [PlaceCounts(where, _seen_by(viewer, for_date[where]), _seen_by(viewer, today[where])) for where in for_date]
    return sorted((row for row in rows if row.for_date), key=lambda row: (-row.ads, row.municipality))


def together(rows: list[PlaceCounts]) -> PlaceCounts:
    """Add municipalities up; of what a researcher sees only that is counted."""
    for_date, today = Counter[str](), Counter[str]()
    for row in rows:
        for_date.update(row.for_date)
        today.update(row.today)
    return PlaceCounts("", for_date, today)


def compliance_weeks(
    session: Session, viewer: Viewer, municipality: str | None = None, weeks: int = WEEKS_SHOWN
) -> dict[date, dict[str, int]]:
    """Return the ads seen each week (by its Monday) by verdict for their own date, oldest first.

    Raises `AccessDenied` as `compliance` does.
    """
    require(viewer, "see_compliance")
    place = own_place(viewer, municipality)
    newest = select(ComplianceWeek.week).distinct().order_by(ComplianceWeek.week.desc()).limit(weeks)
    query = select(ComplianceWeek.week, ComplianceWeek.verdict, func.sum(ComplianceWeek.ads)).where(
        ComplianceWeek.week.in_(newest)
    )
    if place is not None:
        query = query.where(ComplianceWeek.municipality == place)
    counts: dict[date, dict[str, int]] = {}
    rows = query.group_by(ComplianceWeek.week, ComplianceWeek.verdict).order_by(ComplianceWeek.week)
    for week, verdict, ads in session.execute(rows):
        counts.setdefault(week, {})[verdict] = int(ads)
    return {week: dict(_seen_by(viewer, found)) for week, found in counts.items()}


def without_small_cells(counts: Mapping[str, int]) -> dict[str, int]:
    """Hide counts below `SMALLEST_CELL`; what is hidden must not follow from the total either.

    So where the hidden ones together are fewer than that, the smallest of the others is hidden with them.
    """
    shown = {key: count for key, count in counts.items() if count >= SMALLEST_CELL}
    hidden = sum(counts.values()) - sum(shown.values())
    if shown and 0 < hidden < SMALLEST_CELL:
        del shown[min(shown, key=lambda key: (shown[key], key))]
    return shown


def _seen_by(viewer: Viewer, counts: Mapping[str, int]) -> Mapping[str, int]:
    return without_small_cells(counts) if viewer.role is Role.RESEARCHER else counts


def _log(session: Session, viewer: Viewer, action: str, place: str | None) -> None:
    record(session, actor=viewer.username, role=viewer.role.value, action=action, subject=place or "")
