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
from nlp.facts.age_numbers import Number, numbers_in, spread
from nlp.facts.age_shapes import (
    A_PERSON,
    ABOUT_AGE,
    ABOUT_ONESELF,
    ABOUT_PRICES,
    ABOUT_SOMEONE,
    AFTER_AT,
    AGE_LABEL,
    ASKED,
    AT_THAT_AGE,
    BECOMES,
    CHILDREN,
    CLIENT,
    COMPANION,
    ENDS,
    EXACTLY,
    FOR_RENT,
    IN_TRUTH,
    MEANT,
    PAIRED,
    PAPERS,
    PASSED,
    PROFILE,
    SUBORDINATE,
    THEN_ANOTHER,
    THIS_YEAR,
    TO,
    TURNED,
)
from nlp.facts.age_words import (
    ADJECTIVES,
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
    SUBJECTS,
)
from nlp.facts.name_context import FIRST_NAMES, is_someone_else, known_name
from nlp.facts.several import speaks_of_several
from nlp.reading import Reading

SAYING = SAID | IS | JUST | STILL
PRONOUNS = frozenset(("ik", "ze", "zij", "hij", "i", "she", "he"))
HAVING = frozenset(("heb", "hebt", "heeft", "hebben", "have", "has", "had"))
RANKED = frozenset(("jongste", "oudste", "youngest", "eldest", "oldest"))
_FEMININE = ("in", "ster", "euse", "euze", "esse", "ares", "ette", "aarse", "mse", "dse", "nse")
_SPRY = (
    "youthful",
    "fit",
    "fabulous",
    "sexy",
    "gorgeous",
    "beautiful",
    "single",
    "young",
    "strong",
    "jeugdige",
    "fitte",
    "sportieve",
    "frisse",
)
LEADING = SAYING | OF | PRONOUNS | {"at", *_SPRY}


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
        return before not in LIMITS and _is_hers(text, number) and not TO.match(text, number.end)
    if PROFILE.match(text, number.end) and not word.isdigit() and text[start - 1 : start] not in ("/", "-"):
        return True
    if _is_no_age(text, number, gap):
        return False
    if number.value >= ADULT and PASSED.match(text, number.end):
        return ABOUT_ONESELF.search(clause_before(text, start)) is not None or "ik " in clause_before(text, start)
    if gap == " " and word in LEADING:
        return _is_led(text, number, word, first)
    if word in PERSONS or (word in OFFERED and (number.value >= ADULT or SUBORDINATE.match(text, number.end))):
        return _is_close(gap) and _is_hers(text, number) and not FOR_RENT.search(text[number.end : number.end + 40])
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
        or (gap in (": ", " ", ":", "= ") and AGE_LABEL.search(before) and _is_hers(text, number))
        or ("?" in gap and ASKED.search(text, max(0, start - NEAR), start))
    ):
        return True
    if gap in (" ", ", ") and _is_in_time(text, number, before, gap):
        return True
    if TURNED.match(text, end) and word not in MEASURES and _is_hers(text, number):
        return not ABOUT_PRICES.search(before)
    if gap == " " and word in RANKED:
        return ENDS.match(text, end) is not None and _is_hers(text, number)
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
        return _is_hers(text, number)
    if gap == " " and IN_TRUTH.search(before):
        return _is_hers(text, number)
    return gap == " " and BECOMES.search(before) is not None and ABOUT_PRICES.search(before) is None


def _is_hers(text: str, number: Number) -> bool:
    return not of_another(text, number.start, number.end, years=False)


def _is_no_age(text: str, number: Number, gap: str) -> bool:
    """Tell whether what follows makes the number something else, or one end of a range."""
    start, end = number.start, number.end
    if OR_OLDER.match(text, end) or _is_range_end(text, start, end):
        return True
    return NO_AGE_UNIT.match(text, end) is not None and not (gap.endswith("(") and text[end] == "/")


