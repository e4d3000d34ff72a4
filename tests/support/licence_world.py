"""Licences and a checker for the tests of licence checks: every number, name and phone is made up."""

from datetime import UTC, date, datetime

from domain.jurisdictions import jurisdiction
from domain.verdicts import CheckRequest, CheckResult, Licence
from matching.licences.checker import LicenceChecker
from matching.licences.register.snapshot import RegisterSnapshot, content_digest

DAY = date(2026, 6, 1)
OWN, OTHERS, NOBODYS = "+31600010001", "+31600010002", "+31600019999"


def licence(number: str = "SB-2025-00417", **changes: object) -> Licence:
    """Return a licence in force on `DAY`, with one notified phone, but for the changes given."""
    plain: dict[str, object] = {
        "number": number,
        "kind": "business" if number.startswith("SB") else "self_employed",
        "holder": "Maanlicht Demo BV",
        "trade_names": ("Maanlicht",),
        "municipality": "Utrecht",
        "cbs_code": "GM0344",
        "phones": (OWN,),
        "valid_from": date(2025, 1, 1),
        "valid_until": date(2026, 12, 31),
        "status": "active",
    }
    return Licence(**{**plain, **changes})  # type: ignore[arg-type]


def snapshot(*licences: Licence, fresh: bool = True, unreadable: frozenset[str] = frozenset()) -> RegisterSnapshot:
    """Return a register that holds these licences."""
    moment = datetime(2026, 6, 1, tzinfo=UTC)
    return RegisterSnapshot("test", moment, licences, content_digest(licences), fresh, unreadable=unreadable)


def check(register: RegisterSnapshot | None, *numbers: str, pack: str = "nl-wrp", **shown: object) -> CheckResult:
    """Judge an ad that shows these numbers, for `DAY` unless `on` says otherwise."""
    request = CheckRequest("ad", numbers, **{"on": DAY, **shown})  # type: ignore[arg-type]
    return LicenceChecker(register, jurisdiction(pack), today=DAY).check(request)
