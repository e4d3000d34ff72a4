"""The advertiser's age: not the client's, not the site's, not years of experience."""

import re

from spacy.tokens import Doc

from domain.places import find_place
from nlp.facts.age_context import (
    NEAR,
    NO_AGE_UNIT,
    OR_OLDER,
    UNIT,
    clause_before,
    of_another,
    word_before,
)
from nlp.facts.age_numbers import Number, numbers_in, spread
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
    PERSONS,
    SAID,
    STILL,
)
from nlp.facts.name_context import FIRST_NAMES, is_demonym, is_someone_else, known_name
from nlp.facts.name_words import MONTHS, NOT_NAMES
from nlp.facts.several import speaks_of_several
from nlp.reading import Reading

ADULT = 18
SAYING = SAID | IS | JUST | STILL
LEADING = SAYING | OF | {"ik", "ze", "zij", "hij", "at"}
_NEXT_WORD = re.compile(r"[ ,]{0,2}([^\W\d_]+)")
_SUBORDINATE = re.compile(r" (?:is|ben|word)\b")
_TO = re.compile(r" (?:tot|to|t/m|till|until|bis) ")
_STREETS = (
    "straat", "weg", "laan", "plein", "kade", "gracht", "dijk", "singel", "steeg", "hof", "park", "str", "straße",
    "street", "road",
)  # fmt: skip
_LISTED = re.compile(r"[\d)] ?(?:,|&|\+|/|\||•|en|and|und|y|et) ?\Z")
_FEMININE = ("in", "ster", "euse", "euze", "esse", "ares", "ette")
_SPRY = ("youthful", "fit", "fabulous", "sexy", "gorgeous", "beautiful", "single", "young", "strong")
_ENDS = re.compile(r"\s?(?:[,.;)!|\]\n]|$|en\b|and\b|und\b|[^\w\s])")
_ABOUT_SOMEONE = re.compile(
    r"\b(?:ik|ikzelf|i|i'?m|i’m|my|mijn|ich|ben|am|ze|zij|she|he|hij|wij|we|vrouw|dame|meid|meisje|girls?|woman|"
    r"lady|studente?|"
    r"medewerkster|masseuse|moeder|friezin|escort|model|collega|vriendin|soy|sunt|vagyok|jestem|je suis|sie)\b"
)
_ABOUT_ONESELF = re.compile(r"\b(?:ik ben|ben ik|i am|i['’]?m|ich bin|soy|je suis|sunt|jestem|ikzelf)\b")
_ABOUT_AGE = re.compile(r"\b(?:mijn leeftijd|my age|mein alter)\b")
_ABOUT_PRICES = re.compile(
    r"prijs|price|tarie|rate|kost|€|euro|\buur|hour|minu|\bmaat\b|\bsize\b|\bnr\b|nummer|number|week|slots?\b|\bopen\b"
)


def find_ages(doc: Doc) -> Doc:
    """Attach an `age` fact (whole years, 12 to 79) for every age that is said of the advertiser.

    `just 18` counts only where no age is stated outright: beside one it is a manner of speaking. Ages in a list of
    several persons have `several` beside them.
    """
    reading: Reading = doc._.reading
    if reading.source == "url":
        return doc
    numbers = numbers_in(reading)
    for number in numbers:
        number.stated = _is_stated(reading, number)
    if len(numbers) > 1:
        spread(reading.shadow.lower, numbers)
    found = [number for number in numbers if number.stated]
    outright = [number for number in found if not number.just]
    several = len(found) > 1 and speaks_of_several(reading)
    for number in outright or found:
        extra = {"several": True} if several or number.several else {}
        reading.add("age", number.value, number.start, number.end, **extra)
    return doc


def _is_stated(reading: Reading, number: Number) -> bool:
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


def _is_bare_age(reading: Reading, number: Number) -> bool:
    """Tell whether a number without unit is said to be an age by the words around it."""
    text, start = reading.shadow.lower, number.start
    word, first, last = word_before(text, start)
    gap = text[last:start]
    if word in LABELS:
        return word_before(text, first)[0] not in LIMITS and _is_hers(text, number)
    if _is_no_age(text, number, gap):
        return False
    if gap == " " and word in LEADING:
        return _is_led(text, number, word, first)
    if word in PERSONS or (word in OFFERED and number.value >= ADULT):
        return _is_close(gap) and _is_hers(text, number)
    if word and _is_named(reading, number, word, first, last):
        return not is_someone_else(text, first)
    return _is_by_itself(reading, number, word, gap)


