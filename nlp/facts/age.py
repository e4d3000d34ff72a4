"""The advertiser's age: not the client's, not the site's, not years of experience."""

import re
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc

from domain.places import find_place
from nlp.facts.age_context import (
    NEAR,
    NO_AGE_UNIT,
    OR_OLDER,
    UNIT,
    clause_before,
    of_another,
    offers_people,
    word_before,
)
from nlp.facts.age_words import (
    ADJECTIVES,
    DESCRIBING,
    IS,
    JUST,
    LABELS,
    LIMITS,
    MEASURES,
    OF,
    OFFERED,
    OLDEST,
    PERSONS,
    SAID,
    STILL,
    YOUNGEST,
    age_words,
)
from nlp.facts.name_context import FIRST_NAMES, MONTHS, NOT_NAMES, is_demonym, is_someone_else, known_name
from nlp.facts.several import speaks_of_several
from nlp.reading import Reading
from nlp.stems import Stems

ADULT = 18
_AGE_WORDS = age_words()
_STEMS = Stems(_AGE_WORDS)
_DIGITS = re.compile(r"[1-7]\d(?!\d)")
_NOT_BEFORE = frozenset("€$£+_#@%<>≥≤")
_NUMERIC_JOINTS = frozenset(".,:/-–'’")
_RANGE = re.compile(
    r" ?(?:-|–|tot(?: en met)?|to|t/m|till|until|bis|a|à|do) ?|(?: ?(?:jaar|jr|years?))? ?(?:en|and|und|et|y|i|és) ?"
)
_PAIR = re.compile(r"(?: ?(?:en|and|und|et|y|si|și|és|i|&|\+|/|of|or) ?|, ?(?:en |and )?)")
_NEXT_WORD = re.compile(r"[ ,]{0,2}([^\W\d_]+)")
_SUBORDINATE = re.compile(r" (?:is|ben|word)\b")
_TO = re.compile(r" (?:tot|to|t/m|till|until|bis) ")
_STREETS = (
    "straat",
    "weg",
    "laan",
    "plein",
    "kade",
    "gracht",
    "dijk",
    "singel",
    "steeg",
    "hof",
    "park",
    "str",
    "straße",
    "street",
    "road",
)
_LISTED = re.compile(r"[\d)] ?(?:,|&|\+|/|\||•|en|and|und|y|et) ?\Z")
_FEMININE = ("in", "ster", "euse", "euze", "esse", "ares", "ette")
_SPRY = ("youthful", "fit", "fabulous", "sexy", "gorgeous", "beautiful", "single", "young", "strong")
_ENDS = re.compile(r"\s?(?:[,.;)!|\]\n]|$|en\b|and\b|und\b|[^\w\s])")
_ABOUT_SOMEONE = re.compile(
    r"\b(?:ik|ikzelf|i|i'?m|i’m|my|mijn|ich|ben|am|ze|zij|she|he|hij|wij|we|vrouw|dame|meid|meisje|girls?|woman|lady|studente?|"
    r"medewerkster|masseuse|moeder|friezin|escort|model|collega|vriendin|soy|sunt|vagyok|jestem|je suis|sie)\b"
)
_ABOUT_ONESELF = re.compile(r"\b(?:ik ben|ben ik|i am|i['’]?m|ich bin|soy|je suis|sunt|jestem|ikzelf)\b")
_ABOUT_AGE = re.compile(r"\b(?:mijn leeftijd|my age|mein alter)\b")
_ABOUT_PRICES = re.compile(
    r"prijs|price|tarie|rate|kost|€|euro|\buur|hour|minu|\bmaat\b|\bsize\b|\bnr\b|nummer|number|week|slots?\b|\bopen\b"
)


@dataclass(slots=True)
class _Number:
    """A number that may be an age; `last` is where its unit ends, `just` whether "just" or the like stands before."""

    value: int
    start: int
    end: int
    last: int
    stated: bool = False
    just: bool = False
    several: bool = False


def find_ages(doc: Doc) -> Doc:
    """Attach an `age` fact (whole years, 12 to 79) for every age that is said of the advertiser.

    `just 18` counts only where no age is stated outright: beside one it is a manner of speaking. Ages in a list of
    several persons have `several` beside them.
    """
    reading: Reading = doc._.reading
    if reading.source == "url":
        return doc
    numbers = _numbers(reading)
    for number in numbers:
        number.stated = _is_stated(reading, number)
    if len(numbers) > 1:
        _spread(reading.shadow.lower, numbers)
    found = [number for number in numbers if number.stated]
    outright = [number for number in found if not number.just]
    several = len(found) > 1 and speaks_of_several(reading)
    for number in outright or found:
        extra = {"several": True} if several or number.several else {}
        reading.add("age", number.value, number.start, number.end, **extra)
    return doc


