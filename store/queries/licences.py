"""One licence: the register's rows on it over time, and every ad that shows it or may mean it."""

import json
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import CompoundSelect, Row, Select, String, cast, func, or_, select, union
from sqlalchemy.orm import Session, aliased

from domain.indicators import Track
from domain.roles import Role, Viewer
from matching.licences.normalise import key
from store.access import AccessDenied, only_visible, only_visible_ads, require
from store.audit import record
from store.tables import (
    Ad,
    Advertiser,
    FactRow,
    Flag,
    HitRow,
    LicenceCheck,
    RegisterAnswer,
    RegisterEntry,
    Site,
    Version,
)

CANDIDATES_SHOWN = 30
# What an inspector may know of a licence from elsewhere that an ad in their municipality shows.
KNOWN_ELSEWHERE = ("number", "kind", "municipality", "cbs_code", "valid_from", "valid_until", "status")


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A licence as the register had it from one answer until another no longer did (None: it still has)."""

    source: str
    content: dict[str, Any]
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class AdShowing:
    """An ad that shows a licence's number, or showed it: then `still` is False. `flag_id` if the viewer may open it."""

    ad_id: int
    title: str
    site: str
    place: str
    number: str
    verdict: str | None
    verdict_today: str | None
    judged_for: date | None
    first_seen_at: datetime
    last_seen_at: datetime
    removed_at: datetime | None
    advertiser: str | None
    still: bool
    flag_id: int | None = None
    findings: tuple[str, ...] = ()
    score: float = 0.0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LicenceDetail:
    """A licence with what is known of it. `cut`: it is another municipality's, holder and phones are left out."""

    number: str
    rows: list[RegisterRow]
    cut: bool
    ads: list[AdShowing]
    count: int
    advertisers: int
    first_seen_at: datetime | None
    last_seen_at: datetime | None
    verdicts: Counter[str]
    verdicts_today: Counter[str]
    candidates: list[AdShowing] = field(default_factory=list)


def licence_detail(
    session: Session, viewer: Viewer, number: str, *, limit: int = 10, offset: int = 0, log_view: bool = True
) -> LicenceDetail:
    """Return a licence by its number as the register writes it, with one page of the ads that show it.

    The view goes to the audit log unless it is a redraw (`log_view` off). Raises `AccessDenied` for a number
    that neither the register nor an ad within the viewer's role has; it does not tell these apart.
    """
    require(viewer, "see_licences")
    rows = _register_rows(session, number)
    showing = _showing(viewer, number)
    figures = _figures(session, showing)
    own = viewer.role is not Role.INSPECTOR or any(_is_in(row, viewer.municipality) for row in rows)
    if not figures[0] and not (rows and own):
        raise AccessDenied("this licence does not exist or is outside your role")
    if log_view:
        record(session, actor=viewer.username, role=viewer.role.value, action="licence.view", subject=number)
    count, advertisers, first, last = figures
    return LicenceDetail(
        number=number,
        rows=rows if own else [_cut(row) for row in rows],
        cut=bool(rows) and not own,
        ads=_page(session, viewer, showing.order_by(Ad.last_seen_at.desc(), Ad.id).limit(limit).offset(offset)),
        count=count,
        advertisers=advertisers,
        first_seen_at=first,
        last_seen_at=last,
        verdicts=_verdicts(session, showing, "verdict"),
        verdicts_today=_verdicts(session, showing, "verdict_today"),
        candidates=_candidates(session, viewer, number),
    )


def ads_showing(session: Session, viewer: Viewer, number: str) -> list[AdShowing]:
    """Return every ad that shows the number, within what the viewer may see, last seen first."""
    require(viewer, "see_licences")
    return _page(session, viewer, _showing(viewer, number).order_by(Ad.last_seen_at.desc(), Ad.id))


def _register_rows(session: Session, number: str) -> list[RegisterRow]:
    """All rows the register ever had under this number, newest first."""
    first, gone = aliased(RegisterAnswer), aliased(RegisterAnswer)
    query = (
        select(RegisterEntry, first.read_at, gone.read_at)
        .join(first, first.id == RegisterEntry.first_answer_id)
        .outerjoin(gone, gone.id == RegisterEntry.gone_answer_id)
        .where(RegisterEntry.key == key(number), RegisterEntry.number == number)
        .order_by(RegisterEntry.id.desc())
    )
    return [RegisterRow(entry.source, entry.content, since, until) for entry, since, until in session.execute(query)]


def _is_in(row: RegisterRow, municipality: str | None) -> bool:
    return row.content.get("cbs_code") == municipality


def _cut(row: RegisterRow) -> RegisterRow:
    known = {name: value for name, value in row.content.items() if name in KNOWN_ELSEWHERE}
    return RegisterRow(row.source, known, row.since, row.until)


