"""The advertiser's age: not the client's, not the site's, not years of experience."""

import re

from spacy.tokens import Doc

from nlp.facts.digit_words import number_words
from nlp.facts.finding import add_fact, taken

YOUNGEST, OLDEST = 12, 79
_AGE_WORDS = {word: digits for word, digits in number_words().items() if len(digits) == 2}
_NUMBER = r"(?P<{0}>(?<![\d.,€$+])\d{{2}}|" + "|".join(sorted(_AGE_WORDS, key=len, reverse=True)) + ")"
_STATED = re.compile(
    rf"(?<![^\W\d_]){_NUMBER.format('a')}[\s-]?(?:jaar|jaren|jarige?|jr\b|j\b|years?|yrs?\b|y/?o\b|ans\b|jahre\b)"
    rf"|\b(?:leeftijd|age|lft|alter)\b\s*(?:is|:|=|-)?\s*{_NUMBER.format('b')}(?!\d)"
    rf"|\b(?:i\s?['’´`]?\s?a?m|aged|nu|pas|net|just|only|turned)\s+{_NUMBER.format('c')}(?=\s*(?:[,.!;\n)&]|and\b|en\b|$))",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"(?:\b(?:vanaf|boven|onder|minimaal|minimum|minstens|tenminste|ouder|jonger|tussen|tot|maximaal|from|over|"
    r"above|under|below|at least|older|younger|between|than|dan|heren|mannen|klanten|gasten|bezoekers|men|"
    r"gentlemen|clients?|guests|visitors|customers|voor|for|is het|de)|[<>≥≤+]|18\s?\+)"
    r"[^.!?\n\d]{0,22}$",
    re.IGNORECASE,
)
_DURATION_BEFORE = re.compile(
    r"\b(?:al|sinds|ruim|bijna|reeds|meer dan|since|for|over|already|almost|nearly|binnen|within|elke|every|per)"
    r"\s*$",
    re.IGNORECASE,
)
_NOT_AN_AGE_AFTER = re.compile(
    r"^\s*(?:(?:lang|of)?\s*(?:werk)?ervaring|experience|of experience|actief|active|in (?:het|de|the)|geleden|ago|"
    r"(?:en|of|and|or)\s+(?:ouder|older|over|jonger|younger|above|up|hoger)|plus|\+|garantie|bestaan|lang)",
    re.IGNORECASE,
)
_ADVERTISER_BEFORE = re.compile(
    r"\b(?:ik ben|ben|i am|i['’]?m|ze is|zij is|she is|leeftijd|age)\b[^.!?\n]{0,18}$", re.I
)


def find_ages(doc: Doc) -> Doc:
    """Attach an `age` fact (whole years, 12 to 79) for every age that is said of the advertiser."""
    text = doc._.shadow.plain
    for match in _STATED.finditer(text):
        group = next(name for name in "abc" if match.group(name))
        written = match.group(group).lower()
        years = int(_AGE_WORDS.get(written, written))
        if not YOUNGEST <= years <= OLDEST or taken(doc, *match.span(), "phone", "price", "licence_number"):
            continue
        if not _of_someone_else(text, match):
            add_fact(doc, "age", years, *match.span(group))
    return doc


def _of_someone_else(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 40) : match.start()]
    after = text[match.end() : match.end() + 24]
    if _NOT_AN_AGE_AFTER.search(after) or _DURATION_BEFORE.search(before):
        return True
    return bool(_OF_OTHERS.search(before)) and not _ADVERTISER_BEFORE.search(before)
