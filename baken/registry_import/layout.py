"""Where a list's header stands, and which of its columns holds which field of the register."""

from dataclasses import dataclass

from baken.registry_import.mapping import Mapping, words
from baken.registry_import.sheets import Cell, Sheet
from domain.errors import BakenError
from domain.places import fold
from matching.licences.register.rows import REQUIRED_COLUMNS, Column

_SEARCHED = 40  # lines above the header: titles, notes, a logo


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet with its header's line; `columns` gives each field the positions and names of its columns."""

    sheet: Sheet
    header_line: int
    columns: dict[Column, list[tuple[int, str]]]
    width: int


def find_layout(sheets: list[Sheet], mapping: Mapping, file: str) -> Layout:
    """Return the sheet and the columns to read.

    Raises `BakenError` when a sheet or column named in the mapping is not there (naming those that are), when no
    header can be found, or when a field that every licence needs has neither a column nor a default.
    """
    wanted = [s for s in sheets if mapping.sheet is None or fold(s.name) == fold(mapping.sheet)]
    if not wanted:
        raise BakenError(f"{file} has no sheet {mapping.sheet!r}; it has: {', '.join(s.name for s in sheets)}")
    candidates = [
        (len(found), line, sheet, cells, found)
        for sheet in wanted
        for line, cells in sheet.rows[:_SEARCHED]
        if (mapping.header_row is None or line == mapping.header_row) and (found := _columns(cells, mapping))
    ]
    if not candidates:
        raise BakenError(f"{file}: no header with known column names; {_what_is_there(wanted, mapping)}")
    best = max(candidates, key=lambda candidate: (candidate[0], -candidate[1]))
    _, line, sheet, cells, found = best
    names = ", ".join(name for cell in cells if (name := _name(cell)))
    for field, asked in mapping.columns.items():
        have = {fold(name) for _, name in found.get(field, [])}
        if missing := [name for name in asked if fold(name) not in have]:
            raise BakenError(f"{file}: no column {missing[0]!r} for {field}; there are: {names}")
    for needed in REQUIRED_COLUMNS:
        if needed not in found and needed not in mapping.defaults:
            raise BakenError(
                f"{file}: no column for {needed}; there are: {names}; name one under `columns:`, or a value under "
                "`defaults:`, in a file for --columns"
            )
    return Layout(sheet, line, found, len(cells))


def _columns(cells: list[Cell], mapping: Mapping) -> dict[Column, list[tuple[int, str]]]:
    places: dict[str, tuple[int, str]] = {}
    for at, cell in enumerate(cells):
        if name := _name(cell):
            places.setdefault(fold(name), (at, name))
    claimed = {fold(name) for names in mapping.columns.values() for name in names}
    found: dict[Column, list[tuple[int, str]]] = {}
    for field, usual in words()["columns"].items():
        if field in mapping.columns:
            hits = [places[fold(name)] for name in mapping.columns[field] if fold(name) in places]
        else:
            hits = [places[fold(n)] for n in usual if fold(n) in places and fold(n) not in claimed][:1]
        if hits:
            found[field] = hits
    return found


def _name(cell: Cell) -> str:
    return " ".join(cell.split()) if isinstance(cell, str) else ""


def _what_is_there(sheets: list[Sheet], mapping: Mapping) -> str:
    rows = next((sheet.rows for sheet in sheets if sheet.rows), [])
    if not rows:
        return "the sheet is empty"
    line, cells = next(((n, c) for n, c in rows if n == mapping.header_row), rows[0])
    names = ", ".join(name for cell in cells if (name := _name(cell)))[:200]
    return f"line {line} holds: {names or 'no names'}; name the columns in a file for --columns"
