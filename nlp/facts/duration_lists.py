"""Durations that share their unit: `30/60/90 min`, and the first column of a table."""

import re
from collections.abc import Iterator

from nlp.facts.duration_words import HOUR, NIGHT
from nlp.facts.pieces import Duration
from nlp.reading import Reading
from nlp.stems import Stems

HOURS_A_DAY, LATEST_VISIT = 24, 4
USUAL_MINUTES = frozenset((10, 15, 20, 25, 30, 40, 45, 50, 60, 75, 80, 90, 120, 150, 180))
_LIST_BEFORE = re.compile(r"(?<![\w€$£.,+-])(?:\d{1,3}\s?(?:['’m]|min)?\s?(?:[/,|&\t-]|en|of|or|and)\s{0,2}){1,6}$")
_HEADER = re.compile(
    r"(?:^|\n)[^\w\n]*(?P<unit>uur|uren|hours?|h|min|minuten|minutes)[^\w\n]+"
    r"(?:prijs|price|tarief|rate|bedrag|euro)\w*[^\w\n]*\n"
)
_ROW = re.compile(r"[^\w\n]*(?P<count>\d{1,3}(?:[.,]5)?)[^\w\n]+\d[^\n]{0,40}(?:\n|$)")


MINUTES_SAID = frozenset(("15", "20", "30", "45", "60", "90", "120"))
_PAID = re.compile(r"(?<![\d/.,:-])([1-9]\d{1,3})\s?(?:€|euro?s?|,-)?\s?(/|\(|for |voor )\s?$")
_GOES_ON = re.compile(r"[/:-]|\s?(?:jaar|years?|km|euro?s?\b|€|pers)")
_LINE_START = re.compile(r"(?:^|\n)[ |]*$")
_COSTS_THEN = re.compile(
    r"(?:\s?(?:[:=/|→>»]|[=-]>)\s?|\s[–-]\s)(?:[€$£]\s?)?([1-9]\d{1,3})(?![.:/]?\d|/|\s?(?:min|m\b|u\b|uur|h\b|hr))"
)
_SLASHED = re.compile(r"(?:[€$£]\s?\d{2,4}|\d{2,4}\s?(?:€|euro?))\s?/\s?$")
_ROW_OF_MINUTES = re.compile(
    r"(?P<row>\d{2,3}(?:\s?/\s?\d{2,3})+)(?:\)|(?:\s?min\w*\.?\)?)?\s*[:=]\s*[€]?\s?(?P<paid>\d{2,4}(?:\s?[/]\s?[€]?\d{2,4})+))"
)
_AMOUNTS_BEFORE = re.compile(r"(\d{2,4}(?:\s?/\s?[€]?\d{2,4})+)\s?(?:€|euro?)?\s?\($")

_MORNINGS = tuple(
    f"{until} {morning}"
    for until in ("till", "until", "tot", "tot het", "tot de")
    for morning in ("breakfast", "morning", "ontbijt", "ochtend")
)
_RATE_MARKS = Stems(("p/u", "p/h", "p.u", "p.h", *_MORNINGS))


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
    """Yield bare minutes that marks tell from money: `120/30 200/60`, `130 (60)`, `30: 90, 60: 150`."""
    likely = [(start, end) for start, end in numbers if text[start:end] in MINUTES_SAID]
    if not likely:
        return
    leads, trails, done = [], [], -1
    for start, end in likely:
        if start < done or text[start - 1 : start] in ("€", "$", "£", ":"):
            continue
        row = _ROW_OF_MINUTES.match(text, start)
        if row and _is_row(text, start, row):
            spans = [
                (row.start() + one.start(), row.start() + one.end()) for one in re.finditer(r"\d+", row.group("row"))
            ]
            yield from _timed(text, spans)
            done = row.end()
            continue
        minutes, paid = int(text[start:end]), _PAID.search(text[max(0, start - 18) : start])
        if paid and int(paid.group(1)) >= minutes:
            if paid.group(2) == "(" and text[end : end + 1] == ")":
                yield Duration(start, end, minutes)
                continue
            trails += [] if _GOES_ON.match(text, end) else [(start, end)]
        elif _costs_then(text, start, end) >= minutes:
            leads.append((start, end))
            done = end + 1
    for found in (leads, trails):
        if len({text[start:end] for start, end in found}) > 1:
            yield from _timed(text, found)


def _costs_then(text: str, start: int, end: int) -> int:
    """Return the amount that follows minutes after a mark, 0 if none; after `|` only for the first cell of a row."""
    costs = _COSTS_THEN.match(text, end)
    if costs is None or ("|" in costs.group() and not _LINE_START.search(text[max(0, start - 4) : start])):
        return 0
    return int(costs.group(1))


def _is_row(text: str, start: int, row: re.Match[str]) -> bool:
    """Tell whether minutes with slashes between go up, and stand before or after as many amounts."""
    values = [int(value) for value in re.findall(r"\d+", row.group("row"))]
    if values != sorted(set(values)):
        return False
    count = len(values)
    before = _AMOUNTS_BEFORE.search(text[max(0, start - 30) : start])
    listed = (row.group("paid") or (before.group(1) if before else "")).count("/") + 1
    return listed == count


def _timed(text: str, spans: list[tuple[int, int]]) -> Iterator[Duration]:
    return (Duration(start, end, int(text[start:end])) for start, end in spans)


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


def marked(reading: Reading, text: str) -> Iterator[Duration]:
    """Yield the `per hour` of a label: `tarief p/u: 130`."""
    for start, end in reading.sights(_RATE_MARKS):
        if not text[end : end + 1].isalnum() or text.startswith("ur", end):
            yield Duration(start, end, NIGHT if end - start > 4 else HOUR)


def slashed(text: str, start: int, end: int, value: int) -> Duration | None:
    """Return the bare minutes of `€ 80 / 30, € 140 / 60 min`."""
    if value not in USUAL_MINUTES or "/" not in text[max(0, start - 2) : start]:
        return None
    if _SLASHED.search(text[max(0, start - 14) : start]) and "min" in text[end : end + 70]:
        return Duration(start, end, value)
    return None
