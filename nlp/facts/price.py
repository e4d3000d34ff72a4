"""Prices: amounts, each with the duration it buys, in running text, lists and tables."""

import re
from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc

from nlp.facts.amount import amounts, hourly, numbers
from nlp.facts.duration import durations
from nlp.facts.duration_words import NIGHT
from nlp.facts.pieces import Amount, Duration
from nlp.facts.price_context import Refusals, stands_alone
from nlp.facts.price_inherit import LISTING, Piece, follows_a_price, in_rhythm, inherit
from nlp.facts.price_links import FARTHEST, PRICE_FIELD, TIGHT, strength
from nlp.facts.price_table import columns, under_headings, under_names
from nlp.reading import Reading

_DURATION_LIST = re.compile(r"(?:[\s/|\-–—,&:]|of|or|en|and)*")
_PURE = re.compile(r"[\s():•*\-–—|=>→.]*")
_ROW_BREAK = re.compile(r"[^\w\n]{0,3}\n[^\d\n]{0,30}")
_EMPTY_LINE_END = re.compile(r"[^\w\n€$£]*(?:\n|$)")
LEAST_AN_HOUR, LEAST_A_NIGHT, LONG = 25, 100, 50
CHEAP_BARE, SPELLED = 40, 100


def find_prices(doc: Doc) -> Doc:
    """Attach a `price` fact for each amount with a currency, a duration, or a word that says it is a price."""
    reading: Reading = doc._.reading
    if reading.source == "url":
        return doc
    text = reading.shadow.lower
    spans = numbers(reading)
    found = amounts(reading, spans)
    if not found:
        return doc
    tabled = dict(columns(text)) if "|" in text or " / 60" in text else {}
    if tabled:
        spans = [span for span in spans if span[0] not in tabled]
    times = durations(reading, spans, sorted(amount.start for amount in found))
    counts = {time.start for time in times} | {start for start, length in tabled.items() if not length}
    found = [amount for amount in found if amount.start not in counts]
    times += hourly(text, found)
    places = [amount.start for amount in found] + [time.start for time in times if time.sold]
    refusals = Refusals(reading, sorted(places))
    kept = [amount for amount in found if not refusals.refuses(amount)]
    pieces = _in_order(text, kept, times)
    minutes = _minutes(text, pieces)
    if tabled:
        minutes |= _by_column(pieces, tabled)
    last: Amount | None = None
    for place, piece in enumerate(pieces):
        if not isinstance(piece, Amount):
            continue
        length = minutes.get(place)
        if _is_a_wage(piece, length):
            continue
        if (
            length
            or piece.currency
            or stands_alone(text, piece)
            or (last is not None and follows_a_price(text, last, piece))
        ):
            last = piece
            value = {"amount": piece.value, "currency": piece.currency or "EUR", "minutes": length or None}
            reading.add("price", value, piece.start, piece.end)
    return doc


def _by_column(pieces: list[Piece], tabled: dict[int, int]) -> dict[int, int]:
    found = {}
    for place, piece in enumerate(pieces):
        if isinstance(piece, Amount):
            for start in range(piece.start, min(piece.end, piece.start + 4)):
                if tabled.get(start):
                    found[place] = tabled[start]
    return found


def _is_a_wage(amount: Amount, minutes: int | None) -> bool:
    """Tell whether an hour or a night costs so little that it is not for company."""
    if minutes is None or minutes < LONG or amount.currency not in ("", "EUR"):
        return False
    return amount.value < (LEAST_A_NIGHT if minutes >= NIGHT else LEAST_AN_HOUR)


def _in_order(text: str, found: list[Amount], times: list[Duration]) -> list[Piece]:
    """Return amounts and durations by place, each stretch once; hours in brackets are what the night is."""
    ordered: list[Piece] = []
    pieces: list[Piece] = [*found, *times]
    for piece in sorted(pieces, key=lambda piece: (piece.start, -piece.end)):
        last = ordered[-1] if ordered else None
        if last is not None and piece.start < last.end:
            continue
        joint = _joint(text, last, piece)
        if joint is not None:
            ordered[-1] = joint
            continue
        ordered.append(piece)
    return [piece for piece in ordered if isinstance(piece, Amount) or piece.sold]


def _joint(text: str, last: Piece | None, piece: Piece) -> Duration | None:
    """Return what two durations beside each other say together: `hele nacht (10 uur)`, `10 hour overnight`."""
    if not (isinstance(last, Duration) and isinstance(piece, Duration) and last.sold and piece.sold):
        return None
    gap = text[last.end : piece.start]
    if (
        text[last.end - 1] == "."
        or gap not in (" (", "(", " van ", " ")
        or not (max(last.minutes, piece.minutes) >= NIGHT or last.elliptic)
    ):
        return None
    hours_first = piece.minutes >= NIGHT and not last.elliptic and gap == " "
    return Duration(last.start, piece.end, last.minutes if hours_first else piece.minutes)