def _numbers(reading: Reading) -> list[_Number]:
    """Return the numbers of the text that may be ages by their shape, in order."""
    text = reading.shadow.lower
    found = []
    for digits in _DIGITS.finditer(text):
        start, end = digits.span()
        if _stands_alone(text, start, end):
            found.append(_Number(int(digits.group()), start, end, end))
    if words := reading.sights(_STEMS):
        longest = {start: end for start, end in sorted(words) if _is_whole_word(text, end)}
        found += [_Number(_AGE_WORDS[text[start:end]], start, end, end) for start, end in longest.items()]
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
    if following.isalpha():
        return UNIT.match(text, end) is not None
    return not (following and following in ".,:+%€°" and (following in "+%€°" or text[end + 1 : end + 2].isdigit()))


def _is_whole_word(text: str, end: int) -> bool:
    following = text[end : end + 1]
    return not following.isalnum() or text.startswith(("jarig", "jähr"), end)


def _is_stated(reading: Reading, number: _Number) -> bool:
    """Tell whether the number is said to be the age of who advertises, by its unit or what stands before it."""
    text, start, end = reading.shadow.lower, number.start, number.end
    unit = UNIT.match(text, end)
    if unit:
        number.last = unit.end()
        number.just = word_before(text, start)[0] in JUST
    elif not _is_bare_age(reading, number):
        return False
    if reading.taken(start, end, "phone", "price", "licence_number", "kvk_number"):
        return False
    return bool(unit is None or not of_another(text, start, number.last, years=True))


def _is_bare_age(reading: Reading, number: _Number) -> bool:
    """Tell whether a number without unit is said to be an age by the words around it."""
    text, start, end = reading.shadow.lower, number.start, number.end
    word, first, last = word_before(text, start)
    gap = text[last:start]
    if word in LABELS:
        return (
            word_before(text, first)[0] not in LIMITS
            and "+" not in text[end : end + 2]
            and not of_another(text, start, end, years=False)
        )
    if OR_OLDER.match(text, end):
        return False
    if ":" in gap and _ABOUT_AGE.search(clause_before(text, start)):
        return True
    if NO_AGE_UNIT.match(text, end) and not (gap.endswith("(") and text[end] == "/"):
        return False
    if _is_range_end(text, start, end):
        return False
    if gap == " " and (word in SAID or word in IS or word in JUST or word in STILL):
        return _is_said(text, number, word, first) and not of_another(text, start, end, years=False)
    if gap == " " and word in ("ik", "ze", "zij", "hij") and _SUBORDINATE.match(text, end):
        return not of_another(text, start, end, years=False)
    if gap == " " and word == "at":
        return word_before(text, first)[0] in _SPRY
    if gap == " " and word in OF:
        return (
            not _TO.match(text, end)
            and _is_of_a_person(text, start, first)
            and not of_another(text, start, end, years=False)
        )
    if word in PERSONS or (word in OFFERED and number.value >= ADULT):
        return _is_close(gap) and not of_another(text, start, end, years=False)
    if word and _is_named(reading, number, word, first, last):
        return not is_someone_else(text, first)
    if reading.source == "title" and gap == " " and not text[end:].strip(" !.*~-") and word not in MEASURES:
        return number.value >= ADULT and any(part in ADJECTIVES for part in text[max(0, start - NEAR) : start].split())
    return number.value >= ADULT and _is_set_off(text, number, word, gap)


def _is_range_end(text: str, start: int, end: int) -> bool:
    """Tell whether the number is one end of a range, which only `_spread` may take for ages."""
    if text[end : end + 1] in ("-", "–") and text[end + 1 : end + 2].isdigit():
        return True
    return text[start - 1 : start] in ("-", "–", "/") and text[start - 2 : start - 1].isdigit()


def _is_close(gap: str) -> bool:
    return len(gap) <= 6 and "." not in gap and "\n" not in gap.strip(" ")


def _is_said(text: str, number: _Number, word: str, first: int) -> bool:
    """Tell whether the words before the number say that someone is that old: `ik ben nu 31`, `she is only 16`."""
    for _ in range(3):
        if word in SAID:
            return True
        if word in IS:
            before = clause_before(text, number.start)
            return _ABOUT_SOMEONE.search(before) is not None and _ABOUT_PRICES.search(before) is None
        if word in JUST:
            number.just = True
        elif word not in STILL:
            break
        word, first, _ = word_before(text, first)
    return number.just and number.value <= 25 and _ENDS.match(text, number.end) is not None


