"""Dutch VAT numbers (btw-id): by their shape, or without `NL` after their label."""

import re

from spacy.tokens import Doc
from stdnum.nl import btw

from nlp.reading import Reading
from nlp.stems import Stems

_COUNTRY = Stems(("nl",))
_LABELS = Stems(("btw", "vat", "ust", "tva", "iva", "omzetbel", "mwst"))
_SHAPE = re.compile(r"nl(?:[ .-]{0,2}\d){9}[ .-]{0,2}b[ .-]?\d[ .]?\d(?![a-z\d])")
_LABELLED = re.compile(
    r"(?:btw|vat|ust|tva|iva|omzetbel|mwst)[^\d\n]{0,25}?\n?"
    r"(?P<value>(?:nl[ .-]{0,2})?\d(?:[ .]?\d){7,8}[ .-]?b[ .]?\d{2})"
    r"(?![a-z\d])"
)
_NOT_ALNUM = re.compile(r"[^a-z\d]")


def find_vat_numbers(doc: Doc) -> Doc:
    """Attach a `vat_number` fact (`NL`, nine digits, `B`, two digits); `valid` is False when its check digits fail."""
    reading: Reading = doc._.reading
    text = reading.shadow.lower
    for start in reading.starts(_COUNTRY):
        match = _SHAPE.match(text, start)
        if match:
            _add(reading, match.group(), *match.span())
    for start in reading.starts(_LABELS):
        match = _LABELLED.match(text, start)
        if match and not reading.taken(*match.span("value")):
            _add(reading, match.group("value"), *match.span("value"))
    return doc


def _add(reading: Reading, written: str, start: int, end: int) -> None:
    digits, _, suffix = _NOT_ALNUM.sub("", written).removeprefix("nl").partition("b")
    value = f"NL{digits.zfill(9)}B{suffix}"
    extra = {} if btw.is_valid(value) else {"valid": False}
    reading.add("vat_number", value, start, end, **extra)
