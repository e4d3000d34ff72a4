"""Cells of municipal lists read as dates, phones, names, places and words; `CellError` says what is wrong."""

import re
from collections.abc import Mapping as Words
from datetime import date, datetime
from functools import cache

import dateparser
import phonenumbers
from openpyxl.utils.datetime import from_excel
from rapidfuzz import fuzz, process

from baken.registry_import.sheets import Cell, Formula
from domain.places import find_place, fold, municipalities

_NUMERIC_DATE = re.compile(r"(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4}|\d{2})(?:\s+0?0:00(?::00)?)?")
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_EXCEL_DAYS = range(20_000, 80_000)  # 1954 to 2119, as spreadsheets count days
_AND = re.compile(r"\s+(?:en|of|and|or|&|\+)\s+|[;,|\n]+", re.IGNORECASE)
_PHONE_LABEL = re.compile(r"^(?:tel(?:efoon)?|mob(?:iel)?|m|t|gsm)\b[.: ]*", re.IGNORECASE)
_LONGEST = 1200


class CellError(Exception):
    """A cell that cannot be read: what is wrong, and the mend."""

    def __init__(self, problem: str, mend: str) -> None:
        super().__init__(problem)
        self.problem, self.mend = problem, mend


def text_of(cell: Cell) -> str:
    """Return a cell's text: whole floats without `.0`, dates as ISO, spaces folded.

    Raises `CellError` for formulas without a result, error values and overlong text.
    """
    if isinstance(cell, Formula):
        raise CellError(
            f"formula {cell.text[:40]} without a stored result",
            "save the file in a spreadsheet program, or paste values",
        )
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    text = "\n".join(" ".join(line.split()) for line in str(cell).replace("\xa0", " ").splitlines()).strip()
    if re.fullmatch(r"#[A-Z0-9/]+[!?]?", text):
        raise CellError(f"error value {text}", "mend the formula, or fill the value in")
    if len(text) > _LONGEST:
        raise CellError(f"{len(text)} characters in one cell", "shorten it")
    return text


def number_of(cell: Cell) -> str:
    """Return a licence number. Raises `CellError` when there is none in the cell."""
    text = text_of(cell)
    if not text:
        raise CellError("number is empty", "fill in the licence number; undo merged cells")
    if not any(c.isdigit() for c in text) or len(text) > 40 or "\n" in text:
        raise CellError(f"{_short(text)} is no licence number", "one number in the cell, with at least one digit")
    return text


def word_of(cell: Cell, words: Words[str, str], what: str, common: Words[str, str]) -> str:
    """Return the meaning of a word by the mapping's or the usual words. Raises `CellError` for others."""
    text = text_of(cell)
    known = {fold(word): meaning for word, meaning in {**common, **words}.items()}
    if not text:
        raise CellError(f"{what} is empty", f"fill in one of: {', '.join(sorted(set(common.values())))}")
    meaning = known.get(fold(text))
    if meaning is None:
        close = process.extractOne(fold(text), list(known), scorer=fuzz.ratio, score_cutoff=70)
        hint = f"write `{close[0]}`, or " if close else ""
        raise CellError(f"{_short(text)} is no {what} that is known", f"{hint}name the word in the mapping file")
    return meaning