def _versions_with(number: str) -> CompoundSelect[Any]:
    checked = select(LicenceCheck.version_id).where(LicenceCheck.licence == number)
    read = select(FactRow.version_id).where(FactRow.kind == "licence_number", FactRow.key == number)
    return union(checked, read)


def _showing(viewer: Viewer, number: str) -> Select[*tuple[Any, ...]]:
    """A query for each ad that shows the number, with the last version that does."""
    last = select(func.max(Version.id)).where(Version.id.in_(_versions_with(number))).group_by(Version.ad_id)
    return _ad_rows(viewer).where(Version.id.in_(last))


def _ad_rows(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    query = (
        select(Ad, Version, LicenceCheck, Site.title, Advertiser.key)
        .select_from(Version)
        .join(Ad, Ad.id == Version.ad_id)
        .join(Site, Site.id == Ad.site_id)
        .outerjoin(LicenceCheck, LicenceCheck.version_id == Version.id)
        .outerjoin(Advertiser, Advertiser.id == Ad.advertiser_id)
    )
    return only_visible_ads(query, viewer)


def _figures(session: Session, showing: Select[*tuple[Any, ...]]) -> tuple[int, int, datetime | None, datetime | None]:
    party = func.coalesce(Ad.advertiser_id, -Ad.id)
    query = showing.with_only_columns(
        func.count(), func.count(func.distinct(party)), func.min(Ad.first_seen_at), func.max(Ad.last_seen_at)
    )
    count, advertisers, first, last = session.execute(query).one()
    return count, advertisers, first, last


def _verdicts(session: Session, showing: Select[*tuple[Any, ...]], name: str) -> Counter[str]:
    column = getattr(LicenceCheck, name)
    rows = session.execute(showing.with_only_columns(column, func.count()).where(column != "").group_by(column))
    return Counter({verdict: count for verdict, count in rows if verdict})


def _page(session: Session, viewer: Viewer, query: Select[*tuple[Any, ...]]) -> list[AdShowing]:
    rows = session.execute(query).all()
    findings = _findings(session, [version.id for _, version, *_ in rows])
    flags = _flags(session, viewer, [ad.id for ad, *_ in rows])
    return [
        replace(_ad_row(row), flag_id=flags.get(row[0].id), findings=tuple(findings.get(row[1].id, ()))) for row in rows
    ]


def _ad_row(row: Row[*tuple[Any, ...]]) -> AdShowing:
    ad, version, check, site, advertiser = row
    return AdShowing(
        ad_id=ad.id,
        title=version.title,
        site=site,
        place=version.city,
        number=check.number or "" if check else "",
        verdict=check.verdict if check else None,
        verdict_today=check.verdict_today or None if check else None,
        judged_for=check.judged_for if check else None,
        first_seen_at=ad.first_seen_at,
        last_seen_at=ad.last_seen_at,
        removed_at=ad.removed_at,
        advertiser=advertiser,
        still=ad.version_id == version.id,
    )


def _findings(session: Session, versions: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    query = select(HitRow.version_id, HitRow.indicator).where(
        HitRow.version_id.in_(versions), HitRow.indicator.startswith("licence.")
    )
    for version_id, indicator in session.execute(query.order_by(HitRow.indicator)):
        found.setdefault(version_id, []).append(indicator)
    return found


def _flags(session: Session, viewer: Viewer, ads: list[int]) -> dict[int, int]:
    query = select(Flag.ad_id, Flag.id).where(Flag.ad_id.in_(ads), Flag.track == Track.ADMINISTRATIVE.value)
    return {row[0]: row[1] for row in session.execute(only_visible(query, viewer))}


def _candidates(session: Session, viewer: Viewer, number: str) -> list[AdShowing]:
    """Ads now online whose number, or phone, may mean this licence; the surest first."""
    named = cast(LicenceCheck.candidates, String).contains(f'"number": {json.dumps(number)}', autoescape=True)
    query = _ad_rows(viewer).where(Ad.version_id == Version.id, Ad.removed_at.is_(None), named)
    query = query.where(or_(LicenceCheck.licence.is_(None), LicenceCheck.licence != number))
    rows = session.execute(query.order_by(Ad.id.desc()).limit(CANDIDATES_SHOWN)).all()
    flags = _flags(session, viewer, [row[0].id for row in rows])
    found = []
    for row in rows:
        meant: dict[str, Any] = next((item for item in row[2].candidates if item.get("number") == number), {})
        score, reason = float(meant.get("score", 0.0)), str(meant.get("reason", ""))
        found.append(replace(_ad_row(row), flag_id=flags.get(row[0].id), score=score, reason=reason))
    return sorted(found, key=lambda row: -row.score)
