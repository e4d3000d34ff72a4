"""Establishment numbers: twelve digits of the business register, after their own label or that of the KvK number."""

import re

from spacy.tokens import Doc

from nlp.facts import kvk_number
from nlp.reading import Reading
from nlp.stems import Stems

_LABELS = Stems(("vest", "branch", "establishment", "niederlassung", "filiaal"))
_LABEL = re.compile(
    r"(?:vestiging(?:en|s)?|vest\.|vest(?=[\s.-]*n|[\s:]{1,2}0{3,4}[ .-]?\d)|branch|"
    r"establishment|niederlassung|filiaal)"
    r"(?:[\s.-]*(?:nummers?|numbers?|nrs?|no|registration|id)(?![a-z]))?"
)


def find_establishment_numbers(doc: Doc) -> Doc:
    """Attach an `establishment_number` fact (12 digits) for every labelled number."""
    reading: Reading = doc._.reading
    for stems, label in ((kvk_number.LABELS, kvk_number.LABEL), (_LABELS, _LABEL)):
        for start, end, digits in kvk_number.labelled_runs(reading, stems, label):
            if len(digits) == 12 and not reading.taken(start, end):
                reading.add("establishment_number", digits, start, end)
    return doc
