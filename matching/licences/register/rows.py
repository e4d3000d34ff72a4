"""One register row, from CSV cells or a JSON object, as a `Licence`."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Literal, cast, get_args

from domain.errors import BakenError
from domain.places import find_place
from domain.verdicts import Licence, LicenceKind, LicenceStatus
from matching.licences.normalise import key
from matching.phones import e164

Column = Literal[
    "number",
    "kind",
    "holder",
    "trade_names",
    "municipality",
    "cbs_code",
    "phones",
    "valid_from",
    "valid_until",
    "status",
]
COLUMNS: tuple[Column, ...] = get_args(Column)
REQUIRED_COLUMNS: tuple[Column, ...] = ("number", "kind", "holder", "status")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # no database takes these


def licence_from(row: Mapping[str, Any]) -> Licence:
    """Read one row. Cells that hold several values are lists, or text separated by `;`.

    Raises `BakenError` naming the cell that cannot be read.
    """
    number = _text(row, "number")
    if not key(number):
        raise BakenError("number is empty")
    valid_from, valid_until = _day(row, "valid_from"), _day(row, "valid_until")
    if valid_from and valid_until and valid_until < valid_from:
        raise BakenError(f"{number}: valid_until {valid_until} lies before valid_from {valid_from}")
    municipality = _text(row, "municipality")
    return Licence(
        number=number,
        kind=cast(LicenceKind, _one_of(row, "kind", get_args(LicenceKind))),
        holder=_text(row, "holder"),
        trade_names=_several(row, "trade_names"),
        municipality=municipality,
        cbs_code=_cbs_code(_text(row, "cbs_code"), municipality),
        phones=tuple(e164(phone) or phone for phone in _several(row, "phones")),
        valid_from=valid_from,
        valid_until=valid_until,
        status=cast(LicenceStatus, _one_of(row, "status", get_args(LicenceStatus))),
    )


def content_of(licence: Licence) -> dict[str, Any]:
    """Return a licence as plain JSON in the register's columns: lists where several values stand, ISO dates."""
    return {
        "number": licence.number,
        "kind": licence.kind,
        "holder": licence.holder,
        "trade_names": list(licence.trade_names),
        "municipality": licence.municipality,
        "cbs_code": licence.cbs_code,
        "phones": list(licence.phones),
        "valid_from": licence.valid_from.isoformat() if licence.valid_from else None,
        "valid_until": licence.valid_until.isoformat() if licence.valid_until else None,
        "status": licence.status,
    }


def licence_of(content: Mapping[str, Any]) -> Licence:
    """Return the licence that `content_of` wrote. Trusts its input: for what we stored ourselves."""
    first, last = content["valid_from"], content["valid_until"]
    return Licence(
        number=content["number"],
        kind=content["kind"],
        holder=content["holder"],
        trade_names=tuple(content["trade_names"]),
        municipality=content["municipality"],
        cbs_code=content["cbs_code"],
        phones=tuple(content["phones"]),
        valid_from=date.fromisoformat(first) if first else None,
        valid_until=date.fromisoformat(last) if last else None,
        status=content["status"],
    )


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    if value is None:
        return ""
    if not isinstance(value, str | int):
        raise BakenError(f"{name} is not text")
    return _clean(str(value))


def _several(row: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = row.get(name)
    if isinstance(value, str):
        value = value.split(";")
    if value is None:
        return ()
    if not isinstance(value, Sequence) or not all(isinstance(item, str) for item in value):
        raise BakenError(f"{name} is not a list of texts")
    return tuple(_clean(item) for item in value if item.strip())


def _clean(text: str) -> str:
    return " ".join(_UNSTORABLE.sub("\ufffd", text).split())


def _one_of(row: Mapping[str, Any], name: str, allowed: tuple[str, ...]) -> str:
    value = _text(row, name).lower()
    if value not in allowed:
        raise BakenError(f"{name} is {value[:40]!r}, not one of {', '.join(allowed)}")
    return value


def _day(row: Mapping[str, Any], name: str) -> date | None:
    value = _text(row, name)
    if not value:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        raise BakenError(f"{name} is {value[:40]!r}, not an ISO date") from None


def _cbs_code(code: str, municipality: str) -> str:
    if digits := re.fullmatch(r"(?:GM)?(\d{1,4})", code, re.IGNORECASE):
        return f"GM{int(digits.group(1)):04d}"
    place = find_place(municipality) if municipality and not code else None
    return place.dutch_municipality if place else code
