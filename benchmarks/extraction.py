"""Extraction speed on one core beside the bare tokenizer of spaCy in one run: `benchmarks/extraction.py [ADS]`.

The ads are the longer ones of tests/gold, about 700 characters each, posted anew as feeds do: each some ten times, with
other numbers. A second row reads each of them for the first time, by a reader that has read some hundred others before
(those of tests/gold/development): an expression is compiled when its words first occur, which costs once a process.
"""

import random
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import spacy

from baken.commands._bulk import in_order
from baken.evaluation.gold import load_gold
from domain.ads import AdText
from nlp.pipeline import AdReader

GOLD = Path(__file__).parents[1] / "tests" / "gold"
SHORTEST, LONGEST = 500, 1_000  # characters
COPIES, MANY = 10, 20_000
_LONG_NUMBER = re.compile(r"\d(?=\d{3})|(?<=\d{3})\d")


def texts() -> list[str]:
    """Return the labelled ads of middle length."""
    return [gold.ad.text for gold in load_gold(GOLD) if SHORTEST <= len(gold.ad.text) <= LONGEST]


def posted_anew(originals: list[str], count: int) -> list[AdText]:
    """Return ads that repeat the originals with other long numbers, the same on every run."""
    chance = random.Random(7)
    chosen = [chance.choice(originals) for _ in range(count)]
    return [
        AdText(str(n), _LONG_NUMBER.sub(lambda _: str(chance.randint(0, 9)), text)) for n, text in enumerate(chosen)
    ]


def per_second(
    count: int, work: Callable[[], Iterable[object]], clock: Callable[[], float] = time.process_time
) -> float:
    """Return how many of `count` items a second the work yields; by default a second of this process's own time."""
    began = clock()
    for _ in work():
        pass
    return count / (clock() - began)


def read_all(ads: list[AdText]) -> int:
    """Read some ads in a process of its own; return how many."""
    return sum(1 for _ in AdReader().read_many(ads))


def by_workers(ads: list[AdText], workers: int) -> Iterator[int]:
    """Read ads in as many processes, in chunks."""
    size = len(ads) // (2 * workers)
    return in_order(read_all, [ads[at : at + size] for at in range(0, len(ads), size)], workers)


def main() -> None:
    """Print one row a method: ads a second, and the share of the bare tokenizer's speed."""
    originals = texts()
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COPIES * len(originals)
    ads, once = posted_anew(originals, count), posted_anew(originals, len(originals))
    others = [gold.ad for gold in load_gold(GOLD / "development")]
    blank, reader = spacy.blank("nl"), AdReader()
    list(blank.pipe(ad.text for ad in others))
    list(reader.read_many(others))
    bare_first = per_second(len(once), lambda: blank.pipe(ad.text for ad in once))
    first = per_second(len(once), partial(reader.read_many, once))
    list(reader.read_many(ads[:100]))
    bare = per_second(count, lambda: blank.pipe(ad.text for ad in ads))
    rows = {
        "spacy.blank(nl).pipe, tokens only": (bare, bare),
        "AdReader.read_many, facts and hits": (per_second(count, partial(reader.read_many, ads)), bare),
        "spacy.blank(nl).pipe, each ad for the first time": (bare_first, bare_first),
        "AdReader.read_many, each ad for the first time": (first, bare_first),
    }
    print(f"{count} ads, {sum(len(ad.text) for ad in ads) / count:.0f} characters each on average, one core")
    print(f"{'method':<50}{'ads/s':>8}{'ratio':>8}")
    for name, (speed, baseline) in rows.items():
        print(f"{name:<50}{speed:>8.0f}{speed / baseline:>8.2f}")
    print(f"\n{'processes':<50}{'ads/s':>8}{'ratio':>8}")
    many = ads * (MANY // count + 1)
    speeds = {
        workers: per_second(len(many), partial(by_workers, many, workers), time.perf_counter) for workers in (1, 2)
    }
    for workers, speed in speeds.items():
        print(f"{workers:<50}{speed:>8.0f}{speed / speeds[1]:>8.2f}")


if __name__ == "__main__":
    main()