def _is_by_itself(reading: Reading, number: Number, word: str, gap: str) -> bool:
    """Tell whether a number that no word leads up to is an age."""
    text, start, end = reading.shadow.lower, number.start, number.end
    if ":" in gap and _ABOUT_AGE.search(clause_before(text, start)):
        return True
    if number.value < ADULT:
        return False
    if reading.source == "title" and gap == " " and not text[end : end + 8].strip(" !.*~-") and word not in MEASURES:
        return any(part in ADJECTIVES for part in text[max(0, start - NEAR) : start].split())
    return _is_set_off(text, number, word, gap)


def _is_hers(text: str, number: Number) -> bool:
    return not of_another(text, number.start, number.end, years=False)


def _is_no_age(text: str, number: Number, gap: str) -> bool:
    """Tell whether what follows makes the number something else, or one end of a range."""
    start, end = number.start, number.end
    if OR_OLDER.match(text, end) or _is_range_end(text, start, end):
        return True
    return NO_AGE_UNIT.match(text, end) is not None and not (gap.endswith("(") and text[end] == "/")


def _is_led(text: str, number: Number, word: str, first: int) -> bool:
    """Tell whether the words right before the number say that someone is that old."""
    if word in SAYING:
        return _is_said(text, number, word, first) and _is_hers(text, number)
    if word in OF:
        return not _TO.match(text, number.end) and _is_of_a_person(text, number.start, first) and _is_hers(text, number)
    if word in ("ik", "ze", "zij", "hij"):
        return _SUBORDINATE.match(text, number.end) is not None and _is_hers(text, number)
    return word == "at" and word_before(text, first)[0] in _SPRY


def _is_range_end(text: str, start: int, end: int) -> bool:
    """Tell whether the number is one end of a range, which only `spread` may take for ages."""
    if text[end : end + 1] in ("-", "–") and text[end + 1 : end + 2].isdigit():
        return True
    return text[start - 1 : start] in ("-", "–", "/") and text[start - 2 : start - 1].isdigit()


def _is_close(gap: str) -> bool:
    return len(gap) <= 6 and "." not in gap and "\n" not in gap.strip(" ")


def _is_said(text: str, number: Number, word: str, first: int) -> bool:
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


def _is_named(reading: Reading, number: Number, word: str, first: int, last: int) -> bool:
    """Tell whether a name stands right before the number: `Lisa (24)`; an unknown one only where a line begins."""
    text, end = reading.shadow.lower, number.end
    gap = text[last : number.start]
    if len(gap) > 8 or "€" in gap or (word in MONTHS and "(" not in gap):
        return False
    if ("\n" in gap and text[end : end + 1].strip()) or ("." in gap and not _ENDS.match(text, end)):
        return False
    if known_name(word):
        return True
    if "\n" in gap or number.value < ADULT or not _may_be_unknown(reading.shadow.plain[first:last]):
        return False
    before = text[max(0, first - 24) : first]
    return not before.strip() or before[-1] == "\n" or _LISTED.search(before[-8:]) is not None


def _may_be_unknown(written: str) -> bool:
    """Tell whether a word with a capital may be a name that no list has."""
    word = written.lower()
    if not written[0].isupper() or not 3 <= len(word) <= 12 or not word.isalpha() or word.endswith(_STREETS):
        return False
    return not (word in NOT_NAMES or word in MEASURES or word in DESCRIBING or is_demonym(word) or find_place(word))


def _is_set_off(text: str, number: Number, word: str, gap: str) -> bool:
    """Tell whether a number on its own is an age: `27, slank`, `a woman from Riga, 31,`, `I'm no beginner (53)`."""
    start, end = number.start, number.end
    if not word or "\n" in gap or ". " in gap or "! " in gap:
        following = _NEXT_WORD.match(text, end)
        described = following is not None and following.group(1) in DESCRIBING
        return described and not _ABOUT_PRICES.search(text[end : end + 20])
    before = clause_before(text, start)
    if gap.endswith("(") and text[end : end + 1] == ")":
        return _ABOUT_ONESELF.search(before) is not None and _is_hers(text, number)
    if gap != ", " or not _ENDS.match(text, end) or word in MEASURES or _ABOUT_PRICES.search(before):
        return False
    if not _ABOUT_SOMEONE.search(before) and not any(part.strip(",.!:") in FIRST_NAMES for part in before.split()):
        return False
    return not any(char.isdigit() for char in before) and _is_hers(text, number)
