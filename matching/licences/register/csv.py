"""The register's own CSV form (SPEC section 3)."""

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from domain.errors import BakenError
from matching.licences.register.gathering import Gathering
from matching.licences.register.rows import REQUIRED_COLUMNS
from matching.licences.register.snapshot import RegisterHasNoPast, RegisterSnapshot, RegisterUnavailable


class CsvRegister:
    """A register in a CSV file. A file somebody points at counts as fresh, whatever its date."""

    def __init__(self, path: str | Path) -> None:
        self.name = str(path)

    def snapshot(self, on: date | None = None) -> RegisterSnapshot:
        """Read the file.

        Raises `RegisterUnavailable` when it is not there or not a register, `RegisterHasNoPast` for a day.
        """
        if on is not None:
            raise RegisterHasNoPast(self.name, on)
        try:
            path = Path(self.name)
            text = path.read_text(encoding="utf-8-sig", errors="replace")
            changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        except (OSError, ValueError) as error:
            problem = getattr(error, "strerror", None) or str(error)
            raise RegisterUnavailable(f"licence register {self.name}: {problem}") from None
        return read_csv(self.name, text, changed)


def read_csv(source: str, text: str, as_of: datetime, etag: str = "") -> RegisterSnapshot:
    """Read a register from CSV text: good rows are kept, bad ones named by their line.

    Every row is one line: a stray quotation mark must not swallow the rows after it. Raises
    `RegisterUnavailable` when the header lacks a needed column.
    """
    lines = enumerate(re.split(r"\r\n?|\n", text.replace("\0", "")), start=1)
    header = _header(source, lines)
    found = Gathering(source)
    for number, line in lines:
        if line.strip():
            try:
                row = _row(header, line)
            except BakenError as error:
                found.leave_out(f"line {number}", error, line.split(",")[0])
            else:
                found.take(row, f"line {number}")
    return found.snapshot(as_of, etag=etag)


def _header(source: str, lines: Iterator[tuple[int, str]]) -> list[str]:
    first = next((line for _, line in lines if line.strip()), "")
    columns = [cell.strip().lower() for cell in _cells(first)]
    missing = [name for name in REQUIRED_COLUMNS if name not in columns]
    if missing:
        raise RegisterUnavailable(f"licence register {source}: column {', '.join(missing)} missing in the first line")
    return columns


def _row(header: list[str], line: str) -> dict[str, str]:
    if line.count('"') % 2:
        raise BakenError("a quotation mark is opened and not closed")
    cells = _cells(line)
    if len(cells) > len(header):
        raise BakenError(f"{len(cells)} cells, the header has {len(header)}")
    return dict(zip(header, cells, strict=False))


def _cells(line: str) -> list[str]:
    try:
        return _first(csv.reader([line]))
    except csv.Error as error:
        raise BakenError(f"not CSV: {error}") from None


def _first(rows: Iterable[list[str]]) -> list[str]:
    return next(iter(rows), [])