def date_of(cell: Cell, no_end: frozenset[str] = frozenset()) -> date | None:
    """Return a day: an Excel date or its number, ISO, `31-12-2026` (day first) or `1 maart 2026`; None for no day.

    Raises `CellError` for anything else.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int | float) and not isinstance(cell, bool) and int(cell) in _EXCEL_DAYS:
        return _excel_day(int(cell))
    text = text_of(cell)
    if not text or text.casefold() in no_end:
        return None
    found = _written_date(text)
    if found is None:
        raise CellError(f"{_short(text)} is no date", "write it as 31-12-2026 or 2026-12-31")
    if not 1950 <= found.year <= 2150:
        raise CellError(f"{found.isoformat()} cannot be meant", "check the year")
    return found


def _excel_day(days: int) -> date:
    moment = from_excel(days)
    assert isinstance(moment, datetime)  # noqa: S101  # whole days within _EXCEL_DAYS
    return moment.date()


@cache
def _written_date(text: str) -> date | None:
    if match := _ISO_DATE.fullmatch(text):
        return _day(*match.groups())
    if match := _NUMERIC_DATE.fullmatch(text):
        day, month, year = match.groups()
        return _day(year if len(year) == 4 else f"20{year}", month, day)
    if not (re.search(r"[a-z]{3}", text, re.IGNORECASE) and re.search(r"\d{4}", text) and len(text) < 40):
        return None
    settings = {"DATE_ORDER": "DMY", "STRICT_PARSING": True}
    read = dateparser.parse(text, languages=["nl", "en"], settings=settings)
    return read.date() if read else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def phones_of(cell: Cell, separators: list[str], nothing: frozenset[str]) -> list[str]:
    """Return the phones of a cell as E.164; Dutch ones may lack the leading 0 that a number cell loses.

    Raises `CellError` naming the first piece that is no phone.
    """
    found: list[str] = []
    for piece in _pieces(text_of(cell), separators, _AND):
        if piece.casefold() in nothing:
            continue
        phones = [_phone(piece)]
        if phones == [None] and "/" in piece:
            phones = [_phone(part) for part in piece.split("/") if part.strip()]
        for phone in phones:
            if phone is None:
                raise CellError(f"{_short(piece)} is no phone number", "write it as 06 12345678 or +31 6 12345678")
            found.append(phone)
    return list(dict.fromkeys(found))


@cache
def _phone(text: str) -> str | None:
    bare = re.sub(r"^\s*(?:tel(?:efoon)?|mob(?:iel)?|m|t|gsm)\b[.: ]*", "", text.strip(), flags=re.IGNORECASE).replace(
        "/", "-"
    )
    if bare.isdigit() and len(bare) == 11 and bare.startswith("31"):
        bare = f"+{bare}"
    try:
        number = phonenumbers.parse(bare, "NL")
    except phonenumbers.NumberParseException:
        return None
    if re.search(r"[^\W\d_]", bare) or not phonenumbers.is_possible_number(number):
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def names_of(cell: Cell, separators: list[str], nothing: frozenset[str]) -> list[str]:
    """Return the names of a cell, split at `;`, `|`, line ends and ` / ` (or as the mapping says)."""
    pieces = _pieces(text_of(cell), separators, re.compile(r"[;|\n]+|\s/\s"))
    return list(dict.fromkeys(piece for piece in pieces if piece.casefold() not in nothing))


def _pieces(text: str, separators: list[str], usual: re.Pattern[str]) -> list[str]:
    cut = re.compile("|".join(re.escape(mark) for mark in separators)) if separators else usual
    return [piece.strip() for piece in cut.split(text) if piece.strip()]


@cache
def municipality_of(name: str, code: str) -> tuple[str, str]:
    """Return a municipality's name and CBS code from either or both.

    Raises `CellError` for a place that is not known, and for a name and a code of two municipalities.
    """
    code = code.upper()
    if code.isdigit():
        code = f"GM{int(code):04d}"
    if code and code not in municipalities():
        raise CellError(f"{_short(code)} is no CBS code of a municipality", "write it as GM0363")
    if not name:
        return (municipalities()[code].name, code) if code else ("", "")
    place = find_place(re.sub(r"^gemeente\s+", "", name, flags=re.IGNORECASE))
    if place is None or not place.dutch_municipality:
        close = process.extractOne(name, [m.name for m in municipalities().values()], score_cutoff=70)
        raise CellError(
            f"{_short(name)} is no Dutch municipality", f"is {close[0]} meant?" if close else "fill in its name"
        )
    if code and place.code != code:
        raise CellError(f"{name} is {place.code}, not {code}", "make name and code agree")
    return municipalities()[place.code].name, place.code


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return f"`{flat if len(flat) <= 40 else flat[:37] + '...'}`"
