"""The advertiser's age: not the client's, not the site's, not years of experience."""

from spacy.tokens import Doc

from nlp.facts.age_alone import ADULT, is_named, is_set_off
from nlp.facts.age_context import (
    NEAR,
    NO_AGE_UNIT,
    OR_OLDER,
    UNIT,
    clause_before,
    of_another,
    word_before,
)
from nlp.facts.age_led import LEADING, PRONOUNS, SAYING, is_hers, is_led
from nlp.facts.age_numbers import Number, numbers_in, spread
from nlp.facts.age_shapes import (
    A_PERSON,
    ABOUT_AGE,
    ABOUT_ONESELF,
    ABOUT_PRICES,
    AGE_LABEL,
    ASKED,
    AT_THAT_AGE,
    BECOMES,
    CHILDREN,
    COMPANION,
    ENDS,
    EXACTLY,
    FOR_RENT,
    IN_TRUTH,
    PAPERS,
    PASSED,
    PROFILE,
    SUBORDINATE,
    THIS_YEAR,
    TO,
    TURNED,
)
from nlp.facts.age_words import (
    ADJECTIVES,
    JUST,
    LABELS,
    LIMITS,
    MEASURES,
    OFFERED,
    PERSONS,
)
from nlp.facts.name_context import FIRST_NAMES, is_someone_else, known_name
from nlp.facts.several import speaks_of_several
from nlp.reading import Reading

HAVING = frozenset(("heb", "hebt", "heeft", "hebben", "have", "has", "had"))
RANKED = frozenset(("jongste", "oudste", "youngest", "eldest", "oldest"))


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
    for number in found:
        before = clause_before(reading.shadow.lower, number.start)
        if not number.several and (COMPANION.search(before) or not RANKED.isdisjoint(before.split())):
            number.several = True
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
        word, _, last = word_before(text, start)
        number.just = word in JUST
        if _is_lasting(text, number, word, text[last:start]):
            return False
    elif text.startswith(("ste", "e", "de"), end):
        return number.value >= ADULT and AT_THAT_AGE.match(text, end) is not None
    elif not _is_bare_age(reading, number):
        return False
    if number.value < ADULT and CHILDREN.search(text, max(0, start - 24), start):
        return False
    if reading.taken(start, end, "phone", "price", "licence_number", "kvk_number", "email", "handle", "url"):
        return False
    return bool(unit is None or not of_another(text, start, number.last, years=True))


def _is_lasting(text: str, number: Number, word: str, gap: str) -> bool:
    """Tell whether the years are how long something lasts, not how old someone is: `ik heb 12 jaar als ...`."""
    following = text[number.last : number.last + 5]
    if word in HAVING or (word in PRONOUNS and word_before(text, number.start - 1 - len(word))[0] in HAVING):
        return ENDS.match(text, number.last) is None and following[1:4] not in ("old", "oud")
    if number.value >= ADULT or gap.strip(" ") or not word or text[number.end : number.last].endswith("jarig"):
        return False
    if CHILDREN.search(text, max(0, number.start - 40), number.start):
        return True
    if SUBORDINATE.match(text, number.last):
        return False
    if A_PERSON.search(clause_before(text, number.start)) and ENDS.match(text, number.last):
        return word in MEASURES
    led = word in LEADING or word in PERSONS or word in LABELS or word in SAYING or known_name(word)
    return not led and not following.startswith((" oud", " old", "-old", " jong"))


def _is_bare_age(reading: Reading, number: Number) -> bool:  # noqa: PLR0911  # one case a line
    """Tell whether a number without unit is said to be an age by the words around it."""
    text, start = reading.shadow.lower, number.start
    word, first, last = word_before(text, start)
    gap = text[last:start]
    if word in LABELS or (
        word.endswith("leeftijd") and not word.startswith(("min", "max", "toegang", "gevoel", "mentale"))
    ):
        before = word_before(text, first)[0]
        return before not in LIMITS and is_hers(text, number) and not TO.match(text, number.end)
    if PROFILE.match(text, number.end) and not word.isdigit() and text[start - 1 : start] not in ("/", "-"):
        return True
    if _is_no_age(text, number, gap):
        return False
    if number.value >= ADULT and PASSED.match(text, number.end):
        return ABOUT_ONESELF.search(clause_before(text, start)) is not None or "ik " in clause_before(text, start)
    if gap == " " and word in LEADING:
        return is_led(text, number, word, first)
    if word in PERSONS or (word in OFFERED and (number.value >= ADULT or SUBORDINATE.match(text, number.end))):
        return _is_close(gap) and is_hers(text, number) and not FOR_RENT.search(text[number.end : number.end + 40])
    if word and is_named(reading, number, word, first, last):
        return not is_someone_else(text, first)
    return _is_by_itself(reading, number, word, gap)


def _is_by_itself(reading: Reading, number: Number, word: str, gap: str) -> bool:  # noqa: PLR0911  # one case a line
    """Tell whether a number that no word leads up to is an age."""
    text, start, end = reading.shadow.lower, number.start, number.end
    before = clause_before(text, start)
    if (
        (":" in gap and ABOUT_AGE.search(before))
        or PAPERS.search(before)
        or (gap in (": ", " ", ":", "= ") and AGE_LABEL.search(before) and is_hers(text, number))
        or ("?" in gap and ASKED.search(text, max(0, start - NEAR), start))
    ):
        return True
    if gap in (" ", ", ") and _is_in_time(text, number, before, gap):
        return True
    if TURNED.match(text, end) and word not in MEASURES and is_hers(text, number):
        return not ABOUT_PRICES.search(before)
    if gap == " " and word in RANKED:
        return ENDS.match(text, end) is not None and is_hers(text, number)
    if gap == " " and word in ("jaar", "jr") and ENDS.match(text, end) and not THIS_YEAR.search(before):
        return True
    if number.value < ADULT:
        return False
    if reading.source == "title" and gap == " " and not text[end : end + 8].strip(" !.*~-") and word not in MEASURES:
        parts = [part.strip(",.:;!()-") for part in text[max(0, start - NEAR) : start].split()]
        return any(part in ADJECTIVES or part in FIRST_NAMES for part in parts)
    if gap == ", " and is_someone_else(text, word_before(text, start)[1]):
        return False
    return is_set_off(text, number, word, gap)


def _is_in_time(text: str, number: Number, before: str, gap: str) -> bool:
    """Tell whether it is what someone turns soon, is in truth, or is exactly."""
    if number.value < ADULT:
        return False
    if EXACTLY.match(text, number.end):
        return is_hers(text, number)
    if gap == " " and IN_TRUTH.search(before):
        return is_hers(text, number)
    return gap == " " and BECOMES.search(before) is not None and ABOUT_PRICES.search(before) is None


def _is_no_age(text: str, number: Number, gap: str) -> bool:
    """Tell whether what follows makes the number something else, or one end of a range."""
    start, end = number.start, number.end
    if OR_OLDER.match(text, end) or _is_range_end(text, start, end):
        return True
    return NO_AGE_UNIT.match(text, end) is not None and not (gap.endswith("(") and text[end] == "/")


def _is_range_end(text: str, start: int, end: int) -> bool:
    """Tell whether the number is one end of a range, which only `spread` may take for ages."""
    if text[end : end + 1] in ("-", "–") and text[end + 1 : end + 2].isdigit():
        return True
    return text[start - 1 : start] in ("-", "–", "/") and text[start - 2 : start - 1].isdigit()


def _is_close(gap: str) -> bool:
    return len(gap) <= 6 and "." not in gap and "\n" not in gap.strip(" ")
