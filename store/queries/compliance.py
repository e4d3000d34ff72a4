"""How ads do against the register, per municipality and week: counts only, small cells hidden for researchers."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from domain.roles import Role, Viewer
from domain.verdicts import Verdict
from store.access import own_place, require
from store.audit import record
from store.compliance_counts import counts
from store.queries.overview import SMALLEST_CELL
from store.tables import ComplianceWeek

WEEKS_SHOWN = 12
# A check from before verdicts for today were kept says nothing about today.
NOT_JUDGED = Verdict.UNVERIFIED.value
REQUIRED_NONE = {Verdict.NOT_REQUIRED.value, Verdict.UNVERIFIED.value}


@dataclass(frozen=True, slots=True)
class PlaceCounts:
    """Ads online in one municipality (CBS code, empty: not known) by verdict, for the ads' dates and for today.

    `hidden`: some counts are not shown, so that no share can be told from the others.
    """

    municipality: str
    for_date: Mapping[str, int] = field(default_factory=dict)
    today: Mapping[str, int] = field(default_factory=dict)
    hidden: bool = False

    @property
    def ads(self) -> int:
        """How many ads were checked."""
        return sum(self.for_date.values())


def valid_share(row: PlaceCounts, basis: str) -> float | None:
    """Return which part of the ads that must show a number, and could be checked, shows a valid one.

    `basis`: `for_date` or `today`. None where there are no such ads, or counts are hidden.
    """
    counts: Mapping[str, int] = row.today if basis == "today" else row.for_date
    if row.hidden:
        return None
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
    for_date: dict[str, Counter[str]] = {}
    today: dict[str, Counter[str]] = {}
    for where, verdict, verdict_today, ads in counts(session, place):
        for_date.setdefault(where, Counter())[verdict] += ads
        today.setdefault(where, Counter())[verdict_today or NOT_JUDGED] += ads
    rows = [_row(viewer, where, for_date[where], today[where]) for where in for_date]
    return sorted((row for row in rows if row.for_date), key=lambda row: (-row.ads, row.municipality))


def together(viewer: Viewer, rows: Iterable[PlaceCounts]) -> PlaceCounts:
    """Add municipalities up. A researcher gets the sum of what they see, of which no share can be told."""
    for_date, today = Counter[str](), Counter[str]()
    for row in rows:
        for_date.update(row.for_date)
        today.update(row.today)
    return PlaceCounts("", for_date, today, hidden=viewer.role is Role.RESEARCHER)


def compliance_weeks(
    session: Session, viewer: Viewer, municipality: str | None = None, weeks: int = WEEKS_SHOWN
) -> dict[date, dict[str, int]]:
    """Return the ads seen each week (by its Monday) by verdict for their own date, oldest first.

    Raises `AccessDenied` as `compliance` does.
    """
    require(viewer, "see_compliance")
    place = own_place(viewer, municipality)
    newest = select(ComplianceWeek.week).distinct().order_by(ComplianceWeek.week.desc()).limit(weeks)
    columns = (ComplianceWeek.week, ComplianceWeek.municipality)
    query = select(*columns, ComplianceWeek.verdict, ComplianceWeek.ads).where(ComplianceWeek.week.in_(newest))
    if place is not None:
        query = query.where(ComplianceWeek.municipality == place)
    found: dict[tuple[date, str], dict[str, int]] = {}
    for week, where, verdict, ads in session.execute(query.order_by(*columns)):
        found.setdefault((week, where), {})[verdict] = ads
    per_week: dict[date, Counter[str]] = {}
    for (week, _), of_place in found.items():
        # hidden per municipality, or the whole country would tell what a single one does not
        per_week.setdefault(week, Counter()).update(_seen_by(viewer, of_place))
    return {week: dict(verdicts) for week, verdicts in per_week.items()}


def without_small_cells(counts: Mapping[str, int]) -> dict[str, int]:
    """Hide counts below `SMALLEST_CELL`; what is hidden must not follow from the total either.

    So where the hidden ones together are fewer than that, the smallest of the others is hidden with them.
    """
    shown = {key: count for key, count in counts.items() if count >= SMALLEST_CELL}
    hidden = sum(counts.values()) - sum(shown.values())
    if shown and 0 < hidden < SMALLEST_CELL:
        del shown[min(shown, key=lambda key: (shown[key], key))]
    return shown


def _row(viewer: Viewer, where: str, for_date: Counter[str], today: Counter[str]) -> PlaceCounts:
    shown, shown_today = _seen_by(viewer, for_date), _seen_by(viewer, today)
    hidden = len(shown) < len(for_date) or len(shown_today) < len(today)
    return PlaceCounts(where, shown, shown_today, hidden)


def _seen_by(viewer: Viewer, counts: Mapping[str, int]) -> Mapping[str, int]:
    return without_small_cells(counts) if viewer.role is Role.RESEARCHER else counts


def _log(session: Session, viewer: Viewer, action: str, place: str | None) -> None:
    record(session, actor=viewer.username, role=viewer.role.value, action=action, subject=place or "")
