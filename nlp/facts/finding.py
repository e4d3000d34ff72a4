"""How a fact is made from a place in the shadow, and how finders keep out of each other's way."""

from typing import Any

from spacy.tokens import Doc

from domain.facts import Fact, FactKind, FactValue


def add_fact(doc: Doc, kind: FactKind, value: FactValue, start: int, end: int, **extra: Any) -> None:
    """Attach a fact for `shadow.plain[start:end]`, with its span in the original field."""
    first, last = doc._.shadow.span(start, end)
    text = doc._.shadow.original[first:last]
    doc._.facts.append(Fact(kind, value, first, last, text, doc._.source, extra))


def taken(doc: Doc, start: int, end: int, *kinds: FactKind) -> bool:
    """Tell whether a fact (of one of `kinds`, if given) already covers part of this shadow span."""
    first, last = doc._.shadow.span(start, end)
    return any(
        fact.start < last and first < fact.end for fact in doc._.facts if not kinds or fact.kind in kinds
    )
