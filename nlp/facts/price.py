"""Prices: amounts, each with the duration it buys, in running text, lists and tables."""

import re
from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc

from nlp.facts.amount import amounts, hourly, numbers
from nlp.facts.duration import durations
from nlp.facts.duration_words import HOUR, NIGHT
from nlp.facts.pieces import Amount, Duration
from nlp.facts.price_context import Refusals, stands_alone
from nlp.facts.price_links import FARTHEST, TIGHT, strength
from nlp.reading import Reading

Piece = Amount | Duration
_LISTING = re.compile(
    r"(?:[\s/|\-–—&,():]|tot|t/m|to|of|or|en|and|à|bis|oder|und|a|incall|outcall|in|out|escort|thuis|hotel|bij|mij|jou|"
    r"ontvangst|ontvang)*"
)
_RANGING = re.compile(r"(?:[\s/|\-–—():]|tot|t/m|to|à|bis|incall|outcall|in|out)*")
_DURATION_LIST = re.compile(r"(?:[\s/|\-–—,&:]|of|or|en|and)*")
_PURE = re.compile(r"[\s():•*\-–—|=>→.]*")
_EMPTY_LINE_END = re.compile(r"[^\w\n€$£]*(?:\n|$)")
DEARER, LEAST_AN_HOUR = 2.2, 25
INHERITED_WITHIN = 40


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
    times = durations(reading, spans, sorted(amount.start for amount in found))
    counts = {time.start for time in times}
    found = [amount for amount in found if amount.start not in counts]
    times += hourly(text, found)
    places = [amount.start for amount in found] + [time.start for time in times if time.sold]
    refusals = Refusals(reading, sorted(places))
    kept = [amount for amount in found if not refusals.refuses(amount)]
    pieces = _in_order(text, kept, times)
    minutes = _minutes(text, pieces)
    for place, piece in enumerate(pieces):
        if (
            isinstance(piece, Amount)
            and not _is_a_wage(piece, minutes.get(place))
            and (place in minutes or piece.currency or stands_alone(text, piece))
        ):
            value = {"amount": piece.value, "currency": piece.currency or "EUR", "minutes": minutes.get(place)}
            reading.add("price", value, piece.start, piece.end)
    return doc


def _is_a_wage(amount: Amount, minutes: int | None) -> bool:
    """Tell whether an hour costs so little that it is not for company."""
    return minutes is not None and minutes >= HOUR and amount.value < LEAST_AN_HOUR and amount.currency in ("", "EUR")


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
    if gap not in (" (", "(", " van ", " ") or not (max(last.minutes, piece.minutes) >= NIGHT or last.elliptic):
        return None
    hours_first = piece.minutes >= NIGHT and not last.elliptic and gap == " "
    return Duration(last.start, piece.end, last.minutes if hours_first else piece.minutes)


def _minutes(text: str, pieces: list[Piece]) -> dict[int, int]:
    """Return the minutes of the amounts that have them, by their place among the pieces."""
    minutes = dict(_zipped(text, pieces))
    minutes.update(pair for pair in _paired(text, pieces) if pair[0] not in minutes)
    _inherit(text, pieces, minutes)
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
            for turn, place in enumerate(of_money):
                duration = pieces[of_time[turn % len(of_time)]]
                if isinstance(duration, Duration):
                    yield place, duration.minutes


def _listed(text: str, left: Piece, right: Piece) -> bool:
    gap = text[left.end : right.start]
    if len(gap) > 24:
        return False
    return (_LISTING if isinstance(left, Amount) else _DURATION_LIST).fullmatch(gap) is not None


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
    if "\n" in gap:
        return 2 if _PURE.fullmatch(gap) and _alone(text, left, right) else 0
    linked = strength(gap, amount is left, bool(amount.currency))
    if (not amount.currency and linked < TIGHT - 2) or (duration.elliptic and linked < TIGHT - 1):
        return 0
    return linked + (2 if amount.currency and linked else 0)


def _alone(text: str, above: Piece, below: Piece) -> bool:
    """Tell whether a piece has its line to itself, and the one above it too or, if a duration, ends its own."""
    if not _begins_line(text, below) or _EMPTY_LINE_END.match(text, below.end) is None:
        return False
    return isinstance(above, Duration) or _begins_line(text, above)


def _begins_line(text: str, piece: Piece) -> bool:
    begin = text.rfind("\n", max(0, piece.start - 24), piece.start)
    own = begin >= 0 or piece.start < 24
    return own and not any(char.isalnum() for char in text[begin + 1 : piece.start])


def _inherit(text: str, pieces: list[Piece], minutes: dict[int, int]) -> None:
    """Give an amount without duration that of the amount it is listed with: `100-150 per uur`, `150, outcall 180`."""
    for place in range(len(pieces) - 2, -1, -1):
        left, right = pieces[place], pieces[place + 1]
        if isinstance(left, Amount) and isinstance(right, Amount) and place not in minutes and place + 1 in minutes:
            gap = text[left.end : right.start]
            if len(gap) < 16 and "\n" not in gap and _LISTING.fullmatch(gap) and _alike(left, right, gap):
                minutes[place] = minutes[place + 1]
    before: int | None = None
    for place, piece in enumerate(pieces):
        if not isinstance(piece, Amount):
            continue
        last = pieces[before] if before is not None else None
        if (
            place not in minutes
            and before in minutes
            and isinstance(last, Amount)
            and _continues(text, last, piece, place - (before or 0))
        ):
            minutes[place] = minutes[before or 0]
        before = place


def _alike(left: Amount, right: Amount, gap: str) -> bool:
    comparable = left.value <= right.value <= 4 * left.value or bool(left.currency)
    joined = "," not in gap and not gap.isspace()
    return comparable and not left.plus and (joined or bool(left.currency and right.currency))


def _continues(text: str, last: Amount, amount: Amount, apart: int) -> bool:
    """Tell whether an amount is another price of the same duration: a range, another place, a dearer company."""
    gap = text[last.end : amount.start]
    if "\n" in gap or len(gap) > INHERITED_WITHIN or apart > 2 or amount.plus:
        return False
    if apart == 1 and _RANGING.fullmatch(gap) and (gap.strip() or amount.currency):
        return True
    if re.search(r"[.!?]\s|\b(?:extra|toeslag|bij|meerprijs|\+|erbij|entree|trio met)\b", gap):
        return False
    said = re.search(r"\b(?:incall|outcall|escort|bij jou|bij mij|daarna|thereafter|hotel|samen|together|duo)\b", gap)
    dearer = last.value <= amount.value <= DEARER * last.value
    return dearer and bool(amount.currency or said) and not stands_alone(text, amount)
