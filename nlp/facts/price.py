"""Prices with their duration: amounts and durations that stand beside each other are paired."""

import re
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc

from nlp.facts.finding import add_fact, taken

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
        r"p\s?/\s?u\b|p\.?\s?u\.|(?:per|/|een|an|one|1|each|het|hele?)?\s?(?:uur|hour|hr|h)\b|1\s?u\b|60\s?(?:min\w*|['’′])",
        60,
    ),
    (r"(?:hele\s)?nacht|overnight", 720),
)
_DURATION = re.compile("|".join(f"(?P<d{n}>{shape})" for n, (shape, _) in enumerate(_DURATIONS)), re.IGNORECASE)
_AMOUNT = re.compile(
    r"(?P<before>€|\beur(?:o)?\b|\$|£)?\s?(?<![\d.,:/+-])(?P<amount>\d{2,4}|\d[.]\d{3})(?:[.,](?:\d{2}(?!\d)|[-–]{1,2})|\s?,-)?"
    r"\s?(?P<after>€|eur(?:o)?\b|\$|£|roses|rozen)?(?![\d:])",
    re.IGNORECASE,
)
_CURRENCIES = {"$": "USD", "£": "GBP"}
_UNIT_AFTER = re.compile(
    r"^\s?(?:min|jaar|jr|year|yrs|y/?o|cm|kg|%|km|m2|\+|/7|kg|lang|['’′]|uur\s?(?:geopend|bereikbaar|per dag))",
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
    text = doc._.shadow.plain
    pieces = _pieces(doc, text)
    for group in _groups(text, pieces):
        _pair(doc, text, group)
    return doc


def _pieces(doc: Doc, text: str) -> list[_Piece]:
    durations = []
    for match in _DURATION.finditer(text):
        index = int(str(match.lastgroup)[1:])
        durations.append(_Piece(*match.span(), None, _DURATIONS[index][1]))
    covered = bytearray(len(text))
    for piece in durations:
        covered[piece.start : piece.end] = b"\x01" * (piece.end - piece.start)
    amounts = []
    for match in _AMOUNT.finditer(text):
        start, end = match.span("amount")
        if covered.find(1, start, end) >= 0:
            continue
        value = float(match.group("amount").replace(".", ""))
        sign = (match.group("before") or match.group("after") or "").lower()
        if not LEAST <= value <= MOST or _UNIT_AFTER.match(text[match.end() : match.end() + 14]):
            continue
        if not taken(doc, start, end):
            whole = (match.start("before") if match.group("before") else start, match.end())
            written = text[whole[0] : whole[1]].rstrip()
            sure = sign or re.search(r",[-–]|,\d\d|\.\d\d", match.group())
            currency = _CURRENCIES.get(sign, "EUR") if sure else ""
            amounts.append(_Piece(whole[0], whole[0] + len(written), value, None, currency))
    return sorted([*durations, *amounts], key=lambda piece: piece.start)


def _groups(text: str, pieces: list[_Piece]) -> list[list[_Piece]]:
    """Split pieces where a line ends or other words stand between them."""
    groups: list[list[_Piece]] = [pieces[:1]]
    for left, right in pairwise(pieces):
        between = text[left.end : right.start]
        if "\n" in between or len(between) > REACH or re.search(r"[.!?]\s", between):
            groups.append([])
        groups[-1].append(right)
    return [group for group in groups if group]


def _pair(doc: Doc, text: str, group: list[_Piece]) -> None:
    """Pair amounts with durations in the order the group begins with; an unpaired amount needs a currency."""
    duration_first = group[0].amount is None
    waiting: _Piece | None = None
    for piece in group:
        if piece.amount is None:
            if duration_first:
                waiting = piece
            elif waiting is not None:
                _add(doc, waiting, piece)
                waiting = None
        elif duration_first:
            _add(doc, piece, waiting)
            waiting = None
        else:
            if waiting is not None:
                _add(doc, waiting, None)
            waiting = piece
    if waiting is not None and waiting.amount is not None:
        _add(doc, waiting, None)


def _add(doc: Doc, amount: _Piece, duration: _Piece | None) -> None:
    if duration is None and not amount.currency:
        return
    value = {
        "amount": amount.amount,
        "currency": amount.currency or "EUR",
        "minutes": duration.minutes if duration else None,
    }
    add_fact(doc, "price", value, amount.start, amount.end)
