"""A licence list read into the register's rows; each bad row is named with its line, column and mend."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from baken.registry_import import values
from baken.registry_import.layout import Layout, find_layout
from baken.registry_import.mapping import Mapping, words
from baken.registry_import.sheets import Cell, OpenQuote, read_sheets
from baken.registry_import.values import CellError
from domain.licence_numbers import compact
from matching.licences.register.rows import Column
from registry_stub.schema import LicenceRecord

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class BadRow:
    """One row that was left out. `column` is the list's own name for it, empty where the whole row is meant."""

    sheet: str
    line: int
    column: str
    value: str
    problem: str
    mend: str

    def __str__(self) -> str:
        """Return the row's line, column, problem and mend in one line."""
        place = f"line {self.line}" + (f" of sheet {self.sheet}" if self.sheet else "")
        column = f", column {self.column}" if self.column else ""
        return f"{place}{column}: {self.problem}; {self.mend}; row left out"


@dataclass(frozen=True, slots=True)
class Imported:
    """What was read: the good rows in the list's order, the bad ones, and lines passed over as headings."""

    licences: tuple[LicenceRecord, ...]
    bad: tuple[BadRow, ...]
    passed_over: tuple[int, ...]


class _InColumn(Exception):
    def __init__(self, column: str, value: str, error: CellError) -> None:
        super().__init__(column)
        self.column, self.value, self.error = column, value, error


def read_list(path: Path, mapping: Mapping | None = None, today: date | None = None) -> Imported:
    """Read a CSV or XLSX list of licences.

    `today` decides whether a licence said to have ended has (default: the current day, UTC). Raises `BakenError`
    when the file cannot be read as such a list at all; rows that cannot be read are named in the result.
    """
    mapping = mapping or Mapping()
    layout = find_layout(read_sheets(path), mapping, str(path))
    reader = _RowReader(layout, mapping, today or datetime.now(UTC).date())
    licences: list[LicenceRecord] = []
    bad: list[BadRow] = []
    passed_over: list[int] = []
    earlier: dict[str, list[tuple[int, LicenceRecord]]] = {}
    for line, cells in layout.sheet.rows:
        if line <= layout.header_line:
            continue
        if line in layout.sheet.merged and sum(cell not in (None, "") for cell in cells) == 1:
            passed_over.append(line)
            continue
        try:
            record = reader.record(cells)
            _compare(record, earlier.get(compact(record.number), []), reader.column("number"))
        except _InColumn as fault:
            bad.append(
                BadRow(layout.sheet.name, line, fault.column, fault.value, fault.error.problem, fault.error.mend)
            )
            continue
        earlier.setdefault(compact(record.number), []).append((line, record))
        licences.append(record)
    return Imported(tuple(licences), tuple(bad), tuple(passed_over))


