"""The licence check of one ad: which number counts, which rules apply, and what the answer is."""

from dataclasses import dataclass
from datetime import date

from domain.clock import today as current_day
from domain.jurisdictions import Jurisdiction
from domain.places import find_place
from domain.verdicts import Candidate, CheckRequest, CheckResult, Verdict
from matching.licences.candidates import near_misses, phone_candidates
from matching.licences.index import RegisterIndex
from matching.licences.normalise import key, without_label, written
from matching.licences.register.snapshot import RegisterSnapshot
from matching.licences.verdict import BEST_FIRST, Judgement, judge

STALE = "The register's last answer is too old to judge by."
UNREACHABLE = "The register could not be reached."


@dataclass(frozen=True, slots=True)
class _Shown:
    """One number as printed in the ad, and whether it has a form that the pack knows."""

    number: str
    well_formed: bool


class LicenceChecker:
    """Answers for many ads from one register snapshot under one jurisdiction pack.

    Without a snapshot, or with a stale one, whatever needs the register is `unverified`.
    """

    def __init__(self, snapshot: RegisterSnapshot | None, pack: Jurisdiction, today: date | None = None) -> None:
        self._pack = pack
        self._today = today
        self._usable = snapshot is not None and snapshot.fresh
        self._why_not = UNREACHABLE if snapshot is None else STALE
        self._unreadable = snapshot.unreadable if snapshot else frozenset()
        self._index = RegisterIndex(snapshot.licences if snapshot and snapshot.fresh else ())

    def check(self, request: CheckRequest) -> CheckResult:
        """Judge one ad for `request.on` (today if None). Never raises on what an ad may contain."""
        on = request.on or self._today or current_day()
        shown = self._shown(request)
        if not shown:
            return self._without_number(request, on)
        judgements = [self._judge(number, request, on) for number in shown]
        best = min(judgements, key=lambda judgement: BEST_FIRST.index(judgement.verdict))
        reasons = best.reasons
        if len(judgements) > 1:
            reasons = (*reasons, f"The ad shows {len(judgements)} numbers; the best one counts.")
        candidates = self._candidates(best, shown, request)
        return CheckResult(
            id=request.id,
            verdict=best.verdict,
            number=best.number,
            licence=best.licence.number if best.licence else None,
            score=1.0 if best.licence else max((c.score for c in candidates), default=0.0),
            reasons=reasons,
            candidates=candidates,
            findings=best.findings,
        )

    def _shown(self, request: CheckRequest) -> list[_Shown]:
        numbers: dict[str, _Shown] = {}
        for raw in request.numbers:
            number = written(raw)
            if not self._well_formed(number) and not self._index.exact(number):
                number = without_label(number)
            if key(number):
                numbers.setdefault(number, _Shown(number, self._well_formed(number)))
        return list(numbers.values())

    def _well_formed(self, number: str) -> bool:
        return any(form.matches(number) or form.matches(key(number)) for form in self._pack.formats)

    def _judge(self, shown: _Shown, request: CheckRequest, on: date) -> Judgement:
        rows = self._index.exact(shown.number)
        if rows:
            return judge(shown.number, rows, request, on, self._index, self._pack.country)
        if not shown.well_formed and (key(shown.number) not in self._unreadable):
            why = f"{shown.number[:60]} has no form of number that {self._pack.id} knows."
            return Judgement(Verdict.MALFORMED, shown.number, None, (why,))
        if not self._usable:
            return Judgement(Verdict.UNVERIFIED, shown.number, None, (self._why_not,))
        if key(shown.number) in self._unreadable:
            why = "The register has this number, but its row there cannot be read."
            return Judgement(Verdict.UNVERIFIED, shown.number, None, (why,))
        why = f"{shown.number} has the right form but is not in the register."
        return Judgement(Verdict.UNKNOWN, shown.number, None, (why,))

    def _candidates(self, best: Judgement, shown: list[_Shown], request: CheckRequest) -> tuple[Candidate, ...]:
        if best.verdict in {Verdict.UNKNOWN, Verdict.MALFORMED}:
            numbers = [number.number for number in shown]
            return near_misses(numbers, request, self._index, self._pack.country)
        if best.verdict is Verdict.MISMATCH and best.licence:
            found = phone_candidates(request, self._index, self._pack.country)
            return tuple(c for c in found if c.number != best.licence.number)
        return ()

    def _without_number(self, request: CheckRequest, on: date) -> CheckResult:
        required, why = self._requirement(request.city, on)
        if required == "none":
            return CheckResult(request.id, Verdict.NOT_REQUIRED, reasons=(why,))
        candidates = phone_candidates(request, self._index, self._pack.country)
        reasons = ["The ad shows no licence or registration number."]
        if candidates:
            reasons.append("A phone number in the ad is listed with a licence in the register.")
        elif not self._usable and request.phones:
            reasons.append(f"{self._why_not} Whether the phone is listed there cannot be told.")
        verdict = Verdict.MISSING
        if required != "all":
            reasons.append(why)
            if not candidates:
                verdict = Verdict.UNVERIFIED
        score = max((c.score for c in candidates), default=0.0)
        return CheckResult(request.id, verdict, score=score, reasons=tuple(reasons), candidates=candidates)

    def _requirement(self, city: str, on: date) -> tuple[str, str]:
        """Return who must show a number at this place and day (`all|business|none|unknown`), and why."""
        pack = self._pack
        if (pack.valid_from and on < pack.valid_from) or (pack.valid_until and on > pack.valid_until):
            return "none", f"The rules of {pack.id} were not in force on {on}."
        place = find_place(city) if city.strip() and pack.municipalities else None
        rule = pack.municipalities.get(place.code) if place else None
        required = rule.required if rule else pack.required
        return required, {
            "all": f"{pack.id} asks everyone to show a number.",
            "business": f"{pack.id} asks only businesses for a number; whether this is one cannot be told.",
            "none": f"{pack.id} asks for no number.",
            "unknown": f"It is not recorded whether {pack.id} asks for a number here.",
        }[required]