def _is_led(text: str, number: Number, word: str, first: int) -> bool:  # noqa: PLR0911  # one case a line
    """Tell whether the words right before the number say that someone is that old."""
    if word in PRONOUNS:
        return _is_after_pronoun(text, number, word, first)
    if word in SAYING:
        return _is_said(text, number, word, first) and _is_hers(text, number)
    if word in OF and word_before(text, first)[0] in LABELS:
        return _is_hers(text, number) and not TO.match(text, number.end)
    if word in OF:
        return not TO.match(text, number.end) and _is_of_a_person(text, number.start, first) and _is_hers(text, number)
    if word in _SPRY:
        ends = ENDS.match(text, number.end) is not None or text.startswith((" i ", " i'"), number.end)
        return ends and word_before(text, first)[0] in ("a", "an", "een") and _is_hers(text, number)
    if word != "at":
        return False
    before = word_before(text, first)
    opens = AFTER_AT.match(text, number.end) and not text[before[2] : first].strip(" ,")
    return before[0] in _SPRY or (bool(opens) and not ABOUT_PRICES.search(text[max(0, first - 20) : first]))


def _is_after_pronoun(text: str, number: Number, word: str, first: int) -> bool:  # noqa: PLR0911  # one case a line
    """Tell whether someone is that old by a pronoun before the number: `dat ze 17 is`, `hij 44 en ik 39`."""
    if word in ("hij", "he") and of_another(text, first - 1, first, years=False):
        return False
    if SUBORDINATE.match(text, number.end):
        return _is_hers(text, number) and not (word in ("hij", "he") and _is_about_others(text, number.start))
    verb = word_before(text, first)[0]
    if not ENDS.match(text, number.end) and not THEN_ANOTHER.match(text, number.end):
        return False
    if verb in IS or verb in SAID:
        return _is_hers(text, number)
    if THEN_ANOTHER.match(text, number.end):
        number.several = True
        return _is_hers(text, number)
    if word in ("hij", "he") or not PAIRED.search(clause_before(text, first)):
        return False
    number.several = True
    return True


def _is_about_others(text: str, start: int) -> bool:
    """Tell whether `hij` may be a client of whom the sentences before speak."""
    return CLIENT.search(text, max(0, start - 160), start) is not None


def _is_range_end(text: str, start: int, end: int) -> bool:
    """Tell whether the number is one end of a range, which only `spread` may take for ages."""
    if text[end : end + 1] in ("-", "–") and text[end + 1 : end + 2].isdigit():
        return True
    return text[start - 1 : start] in ("-", "–", "/") and text[start - 2 : start - 1].isdigit()


def _is_close(gap: str) -> bool:
    return len(gap) <= 6 and "." not in gap and "\n" not in gap.strip(" ")


def _is_said(text: str, number: Number, word: str, first: int) -> bool:
    """Tell whether the words before the number say that someone is that old: `ik ben nu 31`, `she is only 16`."""
    for _ in range(5):
        if word in SAID:
            return True
        if word in OF and MEANT.search(text, max(0, number.start - 16), number.start):
            return _is_of_a_person(text, number.start, first)
        if word in IS:
            return _is_subject(text, number, first)
        if word in JUST:
            number.just = True
        elif word not in STILL:
            break
        word, first, _ = word_before(text, first)
    if word.isdigit() and not number.just and text[number.start - 4 : number.start] in ("now ", " nu "):
        return ENDS.match(text, number.end) is not None
    if TURNED.match(text, number.end):
        number.just = False
        return True
    return number.just and number.value <= 25 and ENDS.match(text, number.end) is not None


def _is_subject(text: str, number: Number, first: int) -> bool:
    """Tell whether what stands before `is` is someone on offer: `Lisa is 26`, `the youngest is 22`."""
    before = clause_before(text, number.start)
    subject = word_before(text, first)[0]
    if subject in ("mine", "mij", "te"):
        return True
    if subject == "man":
        return False
    if ABOUT_PRICES.search(before):
        return False
    if subject in SUBJECTS or subject in PERSONS or subject in OFFERED or known_name(subject):
        return True
    return ABOUT_SOMEONE.search(before) is not None


def _is_of_a_person(text: str, start: int, first: int) -> bool:
    """Tell whether `van 26` follows a person: `vrouw van 26`, `Lisa van 26`, `ik ben een nuchtere Friezin van 33`."""
    word = word_before(text, first)[0]
    if word in PERSONS or (word in OFFERED) or known_name(word):
        return True
    before = clause_before(text, start)
    if word in MEASURES or text[start - 3 : start] == "de " or ABOUT_PRICES.search(before):
        return False
    if any(part in ADJECTIVES for part in before.split()):
        return True
    return (len(word) > 4 and word.endswith(_FEMININE)) or ABOUT_ONESELF.search(before) is not None
