"""Licence and registration numbers: by the formats of the jurisdiction packs, and by the label before them."""

import re
from functools import cache

from spacy.tokens import Doc

from domain.licence_numbers import all_formats, normalise
from nlp.reading import Reading
from nlp.stems import Stems

_LABELS = Stems(
    ("vergunning", "exploitatievergunning", "escortvergunning", "registratie", "licentie", "registration", "licence",
     "license", "permit", "authorisation", "authorization", "vergund", "geregistreerd", "registered", "peesnummer",
     "zaaknummer", "reg", "lic", "verg")
)  # fmt: skip
_LABEL = re.compile(
    r"(?:(?:exploitatie|escort)?vergunning(?:s|en)?|registratie|licentie|registration|licen[cs]e[d]?|permit|"
    r"authori[sz]ation|vergund|geregistreerd|registered|peesnummer|zaaknummer|reg|lic|verg)"
    r"(?:[\s.\-]*(?:nummers?|numbers?|nr|no|num|id|kenmerk|code))?",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"[\s:.#()=\-–—]*(?:(?:is|onder|met|under|with|gemeente|municipality|of|van|by|bij|door|the|het|de|nummer|"
    r"number|nr|no|kenmerk|[A-Z][a-zë'-]{2,20})[\s:.#()=\-–—]+){0,4}"
)
_VALUE = re.compile(
    r"(?=[A-Za-z0-9./\-]*\d)(?:[A-Za-z]{1,6}[\s]?[-./]?[\s]?)?[A-Za-z]{0,3}\d[A-Za-z0-9]*"
    r"(?:[-/.](?=[A-Za-z0-9]*\d)[A-Za-z0-9]+){0,4}(?:[-/.][A-Z]{1,3})?(?![A-Za-z0-9])"
)
_SPACED = re.compile(r"[A-Za-z]{1,6}(?:\s?[-–/]\s?\d{2,8}){2}(?![A-Za-z0-9])")
_PHONE = re.compile(r"0\d[\d-]{7,}")
_NUMBERED = re.compile(r"n(?:umme|umbe)?r|no\b|#", re.IGNORECASE)
_OTHER = re.compile(r"k\.?v\.?k|koophandel|\btel|phone|\bbtw|\bvat", re.IGNORECASE)
FEWEST_DIGITS, MOST_CHARACTERS = 4, 25
_REACH = 60


@cache
def _formats() -> tuple[Stems, re.Pattern[str]]:
    """Return where numbers of a self-evident shape may begin, and their shapes.

    Such a shape begins with the letters its example begins with; that is what makes it self-evident.
    """
    shapes = [known for known in all_formats() if known.self_evident]
    begins = [re.match(r"[a-z]*", known.example.lower()) for known in shapes]
    union = "|".join(f"(?:{known.pattern})" for known in shapes)
    return Stems(b.group() for b in begins if b), re.compile(rf"(?:{union or '(?!)'})(?![A-Za-z0-9])", re.IGNORECASE)


def find_licence_numbers(doc: Doc) -> Doc:
    """Attach a `licence_number` fact for every number shown, normalised as its format writes it."""
    reading: Reading = doc._.reading
    text = reading.shadow.plain
    begins, shapes = _formats()
    for start in reading.starts(begins):
        match = shapes.match(text, start)
        if match and not reading.taken(*match.span()):
            reading.add("licence_number", normalise(match.group()), *match.span())
    for start in reading.starts(_LABELS):
        label = _LABEL.match(text, start)
        if label:
            _after_label(reading, text, label.end())
    return doc


def _after_label(reading: Reading, text: str, position: int) -> None:
    filler = _FILLER.match(text, position, position + _REACH)
    start = filler.end() if filler else position
    value = _SPACED.match(text, start) or _VALUE.match(text, start, start + MOST_CHARACTERS + 1)
    if value is None or _OTHER.search(text, position, start):
        return
    if _PHONE.match(value.group()) and not _NUMBERED.search(text, max(0, position - 10), start):
        return
    digits = sum(char.isdigit() for char in value.group())
    if digits < FEWEST_DIGITS or len(value.group()) > MOST_CHARACTERS or _is_amount(text, value):
        return
    if not reading.taken(*value.span()):
        reading.add("licence_number", normalise(value.group()), *value.span())


def _is_amount(text: str, value: re.Match[str]) -> bool:
    after = text[value.end() : value.end() + 8].lower().lstrip()
    year = re.fullmatch(r"(?:19|20)\d{2}", value.group()) is not None
    return year or after.startswith(("euro", "€", "jaar", "year", "uur"))
