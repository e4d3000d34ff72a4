"""Whether a number without currency may be money."""

import re

from nlp.facts.duration_lists import MINUTES_SAID
from nlp.facts.price_words import LABEL_ENDINGS, LABELS_OF_OTHERS, LIMITS_BEFORE, MEASURES

LEAST, LEAST_BARE, MOST_BARE, LEAST_LENT = 5, 20, 5_000, 2
FIRST_YEAR, LAST_YEAR, OLDEST = 1930, 2050, 79
LIMITS_OF_AGE = frozenset(("over", "above", "under", "below", "tussen", "between"))
_UNIT_NEXT = re.compile(r"\d{1,3}\s?(?:u|h|hr|hrs|uur|min|m|uren|hours?)\b")
LAST_WORD = re.compile(r"[^\W\d_]+$")
ROOMS = frozenset(("kamer", "room", "huis", "appartement", "apartment"))
_ON_TOP = re.compile(r" (?:on top|extra|erbij|bovenop|meerprijs)\b")
_BUYS_TIME = re.compile(r" (?:per |a |an |voor een )?(?:half|halve|heel|uur|hour|\d{2} ?min|kwartier)")
_ENTRANCES = ("entree ", "entree: ", "toegang ", "toegang: ", "entrance ", "entry ")
_PER_ON_IT = frozenset(("pu", "ph", "phu", "phh", "phr"))
_LENT = re.compile(
    r"(?:^|\W)(?:towels?|handdoek\w*|badjas\w*|badlakens?|bath ?robes?|robes?|slippers?|handt[uü]ch\w*|bademantel|"
    r"badeschlappen|toallas?|albornoz)[ :=–.-]{0,4}\Z"
)
_EXTRA_FOR = re.compile(r" extra (?:for|voor|für|if|als|with|met|por|to|om)\b")
_CHAIN = "-–/+.,:#@_~*"


def may_be_bare(text: str, start: int, end: int, value: float, before: str, follows: str, plus: bool) -> bool:  # noqa: PLR0911  # one case a line
    """Tell whether a number without currency may be money: no year, measure, house number or part of a code."""
    if follows[:1] == "=" and follows[1:] in _PER_ON_IT:
        follows = ""
    if plus and LEAST <= value < LEAST_BARE and value % 5 == 0 and follows in ("", ",", ".", ";", ")", "\n", "|", "/"):
        return True
    if (
        LEAST <= value < LEAST_BARE
        and value % 5 == 0
        and (_is_small_extra(text, start, end) or _EXTRA_FOR.match(text, end))
    ):
        return True
    if (
        not LEAST_BARE <= value <= MOST_BARE
        or follows.startswith("=")
        or follows in ("%", "°", ":", '"', "_", "@", "#")
    ):
        return follows == "=" and LEAST_BARE <= value <= MOST_BARE
    if follows in MEASURES or (FIRST_YEAR <= value <= LAST_YEAR and text[end - 3 : end] != "000" and end - start == 4):
        return False
    if follows == "+" and value < 100:
        return False
    if before in _CHAIN and not _chained(text, start):
        return False
    if follows in ("-", "–", "/", ".", ",") and text[end + 1 : end + 2].isalnum() and not _chains(text, end):
        return False
    return not is_labelled_otherwise(text, start, value)


def _is_small_extra(text: str, start: int, end: int) -> bool:
    """Tell whether a small number may be money: entrance, or what stands behind a label at the end of a line."""
    if text.endswith(_ENTRANCES, max(0, start - 10), start):
        return not text[end : end + 1].isalnum() and _UNIT_NEXT.match(text, start) is None
    label = text[max(0, start - 3) : start]
    labelled = label.rstrip(" ")[-1:] in (":", ".", "-", "–") or (label[-1:] == " " and label[:1].isalpha())
    return labelled and text[end : end + 2].strip(" .") in ("", "\n") and text[end : end + 2].rstrip(" .") in ("", "\n")


def is_lent(text: str, start: int) -> bool:
    """Tell whether what an amount is for is lent for a few euros: `Towels € 4`."""
    return _LENT.search(text[max(0, start - 20) : start]) is not None


def is_labelled_otherwise(text: str, start: int, value: float) -> bool:
    """Tell whether the word before a number says that it is something else: a street, a size, an age."""
    label = text[max(0, start - 16) : start].rstrip(" :(=|-")
    if not label or not (label[-1].isalpha() or label[-1] == "."):
        return False
    if label.endswith(LABEL_ENDINGS):
        return True
    if label.endswith(LIMITS_BEFORE):
        return value <= OLDEST
    word = LAST_WORD.search(label)
    if word is None or word.group() not in LABELS_OF_OTHERS:
        return False
    if word.group() in ROOMS:
        after = text.find(" ", start)
        if _ON_TOP.match(text, after) or (value >= OLDEST and _BUYS_TIME.match(text, after)):
            return False
    return value <= OLDEST or word.group() not in LIMITS_OF_AGE


def _chained(text: str, start: int) -> bool:
    """Tell whether the mark before a number joins it to another amount (`80/150`), or to nothing."""
    before, mark = text[max(0, start - 6) : start - 1], text[start - 1]
    if mark in "#@_~*":
        return mark == "*" and not before[-1:].isalnum()
    if not before or not before[-1].isalnum():
        return mark in "-–/+.,:"
    if mark == ":":
        return not before[-1].isdigit()
    number = re.search(r"(?<![\d.,/-])\d{2,4}$|(?<=[/])\d{2,4}$", before)
    return (
        bool(number) and mark in "-–/" and int(number.group()) >= 30 and number.group()[0] != "0"
        if number
        else mark in "-–/" and before[-1].isalpha()
    )


def _chains(text: str, end: int) -> bool:
    """Tell whether the mark after a number joins it to another amount, or to a unit."""
    mark, rest = text[end], re.match(r"\d+|[^\W\d_]+", text[end + 1 : end + 12])
    if rest is None:
        return True
    word = rest.group()
    if word.isdigit():
        if mark == "/" and (word in MINUTES_SAID or _UNIT_NEXT.match(text, end + 1)):
            return True
        return mark in "-–/" and word[0] != "0" and len(word) in (2, 3, 4) and int(word) >= 30
    return mark in "/-.,"
