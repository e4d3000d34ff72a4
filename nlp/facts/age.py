"""The advertiser's age: not the client's, not the site's, not years of experience."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from nlp.facts.digit_words import number_words
from nlp.reading import Reading
from nlp.stems import Stems

YOUNGEST, OLDEST = 12, 79
_AGE_WORDS = {word: digits for word, digits in number_words().items() if len(digits) == 2}
_WORDS = "|".join(sorted(_AGE_WORDS, key=len, reverse=True))
_UNIT = r"[\s-]?(?:jaar|jaren|jarige?|jr\b|j\b|years?|yrs?\b|y/?o\b|ans\b|jahre\b)"
_DIGITS = re.compile(r"\d{2}(?!\d)")
_UNIT_AFTER = re.compile(_UNIT)
_END_AFTER = re.compile(r"(?=\s*(?:[,.!;\n)&]|and\b|en\b|$))")
_LABEL_BEFORE = re.compile(r"\b(?:leeftijd|age|lft|alter)\s*(?:is|:|=|-)?\s*$")
_STATED_BEFORE = re.compile(
    r"\b(?:i\s?['’´`]?\s?a?m|aged|nu|pas|net|just|only|turned|ik ben)\s+$"
    r"|\b(?:meid|meisje|dame|vrouw|man|girl|lady|woman|ik ben \w{2,15})\s+(?:van|of)\s+$"
)
_TITLE_BEFORE = re.compile(r"(?:^|\n)[^\W\d_]{3,15}\s?\($")
_TITLE_AFTER = re.compile(r"\s?\)")
_WORD = re.compile(rf"(?P<number>{_WORDS})(?:(?P<unit>{_UNIT})|(?!\w))")
_STEMS = Stems(_AGE_WORDS)
_OF_OTHERS = re.compile(
    r"(?:\b(?:vanaf|boven|onder|minimaal|minimum|minstens|tenminste|ouder|jonger|tussen|tot|maximaal|from|over|"
    r"above|under|below|at least|older|younger|between|than|dan|heren|mannen|klanten|gasten|bezoekers|men|"
    r"gentlemen|clients?|guests|visitors|customers|voor|for|is het|de|"
    r"zoon|dochter|kind(?:eren)?|son|daughter|zoek\w*|looking for)|[<>≥≤+]|18\s?\+)"
    r"[^.!?\n\d]{0,22}$|\b(?:tussen|between)\s+\d+\s+(?:jaar\s+)?(?:en|and)\s*$|\d\s*(?:-|–|tot|t/m|to)\s*$",
    re.IGNORECASE,
)
_DURATION_BEFORE = re.compile(
    r"\b(?:al|sinds|ruim|bijna|reeds|meer dan|since|for|over|already|almost|nearly|binnen|within|elke|every|per)"
    r"\s*$|\b(?:werk\w*|bestaat|bestaan|works?|worked|working)\b[^.!?\n]{0,12}$",
    re.IGNORECASE,
)
_JUST_BEFORE = re.compile(r"\b(?:pas|net|just|only|barely|turned)\s+$")
_NEARLY = re.compile(r"\b(?:ik ben|i am|i['’]?m)\s+(?:bijna|almost|nearly)\s*$")
_NOT_AN_AGE_AFTER = re.compile(
    r"^\s*(?:(?:lang|of)?\s*(?:werk)?ervaring|experience|of experience|actief|active|in (?:het|de|the)|geleden|ago|"
    r"(?:en|of|and|or)\s+(?:ouder|older|over|jonger|younger|above|up|hoger)|plus|\+|garantie|bestaan|lang)",
    re.IGNORECASE,
)
_ADVERTISER_BEFORE = re.compile(
    r"\b(?:ik ben|ben|i am|i['’]?m|ze is|zij is|she is|leeftijd|age)\b[^.!?\n]{0,18}$", re.I
)


def find_ages(doc: Doc) -> Doc:
    """Attach an `age` fact (whole years, 12 to 79) for every age that is said of the advertiser.

    `just 18` counts only where no age is stated outright: beside one it is a manner of speaking.
    """
    reading: Reading = doc._.reading
    text = reading.shadow.lower
    found = [
        (number, start, end)
        for number, start, end in _stated(reading, text)
        if _is_advertisers(reading, number, start, end)
    ]
    outright = [age for age in found if _JUST_BEFORE.search(text[max(0, age[1] - 16) : age[1]]) is None]
    for number, start, _ in outright or found:
        reading.add("age", int(_AGE_WORDS.get(number, number)), start, start + len(number))
    return doc


def _is_advertisers(reading: Reading, number: str, start: int, end: int) -> bool:
    years = int(_AGE_WORDS.get(number, number))
    if not YOUNGEST <= years <= OLDEST or reading.taken(start, end, "phone", "price", "licence_number"):
        return False
    return not _of_someone_else(reading.shadow.lower, start, end)


def _stated(reading: Reading, text: str) -> Iterator[tuple[str, int, int]]:
    """Yield numbers that are said to be an age: as written, where they begin, where unit and all end."""
    for digits in _DIGITS.finditer(text):
        start, end = digits.span()
        last = text[start - 1 : start]
        if last.isalnum() or (last and last in ".,€$+_"):
            continue
        unit = _UNIT_AFTER.match(text, end)
        if unit or _said_before(text, start, end):
            yield digits.group(), start, unit.end() if unit else end
    for start in reading.starts(_STEMS):
        word = _WORD.match(text, start)
        if word and (word.group("unit") or _said_before(text, start, word.end("number"))):
            yield word.group("number"), start, word.end()


def _said_before(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 32) : start]
    if _TITLE_BEFORE.search(text[max(0, start - 19) : start]) and _TITLE_AFTER.match(text, end):
        return True
    return bool(_LABEL_BEFORE.search(before) or (_END_AFTER.match(text, end) and _STATED_BEFORE.search(before)))


def _of_someone_else(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 40) : start]
    if _NEARLY.search(before):
        return False
    if _NOT_AN_AGE_AFTER.search(text[end : end + 24]) or _DURATION_BEFORE.search(before):
        return True
    return bool(_OF_OTHERS.search(before)) and not _ADVERTISER_BEFORE.search(before)
