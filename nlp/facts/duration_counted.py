"""Hours that are only counted, after others were named: `€150 an hour, €280 for two`."""

import re
from collections.abc import Iterator

from nlp.facts.duration_words import HOUR, QUANTITIES
from nlp.facts.pieces import Duration
from nlp.reading import Reading
from nlp.stems import Stems

_NUMBERS = ("two", "three", "four", "twee", "drie", "vier", "zwei", "drei", "2", "3", "4")
_MINUTES_COUNTED = ("thirty", "forty-five", "sixty", "ninety", "dertig", "zestig", "negentig")
_SPOKEN = (
    *(count for count in _NUMBERS if not count.isdigit()),
    "one",
    "una",
    "eine",
    "dos",
    "tres",
    "două",
    "trei",
    "deux",
    "trois",
)
# After an amount only, or behind `for`, as `one`, `dos`, `five` say much else.
_MANY = ("five", "six", "vijf", "zes", "fünf", "sechs", "cinco", "seis")
_AND_A_HALF = tuple(
    f"{count} {joint}"
    for count, joints in (
        *((count, ("and half", "and a half")) for count in ("one", "two", "three")),
        *((count, ("en half", "en een half")) for count in ("een", "twee", "drie")),
    )
    for joint in joints
)
_PAID_BEFORE = re.compile(r"(?:[,;.]|\ben|\band|\by|\bund) (?:[€$£] ?)?\d{2,4} ?(?:€|euro?s?|pounds|,-)? ?\Z")
_THEN_PAID = re.compile(r" (?:[€$£]|\d{2,4}(?![\d:]))")
_COUNTS = Stems(
    (
        *(
            f"{lead} {count}"
            for lead in ("for", "per", "voor", "für", "you", "want")
            for count in (*_NUMBERS, *_MINUTES_COUNTED, *_MANY)
        ),
        *_SPOKEN,
        *_AND_A_HALF,
        *(f"{count}:" for count in _NUMBERS if not count.isdigit()),
    )
)
_FOR_PAID = re.compile(r" (?:is|for|voor|kost|costs) [€$£]?\d{2}")
_PAUSE = re.compile(r"\s?(?:[.,;)\n]|$)")
_ENDS = re.compile(r"\s*(?:[.,;:)/|\n•]|$|(?:en|and|of|or|und)\b)")


def counted_alone(reading: Reading, text: str, first: int) -> Iterator[Duration]:
    """Yield hours that are only counted, after others were named: `€150 an hour, €280 for two`."""
    for start, end in reading.sights(_COUNTS):
        if start < first:
            continue
        if text[start:end] in _AND_A_HALF:
            if _THEN_PAID.match(text, end) or _ENDS.match(text, end) or _FOR_PAID.match(text, end):
                yield Duration(start, end, round((QUANTITIES[text[start:end].split(maxsplit=1)[0]] + 0.5) * HOUR))
            continue
        said = text[start:end].rstrip(":").split()[-1]
        if text[start:end] in _SPOKEN:
            led = text[max(0, start - 2) : start] in (", ", "; ", ". ") and _THEN_PAID.match(text, end)
            if not led and not (_PAID_BEFORE.search(text[max(0, start - 20) : start]) and _PAUSE.match(text, end)):
                continue
        elif text[end - 1] != ":" and not _ENDS.match(text, end):
            continue
        unit = 1 if said in _MINUTES_COUNTED else HOUR
        yield Duration(start, end, round((QUANTITIES.get(said) or float(said)) * unit), elliptic=True)
