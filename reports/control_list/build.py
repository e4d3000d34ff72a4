"""Building the list: which ads to check, what they show, and what the register answered."""

import csv
from dataclasses import astuple, dataclass, fields
from typing import IO

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from domain.errors import BakenError
from domain.indicators import Track
from domain.places import municipalities
from domain.roles import Viewer
from reports.sheet import safe_text
from store.access import require, visible_flags
from store.audit import record
from store.tables import Ad, Capture, FactRow, Flag, LicenceCheck, Version


@dataclass(frozen=True, slots=True)
class ControlRow:
    """One ad to check. Times are UTC; `evidence` is the SHA-256 of the page as fetched."""

    municipality: str
    title: str
    site: str
    address: str
    last_seen: str
    number_shown: str
    verdict: str
    judged_for: str
    register_says: str
    phones: str
    evidence: str


def control_list(session: Session, viewer: Viewer, municipality: str) -> list[ControlRow]:
    """Return the rows of open administrative flags in a municipality (CBS code) that the viewer may see.

    The export is written to the audit log under the viewer's name. Raises `BakenError` for an unknown
    municipality, `AccessDenied` for a role that sees no flags.
    """
    require(viewer, "see_flags")
    if municipality not in municipalities():
        raise BakenError(f"no municipality {municipality!r}; give its CBS code, such as GM0344")
    query = visible_flags(viewer).where(
        Flag.municipality == municipality, Flag.track == Track.ADMINISTRATIVE.value, Flag.state == "open"
    )
    loaded = query.options(
        joinedload(Flag.ad).joinedload(Ad.site), joinedload(Flag.version).joinedload(Version.capture)
    )
    flags = list(session.scalars(loaded.order_by(Flag.tier_rank, Flag.due_at, Flag.id)))
    rows = [_row(session, flag) for flag in flags]
    record(
        session,
        actor=viewer.username,
        role=viewer.role.value,
        action="export.control_list",
        subject=municipality,
        detail={"rows": len(rows)},
    )
    return rows


def _row(session: Session, flag: Flag) -> ControlRow:
    check = session.scalar(select(LicenceCheck).where(LicenceCheck.version_id == flag.version_id))
    phones = session.scalars(
        select(FactRow.key).where(FactRow.version_id == flag.version_id, FactRow.kind == "phone").distinct()
    )
    capture: Capture | None = flag.version.capture
    return ControlRow(
        municipality=municipalities()[flag.municipality or ""].name,
        title=flag.version.title,
        site=flag.ad.site.title,
        address=flag.version.url,
        last_seen=flag.ad.last_seen_at.isoformat(timespec="minutes"),
        number_shown=(check.number or "") if check else "",
        verdict=check.verdict if check else "not assessed",
        judged_for=check.judged_for.isoformat() if check else "",
        register_says=" ".join(check.reasons) if check else "",
        phones="; ".join(sorted(phones)),
        evidence=capture.sha256 if capture else "",
    )


def write_csv(rows: list[ControlRow], out: IO[str]) -> None:
    """Write the rows as CSV with a header; cells that a spreadsheet would run as formulas get an apostrophe."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column.name for column in fields(ControlRow))
    writer.writerows([safe_text(str(cell)) for cell in astuple(row)] for row in rows)
