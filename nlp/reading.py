"""One field of one ad while it is being read: what finders know of it and what they have found so far.

The Doc extension attributes that components read and write are `doc._.reading`, this record, and
`doc._.facts`, the facts found so far.
"""

from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Doc

from domain.ads import AdText, Source
from domain.facts import Fact, FactKind, FactValue
from nlp.shadow import Shadow


@dataclass(slots=True, eq=False)
class Reading:
    """A field with its shadow; `region` is the phone region of the ad, an ISO 3166 country code.

    `covered` marks the positions that each fact kind covers, one byte a character, so that finders
    keep out of each other's way.
    """

    ad: AdText
    source: Source
    original: str
    shadow: Shadow
    region: str
    facts: list[Fact] = field(default_factory=list)
    covered: dict[FactKind, bytearray] = field(default_factory=dict)

    def add(self, kind: FactKind, value: FactValue, start: int, end: int, **extra: Any) -> None:
        """Attach a fact for `shadow.plain[start:end]`, with its span in the original field."""
        first, last = self.shadow.span(start, end)
        self.facts.append(Fact(kind, value, first, last, self.original[first:last], self.source, extra))
        covered = self.covered.setdefault(kind, bytearray(len(self.original)))
        covered[first:last] = b"\x01" * (last - first)

    def taken(self, start: int, end: int, *kinds: FactKind) -> bool:
        """Tell whether a fact (of one of `kinds`, if given) already covers part of this shadow span."""
        first, last = self.shadow.span(start, end)
        covered = self.covered
        for kind in kinds or covered:  # noqa: SIM110  # a generator costs more than the search
            if kind in covered and covered[kind].find(1, first, last) >= 0:
                return True
        return False


def register_extensions() -> None:
    """Register the Doc attributes with spaCy; safe to call again."""
    if not Doc.has_extension("reading"):
        Doc.set_extension("reading", default=None)
        Doc.set_extension("facts", getter=lambda doc: doc._.reading.facts)
