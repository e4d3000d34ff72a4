"""Scores: precision, recall and F1 of sets; pairwise F1 and adjusted Rand index of groupings."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from math import comb


@dataclass(frozen=True, slots=True)
class Score:
    """True positives, false positives and false negatives, with what follows from them (0 to 1)."""

    hits: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of what was found that is true; 1 when nothing was found."""
        return self.hits / (self.hits + self.wrong) if self.hits + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of what is true that was found; 1 when nothing is true."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __add__(self, other: "Score") -> "Score":
        """Pool two scores."""
        return Score(self.hits + other.hits, self.wrong + other.wrong, self.missed + other.missed)


def compare(found: Iterable[Hashable], true: Iterable[Hashable]) -> Score:
    """Score one set against another."""
    found_set, true_set = set(found), set(true)
    hits = len(found_set & true_set)
    return Score(hits, len(found_set) - hits, len(true_set) - hits)


def pairwise(found: Mapping[str, Hashable], true: Mapping[str, Hashable]) -> Score:
    """Score a grouping by its pairs: a pair is right when the truth groups it too. Both map the same items."""
    together = sum(comb(n, 2) for n in Counter((found[item], true[item]) for item in true).values())
    in_found = sum(comb(n, 2) for n in Counter(found[item] for item in true).values())
    in_true = sum(comb(n, 2) for n in Counter(true.values()).values())
    return Score(together, in_found - together, in_true - together)


def adjusted_rand_index(found: Mapping[str, Hashable], true: Mapping[str, Hashable]) -> float:
    """Return the Rand index adjusted for chance, 1 for equal groupings (Hubert and Arabie 1985)."""
    both = sum(comb(n, 2) for n in Counter((found[item], true[item]) for item in true).values())
    rows = sum(comb(n, 2) for n in Counter(found[item] for item in true).values())
    columns = sum(comb(n, 2) for n in Counter(true.values()).values())
    pairs = comb(len(true), 2)
    expected = rows * columns / pairs if pairs else 0.0
    highest = (rows + columns) / 2
    return 1.0 if highest == expected else (both - expected) / (highest - expected)
