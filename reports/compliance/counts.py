"""The counts per municipality as a table: every verdict for the ads' dates and for today."""

from collections.abc import Callable
from functools import partial

from sqlalchemy.orm import Session

from domain.roles import Viewer
from domain.verdicts import Verdict
from reports.compliance.frame import Wording, framed, place_name
from reports.sheet import CellValue, Sheet
from store.access import require
from store.queries.compliance import PlaceCounts, compliance


def counts_sheet(session: Session, viewer: Viewer, word: Wording, municipality: str | None = None) -> Sheet:
    """Return what the compliance screen counts, a municipality a row; the export is logged.

    Raises `AccessDenied` for a role without it, and for an inspector who asks for another municipality.
    """
    require(viewer, "export_compliance")
    rows = compliance(session, viewer, municipality, log_view=False)
    columns: list[tuple[str, Callable[[PlaceCounts], CellValue]]] = [
        ("filter.municipality", lambda row: place_name(row.municipality, word)),
        ("column.code", lambda row: row.municipality),
        ("column.ads", lambda row: row.ads),
    ]
    columns += [(f"export.for_date.{verdict}", partial(_for_date, verdict.value)) for verdict in Verdict]
    columns += [(f"export.today.{verdict}", partial(_today, verdict.value)) for verdict in Verdict]
    narrowed = [place_name(municipality, word)] if municipality else []
    return framed(session, viewer, _headed(word), name="compliance", columns=columns, rows=rows, narrowed=narrowed)


def _headed(word: Wording) -> Wording:
    """Give the headings of the two groups of verdicts as well."""

    def words(key: str, /, **values: object) -> str:
        for group in ("for_date", "today"):
            if key.startswith(f"export.{group}."):
                verdict = word(f"verdict.{key.rpartition('.')[2]}")
                return f"{verdict}, {word(f'compliance.{group}').lower()}"
        return word(key, **values)

    return words


def _for_date(verdict: str, row: PlaceCounts) -> CellValue:
    return row.for_date.get(verdict, None if row.hidden else 0)


def _today(verdict: str, row: PlaceCounts) -> CellValue:
    return row.today.get(verdict, None if row.hidden else 0)
