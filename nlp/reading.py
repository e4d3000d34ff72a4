"""One field of one ad while it is being read: what finders know of it and what they have found so far.

Components read and write `doc._.reading`, this record. What remains when the pipeline is done:

- `doc._.facts`: the list of `Fact`, in order of appearance;
- `doc._.finds`: a dict from indicator id to the spans of its words in this field;
- `doc._.language`: ISO 639-1 code of the text, `und` if there is too little to tell;
- `doc._.parts`: its stretches in one language each, as (language, start, end), when it mixes several.

All survive `Doc.to_bytes` and `DocBin(store_user_data=True)`.
"""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

import srsly
from spacy.tokens import Doc

from domain.ads import AdText, Source
from domain.facts import Fact, FactKind, FactValue
from domain.hits import Span
from nlp.shadow import Shadow
from nlp.stems import Sight, Stems, sights, starts_of

_MARK = "baken.Fact"


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
    finds: dict[str, list[Span]] = field(default_factory=dict)
    covered: dict[FactKind, bytearray] = field(default_factory=dict)
    _sights: list[list[Sight]] = field(default_factory=list)

    def sights(self, stems: Stems) -> list[Sight]:
        """Return where words of the shadow begin with one of `stems`, with the end of the stem."""
        if len(self._sights) <= stems.number:  # not looked yet, or the set is new
            self._sights = sights(self.shadow.lower)
        return self._sights[stems.number]

    def starts(self, stems: Stems) -> Iterable[int]:
        """Return where words of the shadow begin with one of `stems`, once each."""
        return starts_of(self.sights(stems))

    def add(self, kind: FactKind, value: FactValue, start: int, end: int, **extra: Any) -> None:
        """Attach a fact for `shadow.plain[start:end]`, with its span in the original field."""
        first, last = self.shadow.span(start, end)
        self.facts.append(Fact(kind, value, first, last, self.original[first:last], self.source, extra))
        covered = self.covered.get(kind)
        if covered is None:
            covered = self.covered[kind] = bytearray(len(self.original))
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
        Doc.set_extension("facts", default=None)
        Doc.set_extension("finds", default=None)
        Doc.set_extension("language", default=None)
        Doc.set_extension("parts", default=None)


@srsly.msgpack_encoders("baken.facts")  # type: ignore[untyped-decorator]  # srsly has no types
def _encode(obj: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    if isinstance(obj, Fact):
        return {_MARK: asdict(obj)}
    return obj if chain is None else chain(obj)


@srsly.msgpack_decoders("baken.facts")  # type: ignore[untyped-decorator]  # srsly has no types
def _decode(obj: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    if isinstance(obj, dict) and _MARK in obj:
        return Fact(**obj[_MARK])
    return obj if chain is None else chain(obj)
