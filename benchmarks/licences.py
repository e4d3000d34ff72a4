"""Licence checks a second beside RapidFuzz over the whole register: `licences.py [CHECKS] [LICENCES] [SEED]`.

The named baseline is what the question suggests first: `rapidfuzz.process.extractOne(number, register)` as it comes
(its scorer is `WRatio`), on a sample of the same checks. Beside it, a fairer one: edit distance with swaps, over
numbers already reduced to letters and digits, nothing further than one edit. Both look at numbers only; our side
gives the verdict with reasons and candidates, and its time includes building its index from the licences read.
All times are the process's own, on one core; medians of three rounds in turn, each of ours with a new index.
"""

import gc
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from statistics import median

from rapidfuzz import process
from rapidfuzz.distance import OSA

from baken.evaluation.licence_scores import score_checks, snapshot_of
from baken.evaluation.licence_set import LabelledCheck, make_checks
from domain.jurisdictions import jurisdiction
from domain.verdicts import request_from_record
from matching.licences.checker import LicenceChecker
from matching.licences.normalise import key
from registry_stub.generate import REFERENCE_DAY, make_register

SAMPLE, ROUNDS = 300, 3
PLANTED = {"look_alike", "homoglyph", "one_edit", "transposed", "without_prefix", "without_year"}
Find = Callable[[str], str | None]


def per_second(count: int, work: Callable[[], object]) -> float:
    """Return how many of `count` items a second of this process's time the work does."""
    gc.collect()
    gc.freeze()  # what the benchmark itself holds is not walked again and again on either side's time
    began = time.process_time()
    work()
    return count / (time.process_time() - began)


def recall(checks: Sequence[LabelledCheck], find: Find) -> float:
    """Return the share of planted errors for which `find` names the licence meant."""
    return sum(find(check.record["numbers"][0]) in check.accepted for check in checks) / len(checks)


def row(what: str, rate: float, base: float, found: str) -> None:
    """Print one method."""
    print(f"{what:<58}{rate:>10.0f}{rate / base:>8.1f}{found:>9}")


def main() -> None:
    """Print one row a method: checks a second, the ratio to the named baseline, the share of planted errors found."""
    count, licences, seed = (*map(int, sys.argv[1:]), *(100_000, 50_000, 11)[len(sys.argv) - 1 :])
    rows = make_register(licences, seed)
    checks = make_checks(rows, count, seed)
    snapshot = snapshot_of(rows, REFERENCE_DAY)
    planted = [check for check in checks if check.case in PLANTED]
    numbers = [licence.number for licence in snapshot.licences]
    by_key = {key(number): number for number in numbers}
    keys = list(by_key)

    def as_it_comes(number: str) -> str | None:
        best = process.extractOne(number, numbers)
        return best[0] if best else None

    def one_edit(number: str) -> str | None:
        best = process.extractOne(key(number), keys, scorer=OSA.distance, score_cutoff=1)
        return by_key[best[0]] if best else None

    shown = [check.record["numbers"][0] for check in checks if check.record["numbers"]][:SAMPLE]
    requests = [request_from_record(check.record) for check in checks]
    checkers: list[LicenceChecker] = []

    def all_checks() -> None:
        checker = LicenceChecker(snapshot, jurisdiction("nl-wrp"), today=REFERENCE_DAY)
        checkers[:] = [checker]
        for request in requests:
            checker.check(request)

    rounds = [
        (
            per_second(len(shown), lambda: [as_it_comes(number) for number in shown]),
            per_second(len(shown), lambda: [one_edit(number) for number in shown]),
            per_second(count, all_checks),
        )
        for _ in range(ROUNDS)
    ]
    base, fair, ours = (median(rates) for rates in zip(*rounds, strict=True))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    named = score_checks(planted, checkers[0]).naming
    bare = [replace(check, record={**check.record, "phones": [], "names": [], "city": ""}) for check in planted]
    alone = score_checks(bare, checkers[0]).naming
    some = planted[:SAMPLE]
    print(f"{count} checks against {licences} licences, one core; {len(shown)} of them for extractOne; seed {seed}")
    print(f"{'method':<58}{'checks/s':>10}{'ratio':>8}{'recall':>9}")
    row("extractOne as it comes (the named baseline)", base, base, f"{recall(some, as_it_comes):.3f}")
    row("extractOne, edit distance with swaps, cut off at one", fair, base, f"{recall(some, one_edit):.3f}")
    row("LicenceChecker.check, index built within the time", ours, base, f"{named.first / named.to_name:.3f}")
    print(f"recall: the licence meant is named first, of {len(some)} planted errors; ours of {named.to_name}.")
    print(f"ours, meant licence among at most five candidates: {named.named / named.to_name:.3f}; by the number alone, "
          f"without phone, name and place: first {alone.first / alone.to_name:.3f}, "
          f"among five {alone.named / alone.to_name:.3f}")  # fmt: skip
    print("ratios of the rounds: " + ", ".join(f"{ours_ / base_:.0f}" for base_, _, ours_ in rounds))
    print(f"peak memory of the process, with all {count} checks and their truth in it: {peak:.0f} MB")


if __name__ == "__main__":
    main()
