"""Phone numbers, also when written to be read by people only.

Runs of digits in any form are cut into stretches that have the shape of a number of some country; phonenumbers knows
the countries' shapes.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby, pairwise

import phonenumbers
from spacy.tokens import Doc

from domain.facts import FactKind, PhoneStyle
from nlp.facts.digits import CALLED, SEPARATOR, Unit, regions, runs
from nlp.reading import Reading

MOST_DIGITS, FEWEST_DIGITS = 15, 8
SCATTERED = 8  # as many units of one digit make scattered digits
LONGEST_COUNTRY_CODE = 3
NOT_TIED_TO_A_TOWN = ("06", "084", "085", "088")  # any digits may follow: those of made-up ads are in no plan
NEIGHBOURS = ("BE", "DE", "GB")
NO_TRUNK_PREFIX = frozenset(("ES", "PL", "PT", "CZ", "IT", "LU", "DK", "NO", "GR"))
_OTHER_KINDS: tuple[FactKind, ...] = (
    "licence_number", "kvk_number", "establishment_number", "vat_number", "email", "handle",
)  # fmt: skip
# What looks like a phone number and is not. Blanked before reading.
_DECOYS = re.compile(
    r"(?=[\d€e]|[a-z]{2}\s?\d)(?:"  # each begins with a digit or a sign before one
    r"(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d{2}(?!\d)"  # 03-11-2026
    r"|(?<!\d)(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)"  # 2026-11-03
    r"|(?<!\d)\d{1,2}[:.]\d{2}\s?(?:-|–|tot|to|t/m|until)\s?\d{1,2}[:.]\d{2}(?!\d)"  # 10:00 - 22:00
    r"|(?<!\d)\d{1,2}:\d{2}(?!\d)"
    r"|\b[a-z]{2}\d{2}\s?[a-z]{4}\s?(?:\d{4}\s?){2}\d{2}\b"  # IBAN
    r"|\bnl\s?\d{9}\s?b\s?\d{2}\b"  # VAT
    r"|(?:€|\beur(?:o)?\b)\s?\d{1,4}(?:[.,]\d{2})?(?!\d)"
    r"|(?<!\d)\d{1,4}(?:[.,]\d{2})?\s?(?:€|euro?\b|,-)"
    r"|(?<![\d-])\d{1,3}\s?(?:cm|kg|jaar|jr|min|minuten|minutes|uur|hours?|years?|%)\b"
    r"|(?<!\d)24\s?/\s?7(?!\d)"
    r"|(?<![\w/.*~+=-])(?<!\d )[1-9]\d{3}\s?"  # postcode
    r"(?!(?:en|of|in|is|je|ik|op|te|de|om|na|we|ze|er|al|nu|zo|or|to|at|on|my|me|if|so)\b)[a-z]{2}(?![a-z\d]))",
)
_OTHER_LABEL = re.compile(
    r"(?:\bk\.?v\.?k\b|\biban\b|\bbtw|\bvat\b|\brsin\b|\bbsn\b|koophandel|\bcoc\b|vergunning\w*|licen[cs]e|permit|"
    r"registratie\w*|registration|\bad(?:vertentie)?[- ]?(?:id|nummer|nr|number)\b|\bid\b|"
    r"\bref(?:erentie|erence)?\b|\bkenmerk\b|\border\b|"
    r"\b(?:klant|lid|bestel|artikel|order|factuur|dossier|zaak|product|polis|rekening|reserverings?|boekings?|bon|"
    r"deelnemers?|member|customer|invoice|booking|case|account|profiel|profile)[- ]?(?:nummer|number|nr|no)\b)"
    r"(?:(?!bel\b|tel|app\b|whats|call|phone|mobiel|[.!?]\s)[^\d\n+]){0,18}\Z",
)
_LETTERS_BEFORE = re.compile(r"(?:^|[^a-z.])(?!tel)[a-z]{1,4}[-/.]\Z|\d[-/.]\Z|[a-z0-9]\Z")
_PLUS = re.compile(r"\+[\s(]{0,2}$")
_PLAIN_GAP = re.compile(r"[\s().\-‐‑–/]*")
_REVERSED = re.compile(
    r"achterste\s?voren|omgekeerd|van achter(?:en)? naar vor|van rechts naar links|andersom|revers|backward|"
    r"right to left|back to front|rückwärts|von hinten|al revés|à l'envers|invers|visszafel|od tyłu|wspak"
)
_NOT = re.compile(r"\b(?:niet|geen|not|no|nicht)\b")
_REVERSED_BEFORE, _REVERSED_AFTER = 60, 40
_LINK = ("wa.me/", "phone=", "tel:", "callto:", "wa.me/+", "plus ", "plusz ", "más ", "mas ")


def find_phones(doc: Doc) -> Doc:
    """Attach a `phone` fact (E.164, with `style`) for every number read in this field."""
    reading: Reading = doc._.reading
    lower = reading.shadow.lower
    for first, last in regions(reading):
        if not any(_may_be_number(reading, lower, run) for run in runs(lower, first, last)):
            continue
        text = _without_decoys(lower, first, last)
        for units in (free for run in runs(text, first, last) for free in _free(reading, run)):
            if _may_be_number(reading, text, units):
                _read_run(reading, text, units)
    return doc


def _free(reading: Reading, run: list[Unit]) -> Iterator[list[Unit]]:
    """Yield what remains of a run without the digits of other kinds of numbers."""
    for taken, units in groupby(run, lambda unit: reading.taken(unit.start, unit.end, *_OTHER_KINDS)):
        if not taken:
            yield list(units)


def _may_be_number(reading: Reading, text: str, run: list[Unit]) -> bool:
    if sum([len(unit.digits) for unit in run]) < FEWEST_DIGITS:
        return False
    return reading.region != "NL" or any(unit.digits[0] in "03" for unit in run) or _has_plus(text, run[0].start)


def _without_decoys(text: str, first: int, last: int) -> str:
    decoys = [match.span() for match in _DECOYS.finditer(text, first, last)]
    for start, end in decoys:
        text = text[:start] + SEPARATOR * (end - start) + text[end:]
    return text


def _read_run(reading: Reading, text: str, units: list[Unit]) -> None:
    if _is_reversed(text, units):
        units = _turned(units)
    position = 0
    while position < len(units):
        found = _number_at(reading, text, units, position)
        if found is None:
            position += 1
            continue
        value, last = found
        number = units[position : last + 1]
        _add(reading, text, value, number)
        position = last + 1


def _add(reading: Reading, text: str, value: str, number: list[Unit]) -> None:
    start, end = min(unit.start for unit in number), max(unit.end for unit in number)
    while start and text[start - 1] in "+(":
        start -= 1
    reading.add("phone", value, start, end, style=_style(reading, text, number))


def _is_reversed(text: str, units: list[Unit]) -> bool:
    start, end = units[0].start, units[-1].end
    before, after = text[max(0, start - _REVERSED_BEFORE) : start], text[end : end + _REVERSED_AFTER]
    said = _REVERSED.search(before) or _REVERSED.search(after)
    return said is not None and _NOT.search(before) is None and _NOT.search(after) is None


def _turned(units: list[Unit]) -> list[Unit]:
    return [Unit(unit.digits[::-1], unit.start, unit.end, unit.form, True) for unit in reversed(units)]


def _number_at(reading: Reading, text: str, units: list[Unit], first: int) -> tuple[str, int] | None:
    """Return the number that starts at unit `first` and the index of its last unit."""
    start, begin = units[first].start, units[first].digits
    plus = _has_plus(text, start) and not _is_extra(text, units, first)
    if not plus and reading.region == "NL" and begin[0] not in "03":
        return None
    best = _best(text, units, first, plus, reading.region)
    if best is None or (not plus and _named_otherwise(text, start)):
        return None
    return best


def _is_extra(text: str, units: list[Unit], first: int) -> bool:
    """Tell whether the plus is that of an amount before a number, as in `extra +30. 06...`."""
    if first + 1 == len(units) or len(units[first].digits) > LONGEST_COUNTRY_CODE:
        return False
    gap = text[units[first].end : units[first + 1].start]
    return ("(" not in gap and units[first].digits != "31" and units[first + 1].digits.startswith("06")) or ". " in gap


def _has_plus(text: str, start: int) -> bool:
    before = text[max(0, start - 8) : start]
    return _PLUS.search(before) is not None or before.endswith(_LINK)


def _best(text: str, units: list[Unit], first: int, plus: bool, region: str) -> tuple[str, int] | None:
    """Return the first valid number from unit `first` on, or else the longest possible one, with its last unit."""
    digits, possible = "", None
    for last in range(first, len(units)):
        digits += units[last].digits
        if len(digits) > MOST_DIGITS + 3:
            break
        if len(digits) < FEWEST_DIGITS or _glued(text, units, last):
            continue
        value = _as_number(digits, plus, region)
        if value is not None and value[1]:
            return value[0], last
        if value is not None:
            possible = value[0], last
    return possible


def _named_otherwise(text: str, start: int) -> bool:
    """Tell whether the words right before `start` say that what follows is another kind of number."""
    before = text[max(0, start - 30) : start]
    if _OTHER_LABEL.search(before):
        return True
    return _LETTERS_BEFORE.search(before[-6:]) is not None and CALLED.search(before) is None


def _glued(text: str, units: list[Unit], last: int) -> bool:
    """A number does not end where the next digits follow without a space, as in a longer code."""
    if last + 1 == len(units) or units[last + 1].start < units[last].end:
        return text[units[last].end : units[last].end + 1].isalpha()
    between = text[units[last].end : units[last + 1].start]
    return units[last + 1].form != "word" and between in ("", "-", ".")


@lru_cache(maxsize=50_000)
def _as_number(digits: str, plus: bool, region: str) -> tuple[str, bool] | None:
    """Return (E.164, whether the country's plan knows it as valid), or None for no phone number."""
    international = plus or digits.startswith("00")
    if international or (region == "NL" and len(digits) == 11 and digits.startswith("316")):
        return _international(digits.removeprefix("00") if not plus else digits)
    for country in dict.fromkeys((region, "NL", *NEIGHBOURS)):
        if number := _national(digits, country, at_home=country == region):
            return number, True
    return None


def _national(digits: str, country: str, at_home: bool) -> str | None:
    """Return the number if it is one of the country's own; away from home only mobile numbers are plain enough."""
    if country == "NL" and len(digits) == 10 and digits.startswith(NOT_TIED_TO_A_TOWN):
        return f"+31{digits[1:]}"
    if digits[0] != "0" and not (at_home and country in NO_TRUNK_PREFIX):
        return None
    try:
        parsed = phonenumbers.parse(digits, country)
    except phonenumbers.NumberParseException:
        return None
    kind = phonenumbers.number_type(parsed)
    if kind == phonenumbers.PhoneNumberType.UNKNOWN or not (at_home or kind == phonenumbers.PhoneNumberType.MOBILE):
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def _international(digits: str) -> tuple[str, bool] | None:
    if digits.startswith("31"):
        national = digits[2:].removeprefix("0")
        if len(national) == 9 and national.startswith("6"):
            return f"+31{national}", True
    try:
        parsed = phonenumbers.parse("+" + digits, None)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed) or len(str(parsed.national_number)) < 7:
        return None
    written = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return written, phonenumbers.is_valid_number(parsed)


def _style(reading: Reading, text: str, units: list[Unit]) -> PhoneStyle:
    if any(unit.form == "word" for unit in units):
        return "spelled"
    if any(unit.form == "lookalike" for unit in units) or _is_disguised(reading, units):
        return "homoglyph"
    figures = [unit for unit in units if len(unit.digits) == 1]
    gaps = [text[left.end : right.start] for left, right in pairwise(units)]
    scattered = len(figures) >= SCATTERED or any(unit.after_words for unit in units[1:])
    odd = any("\n" in gap or not _PLAIN_GAP.fullmatch(gap) for gap in gaps)
    return "split" if scattered or odd else "plain"


def _is_disguised(reading: Reading, units: list[Unit]) -> bool:
    """Tell whether digits were written with odd characters, or invisible ones stand between them."""
    shadow = reading.shadow
    if any(shadow.disguised(unit.start, unit.end) for unit in units):
        return True
    start, end = min(unit.start for unit in units), max(unit.end for unit in units)
    first, last = shadow.span(start, end)
    return last - first != end - start
