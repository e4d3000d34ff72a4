"""Licences as tables: the ads that show one, and those that no ad was seen to show."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from domain.roles import Viewer
from reports.compliance.frame import Wording, framed, moment, place_name
from reports.sheet import CellValue, Sheet
from store.access import require
from store.queries.licences import AdShowing, ads_showing, licence_detail
from store.queries.registers import never_advertised
from store.tables import RegisterEntry

LISTED = ("number", "kind", "holder", "trade_names", "municipality", "valid_from", "valid_until", "status")


def ads_sheet(session: Session, viewer: Viewer, word: Wording, number: str) -> Sheet:
    """Return every ad that shows the number, within what the viewer may see; the export is logged.

    Raises `AccessDenied` for a role without it, and for a licence outside it.
    """
    require(viewer, "export_licences")
    licence_detail(session, viewer, number, limit=1, log_view=False)
    columns: list[tuple[str, Callable[[AdShowing], CellValue]]] = [
        ("flag.ad", lambda ad: ad.title),
        ("filter.site", lambda ad: ad.site),
        ("column.place", lambda ad: ad.place),
        ("flag.number", lambda ad: ad.number),
        ("compliance.for_date", lambda ad: word(f"verdict.{ad.verdict}") if ad.verdict else ""),
        ("column.judged_for", lambda ad: ad.judged_for.isoformat() if ad.judged_for else ""),
        ("compliance.today", lambda ad: word(f"verdict.{ad.verdict_today}") if ad.verdict_today else ""),
        ("column.first_seen", lambda ad: moment(ad.first_seen_at)),
        ("column.seen", lambda ad: moment(ad.last_seen_at)),
        ("licence.advertiser", lambda ad: ad.advertiser or ""),
        ("licence.still", lambda ad: word("answer.active" if ad.still else "answer.inactive")),
    ]
    rows = ads_showing(session, viewer, number)
    return framed(session, viewer, word, name="licence", columns=columns, rows=rows, narrowed=[number])


def never_sheet(session: Session, viewer: Viewer, word: Wording, municipality: str | None = None) -> Sheet:
    """Return the licences that no ad was seen to show; the export is logged.

    Raises `AccessDenied` for a role without it, and for an inspector who asks for another municipality.
    """
    require(viewer, "export_licences")

    def value(name: str) -> Callable[[RegisterEntry], CellValue]:
        return lambda entry: in_cell(entry.content.get(name))

    columns = [(f"register.{name}", value(name)) for name in LISTED]
    rows = never_advertised(session, viewer, municipality)
    narrowed = [place_name(municipality, word)] if municipality else []
    return framed(session, viewer, word, name="never_advertised", columns=columns, rows=rows, narrowed=narrowed)


def in_cell(value: object) -> str:
    """Return a value of a register's row on one line; several with a semicolon, as the register's CSV form has."""
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)
