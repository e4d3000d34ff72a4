"""Numbers that may be ages, by their shape, and lists and ranges of them."""

import re
from dataclasses import dataclass
from itertools import pairwise

from nlp.facts.age_context import NO_AGE_UNIT, UNIT, clause_before, offers_people, word_before
from nlp.facts.age_words import MEASURES, OLDEST, YOUNGEST, age_words
from nlp.reading import Reading
from nlp.stems import Stems

_AGE_WORDS = age_words()
_STEMS = Stems(_AGE_WORDS)
_DIGITS = re.compile(r"[1-7]\d(?!\d)")
_NOT_BEFORE = frozenset("€$£+_#@%<>≥≤")
_NUMERIC_JOINTS = frozenset(".,:/-–'’")
_RANGE = re.compile(
    r" ?(?:-|–|tot(?: en met)?|to|t/m|till|until|bis|a|à|do) ?|(?: ?(?:jaar|jr|years?))? ?(?:en|and|und|et|y|i|és) ?"
)
_BEFORE_SEVERAL = frozenset(("zijn", "are", "ages", "age", "aged", "leeftijd", "leeftijden", "alter"))
_ORDINAL = re.compile(r"(?:ste|de|e)\b")
_ABOUT = re.compile(r"-(?:something|ish|er|plus|plusser)\b")
# What she takes back: `ik ben zestig, nou ja, zevenenvijftig`.
_CORRECTED = re.compile(
    r"[,. –-]{1,4}(?:nou ja|nou|nee|oh nee|sorry|pardon|well|no wait|no|wait|or rather|ok[eé]|of eigenlijk|"
    r"eigenlijk|actually)[,. –-]{1,3}"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_PAIR = re.compile(r"(?: ?(?:en|and|und|et|y|si|și|és|i|&|\+|/|of|or) ?|, ?(?:en |and )?)")


@dataclass(slots=True)
class Number:
    """A number that may be an age; `last` is where its unit ends, `just` whether "just" or the like stands before."""

    value: int
    start: int
    end: int
    last: int
    stated: bool = False
    just: bool = False
    several: bool = False


def numbers_in(reading: Reading) -> list[Number]:
    """Return the numbers of the text that may be ages by their shape, in order."""
    text = reading.shadow.lower
    found = []
    for digits in _DIGITS.finditer(text):
        start, end = digits.span()
        if _stands_alone(text, start, end):
            found.append(Number(int(digits.group()), start, end, end))
    if words := reading.sights(_STEMS):
        longest = {
            start: end
            for start, end in sorted(words)
            if _is_whole_word(text, end)
            and not (text[start - 1 : start] == "-" and text[start - 2 : start - 1].isalpha())
        }
        found += [Number(_AGE_WORDS[text[start:end]], start, end, end) for start, end in longest.items()]
        found.sort(key=lambda number: number.start)
    return [number for number in found if YOUNGEST <= number.value <= OLDEST]


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether two digits are a whole number, not part of a measure, date or longer number."""
    if start:
        last = text[start - 1]
        if last.isalnum() or last in _NOT_BEFORE:
            return False
        if last in _NUMERIC_JOINTS and text[start - 2 : start - 1].isdigit() and last not in "-–/":
            return False
    following = text[end : end + 1]
    if following == "-" and _ABOUT.match(text, end):
        return False
    if following.isalpha():
        return UNIT.match(text, end) is not None or (
            text[start - 8 : start] == "op mijn " and bool(_ORDINAL.match(text, end))
        )
    return not (following and following in ".,:+%€°" and (following in "+%€°" or text[end + 1 : end + 2].isdigit()))


def _is_whole_word(text: str, end: int) -> bool:
    following = text[end : end + 1]
    if following == "-" and _ABOUT.match(text, end):
        return False
    if following == "-" and (joined := _LETTERS.match(text, end + 1)) and joined.group() in _AGE_WORDS:
        return False  # `sixty-forty` is how money is split
    return not following.isalnum() or text.startswith(("jarig", "jähr"), end)


def spread(text: str, numbers: list[Number]) -> None:
    """Take the other numbers of a list or range of ages for ages too: `20 en 25 jaar`, `our ladies, 22 to 35`."""
    for left, right in pairwise(numbers):
        if right.start - left.last <= 16 and (_is_range(text, left, right) or _goes_on(text, left, right)):
            left.stated = right.stated = left.several = right.several = True
    for left, right in pairwise(numbers):
        if left.stated and not right.stated and _CORRECTED.fullmatch(text, left.last, right.start):
            right.stated = True
    for right, left in pairwise(reversed(numbers)):
        if right.stated and not left.stated and _leads(text, left, right):
            left.stated = left.several = right.several = True


def _is_range(text: str, left: Number, right: Number) -> bool:
    if not _RANGE.fullmatch(text, left.end, right.start) or NO_AGE_UNIT.match(text, right.end):
        return False
    return offers_people(clause_before(text, left.start), text[right.end : right.end + 40])


def _goes_on(text: str, left: Number, right: Number) -> bool:
    if (
        not left.stated
        or right.stated
        or not _PAIR.fullmatch(text, left.last, right.start)
        or NO_AGE_UNIT.match(text, right.end)
    ):
        return False
    if left.several or "/" in text[left.end : right.start]:
        return True
    if word_before(text, left.start)[0] in _BEFORE_SEVERAL:
        return True
    return offers_people(clause_before(text, left.start))


def _leads(text: str, left: Number, right: Number) -> bool:
    if right.start - left.last > 8 or not _PAIR.fullmatch(text, left.last, right.start):
        return False
    listed = right.several or text[left.last : right.start].strip() != ","
    return (
        listed
        and word_before(text, left.start)[0] not in MEASURES
        and text[left.start - 1 : left.start] not in ("-", ":")
    )
