"""Changed verdicts as a table."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from domain.roles import Viewer
from reports.compliance.frame import Wording, framed, moment, place_name
from reports.sheet import CellValue, Sheet
from store.access import require
from store.queries.verdict_changes import ChangeFilter, ChangeSeen, verdict_changes


def changes_sheet(session: Session, viewer: Viewer, word: Wording, wanted: ChangeFilter) -> Sheet:
    """Return the changes that the filter leaves; the export is logged.

    Raises `AccessDenied` for a role without it, and for an inspector who asks for another municipality.
    """
    require(viewer, "export_licences")
    columns: list[tuple[str, Callable[[ChangeSeen], CellValue]]] = [
        ("column.at", lambda row: moment(row.change.at)),
        ("flag.ad", lambda row: row.title),
        ("filter.site", lambda row: row.site),
        ("column.place", lambda row: row.place),
        ("flag.number", lambda row: str(row.change.after.get("number") or row.change.before.get("number") or "")),
        ("changes.before", lambda row: word(f"verdict.{row.change.verdict_before}")),
        ("changes.after", lambda row: word(f"verdict.{row.change.verdict_after}")),
        ("changes.cause", lambda row: word(f"cause.{row.change.cause}")),
        ("changes.seen_by", lambda row: row.seen_by or ""),
        ("changes.seen_at", lambda row: moment(row.change.seen_at) if row.change.seen_at else ""),
        ("flag.decisions", lambda row: "; ".join(word(f"decide.{decision.kind}") for decision in row.decisions)),
    ]
    rows = verdict_changes(session, viewer, wanted, log_view=False)
    return framed(session, viewer, word, name="changes", columns=columns, rows=rows, narrowed=_told(word, wanted))


def _told(word: Wording, wanted: ChangeFilter) -> list[str]:
    seen = {None: [], True: [word("changes.shown.seen")], False: [word("changes.shown.new")]}[wanted.seen]
    return [
        *seen,
        *([word(f"cause.{wanted.cause}")] if wanted.cause else []),
        *([word(f"verdict.{wanted.verdict}")] if wanted.verdict else []),
        *([place_name(wanted.municipality, word)] if wanted.municipality else []),
    ]