def _is_of_a_person(text: str, start: int, first: int) -> bool:
    """Tell whether `van 26` follows a person: `vrouw van 26`, `Lisa van 26`, `ik ben een nuchtere Friezin van 33`."""
    word = word_before(text, first)[0]
    if word in PERSONS or (word in OFFERED) or known_name(word):
        return True
    before = clause_before(text, start)
    if word in MEASURES or text[start - 3 : start] == "de " or _ABOUT_PRICES.search(before):
        return False
    if any(part in ADJECTIVES for part in before.split()):
        return True
    return (len(word) > 4 and word.endswith(_FEMININE)) or _ABOUT_ONESELF.search(before) is not None


def _is_named(reading: Reading, number: _Number, word: str, first: int, last: int) -> bool:
    """Tell whether a name stands right before the number: `Lisa (24)`; an unknown one only where a line begins."""
    text, start, end = reading.shadow.lower, number.start, number.end
    gap = text[last:start]
    if (
        len(gap) > 8
        or "€" in gap
        or (word in MONTHS and "(" not in gap)
        or ("\n" in gap and text[end : end + 1].strip())
    ):
        return False
    if "." in gap and not _ENDS.match(text, end):
        return False
    if known_name(word):
        return True
    written = reading.shadow.plain[first:last]
    if not written[0].isupper() or number.value < ADULT or len(word) < 3 or not word.isalpha():
        return False
    if word in NOT_NAMES or word in MEASURES or word in DESCRIBING or is_demonym(word) or find_place(word):
        return False
    if len(word) > 12 or word.endswith(_STREETS):
        return False
    opens = not text[max(0, first - 24) : first].strip() or text[first - 1] == "\n"
    return "\n" not in gap and (opens or _LISTED.search(text[max(0, first - 8) : first]) is not None)


def _is_set_off(text: str, number: _Number, word: str, gap: str) -> bool:
    """Tell whether a number on its own is an age: `27, slank`, `a woman from Riga, 31,`, `I'm no beginner (53)`."""
    start, end = number.start, number.end
    opens = not word or "\n" in gap or (". " in gap) or ("! " in gap)
    if opens:
        following = _NEXT_WORD.match(text, end)
        return (
            following is not None
            and following.group(1) in DESCRIBING
            and not _ABOUT_PRICES.search(text[end : end + 20])
        )
    if gap.endswith("(") and text[end : end + 1] == ")":
        before = clause_before(text, start)
        return _ABOUT_ONESELF.search(before) is not None and not of_another(text, start, end, years=False)
    if gap == ", " and _ENDS.match(text, end):
        before = clause_before(text, start)
        named = any(part.strip(",.!:") in FIRST_NAMES for part in before.split())
        said = (named or _ABOUT_SOMEONE.search(before)) and not _ABOUT_PRICES.search(before) and word not in MEASURES
        return (
            bool(said) and not any(char.isdigit() for char in before) and not of_another(text, start, end, years=False)
        )
    return False


def _spread(text: str, numbers: list[_Number]) -> None:
    """Take the other numbers of a list or range of ages for ages too: `20 en 25 jaar`, `our ladies, 22 to 35`."""
    for left, right in pairwise(numbers):
        if right.start - left.last > 16:
            continue
        before = clause_before(text, left.start)
        if _RANGE.fullmatch(text, left.end, right.start) and offers_people(before, text[right.end : right.end + 24]):
            if not NO_AGE_UNIT.match(text, right.end):
                left.stated = right.stated = left.several = right.several = True
        elif left.stated and not right.stated:
            if _goes_on(text, left, right, before):
                right.stated = right.several = left.several = True
    for right, left in pairwise(reversed(numbers)):
        if (
            right.stated
            and not left.stated
            and _PAIR.fullmatch(text, left.last, right.start)
            and _may_lead(text, left, right)
        ):
            left.stated = left.several = right.several = True


def _goes_on(text: str, left: _Number, right: _Number, before: str) -> bool:
    if not _PAIR.fullmatch(text, left.last, right.start) or NO_AGE_UNIT.match(text, right.end):
        return False
    return (
        offers_people(before)
        or "/" in text[left.end : right.start]
        or word_before(text, left.start)[0] in ("zijn", "are")
    )


def _may_lead(text: str, left: _Number, right: _Number) -> bool:
    listed = text[left.last : right.start].strip() != "," or right.several
    return (
        listed
        and word_before(text, left.start)[0] not in MEASURES
        and text[left.start - 1 : left.start] not in ("-", ":")
    )
