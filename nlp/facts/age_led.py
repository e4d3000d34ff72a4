"""Ages that the words right before them lead up to: `ik ben nu 31`, `vrouw van 26`, `hij 44 en ik 39`."""

from nlp.facts.age_context import (
    clause_before,
    of_another,
    word_before,
)
from nlp.facts.age_numbers import Number
from nlp.facts.age_shapes import (
    ABOUT_ONESELF,
    ABOUT_PRICES,
    ABOUT_SOMEONE,
    AFTER_AT,
    CLIENT,
    ENDS,
    MEANT,
    PAIRED,
    SUBORDINATE,
    THEN_ANOTHER,
    TO,
    TURNED,
)
from nlp.facts.age_words import (
    ADJECTIVES,
    IS,
    JUST,
    LABELS,
    MEASURES,
    OF,
    OFFERED,
    PERSONS,
    SAID,
    STILL,
    SUBJECTS,
)
from nlp.facts.name_context import known_name

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
SAYING = SAID | IS | JUST | STILL
PRONOUNS = frozenset(("ik", "ze", "zij", "hij", "i", "she", "he"))
LEADING = SAYING | OF | PRONOUNS | {"at", *_SPRY}


def is_hers(text: str, number: Number) -> bool:
    """Tell whether a number without unit is no age of somebody else."""
    return not of_another(text, number.start, number.end, years=False)


def is_led(text: str, number: Number, word: str, first: int) -> bool:  # noqa: PLR0911  # one case a line
    """Tell whether the words right before the number say that someone is that old."""
    if word in PRONOUNS:
        return _is_after_pronoun(text, number, word, first)
    if word in SAYING:
        return _is_said(text, number, word, first) and is_hers(text, number)
    if word in OF and word_before(text, first)[0] in LABELS:
        return is_hers(text, number) and not TO.match(text, number.end)
    if word in OF:
        return not TO.match(text, number.end) and _is_of_a_person(text, number.start, first) and is_hers(text, number)
    if word in _SPRY:
        ends = ENDS.match(text, number.end) is not None or text.startswith((" i ", " i'"), number.end)
        return ends and word_before(text, first)[0] in ("a", "an", "een") and is_hers(text, number)
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
        return is_hers(text, number) and not (word in ("hij", "he") and _is_about_others(text, number.start))
    verb = word_before(text, first)[0]
    if not ENDS.match(text, number.end) and not THEN_ANOTHER.match(text, number.end):
        return False
    if verb in IS or verb in SAID:
        return is_hers(text, number)
    if THEN_ANOTHER.match(text, number.end):
        number.several = True
        return is_hers(text, number)
    if word in ("hij", "he") or not PAIRED.search(clause_before(text, first)):
        return False
    number.several = True
    return True


def _is_about_others(text: str, start: int) -> bool:
    """Tell whether `hij` may be a client of whom the sentences before speak."""
    return CLIENT.search(text, max(0, start - 160), start) is not None


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
