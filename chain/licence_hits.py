"""What the licence checks of several ads show together, as hits on the ads' present versions."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast, get_args

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from domain.indicators import Track
from domain.verdicts import LicenceKind
from matching.licences.findings.after_check import AFTER_CHECK, CheckedBy, FirstShown, numbers_after_check
from matching.licences.findings.dropped import DROPPED, NoneShown, RegisteredShown, dropped_numbers
from matching.licences.findings.shared import SHARED, NumberShown, shared_numbers
from store.parts import in_parts
from store.tables import Ad, Decision, FactRow, Flag, LicenceCheck, RegisterEntry, Version

Wanted = dict[tuple[int, str], dict[str, Any]]
# Verdicts on numbers that stood in the register as this advertiser's: dropping somebody else's is repair.
OWN_IN_REGISTER = ("valid", "expired", "not_yet_valid", "suspended", "revoked")
CHUNK = 500


@dataclass(frozen=True, slots=True)
class LicenceHistory:
    """All that the findings rest on: licences found in present and earlier versions, referrals, first numbers.

    It is plain data, so that its fingerprint tells whether anything changed.
    """

    shown: tuple[tuple[int, str, str], ...]
    registered: tuple[tuple[str, str, str, datetime, bool], ...]
    without: tuple[tuple[int, str, str, datetime], ...]
    numbers: tuple[tuple[int | None, str, str, str, datetime], ...]
    referrals: tuple[tuple[str, str, datetime], ...]


def licence_history(session: Session) -> LicenceHistory:
    """Read what the findings rest on, in a settled order."""
    referrals = _referrals(session)
    return LicenceHistory(
        shown=_shown(session),
        registered=_registered(session),
        without=_without(session),
        numbers=_numbers(session, {advertiser for advertiser, _, _ in referrals}),
        referrals=referrals,
    )


def licence_hits(session: Session, history: LicenceHistory) -> Wanted:
    """Return every finding by version and id, with what it rests on."""
    return _shared(session, history) | _after_check(history) | _dropped(history)


def _party(ad_id: int, advertiser_id: int | None) -> str:
    return f"ad {ad_id}" if advertiser_id is None else str(advertiser_id)


def _shown(session: Session) -> tuple[tuple[int, str, str], ...]:
    rows = session.execute(
        select(LicenceCheck.version_id, Ad.id, Ad.advertiser_id, LicenceCheck.licence)
        .join(Ad, Ad.version_id == LicenceCheck.version_id)
        .where(LicenceCheck.licence.is_not(None), LicenceCheck.verdict != "missing")
        .order_by(LicenceCheck.version_id)
    )
    return tuple((version, _party(ad, advertiser), licence or "") for version, ad, advertiser, licence in rows)


def _registered(session: Session) -> tuple[tuple[str, str, str, datetime, bool], ...]:
    rows = session.execute(
        select(Ad.id, Ad.advertiser_id, LicenceCheck.licence, Version.first_seen_at, Ad.version_id, Version.id)
        .add_columns(Ad.removed_at)
        .join(Version, Version.ad_id == Ad.id)
        .join(LicenceCheck, LicenceCheck.version_id == Version.id)
        .where(LicenceCheck.licence.is_not(None), LicenceCheck.verdict.in_(OWN_IN_REGISTER))
        .order_by(Version.id)
    )
    return tuple(
        (str(ad), _party(ad, advertiser), licence or "", since, current == version and removed is None)
        for ad, advertiser, licence, since, current, version, removed in rows
    )


def _without(session: Session) -> tuple[tuple[int, str, str, datetime], ...]:
    rows = session.execute(
        select(Version.id, Ad.id, Ad.advertiser_id, Version.first_seen_at)
        .join(Ad, Ad.version_id == Version.id)
        .join(LicenceCheck, LicenceCheck.version_id == Version.id)
        .where(LicenceCheck.verdict == "missing")
        .order_by(Version.id)
    )
    return tuple((version, str(ad), _party(ad, advertiser), since) for version, ad, advertiser, since in rows)


def _referrals(session: Session) -> tuple[tuple[str, str, datetime], ...]:
    """Referrals to supervision: only they lead to a check. Those on other tracks would show through."""
    rows = session.execute(
        select(Ad.id, Ad.advertiser_id, Flag.municipality, Decision.decided_at)
        .join(Flag, Flag.ad_id == Ad.id)
        .join(Decision, Decision.flag_id == Flag.id)
        .where(Flag.track == Track.ADMINISTRATIVE.value, Decision.kind == "refer_administrative")
        .order_by(Decision.id)
    )
    return tuple((_party(ad, advertiser), place or "", at) for ad, advertiser, place, at in rows)


def _numbers(session: Session, parties: set[str]) -> tuple[tuple[int | None, str, str, str, datetime], ...]:
    """Numbers in any version of these advertisers' ads; the version is named where the site shows it now."""
    advertisers = sorted(int(party) for party in parties if party.isdigit())
    alone = sorted(int(party.removeprefix("ad ")) for party in parties if not party.isdigit())
    found = []
    for column, idents in ((Ad.advertiser_id, advertisers), (Ad.id, alone)):
        for chunk in in_parts(idents, CHUNK):
            rows = session.execute(
                select(Ad.id, Ad.advertiser_id, Ad.municipality, FactRow.key, Version.first_seen_at)
                .add_columns(Ad.version_id, Version.id)
                .join(Version, Version.ad_id == Ad.id)
                .join(FactRow, and_(FactRow.version_id == Version.id, FactRow.kind == "licence_number"))
                .where(column.in_(chunk))
                .order_by(FactRow.id)
            )
            found += [
                (version if version == current else None, _party(ad, advertiser), place or "", number, since)
                for ad, advertiser, place, number, since, current, version in rows
            ]
    return tuple(found)


