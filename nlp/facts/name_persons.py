"""Whose names they are: of several persons, or one person's own, by which she is introduced."""

import re
from itertools import pairwise

from nlp.facts.age_context import word_before
from nlp.facts.name_cues import COMPANIONS
from nlp.facts.name_shapes import AGE_BEHIND, JOINT
from nlp.facts.several import speaks_of_several
from nlp.reading import Reading

LATEST_HEADING = 12
_WELCOMES = ("welkom bij ", "welcome to ", "te gast bij ", "op bezoek bij ")
_AGE_NEXT = re.compile(r"[.,!]? ?\(?[1-7]\d\b(?! ?(?:min|euro?|€))")
# Somebody who does something for the advertiser: `Marco brengt me`.
_GOES_ON = re.compile(r" (?:\w+t|\w+es|helpt|plans|drives|answers|and|en|zei|said|from the|van de)\b|['’]?s\b")
_NICKNAME_BEFORE = re.compile(
    r"\b(?:vrienden|vriendinnen|friends|iedereen|everyone|everybody|mijn moeder|my mum|bijnaam|nickname|nick|koosnaam|"
    r"kort|afgekort|short|roepnaam|ook wel(?! bekend)|liefkozend|ooit|surname|achternaam|middle name|tweede naam)\b"
    r"[^.!?\n]{0,24}\Z"
)
_NICKNAME_AFTER = re.compile(
    r"[ ,(]{1,3}(?:voor (?:mijn )?(?:vrienden|intimi|de vrienden)|for short|for friends|to (?:my )?friends|in het kort|"
    r"afgekort|mag ook|is ook goed|is fine too)"
)


def are_several(reading: Reading, spans: dict[int, int]) -> bool:
    """Tell whether the names are of several persons: the text speaks of several, or lists names."""
    if speaks_of_several(reading):
        return True
    lower = reading.shadow.lower
    ordered = sorted(spans.items())
    for (left, left_end), (right, _) in pairwise(ordered):
        if (
            right - left_end <= 24
            and lower[left:left_end] != lower[right : right + left_end - left]
            and JOINT.fullmatch(lower, left_end, right)
        ):
            return True
    return _each_with_age(lower, ordered)


def _each_with_age(lower: str, ordered: list[tuple[int, int]]) -> bool:
    aged = {lower[start:end] for start, end in ordered if AGE_BEHIND.match(lower, end)}
    return len(aged) > 1 and "ben " not in lower and "i'm" not in lower and "i am" not in lower


def is_own(reading: Reading, start: int, end: int, introduced: bool, spans: dict[int, int]) -> bool:
    """Tell whether somebody goes by the name: it is introduced, the only one of a title, or opens a line with an age.

    A nickname said to be one, and the name of a friend, are not.
    """
    lower = reading.shadow.lower
    if not introduced and not _welcomes(lower, start, end):
        title = reading.source == "title"
        if title and len({lower[first:last] for first, last in spans.items()}) > 1:
            return False
        if not title and not _opens(reading, start, end, spans):
            return False
        if word_before(lower, start)[0] in COMPANIONS and not title:
            return False
    if _NICKNAME_AFTER.match(lower, end):
        return False
    return _NICKNAME_BEFORE.search(lower, max(0, start - 44), start) is None


def _welcomes(lower: str, start: int, end: int) -> bool:
    """Tell whether she bids welcome, with her age: `Welkom bij Sharon. 27 jaar`."""
    return lower.endswith(_WELCOMES, 0, start) and _AGE_NEXT.match(lower, end) is not None


def _is_heading(lower: str, start: int, end: int) -> bool:
    """Tell whether the name is all there is on the first line of the text."""
    rest, newline, _ = lower[end : end + 24].partition("\n")
    return bool(newline) and start < LATEST_HEADING and not any(map(str.isalnum, lower[:start] + rest))


def _opens(reading: Reading, start: int, end: int, spans: dict[int, int]) -> bool:
    """Tell whether the name opens a sentence with an age, or is the only name of the text and opens one."""
    lower = reading.shadow.lower
    before = lower[max(0, start - 3) : start].strip(" ")
    opens = not before or not before[-1].isalnum()
    if opens and (AGE_BEHIND.match(lower, end) or _is_heading(lower, start, end)):
        return True
    if len({lower[first:last] for first, last in spans.items()}) > 1:
        return False
    if opens:
        return before[-1:] not in ("(", '"', "“", "&", "+", "/") and _GOES_ON.match(lower, end) is None
    return word_before(lower, start)[0] in ("me", "mij", "call", "i", "ik")
