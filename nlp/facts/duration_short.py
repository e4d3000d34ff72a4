"""Durations written short or said by the clock: `½u 80`, `twee u 200`, `60 m €75`, `from seven to eleven, for 600`."""

import re
from collections.abc import Iterator

from nlp.facts.duration_lists import USUAL_MINUTES
from nlp.facts.duration_words import HALF, HOUR, QUANTITIES, QUARTER
from nlp.facts.pieces import Duration
from nlp.reading import Reading
from nlp.stems import Stems

_HALF_HOUR = re.compile(r"½(?:\s?[uh]|uur(?:tje)?|hour|std)(?![^\W\d_])")
# An `u` alone is an hour where it has a count, or where a part of an hour has its price right before.
_COUNTED = re.compile(r"(?<![^\W_])(half|halve|hlf|halv|een|één|anderhalf|anderhalve|twee|drie|vier)\Z")
_PART_PAID = re.compile(r"(?<![^\W_])(?:hu|hh|½ ?u|kw|half|halve|hlf u|kwart\w*)[ :=]{1,3}€? ?\d{2,3}[ ,/€+–-]{0,3}\Z")
_LED = re.compile(r"(?:\A|\n)[^\w\n]*\Z")
_PAID = re.compile(r"[ :=]{0,3}€? ?\d{2,4}(?![\d.:]|\s?(?:keer|x|jaar|u(?! €? ?\d)|uur|h|min|m)\b)")
_PAID_OFF = re.compile(r" ?[:=]? ?€? ?\d{2,4} ?(?:€|eur\w*)?(?:[,;/|\n–-]| [–/-] | h\W?u|\Z)")
_HALF_COUNTS = frozenset(("half", "halve", "hlf", "halv"))
_HOUR = re.compile(r"u (?<![^\s]u )")
_QUARTER_PAID = re.compile(
    r"kw(?<![^\W_]kw)[ :=.]{1,3}€? ?\d{2}(?!\d)[^\n]{0,8}(?<![^\W_])(?:hu|u|½|half|uur)(?![^\W_])"
)
_MONEY_BEFORE = re.compile(
    r"(?:[€$£] ?\d{2,4}|\d{2,4} ?(?:€|eur\w*)|\d{2,4}[.,]\d\d) ?(?:\(|/|[-–]|voor|for|für|per)? ?\Z"
)
_MONEY_AFTER = re.compile(r" ?[:=–(-]? ?(?:[€$£] ?\d{2}|\d{2,4} ?(?:€|eur|,-)|\d{2,4}[.,]00)")
_HOUR_WORDS = {
    word: hour
    for hour, listed in enumerate(
        (
            "five vijf fünf cinco", "six zes sechs seis", "seven zeven sieben siete", "eight acht ocho",
            "nine negen neun nueve", "ten tien zehn diez", "eleven elf once", "twelve twaalf zwölf midnight "
            "middernacht mitternacht medianoche",
        ),
        5,
    )
    for word in listed.split()
}  # fmt: skip
_AN_HOUR = rf"(?:(?:[1-9]|1\d|2[0-4])(?![\d/])(?:[.:][0-5]\d)?|(?:{'|'.join(_HOUR_WORDS)})\b)"
_EVENING = re.compile(
    rf"[a-z]+ (?P<first>{_AN_HOUR})(?: ?(?:uur|u|h|pm|uhr))?"
    rf"(?: (?:to|till?|until|tot|bis|a|hasta|and|en|und) | ?[–-] ?)(?P<last>{_AN_HOUR})(?: ?(?:uur|u|h|pm|uhr)\b)?"
)
_EVENING_PAID = re.compile(
    r"[,:]? ?(?:for |voor |für |por |is |costs? |kost |= ?)?(?:[€$£] ?(\d{3,4})|(\d{3,4}) ?(?:€|eur|pounds|dollars))"
)
_LEADS = ("from", "van", "vanaf", "von", "between", "tussen", "zwischen", "de")
_CLOCKS = Stems(f"{lead} {hour}" for lead in _LEADS for hour in (*_HOUR_WORDS, *"123456789"))
_MINUTES = frozenset(map(str, USUAL_MINUTES))
LEAST_OF_EVENING, MOST_OF_EVENING, SHORTEST, LONGEST = 50, 400, 2, 14


def short(reading: Reading, text: str) -> Iterator[Duration]:
    """Yield the durations of telegram style and the evenings between two hours."""
    if "½" in text:
        for match in _HALF_HOUR.finditer(text):
            if not text[match.start() - 1 : match.start()].rstrip().isdigit():
                yield Duration(match.start(), match.end(), HALF)
    if "u " in text:
        for match in _HOUR.finditer(text):
            hour = _hour(text, match.start())
            if hour is not None:
                yield hour
    if "kw " in text:
        for match in _QUARTER_PAID.finditer(text):
            yield Duration(match.start(), match.start() + 2, QUARTER)
    yield from _evenings(reading, text)


def _hour(text: str, at: int) -> Duration | None:
    """Return the hours that an `u` by itself stands for: `twee u 200`, `hu 80 u 140`."""
    counted = _COUNTED.search(text[max(0, at - 12) : at].rstrip())
    if counted and _PAID.match(text, at + 1):
        said = counted.group(1)
        count = 0.5 if said in _HALF_COUNTS else QUANTITIES[said]
        return Duration(at - 1 - len(said), at + 1, round(count * HOUR))
    before = text[max(0, at - 24) : at]
    if (_PART_PAID.search(before) and _PAID.match(text, at + 1)) or (
        _LED.search(before) and _PAID_OFF.match(text, at + 1)
    ):
        return Duration(at, at + 1, HOUR)
    return None


def minutes_apart(text: str, start: int, end: int) -> Duration | None:
    """Return the minutes of a number with an `m` behind a space, if it stands by money, so that it is no metres."""
    unit = end + 2
    if text[unit : unit + 1].isalnum() or text[start - 1 : start] in ("€", "$", "£") or text[start:end] not in _MINUTES:
        return None
    by_money = _MONEY_AFTER.match(text, unit) or _MONEY_BEFORE.search(text[max(0, start - 18) : start])
    return Duration(start, unit, int(text[start:end])) if by_money else None


def _evenings(reading: Reading, text: str) -> Iterator[Duration]:
    for start in reading.starts(_CLOCKS):
        span = _EVENING.match(text, start)
        paid = _EVENING_PAID.match(text, span.end()) if span else None
        if span is None or paid is None:
            continue
        hours = (_clock(span.group("last")) - _clock(span.group("first"))) % 12 or 12
        if span.group("first")[:2].isdigit() or span.group("last")[:2].isdigit():
            hours = (_clock(span.group("last")) - _clock(span.group("first"))) % 24
        price = int(paid.group(1) or paid.group(2))
        if SHORTEST <= hours <= LONGEST and LEAST_OF_EVENING <= price / hours <= MOST_OF_EVENING:
            yield Duration(start, span.end(), round(hours * HOUR))


def _clock(said: str) -> float:
    if said in _HOUR_WORDS:
        return _HOUR_WORDS[said]
    hour, _, minute = said.replace(".", ":").partition(":")
    return int(hour) + int(minute or 0) / 60