def _shared(session: Session, history: LicenceHistory) -> Wanted:
    found = shared_numbers(NumberShown(str(version), party, licence) for version, party, licence in history.shown)
    kinds = _kinds(session, [shared.licence for shared in found])
    wanted: Wanted = {}
    for shared in found:
        detail: dict[str, Any] = {"number": shared.licence, "advertisers": len(shared.advertisers)}
        if shared.licence in kinds:
            detail["kind"] = kinds[shared.licence]
        wanted |= {(int(version), SHARED): detail for version in shared.ads}
    return wanted


def _kinds(session: Session, licences: list[str]) -> dict[str, LicenceKind]:
    """Return whether each licence is a business's or one person's, as the register's present rows say."""
    kinds: dict[str, LicenceKind] = {}
    for numbers in in_parts(licences, CHUNK):
        rows = session.execute(
            select(RegisterEntry.number, RegisterEntry.content)
            .where(RegisterEntry.number.in_(numbers), RegisterEntry.gone_answer_id.is_(None))
            .order_by(RegisterEntry.id)
        )
        for number, content in rows:
            if content.get("kind") in get_args(LicenceKind):
                kinds[number] = cast(LicenceKind, content["kind"])
    return kinds


def _after_check(history: LicenceHistory) -> Wanted:
    found = numbers_after_check(
        (
            FirstShown(str(version) if version else None, party, place, number, since)
            for version, party, place, number, since in history.numbers
        ),
        (CheckedBy(*referral) for referral in history.referrals),
    )
    return {
        (int(row.ad), AFTER_CHECK): {
            "number": row.number,
            "since": f"{row.since:%d-%m-%Y}",
            "checked": f"{row.checked_at:%d-%m-%Y}",
            "days": row.days,
        }
        for row in found
    }


def _dropped(history: LicenceHistory) -> Wanted:
    found = dropped_numbers(
        (RegisteredShown(*row) for row in history.registered),
        (NoneShown(str(version), ad, party, since) for version, ad, party, since in history.without),
    )
    return {(int(row.version), DROPPED): {"number": row.licence, "since": f"{row.since:%d-%m-%Y}"} for row in found}
