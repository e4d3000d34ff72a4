"""Sheets of a CSV or XLSX file as plain rows of cells, with limits against files made to do harm."""

import csv
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from domain.errors import BakenError

MAX_FILE = 100 * 2**20
MAX_UNPACKED = 400 * 2**20  # 100,000 rows of ten columns unpack to some 60 MiB
WITH_MERGES = 20 * 2**20  # above this, sheets are streamed, and merged cells are not known
MAX_COLUMNS = 200
MAX_ROWS = 500_000
_QUOTED_LINES = 20

Cell = Any


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell whose formula has no stored result."""

    text: str


@dataclass(frozen=True, slots=True)
class OpenQuote:
    """A line of CSV with a quotation mark that is opened and not closed."""

    text: str


@dataclass(slots=True)
class Sheet:
    """A sheet's rows by line number. `merged` holds the lines whose cells are merged across columns."""

    name: str
    rows: list[tuple[int, list[Cell]]]
    merged: set[int] = field(default_factory=set)


def read_sheets(path: Path) -> list[Sheet]:
    """Return all sheets of an XLSX file, or the one sheet of a CSV file in any of its habits.

    What the file is is read from its content, not its name. Raises `BakenError`, in one line, for files that
    cannot be read, are neither, or would unpack to more than a list of licences can be.
    """
    try:
        if path.stat().st_size > MAX_FILE:
            raise BakenError(f"{path} is larger than {MAX_FILE // 2**20} MiB; no licence list is")
        start = path.open("rb").read(8)
    except OSError as error:
        raise BakenError(f"cannot read {path}: {error.strerror}") from None
    if start.startswith(b"PK"):
        return _workbook(path)
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        raise BakenError(f"{path} is an old .xls or a protected workbook; save it as .xlsx without a password")
    if path.suffix.lower() in (".xlsx", ".xlsm") and not _is_text(start):
        raise BakenError(f"{path} is named as a workbook but is none; save it as .xlsx or CSV")
    return [_csv(path)]


def _is_text(start: bytes) -> bool:
    return bool(start) and all(byte >= 9 for byte in start)


def _workbook(path: Path) -> list[Sheet]:
    try:
        with zipfile.ZipFile(path) as packed:
            unpacked = sum(member.file_size for member in packed.infolist())
            sheet_parts = [name for name in packed.namelist() if name.startswith("xl/worksheets/")]
            if unpacked > MAX_UNPACKED:
                raise BakenError(
                    f"{path} would unpack to {unpacked // 2**20} MiB; no licence list does; it is not read"
                )
            if not sheet_parts:
                raise BakenError(f"{path} is a zip file but no .xlsx workbook; save the list as .xlsx or CSV")
            formulas = any(_has_formula(packed, name) for name in sheet_parts)
        return _read(path, streamed=unpacked > WITH_MERGES, formulas=formulas)
    except BakenError:
        raise
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError, EOFError, SyntaxError) as error:
        said = (str(error) or type(error).__name__).splitlines()[0][:120]
        raise BakenError(
            f"{path} is a damaged workbook ({said}); open it in a spreadsheet program and save it anew"
        ) from None


def _has_formula(packed: zipfile.ZipFile, name: str) -> bool:
    tail = b""
    with packed.open(name) as part:
        while chunk := part.read(2**20):
            if b"<f>" in tail + chunk or b"<f " in tail + chunk:
                return True
            tail = chunk[-3:]
    return False


def _read(path: Path, streamed: bool, formulas: bool) -> list[Sheet]:
    values = load_workbook(path, read_only=streamed, data_only=True)
    written = load_workbook(path, read_only=streamed, data_only=False) if formulas else values
    sheets = []
    for sheet in values.worksheets:
        if streamed:
            sheet.reset_dimensions()  # what a file says of its size may be wrong
        rows = _rows(sheet)
        if formulas:
            other = written[sheet.title]
            if streamed:
                other.reset_dimensions()
            rows = _with_formulas(rows, _rows(other))
        merged = set() if streamed else {r.min_row for r in sheet.merged_cells.ranges if r.max_col > r.min_col}
        sheets.append(Sheet(sheet.title, list(rows), merged))
    return sheets


def _rows(sheet: Any) -> Iterator[tuple[int, list[Cell]]]:
    last = min(MAX_COLUMNS, sheet.max_column or MAX_COLUMNS)
    for line, cells in enumerate(sheet.iter_rows(max_col=last, values_only=True), start=1):
        if any(cell not in (None, "") for cell in cells):
            if line > MAX_ROWS:
                raise BakenError(f"sheet {sheet.title} has more than {MAX_ROWS:,} lines; no licence list has")
            yield line, list(cells)


def _with_formulas(
    values: Iterator[tuple[int, list[Cell]]], written: Iterator[tuple[int, list[Cell]]]
) -> Iterator[tuple[int, list[Cell]]]:
    known = dict(values)
    for line, cells in written:
        shown = known.get(line, [None] * len(cells))
        yield (
            line,
            [
                Formula(text) if value is None and isinstance(text, str) and text.startswith("=") else value
                for value, text in zip(shown, cells, strict=False)
            ],
        )


def _csv(path: Path) -> Sheet:
    text = _decoded(path)
    separator = max(";,\t|", key=lambda mark: _regularity(text, mark))
    rows = []
    for line, record in _records(text, separator):
        cells = _cells(record, separator)
        if any(cell.strip() if isinstance(cell, str) else cell for cell in cells):
            rows.append((line, cells))
    return Sheet("", rows)


def _decoded(path: Path) -> str:
    content = path.read_bytes()
    if b"\0" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BakenError(f"{path} is neither CSV nor an .xlsx workbook; save the list as one of them")
    for encoding in ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding).replace("\0", "")
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1").replace("\0", "")


def _regularity(text: str, mark: str) -> int:
    lines = [line for line in text.splitlines()[:60] if line.strip()]
    counts = [line.count(mark) for line in lines]
    return sum(1 for count in counts if count and count == max(counts)) * min(3, max(counts, default=0))


def _records(text: str, separator: str) -> Iterator[tuple[int, str]]:
    """Yield each record with its first line; a quotation mark left open costs its own line only."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    width = Counter(line.count(separator) for line in lines if line.strip()).most_common(1)
    at = 0
    while at < len(lines):
        record, taken = lines[at], 1
        if record.count('"') % 2:
            ends = (n for n in range(1, _QUOTED_LINES) if at + n < len(lines) and lines[at + n].count('"') % 2)
            joined = "\n".join(lines[at : at + next(ends, 0) + 1])
            if [(len(_cells(joined, separator)) - 1)] == [count for count, _ in width]:
                record, taken = joined, joined.count("\n") + 1
        if record.strip():
            yield at + 1, record
        at += taken


def _cells(record: str, separator: str) -> list[Cell]:
    try:
        cells: list[Cell] = next(csv.reader(record.splitlines(keepends=True), delimiter=separator), [])
    except csv.Error:
        return [OpenQuote(record[:40])]
    return [OpenQuote(record[:40]), *cells[1:]] if record.count('"') % 2 else cells
