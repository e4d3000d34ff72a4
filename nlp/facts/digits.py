"""Digits however they are written: as figures, in words, as look-alike letters, doubled, one by one.

A stretch of text is read into runs of units, each some digits with their place and the form they were written in.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from nlp.facts.number_words import NUMBER_STEMS, PLURALS, THRICE, TIMES, TWICE, first_parts, number_words, second_parts
from nlp.reading import Reading

Form = Literal["figure", "word", "lookalike"]
LOOKALIKE = str.maketrans("oilsbzб", "0115826")
WIDEST_GAP = 7  # characters that are neither letter nor digit between two units
REGION_GAP, REGION_WEIGHT, MARGIN = 14, 9, 8
SPARED = 3  # digits that words such as `twice` may add to those counted
SHORTEST, FEWEST_FIGURES = 8, 2  # digits of 0800 and 0900 numbers; figures beside look-alike letters
LONGEST_TOKEN, LONGEST_WORD = 160, 40
MOST_PARTS = 6
_TOKEN = re.compile(rf"[^\W_]{{1,{LONGEST_TOKEN}}}")
_FIGURES = re.compile(r"\d+")
_LETTERS = re.compile(r"[oil]{1,4}|[sbz]")
_LOOKALIKES_NEAR = re.compile(
    r"(?<![^\W\d_])[oilsbz]{1,4}[\W_]{0,3}\d|\d[\W_]{0,3}[oilsbzб]{1,4}(?![^\W_])|[бoilsbz]\d"
)
CALLED = re.compile(r"(?<![^\W\d_])(?:tel|bel|app|whatsapp|nr|gsm|mob|mobiel|call|phone|nummer|t|m)(\d{8,}|\Z)")
# How figures of a number that Dutch people read may begin; times and amounts have their zeros elsewhere.
_BEGINS = re.compile(r"(?<![\d:.,€])0|(?<!\w)o[oil]*(?![^\W\d_])|\+|(?<!\d)31|(?<!\w)[oil]+\d|\do")
_SIGNS = re.compile(r"(\d+)|[oilsbzб]+")
_SHORT = re.compile(r"0[89]00")
_ZERO_SIX = ("og", "oб")
_TIMES_FIGURE = re.compile(r"([2-5])x(\d?)")
FILLERS = frozenset(
    ("streepje", "streep", "dash", "hyphen", "minus", "punt", "dot", "point", "spatie", "space", "slash", "komma",
     "en", "and", "dan", "then", "und", "dann", "y", "et", "puis", "tiret", "strich", "bindestrich", "plus",
     "daarna", "tussen", "haakjes", "bel", "app", "call", "me", "mij", "again", "nogmaals", "weer", "nog", "eens",
     "nochmal", "wieder", "más", "mas", "plusz")
)  # fmt: skip
# What makes the figures beside it a time, a date, a price or a measure.
MEASURES = frozenset(
    ("tot", "to", "till", "until", "bis", "uur", "u", "h", "hr", "hour", "hours", "min", "euro", "euros", "eur", "eu",
     "e", "jaar", "jr", "years", "yo", "cm", "kg", "kilo", "km", "m", "van", "from", "vanaf", "per", "p", "st", "of",
     "or", "oder", "jan", "feb", "mrt", "maart", "march", "mar", "apr", "april", "mei", "may", "mai", "jun", "juni",
     "june", "jul", "juli", "july", "aug", "sep", "sept", "okt", "oct", "nov", "dec", "dez", "cup", "maat", "size")
)  # fmt: skip
LONGEST_BETWEEN = 6
SEPARATOR = "\x00"


class Unit(NamedTuple):
    """Some digits at `start:end` of the shadow; `after_words` says that words such as `streepje` stand before them."""

    digits: str
    start: int
    end: int
    form: Form
    after_words: bool = False


def regions(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the stretches, of whole words, with enough digits or number words close together for a phone number."""
    lower = reading.shadow.lower
    seen = [(*match.span(), match.end() - match.start()) for match in _FIGURES.finditer(lower)]
    words = list(_words(reading, lower))
    if words:
        seen = sorted(seen + words)
    figures_only = not words and reading.region == "NL"
    for start, end, weight in _clusters(seen):
        if _holds_enough(lower, start, end, weight + SPARED if words else weight) and not (
            figures_only and _BEGINS.search(lower, max(0, start - MARGIN), end) is None
        ):
            yield _whole_words(lower, start, end)


