"""A made-up Dutch licence register of any size: the same rows for the same count and seed.

Every kind of row that a real register holds is there: businesses with trade names and legal forms, self-employed
people with working names, several phones or none, renewals as rows of their own (same number, later period),
expired, suspended, revoked and not yet valid ones, municipalities over the whole country by their size. Persons,
firms and phones are made up: phones lie in +31 600 NNNNNN, which belongs to no one in the Dutch numbering plan.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Literal

from registry_stub.made_up import MadeUp, Municipality
from registry_stub.numbering import Numbering

Forms = Literal["nl-wrp", "nl-apv", "both"]
Row = dict[str, str]

REFERENCE_DAY = date(2026, 11, 1)
PHONES = 10**6  # +31600000000 to +31600999999

# situation of a licence on the reference day: share in per cent
_SITUATIONS = {
    "current": 55,
    "renewed": 14,
    "renewed_with_gap": 3,
    "expired": 12,
    "suspended": 5,
    "revoked": 6,
    "not_yet_valid": 3,
    "without_end": 2,
}
_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class _Period:
    first: date
    last: date | None
    status: str = "active"


def make_register(
    count: int, seed: int, forms: Forms = "nl-wrp", reference_day: date = REFERENCE_DAY
) -> list[dict[str, str]]:
    """Return `count` rows in the register's CSV columns (`;` splits trade names and phones; dates ISO).

    `forms` chooses how numbers look: those of the `nl-wrp` scenario (`SB-2025-00417`, `RP-0041735`), municipal ones
    as under `nl-apv`, or both. The rows describe the register on `reference_day`. Raises `ValueError` for a negative
    count, and for one over the 400,000 for which there are made-up phones.
    """
    if not 0 <= count <= 400_000:
        raise ValueError("count must lie between 0 and 400,000")
    random = Random(f"register:{seed}:{forms}")
    rows: list[Row] = []
    for licence in _licences(random, forms, reference_day):
        rows.extend(licence)
        if len(rows) >= count:
            break
    random.shuffle(rows := rows[:count])
    return rows


def _licences(random: Random, forms: Forms, today: date) -> Iterator[list[Row]]:
    made_up = MadeUp(random)
    numbering = Numbering(random, forms)
    phones = iter(random.sample(range(PHONES), PHONES))
    while True:
        kind = "business" if random.random() < (0.8 if forms == "nl-apv" else 0.4) else "self_employed"
        places = made_up.municipalities(2 if kind == "business" and random.random() < 0.03 else 1)
        holder, trade_names = made_up.business(places[0]) if kind == "business" else made_up.self_employed()
        listed = [f"+31600{next(phones):06d}" for _ in range(_phone_count(kind, random))]
        for place in places:
            periods = _periods(random, today)
            number = numbering.next(kind, place.cbs_code, periods[0].first.year)
            yield [_row(number, kind, holder, trade_names, place, listed, period) for period in periods]


def _phone_count(kind: str, random: Random) -> int:
    weights = (12, 50, 25, 9, 4) if kind == "business" else (12, 75, 12, 1, 0)
    return random.choices(range(5), weights)[0]


def _periods(random: Random, today: date) -> list[_Period]:
    situation = random.choices(list(_SITUATIONS), list(_SITUATIONS.values()))[0]
    span = random.choices((3, 5), (80, 20))[0] * _YEAR  # Enschede 3 years, Rotterdam 5 (DOMAIN 1.2)
    first = today - timedelta(days=random.randrange(1, span.days - 1))
    current = _Period(first, first + span)
    if situation == "without_end":
        return [_Period(first, None)]
    if situation in ("suspended", "revoked"):
        return [_Period(current.first, current.last, situation)]
    if situation == "expired":
        last = today - timedelta(days=random.randrange(1, 700))
        return [_Period(last - span, last)]
    if situation == "not_yet_valid":
        first = today + timedelta(days=random.randrange(1, 150))
        return [_Period(first, first + span)]
    if situation in ("renewed", "renewed_with_gap"):
        gap = 1 if situation == "renewed" else random.randrange(20, 200)
        last = current.first - timedelta(days=gap)
        return [_Period(last - span, last), current]
    return [current]


def _row(
    number: str, kind: str, holder: str, trade_names: list[str], place: Municipality, phones: list[str], period: _Period
) -> Row:
    return {
        "number": number,
        "kind": kind,
        "holder": holder,
        "trade_names": ";".join(trade_names),
        "municipality": place.name,
        "cbs_code": place.cbs_code,
        "phones": ";".join(phones),
        "valid_from": period.first.isoformat(),
        "valid_until": period.last.isoformat() if period.last else "",
        "status": period.status,
    }
