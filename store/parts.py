"""Long lists in parts, for statements that take only so many values."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")


def in_parts(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Yield the items in order, in lists of `size` (at least 1); the last may be shorter."""
    rest = iter(items)
    while part := list(islice(rest, size)):
        yield part
