"""Licence and registration numbers: by the formats of the jurisdiction packs, and by the label before them."""

import re
from functools import cache

from spacy.tokens import Doc

from domain.licence_numbers import all_formats, normalise
from nlp.facts.finding import add_fact, taken

_LABEL = re.compile(
    r"(?:(?:exploitatie|escort)?vergunning(?:s|en)?|registratie|licentie|registration|licen[cs]e[d]?|permit|"
    r"authori[sz]ation|vergund|geregistreerd|registered|peesnummer|zaaknummer|\breg|\blic|\bverg)"
    r"(?:[\s.\-]*(?:nummers?|numbers?|nr|no|num|id|kenmerk|code))?",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"[\s:.#()=\-–—]*(?:(?:is|onder|met|under|with|gemeente|municipality|of|van|by|bij|door|the|het|de|nummer|"
    r"number|nr|no|kenmerk|[A-Z][a-zë'-]{2,20})[\s:.#()=\-–—]+){0,4}"
)
_VALUE = re.compile(
    r"(?=[A-Za-z0-9./\-]*\d)(?:[A-Za-z]{1,6}[\s]?[-./]?[\s]?)?[A-Za-z]{0,3}\d[A-Za-z0-9]*"
    r"(?:[-/.](?=[A-Za-z0-9]*\d)[A-Za-z0-9]+){0,4}(?![A-Za-z0-9])"
)
_OTHER = re.compile(r"k\.?v\.?k|koophandel|\btel|phone|\bbtw|\bvat", re.IGNORECASE)
FEWEST_DIGITS, MOST_CHARACTERS = 4, 25
_REACH = 60


@cache
def _formats() -> re.Pattern[str]:
    shapes = "|".join(f"(?:{known.pattern})" for known in all_formats() if known.self_evident)
    return re.compile(rf"(?<![A-Za-z0-9])(?:{shapes or '(?!)'})(?![A-Za-z0-9])", re.IGNORECASE)


def find_licence_numbers(doc: Doc) -> Doc:
    """Attach a `licence_number` fact for every number shown, normalised as its format writes it."""
    text = doc._.shadow.plain
    for match in _formats().finditer(text):
        add_fact(doc, "licence_number", normalise(match.group()), *match.span())
    for label in _LABEL.finditer(text):
        _after_label(doc, text, label.end())
    return doc


def _after_label(doc: Doc, text: str, position: int) -> None:
    filler = _FILLER.match(text, position, position + _REACH)
    start = filler.end() if filler else position
    value = _VALUE.match(text, start, start + MOST_CHARACTERS + 1)
    if value is None or _OTHER.search(text, position, start):
        return
    digits = sum(char.isdigit() for char in value.group())
    if digits < FEWEST_DIGITS or len(value.group()) > MOST_CHARACTERS or _is_amount(text, value):
        return
    if not taken(doc, *value.span()):
        add_fact(doc, "licence_number", normalise(value.group()), *value.span())


def _is_amount(text: str, value: re.Match[str]) -> bool:
    after = text[value.end() : value.end() + 8].lower().lstrip()
    year = re.fullmatch(r"(?:19|20)\d{2}", value.group()) is not None
    return year or after.startswith(("euro", "€", "jaar", "year", "uur"))
