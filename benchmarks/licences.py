"""Licence checks a second beside comparing each number with the whole register: `benchmarks/licences.py [LICENCES]`."""

import random
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

from rapidfuzz import process
from rapidfuzz.distance import OSA

from domain.jurisdictions import jurisdiction
from domain.verdicts import CheckRequest, Licence
from matching.licences.checker import LicenceChecker
from matching.licences.normalise import key
from matching.licences.register.snapshot import RegisterSnapshot

ADS, FEW = 20_000, 500
DAY = date(2026, 6, 1)


def made_up_register(count: int, chance: random.Random) -> tuple[Licence, ...]:
    """Return licences with distinct numbers, one phone each."""
    serials = chance.sample(range(10_000_000), count)
    return tuple(
        Licence(f"RP-{serial:07d}", "self_employed", f"Demo {n}", (), "Utrecht", "GM0344",
                (f"+3160{n:07d}",), date(2025, 1, 1), date(2027, 1, 1), "active")
        for n, serial in enumerate(serials)
    )  # fmt: skip


def made_up_requests(register: tuple[Licence, ...], count: int, chance: random.Random) -> Iterator[CheckRequest]:
    """Yield ads: six in ten show a number of the register, two a mistyped one, two none."""
    for n in range(count):
        licence, kind = chance.choice(register), chance.random()
        number = licence.number
        if kind > 0.6:
            place = chance.randrange(3, len(number))
            number = number[:place] + chance.choice("0123456789") + number[place + 1 :]
        yield CheckRequest(str(n), (number,) if kind < 0.8 else (), licence.phones, ("Lisa",), "Utrecht", DAY)


def per_second(count: int, work: Callable[[], object]) -> float:
    """Return how many of `count` items a second the work does."""
    began = time.perf_counter()
    work()
    return count / (time.perf_counter() - began)


def main() -> None:
    """Print one row a method: checks a second, and the ratio to comparing with every number."""
    licences = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    chance = random.Random(7)
    register = made_up_register(licences, chance)
    ads = list(made_up_requests(register, ADS, chance))
    keys = [key(licence.number) for licence in register]
    shown = [key(ad.numbers[0]) for ad in ads if ad.numbers][:FEW]
    every = per_second(FEW, lambda: [process.extract(s, keys, scorer=OSA.distance, score_cutoff=1) for s in shown])
    snapshot = RegisterSnapshot("made up", datetime(2026, 6, 1, tzinfo=UTC), register, "digest")
    checker = LicenceChecker(snapshot, jurisdiction("nl-wrp"))
    whole = per_second(ADS, lambda: [checker.check(ad) for ad in ads])
    print(f"{licences} licences, {ADS} ads, one core; the index is built within the measured time")
    print(f"{'method':<46}{'ads/s':>8}{'ratio':>8}")
    print(f"{'rapidfuzz against every number':<46}{every:>8.0f}{1:>8.1f}")
    print(f"{'LicenceChecker.check, verdict and candidates':<46}{whole:>8.0f}{whole / every:>8.1f}")


if __name__ == "__main__":
    main()
