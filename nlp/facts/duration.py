"""Stretches of time that a price may be for: `half uur`, `90 min`, `1h30`, `die ganze`, `hele nacht (10 uur)`."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from nlp.facts.duration_counted import counted_alone
from nlp.facts.duration_lists import (
    HOURS_A_DAY,
    LATEST_VISIT,
    USUAL_MINUTES,
    by_marks,
    in_rows,
    listed,
    marked,
    slashed,
)
from nlp.facts.duration_short import minutes_apart, short
from nlp.facts.duration_words import (
    ABBREVIATED,
    ARTICLES,
    CLOCK_AFTER_BY,
    CLOCK_BEFORE_BY,
    DAY,
    ELLIPSES,
    HALF,
    HALVES,
    HOUR,
    LIMITS,
    NIGHT,
    QUANTITIES,
    QUARTER,
    RATES,
    SELLING,
    SHORT_UNITS,
    UNITS,
    ends_with,
)
from nlp.facts.pieces import Duration
from nlp.reading import Reading
from nlp.stems import Stems

_DAYS = (36, 48, 72)
REACH = 62
WORD = re.compile(r"[^\W\d_]+")
_HALF_AN = re.compile(r"(?<!\d)1/$")
_EACH = ("each ", "every ", "elk ", "elke ", "ieder ", "iedere ", "extra ", "additional ")
_STEMS = Stems((*UNITS, *RATES, *ELLIPSES))
_ENTRANCES = (" pass", " ticket", " entry", " entrance", " card")
_DIGITS_END = re.compile(r"(?<![\d.,:])(\d{1,4}(?:[.,]\d{1,2})?)\Z")
_WORD_END = re.compile(r"[^\W\d_]+$")
_AND_HALF = re.compile(
    r"\s(?:en|and|y|e|und)\s(?:(?:an?|een|eine)\s)?(?:(three|drie|drei|tres)\s)?"
    r"(half|halve|media|meia|halbe|kwartier|quarters?|viertel|cuartos?)\b(?!\s?(?:hour|uur|hora|stunde))"
)
_COUNT_AND_HALF = re.compile(r"([^\W\d_]+) (?:en|and) (?:an? |een )?half\Z")
_HALF_MORE = frozenset(("half", "halve", "media", "meia", "halbe"))
_CLOCK_RANGE = re.compile(
    r"(?<![\d€$£.,])(?<![€$£] )(?:[5-9]|1\d|2[0-4])\s?(?:u|h|uur)?\s?"
    r"(?:-|–|tot|t/m|to|bis|a|à|do|en|and|till?|until|până la)\s?$"
)
_TIME_FOLLOWS = re.compile(r"\s?(?:-|–|tot|to|bis|until|till)\s?(?:1?\d|2[0-4])\b(?!\d|\s?min)")
_PRICE_FOLLOWS = re.compile(r"(?:from|vanaf) (?:[€$£]|\d\d)")
_PART_OF_DAY = re.compile(
    r" (?:middag|ochtend|avond|dag\b|afternoon|morning|evening|day\b|year|jaar|price|prijs|over|voor(?! [€\d]))"
)
_QUARTERS = re.compile(r"\b(three|drie)\squarters?(?:\sof)?(?:\san)?\s?$")


def durations(reading: Reading, numbers: list[tuple[int, int]], near: list[int]) -> list[Duration]:
    """Return the durations, in no order, around the places `near`; `numbers` are the spans of all digits."""
    text = reading.shadow.lower
    found = []
    for start in reading.starts(_STEMS):
        if not _is_near(start, near):
            continue
        word = WORD.match(text, start)
        if word is not None:
            duration = _at_word(text, start, word.end(), word.group())
            if duration is not None:
                found.append(duration)
    if found:
        found += counted_alone(reading, text, min(one.start for one in found))
    found += marked(reading, text)
    found += short(reading, text)
    found += _at_numbers(text, numbers)
    found += by_marks(text, numbers)
    if "|" in text or "\t" in text:
        found += in_rows(text)
    return [*found, *(more for one in found if text[one.start].isdigit() for more in listed(text, one))]


def _is_near(start: int, near: list[int]) -> bool:
    place = bisect_left(near, start)
    return (place < len(near) and near[place] - start < REACH) or (place > 0 and start - near[place - 1] < REACH)


def _at_numbers(text: str, numbers: list[tuple[int, int]]) -> Iterator[Duration]:
    for start, end in numbers:
        after = text[end : end + 1]
        if not after or end - start > 3:
            continue
        if (
            after.isalpha()
            or after in "'’′½"
            or (after == " " and text[end + 1 : end + 2] in ("u", "h", "m"))
            or "/" in text[max(0, start - 2) : start]
        ):
            apart = after == " " and text[end + 1 : end + 2] == "m"
            duration = minutes_apart(text, start, end) if apart else _at_number(text, start, end)
            if (
                duration is not None
                and duration.minutes == 2 * HOUR
                and _HALF_AN.search(text[max(0, start - 3) : start])
            ):
                duration = Duration(start - 2, duration.end, HALF)
            if duration is not None:
                yield duration


def _at_word(text: str, start: int, end: int, word: str) -> Duration | None:
    unit = UNITS.get(word)
    if unit is None:
        return _without_unit(text, start, end, word)
    if word in ABBREVIATED and text[end : end + 1] == ".":
        end += 1
    first, count, clock = _count_before(text, start)
    if clock:
        return Duration(start, end, unit, sold=False)
    if count and (
        (unit == HOUR and count > HOURS_A_DAY and count not in _DAYS)
        or (unit >= NIGHT and count > 1)
        or (unit in (QUARTER, HALF) and count > 7)
    ):
        first, count = start, None
    if _is_no_time(text, first, end, unit, count):
        return None
    minutes = round(unit * (count or 1))
    if unit == HOUR and text.startswith((" en ", " and ", " y ", " e ", " und "), end):
        more = _AND_HALF.match(text, end)
        if more:
            end, minutes = more.end(), minutes + (30 if more.group(2) in _HALF_MORE else 45 if more.group(1) else 15)
    return Duration(first, end, minutes, sold=_is_sold(text, first, end, minutes, unit, count is not None))


def _without_unit(text: str, start: int, end: int, word: str) -> Duration | None:
    if word in RATES:
        return Duration(start, end, RATES[word])
    if word not in ELLIPSES or _PART_OF_DAY.match(text, end):
        return None
    return Duration(start, end, ELLIPSES[word], elliptic=True)


def _is_no_time(text: str, first: int, end: int, unit: int, count: float | None) -> bool:
    """Tell whether a unit is no stretch of time: minutes not counted, `living quarters`, `day pass`, `guests a day`."""
    if count is None and (unit < QUARTER or (unit == QUARTER and text.startswith("quarters", first))):
        return True
    return unit == DAY and (text.startswith(_ENTRANCES, end) or (bool(count) and _counts_others(text, first)))


def _counts_others(text: str, start: int) -> bool:
    """Tell whether `a day` says how often: `six guests a day`."""
    word = _WORD_END.search(text[max(0, start - 16) : start].rstrip())
    return word is not None and word.group() not in ("euro", "euros", "eur", "for", "voor", "per", "vor", "für", "kost")


def _count_before(text: str, start: int) -> tuple[int, float | None, bool]:
    """Return where the count before a unit begins, the count, and whether it is a time of the day."""
    before = text[max(0, start - 24) : start].rstrip(" -")
    edge = start - (min(24, start) - len(before))
    last = before[-1:]
    if last.isdigit():
        digits = _DIGITS_END.search(before)
        if digits is None or text[max(0, edge - len(digits.group()) - 1) : edge - len(digits.group())] == "/":
            return _fraction(text, before, edge, start)
        value = float(digits.group(1).replace(",", "."))
        clock = value <= HOURS_A_DAY and digits.group(1)[-3:-2] in (".", ",")
        return edge - len(digits.group(1)), value, clock
    if last == "½":
        whole = _DIGITS_END.search(before[:-1].rstrip(" "))
        return (
            (edge - 1, 0.5, False)
            if whole is None
            else (edge - 1 - len(whole.group()), int(whole.group()) + 0.5, False)
        )
    if last.isalpha():
        return _word_before(before, edge, start)
    return start, None, False


def _fraction(text: str, before: str, edge: int, start: int) -> tuple[int, float | None, bool]:
    if before.endswith("1/2"):
        return edge - 3, 0.5, False
    listed = _DIGITS_END.search(before)
    if listed is not None:
        return edge - len(listed.group(1)), float(listed.group(1).replace(",", ".")), False
    clock = before[-3:-2] in (":", ".") and before[-2:].isdigit()
    return start, None, clock


def _word_before(before: str, edge: int, start: int) -> tuple[int, float | None, bool]:
    quarters = _QUARTERS.search(before) if "quarter" in before else None
    if quarters:
        return edge - (len(before) - quarters.start()), 0.75, False
    word = before[before.rfind(" ") + 1 :]
    if word == "half" and (more := _COUNT_AND_HALF.search(before)) and more.group(1) in QUANTITIES:
        return edge - len(more.group()), QUANTITIES[more.group(1)] + 0.5, False
    if word == "de" and (counted := _DIGITS_END.search(before[:-3])):
        return edge - len(counted.group(1)) - 3, float(counted.group(1).replace(",", ".")), False
    if not word.isalpha() and word not in QUANTITIES:
        match = _WORD_END.search(word)
        word = match.group() if match else ""
    if word in ARTICLES:
        rest = before[: -len(word)].rstrip(" '’-")
        if rest.endswith(" of"):
            rest = rest[:-3]
        further = _WORD_END.search(rest)
        if further and (further.group() in HALVES or further.group() in ("quarter", "anderhalf")):
            return edge - len(before) + further.start(), QUANTITIES[further.group()], False
    count = QUANTITIES.get(word)
    if count is None:
        return start, None, False
    return edge - len(word), count, False


def _is_sold(text: str, start: int, end: int, minutes: int, unit: int, counted: bool) -> bool:  # noqa: PLR0911  # one case a line
    """Tell whether a duration can be what is paid for: not a time of the day, not a way to travel."""
    before, after = text[max(0, start - 12) : start], text[end : end + 16].lstrip(" ")
    if before.endswith("per "):
        return True
    if (
        after.startswith(CLOCK_AFTER_BY.get(after[:2], ()))
        and not _PRICE_FOLLOWS.match(after)
        and not after.startswith("afternoon")
        and not (unit >= NIGHT and after.startswith("away"))
        and not (after.startswith(("after", "na ", "later")) and text[max(0, start - 11) : start].endswith(_EACH))
    ):
        return False
    if unit == HOUR and counted and text[start] == "0":
        return False
    if (
        unit == HOUR
        and counted
        and minutes >= HOUR
        and (_TIME_FOLLOWS.match(text, end) or _CLOCK_RANGE.search(text[max(0, start - 10) : start]))
    ):
        return False
    if not ends_with(before, CLOCK_BEFORE_BY.get(before[-2:], ())):
        return True
    if (
        unit == 1
        and before.endswith(("tot ", "up to ", "bis "))
        and not _CLOCK_RANGE.search(text[max(0, start - 10) : start])
    ):
        return True
    return before.endswith(SELLING) and not (
        minutes > LATEST_VISIT * HOUR and unit == HOUR and counted and before.endswith(LIMITS)
    )


def _at_number(text: str, start: int, end: int) -> Duration | None:
    """Return the duration that begins with the digits at `start` and has its unit on them: `30min`, `1u`, `45'`."""
    char = text[end]
    value = int(text[start:end]) if text[start:end].isdigit() else 0.0
    if not value and text[start:end][1:2] in (".", ","):
        value = float(text[start:end].replace(",", "."))
    if not value or (start and (text[start - 1].isalnum() or text[start - 1] in "€$£:#")):
        return None
    if char in "'’′" and value in USUAL_MINUTES and not text[end + 1 : end + 2].isalnum():
        return Duration(start, end + 1, int(value))
    if char == " " and text[end + 1 : end + 2] in ("u", "h") and not text[end + 2 : end + 3].isalpha():
        return _short(text, start, end + 1, end + 2, value)
    if char == "½" and text[end + 1 : end + 3] in (" u", "u ", "u", "h", " h"):
        return Duration(start, end + 3, round((value + 0.5) * HOUR))
    if not char.isalpha():
        return slashed(text, start, end, int(value))
    word = WORD.match(text, end)
    return _short(text, start, end, word.end(), value) if word else None


def _short(text: str, start: int, first: int, end: int, value: float) -> Duration | None:
    word = text[first:end]
    unit = SHORT_UNITS.get(word) or UNITS.get(word)
    if unit is None or (unit == HOUR and value > HOURS_A_DAY) or (word in ("m", "mn") and value not in USUAL_MINUTES):
        return None
    minutes = round(value * unit)
    if unit == HOUR and text[end : end + 2] in ("15", "30", "45") and not text[end + 2 : end + 3].isdigit():
        return Duration(start, end + 2, minutes + int(text[end : end + 2]))
    if word in ABBREVIATED and text[end : end + 1] == ".":
        end += 1
    return Duration(start, end, minutes, sold=_is_sold(text, start, end, minutes, unit, True))
