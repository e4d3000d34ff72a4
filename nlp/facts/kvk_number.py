"""Chamber of Commerce numbers (KvK): eight digits after their label (kvk.nl, Numbers in the Business Register)."""

import re

from spacy.tokens import Doc

from nlp.facts.finding import add_fact

_KVK = re.compile(
    r"(?:\bk\.?\s?v\.?\s?k\b\.?|kamer van koophandel|chamber of commerce|\bcoc\b|handelsregister|trade register)"
    r"[\s\-]*(?:nummer|number|nr|no|inschrijving|onder|reg)?[\s.:#()\-]*"
    r"(?P<value>\d{8}|\d{2}[ .]\d{3}[ .]\d{3}|\d{4}[ .]\d{4}|\d{2}(?:[ .]\d{2}){3})(?!\d)",
    re.IGNORECASE,
)


def find_kvk_numbers(doc: Doc) -> Doc:
    """Attach a `kvk_number` fact (8 digits) for every labelled number."""
    for match in _KVK.finditer(doc._.shadow.plain):
        digits = re.sub(r"\D", "", match.group("value"))
        add_fact(doc, "kvk_number", digits, *match.span("value"))
    return doc
