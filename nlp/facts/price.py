"""Prices with their duration: amounts and durations that stand beside each other are paired."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc

from nlp.reading import Reading

LEAST, MOST = 20, 5000
REACH = 16
_DURATIONS = (
    (r"anderhalf\s?uur|1[.,]5\s?(?:uur|hours?)|90\s?min\w*", 90),
    (r"(?:half|½|1/2)\s?uu?r(?:tje)?|halfuur|half\s?(?:an\s)?hour|30\s?(?:min\w*|['’′])", 30),
    (r"kwartier(?:tje)?|15\s?(?:min\w*|['’′])|quarter", 15),
    (r"20\s?(?:min\w*|['’′])", 20),
    (r"45\s?(?:min\w*|['’′])|drie\s?kwartier", 45),
    (r"(?:2|twee|two)\s?(?:uur|uren|hours?|hrs?|u\b|h\b)|120\s?min\w*", 120),
    (r"(?:3|drie|three)\s?(?:uur|uren|hours?|hrs?|u\b|h\b)", 180),
    (r"(?:4|vier|four)\s?(?:uur|uren|hours?|hrs?|u\b|h\b)", 240),
    (
        r"p\s?/\s?u\b|p\.?\s?u\.|(?:per|/|een|an|one|1|each|het|hele?)?\s?(?:uur(?:tje)?|hour|hr|h)\b|1\s?u\b|60\s?(?:min\w*|['’′])",
        60,
    ),
    (r"(?:hele\s)?nacht|overnight", 720),
)
_DURATION = re.compile(rf"(?<![\w.,])(?:{'|'.join(f'(?P<d{n}>{shape})' for n, (shape, _) in enumerate(_DURATIONS))})")
_AMOUNT = re.compile(
    r"(?P<amount>\d[.]\d{3}|\d{2,4})(?:[.,](?:\d{2}(?!\d)|[-–]{1,2})|\s?,-)?"
    r"(?:\s?(?P<after>€|euro?\b|eu\b|\$|£|roses|rozen))?(?![\d:])"
)
_SIGN_BEFORE = re.compile(r"(?:€|\beur(?:o)?|\$|£)\s?$")
NEAR = 40
HOURS_A_DAY = 24
_HOUR_AFTER = re.compile(r"\s?(?:uur|u\b|h\b|hours?|hrs?)")
_CURRENCIES = {"$": "USD", "£": "GBP"}
_UNIT_AFTER = re.compile(
    r"^[ \t]?(?:min|jaar|jr|year|yrs|y/?o\b|cm|kg|%|km|m2|\+|/7|kg|lang|['’′]|uur\s?(?:geopend|bereikbaar|per dag))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    amount: float | None
    minutes: int | None
    currency: str = ""


def find_prices(doc: Doc) -> Doc:
    """Attach a `price` fact for each amount with a currency or a duration beside it."""
    reading: Reading = doc._.reading
    text = reading.shadow.lower
    amounts = list(_amounts(reading, text))
    durations = list(_durations(text, amounts))
    within = {position for piece in durations for position in range(piece.start, piece.end)}
    pieces = [*durations, *(amount for amount in amounts if amount.start not in within)]
    pieces.sort(key=lambda piece: piece.start)
    for group in _groups(text, pieces):
        _pair(reading, group)
    return doc


def _durations(text: str, amounts: Iterable[_Piece]) -> Iterator[_Piece]:
    """Yield the durations near an amount; others cannot matter."""
    for first, last in _windows(text, amounts):
        for match in _DURATION.finditer(text, first, last):
            index = int(str(match.lastgroup)[1:])
            yield _Piece(*match.span(), None, _DURATIONS[index][1])


def _windows(text: str, amounts: Iterable[_Piece]) -> Iterator[tuple[int, int]]:
    """Yield stretches around amounts, made of whole words."""
    begin, end = 0, -1
    for amount in amounts:
        if amount.start - NEAR > end:
            if end > 0:
                yield begin, end
            begin = _word_edge(text, max(0, end, amount.start - NEAR))
        end = _word_edge(text, amount.end + NEAR)
    if end > 0:
        yield begin, end


def _word_edge(text: str, position: int) -> int:
    """Return the end of the word that `position` lies in, or `position` between words."""
    while position < len(text) and text[position].isalnum() and text[position - 1 : position].isalnum():
        position += 1
    return position


def _amounts(reading: Reading, text: str) -> Iterator[_Piece]:
    for match in _AMOUNT.finditer(text):
        start, end = match.span("amount")
        last = text[start - 1 : start]
        if last and last in "0123456789.,:/+-":
            continue
        value = float(match.group("amount").replace(".", ""))
        if value <= HOURS_A_DAY and _HOUR_AFTER.match(text, end):
            continue
        if not LEAST <= value <= MOST or _UNIT_AFTER.match(text[match.end() : match.end() + 14]):
            continue
        if not reading.taken(start, end):
            before = _SIGN_BEFORE.search(text[max(0, start - 6) : start])
            sign = (before.group().strip() if before else "") or match.group("after") or ""
            first = start - len(before.group()) if before else start
            written = text[first : match.end()].rstrip()
            sure = sign or re.search(r",[-–]|,\d\d|\.\d\d", match.group())
            currency = _CURRENCIES.get(sign, "EUR") if sure else ""
            yield _Piece(first, first + len(written), value, None, currency)


def _groups(text: str, pieces: list[_Piece]) -> list[list[_Piece]]:
    """Split pieces where a line ends or other words stand between them."""
    groups: list[list[_Piece]] = [pieces[:1]]
    for left, right in pairwise(pieces):
        between = text[left.end : right.start]
        if "\n" in between or len(between) > REACH or re.search(r"[.!?]\s", between):
            groups.append([])
        groups[-1].append(right)
    return [group for group in groups if group]


def _pair(reading: Reading, group: list[_Piece]) -> None:
    """Pair each amount with the duration next to it; an amount without one needs a currency."""
    waiting: _Piece | None = None
    for piece in group:
        if waiting is not None and (waiting.amount is None) != (piece.amount is None):
            amount, duration = (piece, waiting) if waiting.amount is None else (waiting, piece)
            _add(reading, amount, duration)
            waiting = None
            continue
        if waiting is not None and waiting.amount is not None:
            _add(reading, waiting, None)
        waiting = piece
    if waiting is not None and waiting.amount is not None:
        _add(reading, waiting, None)


def _add(reading: Reading, amount: _Piece, duration: _Piece | None) -> None:
    if duration is None and not amount.currency:
        return
    value = {
        "amount": amount.amount,
        "currency": amount.currency or "EUR",
        "minutes": duration.minutes if duration else None,
    }
    reading.add("price", value, amount.start, amount.end)