def _minutes(text: str, pieces: list[Piece]) -> dict[int, int]:
    """Return the minutes of the amounts that have them, by their place among the pieces."""
    minutes = dict(_zipped(text, pieces))
    if "\n" in text:
        minutes |= dict(under_names(text, pieces))
    minutes |= {place: length for place, length in in_rhythm(text, pieces) if place not in minutes}
    minutes.update(pair for pair in _paired(text, pieces) if pair[0] not in minutes)
    minutes |= {place: length for place, length in under_headings(text, pieces) if place not in minutes}
    inherit(text, pieces, minutes)
    return minutes


def _zipped(text: str, pieces: list[Piece]) -> Iterator[tuple[int, int]]:
    """Yield the minutes of amounts listed beside as many durations: `half/heel uur 80/150`, columns of tables."""
    runs: list[list[int]] = []
    for place, piece in enumerate(pieces):
        if runs and isinstance(pieces[runs[-1][-1]], type(piece)) and _listed(text, pieces[runs[-1][-1]], piece):
            runs[-1].append(place)
        else:
            runs.append([place])
    for left, right in pairwise(runs):
        if len(left) < 2 or len(right) < 2:
            continue
        of_time, of_money = (left, right) if isinstance(pieces[left[0]], Duration) else (right, left)
        if (
            isinstance(pieces[of_money[0]], Amount)
            and isinstance(pieces[of_time[0]], Duration)
            and len(of_money) % len(of_time) == 0
        ):
            yield from _row(pieces, of_time, of_money)
            if of_time is left:
                yield from _rows_below(text, pieces, runs, left, right)


def _row(pieces: list[Piece], of_time: list[int], of_money: list[int]) -> Iterator[tuple[int, int]]:
    for turn, place in enumerate(of_money):
        duration = pieces[of_time[turn % len(of_time)]]
        if isinstance(duration, Duration):
            yield place, duration.minutes


def _rows_below(
    text: str, pieces: list[Piece], runs: list[list[int]], header: list[int], first: list[int]
) -> Iterator[tuple[int, int]]:
    """Yield the minutes of the further rows of a table whose first row is under a header of durations."""
    last = first
    for run in runs[runs.index(first) + 1 :]:
        gap = text[pieces[last[-1]].end : pieces[run[0]].start]
        if len(run) != len(header) or isinstance(pieces[run[0]], Duration) or _ROW_BREAK.fullmatch(gap) is None:
            return
        yield from _row(pieces, header, run)
        last = run


def _listed(text: str, left: Piece, right: Piece) -> bool:
    gap = text[left.end : right.start]
    if len(gap) > 24:
        return False
    return (LISTING if isinstance(left, Amount) else _DURATION_LIST).fullmatch(gap) is not None


def _paired(text: str, pieces: list[Piece]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of neighbours that fit best together, found by dynamic programming."""
    best = [0] * (len(pieces) + 1)
    link = [0] * (len(pieces) + 1)
    for place in range(1, len(pieces)):
        link[place + 1] = _link(text, pieces, place)
        best[place + 1] = max(best[place], best[place - 1] + link[place + 1])
    place = len(pieces)
    while place > 1:
        if link[place] and best[place] == best[place - 2] + link[place]:
            left, right = pieces[place - 2], pieces[place - 1]
            if isinstance(left, Duration):
                yield place - 1, left.minutes
            elif isinstance(right, Duration):
                yield place - 2, right.minutes
            place -= 2
        else:
            place -= 1


def _link(text: str, pieces: list[Piece], place: int) -> int:
    left, right = pieces[place - 1], pieces[place]
    if isinstance(left, type(right)) or right.start - left.end > FARTHEST + 20:
        return 0
    amount, duration = (left, right) if isinstance(left, Amount) else (right, left)
    if not isinstance(amount, Amount) or not isinstance(duration, Duration):
        return 0
    gap = text[left.end : right.start]
    if amount.plus and amount is right:
        return 0
    if "\n" in gap and not (amount is right and PRICE_FIELD.fullmatch(gap) and _is_field(text, left)):
        return 2 if _PURE.fullmatch(gap) and _alone(text, left, right) else 0
    spelled = amount.value >= SPELLED and text[amount.start].isalpha()
    linked = strength(gap, amount is left, bool(amount.currency) or spelled)
    if not amount.currency and duration.minutes >= LONG and amount.value < CHEAP_BARE:
        linked -= 2
    if (not amount.currency and linked < TIGHT - 2) or (duration.elliptic and linked < TIGHT - 1):
        return 0
    return linked + (2 if amount.currency and linked else 0)


def _is_field(text: str, piece: Piece) -> bool:
    """Tell whether a label stands before a piece on its line: `Duur: 60 min`."""
    return ":" in text[max(0, piece.start - 4) : piece.start]


def _alone(text: str, above: Piece, below: Piece) -> bool:
    """Tell whether a piece has its line to itself, and the one above it too or, if a duration, ends its own."""
    if not _begins_line(text, below) or _EMPTY_LINE_END.match(text, below.end) is None:
        return False
    return isinstance(above, Duration) or _begins_line(text, above)


def _begins_line(text: str, piece: Piece) -> bool:
    begin = text.rfind("\n", max(0, piece.start - 24), piece.start)
    own = begin >= 0 or piece.start < 24
    return own and not any(char.isalnum() for char in text[begin + 1 : piece.start])
