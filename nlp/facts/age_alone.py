"""Numbers that are ages by standing alone or behind a name: `Lisa (24)`, `27, slank`."""

from domain.places import find_place
from nlp.facts.age_context import clause_before, of_another
from nlp.facts.age_numbers import Number
from nlp.facts.age_shapes import (
    ABOUT_PRICES,
    BARE_NUMBER,
    ENDS,
    LISTED,
    NEXT_WORD,
    NUMBER_NEXT,
    PRICED,
)
from nlp.facts.age_words import DESCRIBING, MEASURES
from nlp.facts.name_context import is_demonym, known_name
from nlp.facts.name_words import MONTHS, NOT_NAMES
from nlp.reading import Reading

ADULT = 18
_JOINING = (" is ", " ben ", " en ", " and ")
OLDEST_BARE = 69
SEPARATORS = frozenset((", ", " - ", " – ", " — ", " | ", " / ", " • ", " · ", " * ", ",", "), ", " ~ "))
_NO_NAMES = ("ful", "ish", "ing", "ous", "ige", "ive", "able", "heid", "ment", "tion", "tie", "ieve", "some")
_STREETS = (
    "straat", "weg", "laan", "plein", "kade", "gracht", "dijk", "singel", "steeg", "hof", "park", "str", "straße",
    "street", "road",
)  # fmt: skip


def is_named(reading: Reading, number: Number, word: str, first: int, last: int) -> bool:
    """Tell whether a name stands right before the number: `Lisa (24)`; an unknown one only where a line begins."""
    text, end = reading.shadow.lower, number.end
    gap = text[last : number.start]
    if len(gap) > 8 or "€" in gap or (word in MONTHS and "(" not in gap):
        return False
    if ("\n" in gap and text[end : end + 1].strip()) or ("." in gap and not ENDS.match(text, end)):
        return False
    if known_name(word):
        return True
    if "\n" in gap or ":" in gap or number.value < ADULT or not _may_be_unknown(reading.shadow.plain[first:last]):
        return False
    before = text[max(0, first - 24) : first]
    if not before.strip() or before[-1] == "\n" or LISTED.search(before[-8:]) is not None:
        return True
    return (before[-2] in ".!?" or before.endswith(_JOINING)) and ENDS.match(text, end) is not None


def _may_be_unknown(written: str) -> bool:
    """Tell whether a word with a capital may be a name that no list has."""
    word = written.lower()
    if not written[0].isupper() or not 3 <= len(word) <= 12 or not word.isalpha():
        return False
    if word.endswith(_STREETS) or word.endswith(_NO_NAMES):
        return False
    return not (word in NOT_NAMES or word in MEASURES or word in DESCRIBING or is_demonym(word) or find_place(word))


def is_set_off(text: str, number: Number, word: str, gap: str) -> bool:  # noqa: PLR0911  # one case a line
    """Tell whether a number on its own is an age: `27, slank`, `a woman from Riga, 31,`, `a nurse (61), now`."""
    start, end = number.start, number.end
    if PRICED.search(text[end : end + 12]):
        return False
    gap = gap.lstrip(")\"”’'*")
    if not word or "\n" in gap or ". " in gap or "! " in gap or "? " in gap or gap == ".\n":
        return _opens_as_age(text, end)
    if word in MEASURES or word.isdigit() or word.endswith(_STREETS) or number.value > OLDEST_BARE:
        return False
    before = clause_before(text, start)
    if ABOUT_PRICES.search(before) or BARE_NUMBER.search(before):
        return False
    if gap in (" (", "("):
        return text[end : end + 1] == ")" and not of_another(text, start - len(gap), end, years=False)
    if (gap not in SEPARATORS and not _is_symbol(gap)) or not ENDS.match(text, end) or NUMBER_NEXT.match(text, end):
        return False
    return not of_another(text, start, end, years=False)


def _is_symbol(gap: str) -> bool:
    """Tell whether an emoji or the like stands between spaces."""
    return len(gap) <= 5 and gap[0] == gap[-1] == " " and not gap.isascii() and not any(map(str.isalnum, gap))


def _opens_as_age(text: str, end: int) -> bool:
    """Tell whether a number that opens a line or sentence is an age by what follows it."""
    if text[end - 6 : end - 4].isdigit() and text[end - 4 : end - 2] == ". ":
        return False  # the sentence before ends with an age
    if text[end : end + 2] == ". " and text[end + 2 : end + 3].isalpha():
        nearest = text[end + 2 : end + 24].partition(". ")[0]
        return PRICED.search(text[max(0, end - 32) : end] + nearest) is None
    following = NEXT_WORD.match(text, end)
    if following is None:
        return False
    return following.group(1) in DESCRIBING or (
        text[end : end + 2] == ", " and PRICED.search(text[end : end + 30]) is None
    )
