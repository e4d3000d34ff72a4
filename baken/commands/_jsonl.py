"""JSON Lines in and out: one line out per line in, in order, bad lines reported and passed over."""

import contextlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any, TypeVar

from domain.errors import BakenError, UsageError

Item = TypeVar("Item")


class BadLine(str):
    """The error of a line that could not be read; stands in the stream where its item would."""

    id: str | None


def read_items(lines: Iterable[str], parse: Callable[[Any], Item], first: int = 1) -> Iterator[Item | BadLine]:
    """Yield one parsed item or `BadLine` per line, numbered from `first`; blank lines are bad lines too."""
    for number, line in enumerate(lines, start=first):
        record: Any = None
        try:
            record = json.loads(line)
            yield parse(record)
        except (ValueError, RecursionError) as error:
            yield _bad(f"line {number}: not JSON: {error}", record)
        except BakenError as error:
            yield _bad(f"line {number}: {error}", record)


def _bad(message: str, record: Any) -> BadLine:
    bad = BadLine(message)
    ident = record.get("id") if isinstance(record, dict) else None
    bad.id = None if ident is None else str(ident)
    return bad


def error_record(bad: BadLine) -> dict[str, Any]:
    """Return the output record for a bad line."""
    return {"id": bad.id, "error": str(bad)}


@contextlib.contextmanager
def open_in(path: str) -> Iterator[IO[str]]:
    """Open an input file, or standard input for `-`. Undecodable bytes become U+FFFD."""
    if path == "-":
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        yield sys.stdin
        return
    try:
        file = Path(path).open(encoding="utf-8", errors="replace")  # noqa: SIM115  # closed below
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}") from None
    with file:
        yield file


@contextlib.contextmanager
def open_out(path: str) -> Iterator[IO[str]]:
    """Open an output file, or standard output for `-`."""
    if path == "-":
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        yield sys.stdout
        sys.stdout.flush()
        return
    try:
        file = Path(path).open("w", encoding="utf-8")  # noqa: SIM115  # closed below
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}") from None
    with file:
        yield file


def write_record(out: IO[str], record: dict[str, Any]) -> None:
    """Write one record as a line of JSON; non-ASCII is kept, lone surrogates are escaped."""
    out.write(as_line(record))


def as_line(record: dict[str, Any]) -> str:
    """Return a record as a line of JSON, as `write_record` writes it."""
    line = json.dumps(record, ensure_ascii=False)
    return (line if _encodable(line) else json.dumps(record)) + "\n"


def _encodable(line: str) -> bool:
    try:
        line.encode()
    except UnicodeEncodeError:
        return False
    return True
