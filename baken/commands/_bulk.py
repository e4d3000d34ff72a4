"""Long JSON Lines runs: chunks of lines through one or several processes, in order, in constant memory."""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TypeVar

from domain.errors import BakenError

Chunk = TypeVar("Chunk")
Result = TypeVar("Result")
LINES_A_CHUNK = 200
CHUNKS_AHEAD = 3  # chunks waiting for each process


def chunks(lines: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield (number of the first line, lines), numbers from 1."""
    iterator, number = iter(lines), 1
    while chunk := list(islice(iterator, LINES_A_CHUNK)):
        yield number, chunk
        number += len(chunk)


def in_order(work: Callable[[Chunk], Result], items: Iterable[Chunk], workers: int) -> Iterator[Result]:
    """Yield the results of `work` in the order of the items, by as many processes as said; 1 works here.

    Raises `BakenError` when a process is gone, for example for want of memory.
    """
    if workers <= 1:
        yield from map(work, items)
        return
    pending: deque[Future[Result]] = deque()
    with ProcessPoolExecutor(workers, multiprocessing.get_context("forkserver")) as pool:
        try:
            for item in items:
                pending.append(pool.submit(work, item))
                if len(pending) >= workers * CHUNKS_AHEAD:
                    yield pending.popleft().result()
            while pending:
                yield pending.popleft().result()
        except BrokenProcessPool:
            raise BakenError("a worker process is gone, perhaps for want of memory; try fewer --workers") from None
