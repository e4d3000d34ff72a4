"""Durations that share their unit: `30/60/90 min`, and the first column of a table."""

import re
from collections.abc import Iterator

from nlp.facts.duration_words import HOUR
from nlp.facts.pieces import Duration

HOURS_A_DAY, LATEST_VISIT = 24, 4
USUAL_MINUTES = frozenset((10, 15, 20, 25, 30, 40, 45, 50, 60, 75, 80, 90, 120, 150, 180))
_LIST_BEFORE = re.compile(r"(?<![\w€$£.,+-])(?:\d{1,3}\s?(?:['’m]|min)?\s?(?:[/,|&\t-]|en|of|or|and)\s{0,2}){1,6}$")
_HEADER = re.compile(
    r"(?:^|\n)[^\w\n]*(?P<unit>uur|uren|hours?|h|min|minuten|minutes)[^\w\n]+"
    r"(?:prijs|price|tarief|rate|bedrag|euro)\w*[^\w\n]*\n"
)
_ROW = re.compile(r"[^\w\n]*(?P<count>\d{1,3}(?:[.,]5)?)[^\w\n]+\d[^\n]{0,40}(?:\n|$)")


MINUTES_SAID = frozenset(("15", "20", "30", "45", "60", "90", "120"))
_PAID = re.compile(r"(?<![\d/.,:-])([1-9]\d{1,3})\s?(?:€|euro?)?\s?[/(]$")
_LINE_START = re.compile(r"(?:^|\n)[^\w\n]*$")


def in_rows(text: str) -> Iterator[Duration]:
    """Yield the bare counts of a table whose first line says what they count: `uur | prijs`, `1 | 150`."""
    for header in _HEADER.finditer(text):
        unit = 1 if header.group("unit").startswith("min") else HOUR
        row = _ROW.match(text, header.end())
        while row:
            count = float(row.group("count").replace(",", "."))
            if count <= (HOURS_A_DAY if unit == HOUR else HOURS_A_DAY * HOUR):
                yield Duration(*row.span("count"), round(count * unit))
            row = _ROW.match(text, row.end())


def by_marks(text: str, numbers: list[tuple[int, int]]) -> Iterator[Duration]:
    """Yield bare minutes that marks tell from money: `120/30 200/60`, `130 (60)`, lines `30: 90` and `60: 150`."""
    slashed, lines = [], []
    for start, end in numbers:
        if end - start > 3 or text[start:end] not in MINUTES_SAID:
            continue
        after, before = text[end : end + 1], text[start - 1 : start]
        if before == "/" and after not in ("/", "-", ":") and _paid_before(text, start, int(text[start:end])):
            slashed.append((start, end))
        elif before == "(" and after == ")" and _paid_before(text, start, int(text[start:end])):
            yield Duration(start, end, int(text[start:end]))
        elif (after == ":" or text[end : end + 2] in (" :", " =", " |")) and _LINE_START.search(
            text[max(0, start - 4) : start]
        ):
            lines.append((start, end))
    for spans in (slashed, lines):
        if len(spans) > 1:
            yield from (Duration(start, end, int(text[start:end])) for start, end in spans)


def _paid_before(text: str, start: int, minutes: int) -> bool:
    paid = _PAID.search(text[max(0, start - 12) : start])
    return paid is not None and int(paid.group(1)) >= minutes


def listed(text: str, last: Duration) -> Iterator[Duration]:
    """Yield the durations of a list that share the unit of the last: `30/60/90 min`."""
    offset = max(0, last.start - 40)
    listed = _LIST_BEFORE.search(text[offset : last.start])
    if listed is None:
        return
    digits = re.match(r"\d+", text[last.start : last.start + 4])
    count = int(digits.group()) if digits else 0
    unit = last.minutes // count if count else 0
    spans = [match.span() for match in re.finditer(r"\d+", listed.group())]
    values = [int(listed.group()[first:end]) for first, end in spans]
    usual = all(value in USUAL_MINUTES if unit == 1 else 0 < value <= LATEST_VISIT for value in values)
    if unit not in (1, HOUR) or not usual or [*values, count] != sorted({*values, count}):
        return
    for (first, end), value in zip(spans, values, strict=True):
        yield Duration(offset + listed.start() + first, offset + listed.start() + end, value * unit)
