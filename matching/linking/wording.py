"""Finding the near-duplicate texts among all ads: MinHash, banding, and a check of every pair."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from rensa import RMinHash

from domain.links import LinkInput
from matching.linking.engine import LinkEngine
from matching.linking.evidence.text import (
    Capitals,
    Words,
    compared,
    is_place,
    shingles,
    similarity,
    vocabulary,
    words,
)
from matching.linking.forest import Forest

SHORTEST = 15  # words; shorter texts are alike by chance
NEAR = 0.8  # Jaccard on word pairs
BANDS, ROWS = 12, 5  # two texts at 0.8 meet in a bucket with probability 0.99, at 0.4 with 0.12
SKETCH_FLOOR = 0.65  # MinHash estimate (standard error 0.05 at 0.8) below which no pair is checked
SEED = 20_114
BATCH = 4_096
KEPT = 20_000  # texts whose cuttings are kept in memory
Sketches = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Near:
    """Two ads (by number) with near-duplicate wording.

    `similarity` is 1 for identical wording; `length` counts the words of the shorter text; `same_slots`
    tells that no name and no place differs.
    """

    left: int
    right: int
    similarity: float
    length: int
    same_slots: bool


def near_duplicates(ads: Sequence[LinkInput], engine: LinkEngine) -> list[Near]:
    """Return near-duplicate pairs that hold the alike ads together: a forest, likeliest pairs first.

    Pairs in which a person's name differs are left out: names are what templates leave open.
    """
    groups = _by_wording(ads)
    firsts = [members[0] for members in groups.values()]
    found = list(_identical(groups))
    for near in _alike(list(groups), engine):
        left, right = sorted((firsts[near.left], firsts[near.right]))
        found.append(replace(near, left=left, right=right))
    return found


def _by_wording(ads: Sequence[LinkInput]) -> dict[Words, list[int]]:
    groups: dict[Words, list[int]] = defaultdict(list)
    for number, ad in enumerate(ads):
        written = words(ad)
        if len(written) >= SHORTEST:
            groups[written].append(number)
    return groups


def _identical(groups: dict[Words, list[int]]) -> Iterator[Near]:
    for written, members in groups.items():
        for member in members[1:]:
            yield Near(members[0], member, 1.0, len(written), same_slots=True)


def _alike(texts: Sequence[Words], engine: LinkEngine) -> Iterator[Near]:
    """Yield pairs of different texts (by their number here) that are alike and share their names."""
    if len(texts) < 2:
        return
    judge, forest = _PairJudge(texts), Forest(len(texts))
    for left, right in _promising(_sketches(texts), engine):
        if forest.root(left) != forest.root(right) and (near := judge.near(left, right)):
            forest.join(left, right)
            yield near


def _promising(sketches: Sketches, engine: LinkEngine) -> Iterator[tuple[int, int]]:
    """Yield the pairs that meet in a bucket and whose sketches agree enough, the most alike first."""
    left, right = engine.bucket_pairs(_buckets(sketches))
    agreeing = np.empty(len(left), dtype=np.int64)
    for start in range(0, len(left), BATCH):
        part = slice(start, start + BATCH)
        agreeing[part] = np.sum(sketches[left[part]] == sketches[right[part]], axis=1)
    enough = agreeing >= SKETCH_FLOOR * BANDS * ROWS
    order = np.lexsort((right[enough], left[enough], -agreeing[enough]))
    yield from zip(left[enough][order].tolist(), right[enough][order].tolist(), strict=True)


class _PairJudge:
    """Compares two texts word for word; keeps what it cut from the texts it saw last."""

    def __init__(self, texts: Sequence[Words]) -> None:
        self._texts = texts
        capitals = Capitals(texts)
        self._shingles = lru_cache(KEPT)(lambda text: shingles(compared(texts[text])))
        self._words = lru_cache(KEPT)(lambda text: vocabulary(texts[text]))
        self._names = lru_cache(KEPT)(lambda text: capitals.names(texts[text]))

    def near(self, left: int, right: int) -> Near | None:
        """Return how near two texts are, or None where they are not, or a person's name differs."""
        alike = similarity(self._shingles(left), self._shingles(right))
        if alike < NEAR:
            return None
        names = (self._names(left) - self._words(right)) | (self._names(right) - self._words(left))
        if not all(map(is_place, names)):
            return None
        length = min(len(self._texts[left]), len(self._texts[right]))
        return Near(left, right, alike, length, same_slots=not names)


def _sketches(texts: Sequence[Words]) -> Sketches:
    """Return the MinHash sketch of each text, shape (texts, BANDS * ROWS)."""
    rows = []
    for start in range(0, len(texts), BATCH):
        sets = [sorted(shingles(compared(text))) for text in texts[start : start + BATCH]]
        digests = RMinHash.digests_from_token_sets(sets, num_perm=BANDS * ROWS, seed=SEED)
        rows.append(np.asarray(digests, dtype=np.uint64))
    return np.concatenate(rows)


def _buckets(sketches: Sketches) -> pa.Table:
    """Cut sketches into bands and hash each: columns text, band, bucket."""
    count = len(sketches)
    tables = []
    for band in range(BANDS):
        bucket = np.zeros(count, dtype=np.uint64)
        for column in range(band * ROWS, (band + 1) * ROWS):
            bucket = (bucket ^ sketches[:, column]) * np.uint64(0x9E3779B97F4A7C15)
            bucket ^= bucket >> np.uint64(29)
        columns = {"text": np.arange(count), "band": np.full(count, band, dtype=np.int32), "bucket": bucket}
        tables.append(pa.table(columns))
    return pa.concat_tables(tables)