class _RowReader:
    """Reads one row after another by a layout and a mapping."""

    def __init__(self, layout: Layout, mapping: Mapping, today: date) -> None:
        self._layout, self._mapping, self._today = layout, mapping, today
        self._nothing = frozenset(words()["nothing"])
        self._no_end = frozenset(words()["no_end"])

    def column(self, field: Column) -> str:
        """Return the list's name of the field's columns; the field's own where it has none."""
        return " / ".join(name for _, name in self._layout.columns.get(field, [])) or field

    def record(self, cells: list[Cell]) -> LicenceRecord:
        """Return the row as a licence. Raises `_InColumn`."""
        self._whole(cells)
        number = self._one(cells, "number", values.number_of)
        first = self._one(cells, "valid_from", lambda cell: values.date_of(cell, self._no_end))
        last = self._one(cells, "valid_until", lambda cell: values.date_of(cell, self._no_end))
        if first and last and last < first:
            raise self._fault("valid_until", str(last), "the last day lies before the first", "check both dates")
        kind = self._one(cells, "kind", lambda c: values.word_of(c, self._mapping.kinds, "kind", self._usual("kind")))
        town, code = self._municipality(cells)
        return LicenceRecord(
            number=number,
            kind=kind,
            holder=self._one(cells, "holder", _holder),
            trade_names=self._several(cells, "trade_names", values.names_of),
            municipality=town,
            cbs_code=code,
            phones=self._several(cells, "phones", values.phones_of),
            valid_from=first,
            valid_until=last,
            status=self._status(cells, last),
        )

    def _whole(self, cells: list[Cell]) -> None:
        for cell in cells:
            if isinstance(cell, OpenQuote):
                raise _InColumn(
                    "", cell.text, CellError("a quotation mark is opened and not closed", "close or remove it")
                )
        of_csv = not self._layout.sheet.name
        if of_csv and any(str(cell or "").strip() for cell in cells[self._layout.width :]):
            problem = f"{len(cells)} cells, the header has {self._layout.width}"
            raise _InColumn("", "", CellError(problem, "put quotation marks around cells that hold the separator"))

    def _cells(self, cells: list[Cell], field: Column) -> list[Cell]:
        found = [cells[at] for at, _ in self._layout.columns.get(field, []) if at < len(cells)]
        filled = [cell for cell in found if cell is not None and not (isinstance(cell, str) and not cell.strip())]
        default = self._mapping.defaults.get(field)
        return filled or ([default] if default else [])

    def _one(self, cells: list[Cell], field: Column, read: Callable[[Cell], T]) -> T:
        cell = next(iter(self._cells(cells, field)), None)
        try:
            return read(cell)
        except CellError as error:
            raise _InColumn(self.column(field), "" if cell is None else str(cell)[:80], error) from None

    def _several(
        self, cells: list[Cell], field: Column, read: Callable[[Cell, list[str], frozenset[str]], list[str]]
    ) -> list[str]:
        marks = self._mapping.separators.get("phones" if field == "phones" else "trade_names", [])
        found: list[str] = []
        for cell in self._cells(cells, field):
            try:
                found += read(cell, marks, self._nothing)
            except CellError as error:
                raise _InColumn(self.column(field), str(cell)[:80], error) from None
        return list(dict.fromkeys(found))

    def _municipality(self, cells: list[Cell]) -> tuple[str, str]:
        code = self._one(cells, "cbs_code", values.text_of)
        return self._one(cells, "municipality", lambda cell: values.municipality_of(values.text_of(cell), code))

    def _status(self, cells: list[Cell], last: date | None) -> str:
        said = self._one(
            cells, "status", lambda c: values.word_of(c, self._mapping.statuses, "status", self._usual("status"))
        )
        if said != "ended":
            return said
        if last is None or last >= self._today:
            problem = "said to have ended, without a last day that has passed"
            raise self._fault("status", said, problem, f"fill in the day under {self.column('valid_until')}")
        return "active"

    def _usual(self, what: str) -> dict[str, str]:
        return self._words[what]

    @cached_property
    def _words(self) -> dict[str, dict[str, str]]:
        return {
            what: {word: meaning for meaning, said in words()[what].items() for word in said}
            for what in ("kind", "status")
        }

    def _fault(self, field: Column, value: str, problem: str, mend: str) -> _InColumn:
        return _InColumn(self.column(field), value, CellError(problem, mend))


def _holder(cell: Cell) -> str:
    text = " ".join(values.text_of(cell).split())
    if not text:
        raise CellError("holder is empty", "fill in the person or firm that holds the licence")
    return text


def _compare(record: LicenceRecord, earlier: list[tuple[int, LicenceRecord]], column: str) -> None:
    for line, other in earlier:
        if record == other:
            raise _InColumn(column, record.number, CellError(f"repeats line {line}", "delete one of the two"))
        if _overlap(record, other):
            differ = [name for name in LicenceRecord.model_fields if getattr(record, name) != getattr(other, name)]
            problem = f"contradicts line {line} of the same number and period ({', '.join(differ)} differ)"
            raise _InColumn(column, record.number, CellError(problem, "keep the right one of the two"))


def _overlap(one: LicenceRecord, other: LicenceRecord) -> bool:
    firsts = [record.valid_from or date.min for record in (one, other)]
    lasts = [record.valid_until or date.max for record in (one, other)]
    return max(firsts) <= min(lasts)
