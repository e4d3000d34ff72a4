"""The licence check of one ad: which number counts, which rules apply, and what the answer is."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from domain.clock import today as current_day
from domain.jurisdictions import Jurisdiction
from domain.verdicts import Candidate, CheckRequest, CheckResult, Verdict
from matching.licences.agreement import Shown, read
from matching.licences.candidates import near_misses, phone_candidates
from matching.licences.index import RegisterIndex
from matching.licences.normalise import key
from matching.licences.reading import NumberReader
from matching.licences.register.snapshot import RegisterSnapshot, in_order
from matching.licences.requirement import municipality_code, requirement
from matching.licences.verdict import BEST_FIRST, Judgement, Registered, Unregistered

STALE = "The register's last answer is too old to judge by."
UNREACHABLE = "The register could not be reached."
_RANK = {verdict: rank for rank, verdict in enumerate(BEST_FIRST)}
_Case = Registered | Unregistered


class LicenceChecker:
    """Answers for many ads from one register snapshot under one jurisdiction pack.

    Without a snapshot, or with a stale one, whatever needs the register is `unverified`. `today` is the second day
    each verdict is given for (None: the current day).

    An ad costs some dictionary look-ups by number, phone and name; only a number that the register has not is
    compared with its neighbours (`neighbours`). What is compared of a licence is folded once and kept.
    """

    def __init__(self, snapshot: RegisterSnapshot | None, pack: Jurisdiction, today: date | None = None) -> None:
        self._pack = pack
        self._today = today
        self._usable = snapshot is not None and snapshot.fresh
        self._why_not = UNREACHABLE if snapshot is None else STALE
        self._unreadable = snapshot.unreadable if snapshot else frozenset()
        self._index = RegisterIndex(in_order(snapshot.licences) if snapshot and snapshot.fresh else ())
        self._reader = NumberReader(pack.formats, self._index)

    def check(self, request: CheckRequest) -> CheckResult:
        """Judge one ad, for `request.on` (None: today) and for today. Never raises on what an ad may contain."""
        today = self._today or current_day()
        on = request.on or today
        shown = read(request, self._pack.country)
        numbers = self._reader.numbers(request.numbers) if request.numbers else {}
        if not numbers:
            return self._without_number(request, shown, on, today)
        cases = [self._case(number, rows, shown) for number, rows in numbers.items()]
        best = _best(cases, on)
        judged = best.judgement(on)
        reasons = judged.reasons
        if len(cases) > 1:
            reasons = (*reasons, f"The ad shows {len(cases)} numbers; the best one counts.")
        candidates = self._candidates(judged, numbers, shown)
        now = judged.verdict if on == today else _best(cases, today).verdict(today)
        return CheckResult(
            id=request.id,
            verdict=judged.verdict,
            number=judged.number,
            licence=judged.licence.number if judged.licence else None,
            score=1.0 if judged.licence else max((c.score for c in candidates), default=0.0),
            reasons=reasons,
            candidates=candidates,
            findings=judged.findings,
            judged_for=on,
            verdict_today=now,
            judged_on=today,
            recheck_on=_first_change(
                [day for case in cases for day in case.turning_days(today)],
                lambda day: _best(cases, day).verdict(day),
                now,
            ),
        )

    def _case(self, number: str, rows: Sequence[int], shown: Shown) -> _Case:
        if rows:
            return Registered(number, rows, shown, self._index)
        unreadable = bool(self._unreadable) and key(number) in self._unreadable
        if not unreadable and not self._reader.well_formed(number):
            why = f"{number[:60]} has no form of number that {self._pack.id} knows."
            return Unregistered(number, Verdict.MALFORMED, why)
        if not self._usable:
            return Unregistered(number, Verdict.UNVERIFIED, self._why_not)
        if unreadable:
            why = "The register has this number, but its row there cannot be read."
            return Unregistered(number, Verdict.UNVERIFIED, why)
        return Unregistered(number, Verdict.UNKNOWN, f"{number} has the right form but is not in the register.")

    def _candidates(self, best: Judgement, numbers: Iterable[str], shown: Shown) -> tuple[Candidate, ...]:
        if best.verdict in {Verdict.UNKNOWN, Verdict.MALFORMED}:
            return near_misses(numbers, shown, self._index)
        if best.verdict is Verdict.MISMATCH and best.licence:
            found = phone_candidates(shown, self._index)
            return tuple(c for c in found if c.number != best.licence.number)
        return ()

    def _without_number(self, request: CheckRequest, shown: Shown, on: date, today: date) -> CheckResult:
        listed = phone_candidates(shown, self._index) if shown.phones else ()
        verdict, reasons = self._asked(request, shown, listed, on)
        candidates = listed if verdict is not Verdict.NOT_REQUIRED else ()

        def on_day(day: date) -> Verdict:
            return self._asked(request, shown, listed, day)[0]

        now = verdict if on == today else on_day(today)
        changes = self._pack.changes_after(municipality_code(self._pack, request.city), today)
        return CheckResult(
            id=request.id,
            verdict=verdict,
            score=max((c.score for c in candidates), default=0.0),
            reasons=reasons,
            candidates=candidates,
            judged_for=on,
            verdict_today=now,
            judged_on=today,
            recheck_on=_first_change(changes, on_day, now),
        )

    def _asked(
        self, request: CheckRequest, shown: Shown, candidates: tuple[Candidate, ...], on: date
    ) -> tuple[Verdict, tuple[str, ...]]:
        """Return the verdict on an ad without a number: a listed phone shows that a licence is at stake."""
        asked, why = requirement(self._pack, request.city, request.kind, on)
        if asked == "no":
            return Verdict.NOT_REQUIRED, (why,)
        reasons = ["The ad shows no licence or registration number."]
        if candidates:
            reasons.append("A phone number in the ad is listed with a licence in the register.")
        elif not self._usable and shown.phones:
            reasons.append(f"{self._why_not} Whether the phone is listed there cannot be told.")
        if asked == "yes":
            return Verdict.MISSING, tuple(reasons)
        return Verdict.MISSING if candidates else Verdict.UNVERIFIED, (*reasons, why)


def _best(cases: list[_Case], on: date) -> _Case:
    if len(cases) == 1:
        return cases[0]
    return min(cases, key=lambda case: _RANK[case.verdict(on)])


def _first_change(days: Iterable[date], verdict: Callable[[date], Verdict], now: Verdict) -> date | None:
    """Return the first of some days to come on which the verdict is another than now."""
    for day in sorted(days):
        if verdict(day) is not now:
            return day
    return None
