"""Tables as CSV and XLSX that no spreadsheet program takes for formulas, with a sheet that says what they are."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

CellValue = str | int | float | None
# OWASP's list for CSV injection (owasp.org/www-community/attacks/CSV_Injection), with the full-width forms.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
LONGEST_CELL = 32_767  # what a cell of an XLSX file can hold
LONGEST_TITLE = 31
WIDEST = 60
BOLD = Font(bold=True)
WRAPPED = Alignment(wrap_text=True, vertical="top")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its columns' headings, and what it is about as pairs of a word and its value."""

    title: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[CellValue]]
    about_title: str
    about: tuple[tuple[str, str], ...]


def safe_text(text: str) -> str:
    """Return the text with an apostrophe before it where a spreadsheet would run it, or skip blanks and then run it."""
    kept = ILLEGAL_CHARACTERS_RE.sub("\ufffd", text)
    risky = kept.startswith(FORMULA_STARTS) or kept.lstrip().startswith(FORMULA_STARTS)
    return f"'{kept}" if risky else kept


def as_csv(sheet: Sheet) -> bytes:
    """Return the table as CSV in UTF-8 with a byte order mark, by which Excel knows the encoding."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(map(safe_text, sheet.columns))
    writer.writerows([safe_text(cell) if isinstance(cell, str) else cell for cell in row] for row in sheet.rows)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(sheet: Sheet) -> bytes:
    """Return a workbook: first the sheet that says what this is, then the table. Text is stored as text."""
    book = Workbook()
    about = book.worksheets[0]
    about.title = sheet.about_title[:LONGEST_TITLE]
    _fill_about(about, sheet)
    _fill_table(book.create_sheet(sheet.title[:LONGEST_TITLE]), sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill_about(page: Worksheet, sheet: Sheet) -> None:
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 28, 90
    _put(page, 1, 1, sheet.title).font = BOLD
    for row, (name, value) in enumerate(sheet.about, start=3):
        _put(page, row, 1, name).font = BOLD
        _put(page, row, 2, value).alignment = WRAPPED


def _fill_table(page: Worksheet, sheet: Sheet) -> None:
    page.freeze_panes = "A2"
    for at, (column, width) in enumerate(zip(sheet.columns, _widths(sheet), strict=True), start=1):
        _put(page, 1, at, column).font = BOLD
        page.column_dimensions[get_column_letter(at)].width = width
    for row, values in enumerate(sheet.rows, start=2):
        for at, value in enumerate(values, start=1):
            _put(page, row, at, value)
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{len(sheet.rows) + 1}"


def _put(page: Worksheet, row: int, column: int, value: CellValue) -> Cell:
    """Fill a cell; text keeps the type of text, whatever it begins with."""
    cell = page.cell(row, column)
    cell.value = safe_text(value)[:LONGEST_CELL] if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"
    return cell  # type: ignore[return-value]  # no cell here is a merged one


def _widths(sheet: Sheet) -> Iterable[int]:
    for at, column in enumerate(sheet.columns):
        longest = max((len(str(row[at] or "")) for row in sheet.rows[:200]), default=0)
        yield min(WIDEST, max(len(column), longest) + 3)
