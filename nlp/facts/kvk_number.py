"""Chamber of Commerce numbers (KvK): eight digits after their label (kvk.nl, Numbers in the Business Register)."""

import re

from spacy.tokens import Doc

from nlp.reading import Reading
from nlp.stems import Stems

_LABELS = Stems(("kvk", "k.v.k", "k v k", "k.v k", "kamer van", "chamber of", "coc", "handelsregister", "trade reg"))
_KVK = re.compile(
    r"(?:k\.?\s?v\.?\s?k\b\.?|kvk(?=nr|num)|kamer van koophandel|chamber of commerce|coc\b|"
    r"handelsregister|trade register)"
    r"[\s\-]*(?:nummer|number|nr|no|inschrijving|inschrijvingsnummer|onder|under|reg|is)?[\s.:#()\-]*(?:nummer|number|nr|no)?[\s.:#()\-]*"
    r"(?P<value>\d{8}|\d{2}[ .]\d{3}[ .]\d{3}|\d{4}[ .]\d{4}|\d{2}(?:[ .]\d{2}){3})(?!\d)"
)


def find_kvk_numbers(doc: Doc) -> Doc:
    """Attach a `kvk_number` fact (8 digits) for every labelled number."""
    reading: Reading = doc._.reading
    for start in reading.starts(_LABELS):
        match = _KVK.match(reading.shadow.lower, start)
        if match:
            digits = re.sub(r"\D", "", match.group("value"))
            reading.add("kvk_number", digits, *match.span("value"))
    return doc
