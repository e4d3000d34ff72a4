"""How a fact is made from a place in the shadow, and how finders keep out of each other's way."""

from typing import Any

from spacy.tokens import Doc

from domain.facts import Fact, FactKind, FactValue


def add_fact(doc: Doc, kind: FactKind, value: FactValue, start: int, end: int, **extra: Any) -> None:
    """Attach a fact for `shadow.plain[start:end]`, with its span in the original field."""
    first, last = doc._.shadow.span(start, end)
    text = doc._.shadow.original[first:last]
    doc._.facts.append(Fact(kind, value, first, last, text, doc._.source, extra))
    covered = doc._.covered.setdefault(kind, bytearray(len(doc._.shadow.original)))
    covered[first:last] = b"\x01" * (last - first)


def taken(doc: Doc, start: int, end: int, *kinds: FactKind) -> bool:
    """Tell whether a fact (of one of `kinds`, if given) already covers part of this shadow span."""
    first, last = doc._.shadow.span(start, end)
    covered = doc._.covered
    looked_at = [covered[kind] for kind in kinds if kind in covered] if kinds else covered.values()
    return any(marks.find(1, first, last) >= 0 for marks in looked_at)