def _clusters(seen: list[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Yield the beginning, end and number of digits of what stands close together."""
    start, end, weight = 0, -REGION_GAP - 1, 0
    for first, last, worth in seen:
        if first - end > REGION_GAP:
            if weight:
                yield start, end, weight
            start, weight = first, 0
        weight += worth
        end = max(end, last)
    if weight:
        yield start, end, weight


def _whole_words(lower: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch with a little around it, where lone look-alike letters may stand."""
    first, start, end = start, max(0, start - MARGIN), min(len(lower), end + MARGIN)
    while 0 < start < first and lower[start - 1].isalnum() and lower[start].isalnum():
        start += 1
    while start == first and start and lower[start - 1].isalnum():
        first = start = start - 1
    while end < len(lower) and lower[end - 1].isalnum() and lower[end].isalnum():
        end += 1
    return start, end


def _words(reading: Reading, lower: str) -> Iterator[tuple[int, int, int]]:
    for start in reading.starts(NUMBER_STEMS):
        token = _TOKEN.match(lower, start)
        if token is None:
            continue
        word = token.group()
        pieces = () if word.isdigit() else segments(word)
        if pieces:
            yield start, token.end(), sum(len(digits) for digits, *_ in pieces)
        elif word in TWICE or word in THRICE or word in PLURALS:
            yield start, token.end(), 2


def _holds_enough(lower: str, start: int, end: int, weight: int) -> bool:
    if weight >= REGION_WEIGHT or (weight == SHORTEST and _SHORT.search(lower, start, end)):
        return True
    return weight >= FEWEST_FIGURES and _LOOKALIKES_NEAR.search(lower, max(0, start - 8), end + 8) is not None


def runs(text: str, start: int, end: int) -> Iterator[list[Unit]]:
    """Yield the runs of units in a stretch: digits with nothing but signs, or words that join digits, between them."""
    run: list[Unit] = []
    reached, factor, joined = start, 1, False
    for item in _items(text, start, end):
        strange = item.kind == "other" and (joined or not _may_stand_between(run, text[item.start : item.end]))
        apart = strange or item.start - reached > WIDEST_GAP or SEPARATOR in text[reached : item.start]
        if apart:
            if run:
                yield run
                run = []
            factor, joined = 1, False
        reached = item.end
        if item.kind == "factor":
            factor = item.factor
        elif item.kind in ("filler", "other"):
            joined = bool(run)
        for unit in item.units:
            run.append(unit._replace(digits=unit.digits * factor, after_words=joined) if joined or factor > 1 else unit)
            factor, joined = 1, False
    if run:
        yield run


def _may_stand_between(run: list[Unit], word: str) -> bool:
    """Tell whether a strange word may stand between the digits of a mobile number: `06 call 12 me 34 at 56 any 78`."""
    begun = "".join([unit.digits for unit in run[:2]])
    return begun.startswith("06") and len(word) <= LONGEST_BETWEEN and word.isalpha() and word not in MEASURES


Kind = Literal["digits", "factor", "filler", "other"]


class _Item(NamedTuple):
    """What one or a few words of a stretch are to a run of digits."""

    kind: Kind
    start: int
    end: int
    units: tuple[Unit, ...] = ()
    factor: int = 1


def _items(text: str, start: int, end: int) -> Iterator[_Item]:
    tokens = list(_TOKEN.finditer(text, start, end))
    position = 0
    while position < len(tokens):
        word = tokens[position].group()
        if len(word) > 1 and word.isdecimal():
            first, last = tokens[position].span()
            yield _Item("digits", first, last, (Unit(word, first, last, "figure"),))
            position += 1
            continue
        kind = _kind(word)
        if kind == "other":
            yield _Item("other", *tokens[position].span())
            position += 1
            continue
        used, items = _item(tokens, position, word, kind)
        yield from items
        position += used


@lru_cache(maxsize=20_000)
def _kind(word: str) -> Kind:
    """Return what a word is to a run of digits; `digits` also for the first part of a number word of several."""
    if word in TWICE or word in THRICE or _TIMES_FIGURE.fullmatch(word):
        return "factor"
    if word in first_parts() or segments(word):
        return "digits"
    return "filler" if word in FILLERS else "other"


def _item(tokens: list[re.Match[str]], position: int, word: str, kind: Kind) -> tuple[int, list[_Item]]:
    """Return how many tokens the item at a position takes, and what they are."""
    start, end = tokens[position].span()
    if kind == "filler":
        return 1, [_Item(kind, start, end)]
    if kind == "factor":
        if not word[0].isdigit():
            return 1, [_Item(kind, start, end, factor=2 if word in TWICE else 3)]
        return 1, [_Item(kind, start, start + 2, factor=int(word[0])), *_figures(word[2:], start + 2)]
    pieces = segments(word)
    if len(pieces) == 1 and (several := _several(tokens, position, pieces[0][0])):
        return 2, [several]
    if word in first_parts() and (found := _of_several_parts(tokens, position)):
        used, digits = found
        end = tokens[position + used - 1].end()
        return used, [_Item("digits", start, end, (Unit(digits, start, end, "word"),))]
    units = tuple([Unit(digits, start + first, start + last, form) for digits, first, last, form in pieces])
    return 1, [_Item("digits" if units else "other", start, end, units)]


def _several(tokens: list[re.Match[str]], position: int, count: str) -> _Item | None:
    """Return `three times` as a factor and `three zeros` as digits."""
    if count not in ("1", "2", "3", "4", "5") or position + 1 == len(tokens):
        return None
    start, end, following = tokens[position].start(), tokens[position + 1].end(), tokens[position + 1].group()
    if count == "1":
        is_article = tokens[position].group() == "een" and following in ("één", "eentje")
        return _Item("digits", start, end, (Unit("1", start, end, "word"),)) if is_article else None
    if following in TIMES:
        return _Item("factor", start, end, factor=int(count))
    if following in PLURALS:
        return _Item("digits", start, end, (Unit(PLURALS[following] * int(count), start, end, "word"),))
    return None


def _figures(digits: str, start: int) -> list[_Item]:
    if not digits:
        return []
    end = start + len(digits)
    return [_Item("digits", start, end, (Unit(digits, start, end, "figure"),))]


def _of_several_parts(tokens: list[re.Match[str]], position: int) -> tuple[int, str] | None:
    """Return how many tokens make one number word, such as `sixty-seven` or `treinta y cuatro`, and its digits."""
    text = tokens[position].string
    best, words = None, tokens[position].group()
    if position + 1 == len(tokens) or tokens[position + 1].group() not in second_parts():
        return None
    for used in range(2, min(MOST_PARTS, len(tokens) - position) + 1):
        gap = text[tokens[position + used - 2].end() : tokens[position + used - 1].start()]
        if gap not in (" ", "-"):
            break
        words += " " + tokens[position + used - 1].group()
        if words in number_words():
            best = used, number_words()[words]
    return best


def _pieces(token: str) -> Iterator[tuple[str, int, int, Form]]:
    """Yield the pieces of a word from its beginning, the longest number words first, up to what is none."""
    words, at = number_words(), 0
    while at < len(token):
        end = next((end for end in range(min(len(token), at + LONGEST_WORD), at + 1, -1) if token[at:end] in words), 0)
        if end:
            yield words[token[at:end]], at, end, "word"
        else:
            run = _SIGNS.match(token, at)
            if run is None:
                return
            end = run.end()
            yield run.group().translate(LOOKALIKE), at, end, "figure" if run.lastindex else "lookalike"
        at = end


@lru_cache(maxsize=20_000)
def segments(token: str) -> tuple[tuple[str, int, int, Form], ...]:
    """Return the digits in a word that consists of nothing but digits, number words and, beside figures, look-alikes.

    Each piece is (digits, start, end, form); none for any other word. A lone `o` or `l` counts as a look-alike.
    """
    if token.isdigit():
        return ((token, 0, len(token), "figure"),)
    if token in _ZERO_SIX:
        return (("06", 0, len(token), "lookalike"),)
    if _LETTERS.fullmatch(token):
        return ((token.translate(LOOKALIKE), 0, len(token), "lookalike"),)
    if called := CALLED.fullmatch(token):
        return ((called[1], *called.span(1), "figure"),) if called[1] else ()
    pieces = list(_pieces(token))
    reached = pieces[-1][2] if pieces else 0
    forms = {form for *_, form in pieces}
    whole = reached == len(token) and ("lookalike" not in forms or "figure" in forms)
    return tuple(_joined(pieces)) if whole else ()


def _joined(pieces: list[tuple[str, int, int, Form]]) -> Iterator[tuple[str, int, int, Form]]:
    """Join figures and look-alikes that touch: `o6` is one piece."""
    last: tuple[str, int, int, Form] | None = None
    for piece in pieces:
        if last and "word" not in (last[3], piece[3]):
            last = (last[0] + piece[0], last[1], piece[2], "lookalike")
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last
