"""The Doc extension attributes that components read and write.

`doc._.ad` the `AdText` · `doc._.source` which field this Doc is · `doc._.shadow` its `Shadow` ·
`doc._.facts` facts found so far, in order of finding · `doc._.covered` the positions each fact
kind covers, as one byte a character · `doc._.region` phone region of the ad.
"""

from spacy.tokens import Doc

ATTRIBUTES = ("ad", "source", "shadow", "facts", "covered", "region")


def register() -> None:
    """Register the attributes with spaCy; safe to call again."""
    for name in ATTRIBUTES:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
