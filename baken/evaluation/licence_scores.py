"""How well licence checks answer: verdicts against their truth, and whether the licence meant is named."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from baken.evaluation.licence_set import LabelledCheck
from domain.jurisdictions import Jurisdiction
from domain.verdicts import CheckResult, Verdict, request_from_record
from matching.licences.checker import LicenceChecker
from matching.licences.register.rows import licence_from
from matching.licences.register.snapshot import RegisterSnapshot, content_digest


@dataclass(slots=True)
class CaseScore:
    """One kind of check: how many, how many verdicts were right, and how the licence meant was named."""

    checks: int = 0
    right: int = 0
    to_name: int = 0
    named: int = 0
    first: int = 0

    def add(self, right: bool, to_name: bool, named: bool, first: bool) -> None:
        """Count one check."""
        self.checks += 1
        self.right += right
        self.to_name += to_name
        self.named += named
        self.first += first


@dataclass(slots=True)
class LicenceScores:
    """All figures of one set. `wrong` holds a readable record of every wrong verdict, false `valid` first."""

    verdicts: Counter[tuple[str, str]] = field(default_factory=Counter)
    cases: dict[str, CaseScore] = field(default_factory=lambda: defaultdict(CaseScore))
    wrong: list[dict[str, Any]] = field(default_factory=list)

    @property
    def accuracy(self) -> float:
        """Return the share of right verdicts (1 for no checks)."""
        right = sum(count for (true, found), count in self.verdicts.items() if true == found)
        return right / self.verdicts.total() if self.verdicts else 1.0

    @property
    def false_valid(self) -> list[dict[str, Any]]:
        """Return the checks called `valid` whose truth is not."""
        return [record for record in self.wrong if record["found"] == Verdict.VALID]

    @property
    def naming(self) -> CaseScore:
        """Return the figures of all kinds together."""
        total = CaseScore()
        for score in self.cases.values():
            total.checks += score.checks
            total.right += score.right
            total.to_name += score.to_name
            total.named += score.named
            total.first += score.first
        return total

    def as_record(self) -> dict[str, Any]:
        """Return the JSON form."""
        naming = self.naming
        return {
            "checks": naming.checks,
            "accuracy": round(self.accuracy, 4),
            "false_valid": self.false_valid,
            "licence_to_name": naming.to_name,
            "licence_named": naming.named,
            "licence_first": naming.first,
            "verdicts": {f"{true} as {found}": count for (true, found), count in sorted(self.verdicts.items())},
            "cases": {
                name: {"checks": s.checks, "right": s.right, "to_name": s.to_name, "named": s.named, "first": s.first}
                for name, s in sorted(self.cases.items())
            },
            "wrong": self.wrong,
        }


def snapshot_of(rows: Iterable[Mapping[str, str]], day: date) -> RegisterSnapshot:
    """Return register rows in the CSV's columns as read on a day. Raises `BakenError` for one that cannot be read."""
    licences = tuple(licence_from(row) for row in rows)
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return RegisterSnapshot("made up", moment, licences, content_digest(licences))


def checker_for(rows: Iterable[Mapping[str, str]], pack: Jurisdiction, today: date) -> LicenceChecker:
    """Return a checker over register rows, as `snapshot_of` reads them."""
    return LicenceChecker(snapshot_of(rows, today), pack, today=today)


def score_checks(checks: Sequence[LabelledCheck], checker: LicenceChecker) -> LicenceScores:
    """Answer every check and compare with its truth."""
    scores = LicenceScores()
    for check in checks:
        found = checker.check(request_from_record(check.record))
        right = found.verdict == check.verdict
        named = _named(found)
        if found.licence and found.licence not in check.accepted:
            named = named[1:]  # the number shown is another's than the one meant: that one must lead the candidates
        scores.verdicts[check.verdict, found.verdict.value] += 1
        scores.cases[check.case].add(
            right,
            bool(check.accepted),
            not check.accepted.isdisjoint(named),
            bool(named) and bool(check.accepted) and named[0] in check.accepted,
        )
        if not right:
            scores.wrong.append(_wrong(check, found))
    scores.wrong.sort(key=lambda record: record["found"] != Verdict.VALID)
    return scores


def _named(found: CheckResult) -> list[str]:
    """Return the licences the answer names: the one the number is, then its candidates."""
    return [*([found.licence] if found.licence else []), *(candidate.number for candidate in found.candidates)]


def _wrong(check: LabelledCheck, found: CheckResult) -> dict[str, Any]:
    return {
        "id": check.record["id"],
        "case": check.case,
        "true": check.verdict,
        "found": found.verdict.value,
        "why_true": check.why,
        "reasons": list(found.reasons),
        "ad": check.record,
    }
