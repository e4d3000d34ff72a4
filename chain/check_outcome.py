"""One check's outcome as rows: the verdict in force, and the change of an earlier one for people to see."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from chain.check_basis import cause_of
from chain.register_answer import AnswerAtHand
from domain.clock import now, today
from domain.verdicts import CheckRequest, CheckResult, Verdict
from store.tables import LicenceCheck, VerdictChange, Version

TOLD = ("verdict", "verdict_today")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A result, what it rests on, and under which pack it was reached."""

    request: CheckRequest
    result: CheckResult
    answer: AnswerAtHand
    pack: str
    basis: str


def settle(check: LicenceCheck | None, version: Version, outcome: Outcome) -> tuple[LicenceCheck, VerdictChange | None]:
    """Return the version's check brought up to date, and the change to list, if it is one.

    Flags are derived anew only when what is said of the ad became another.
    """
    before, rested_on = (record_of(check), check.basis) if check else (None, "")
    told = _told(check)
    check = check or LicenceCheck(version_id=version.id)
    _fill(check, outcome)
    _remember(check, told)
    after = record_of(check)
    if before is None or _said(before) != _said(after):
        version.ad.flags_stale = True
    return check, _change(version, before, after, told, cause_of(rested_on, outcome.basis))


def record_of(check: LicenceCheck) -> dict[str, Any]:
    """Return a stored check as a record of `baken check`'s output."""
    return {
        "id": str(check.version_id),
        "verdict": check.verdict,
        "number": check.number,
        "licence": check.licence,
        "score": round(check.score, 4),
        "reasons": list(check.reasons),
        "candidates": list(check.candidates),
        "findings": list(check.findings),
        "judged_for": str(check.judged_for),
        "verdict_today": check.verdict_today or None,
        "judged_on": _text(check.judged_on),
    }


def _fill(check: LicenceCheck, outcome: Outcome) -> None:
    result, answer = outcome.result, outcome.answer
    record = result.as_record()
    check.verdict, check.number, check.licence = record["verdict"], result.number, result.licence
    check.score, check.candidates, check.findings = result.score, record["candidates"], record["findings"]
    check.reasons = [*record["reasons"], *([answer.note] if answer.note else [])]
    check.judged_for = result.judged_for or outcome.request.on or today()
    check.verdict_today = record["verdict_today"] or ""
    check.judged_on = result.judged_on or today()
    check.recheck_on = result.recheck_on
    check.jurisdiction, check.basis = outcome.pack, outcome.basis
    check.register = answer.snapshot.source if answer.snapshot else ""
    check.register_as_of = answer.snapshot.as_of if answer.snapshot else None
    check.answer_id = answer.answer_id


def _told(check: LicenceCheck | None) -> dict[str, str]:
    """Return the last verdicts that were not `unverified`, as far as there are any."""
    if check is None:
        return {}
    earlier = check.verified_before or {}
    said = {name: getattr(check, name) for name in TOLD}
    told = {name: earlier.get(name, "") if said[name] == Verdict.UNVERIFIED else said[name] for name in TOLD}
    return {name: verdict for name, verdict in told.items() if verdict}


def _remember(check: LicenceCheck, told: dict[str, str]) -> None:
    unverified = any(getattr(check, name) == Verdict.UNVERIFIED for name in TOLD)
    check.verified_before = told if unverified and told else None


def _change(
    version: Version, before: dict[str, Any] | None, after: dict[str, Any], told: dict[str, str], cause: str
) -> VerdictChange | None:
    """Return the change to list. That a verdict became `unverified` is none: nothing else was found out."""
    if before is None:
        return None
    for name in TOLD:
        verdict = after[name]
        if verdict and verdict != Verdict.UNVERIFIED and name in told and told[name] != verdict:
            return VerdictChange(
                ad_id=version.ad_id,
                version_id=version.id,
                at=now(),
                cause=cause,
                verdict_before=told[name],
                verdict_after=verdict,
                before={**before, **told},
                after=after,
            )
    return None


def _said(record: dict[str, Any]) -> dict[str, Any]:
    """Return what a record says of the ad; the day of the check alone says nothing new."""
    return {name: value for name, value in record.items() if name != "judged_on"}


def _text(day: date | None) -> str | None:
    return str(day) if day else None
