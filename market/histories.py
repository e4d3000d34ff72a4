"""Capture histories: on which occasions each advertiser was seen."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from domain.errors import BakenError

NAMING = frozenset({"advertiser", "id", "name"})


@dataclass(frozen=True, slots=True)
class Histories:
    """`seen` has one row a distinct history and one 0/1 column an occasion; `weight` counts advertisers."""

    occasions: tuple[str, ...]
    seen: NDArray[np.int8]
    weight: NDArray[np.int64]

    @property
    def observed(self) -> int:
        """Number of advertisers seen at least once."""
        return int(self.weight[self.seen.any(axis=1)].sum())

    def frequencies(self) -> list[int]:
        """Return how many advertisers were seen on exactly 1, 2, ... occasions."""
        times = self.seen.sum(axis=1)
        return [int(self.weight[times == k].sum()) for k in range(1, len(self.occasions) + 1)]


def read_histories(lines: Iterable[str], name: str) -> Histories:
    """Read CSV lines: a header, one 0/1 column per occasion, an optional `count`, an optional name column.

    A name column is one called advertiser, id or name. Raises `BakenError` naming the line or column that is wrong.
    """
    reader = csv.reader(lines)
    try:
        header = [cell.strip().removeprefix("\ufeff") for cell in next(reader, [])]
        occasions = [i for i, cell in enumerate(header) if cell.lower() not in NAMING | {"count"}]
        counts = [i for i, cell in enumerate(header) if cell.lower() == "count"]
        _check_header(header, occasions, counts, name)
        rows = [
            _row(cells, header, occasions, counts, f"{name} line {reader.line_num}")
            for cells in reader
            if any(cell.strip() for cell in cells)
        ]
    except csv.Error as error:
        raise BakenError(f"{name} line {reader.line_num}: not CSV: {error}") from None
    if not rows:
        raise BakenError(f"{name}: no advertiser below the header")
    seen = np.array([row[0] for row in rows], dtype=np.int8)
    weight = np.array([row[1] for row in rows], dtype=np.int64)
    return Histories(tuple(header[i] for i in occasions), seen, weight)


def _check_header(header: list[str], occasions: list[int], counts: list[int], name: str) -> None:
    if len(occasions) < 2:
        raise BakenError(f"{name}: needs at least two occasion columns (0/1) beside the name and `count`")
    if len(counts) > 1 or len(set(header)) < len(header):
        raise BakenError(f"{name}: a column stands twice in the header")


def _row(
    cells: list[str], header: list[str], occasions: list[int], counts: list[int], place: str
) -> tuple[list[int], int]:
    if len(cells) != len(header):
        raise BakenError(f"{place}: {len(cells)} cells, the header has {len(header)}")
    for i in occasions:
        if cells[i].strip() not in {"0", "1"}:
            raise BakenError(f"{place}, column {header[i]}: {cells[i][:20]!r} is not 0 or 1")
    count = cells[counts[0]].strip() if counts else "1"
    if not (count.isascii() and count.isdigit() and len(count) < 12):
        raise BakenError(f"{place}, column count: {count[:20]!r} is not a whole number")
    return [int(cells[i]) for i in occasions], int(count)
