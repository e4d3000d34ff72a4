"""Licences, the question whether an ad shows a valid one, and the answer."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Literal, cast, get_args

from domain.ads import iso_date
from domain.errors import BakenError


class Verdict(StrEnum):
    """Outcome of a licence check (SPEC section 3)."""

    VALID = "valid"
    EXPIRED = "expired"
    NOT_YET_VALID = "not_yet_valid"
    SUSPENDED = "suspended"
    REVOKED = "revoked"
    MISMATCH = "mismatch"
    UNKNOWN = "unknown"
    MALFORMED = "malformed"
    MISSING = "missing"
    NOT_REQUIRED = "not_required"
    UNVERIFIED = "unverified"


LicenceKind = Literal["business", "self_employed"]
LicenceStatus = Literal["active", "suspended", "revoked"]


@dataclass(frozen=True, slots=True)
class Licence:
    """One register entry. `number` as the register writes it; phones E.164; dates inclusive."""

    number: str
    kind: LicenceKind
    holder: str
    trade_names: tuple[str, ...]
    municipality: str
    cbs_code: str
    phones: tuple[str, ...]
    valid_from: date | None
    valid_until: date | None
    status: LicenceStatus


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """What an ad shows that bears on its licence. `on` is the date the verdict is for.

    `kind` is what the ad plainly is (a business, or one self-employed person), None where that cannot be told.
    """

    id: str
    numbers: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    city: str = ""
    on: date | None = None
    kind: LicenceKind | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A licence that may be meant, with a score from 0 to 1 and why."""

    number: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The answer: verdict, the number it is about, the licence found, and reasons in words.

    `verdict` holds for the ad's date `judged_for`, `verdict_today` for `judged_on`; `recheck_on` is the first
    day on which the latter may differ although register and ad stay as they are (None: never).
    """

    id: str
    verdict: Verdict
    number: str | None = None
    licence: str | None = None
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    findings: tuple[str, ...] = field(default=())
    judged_for: date | None = None
    verdict_today: Verdict | None = None
    judged_on: date | None = None
    recheck_on: date | None = None

    def as_record(self) -> dict[str, Any]:
        """Return the JSON form of `baken check`'s output line."""
        return {
            "id": self.id,
            "verdict": self.verdict.value,
            "number": self.number,
            "licence": self.licence,
            "score": round(self.score, 4),
            "reasons": list(self.reasons),
            "candidates": [
                {"number": c.number, "score": round(c.score, 4), "reason": c.reason} for c in self.candidates
            ],
            "findings": list(self.findings),
            "judged_for": str(self.judged_for) if self.judged_for else None,
            "verdict_today": self.verdict_today.value if self.verdict_today else None,
            "judged_on": str(self.judged_on) if self.judged_on else None,
        }


def request_from_record(record: dict[str, Any]) -> CheckRequest:
    """Read one JSON record of `baken check`'s input.

    Raises `BakenError` naming the field that is missing or of the wrong type.
    """
    if not isinstance(record, dict):
        raise BakenError("not a JSON object")
    if not isinstance(record.get("id"), str | int):
        raise BakenError('field "id" is missing or not text')
    city = record.get("city") or ""
    if not isinstance(city, str):
        raise BakenError('field "city" is not text')
    return CheckRequest(
        id=str(record["id"]),
        numbers=_texts(record, "numbers"),
        phones=_texts(record, "phones"),
        names=_texts(record, "names"),
        city=city,
        on=iso_date(record.get("posted_at")),
        kind=_kind(record.get("kind")),
    )


def _kind(value: object) -> LicenceKind | None:
    if value is None or value == "":
        return None
    for kind in get_args(LicenceKind):
        if value == kind:
            return cast(LicenceKind, kind)
    raise BakenError(f'field "kind" is not one of {", ".join(get_args(LicenceKind))}')


def _texts(record: dict[str, Any], name: str) -> tuple[str, ...]:
    value = record.get(name) or []
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise BakenError(f'field "{name}" is not a list of texts')
    return tuple(value)
