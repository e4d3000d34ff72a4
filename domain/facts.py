"""Facts: values read out of an ad, each with the words it was read from (SPEC section 3)."""

from dataclasses import dataclass, field
from typing import Any, Literal

from domain.ads import Source
from domain.hits import Hit

FactKind = Literal[
    "phone",
    "email",
    "handle",
    "url",
    "licence_number",
    "kvk_number",
    "establishment_number",
    "vat_number",
    "age",
    "price",
    "place",
    "language_spoken",
    "name",
    "service_mode",
    "posted_at",
]

PhoneStyle = Literal["plain", "spelled", "homoglyph", "split"]
FactValue = str | int | dict[str, Any]


@dataclass(frozen=True, slots=True)
class Fact:
    """One value with its span.

    `start` and `end` index the field named by `source` in Unicode code points; `text` is exactly
    that slice. `value` by kind: phone E.164; email and url lower-cased; handle `platform:name`;
    licence_number normalised; kvk_number 8 digits; age int in years; price
    `{"amount": float, "currency": "EUR", "minutes": int | None}`; place official name (with `code`, the CBS
    municipality code `GMxxxx`, in `extra`); language_spoken ISO 639-1; service_mode `incall` or
    `outcall`; posted_at ISO date. `extra` holds what a kind adds (`code`, `style`, …).
    """

    kind: FactKind
    value: FactValue
    start: int
    end: int
    text: str
    source: Source
    extra: dict[str, Any] = field(default_factory=dict)

    def as_record(self) -> dict[str, Any]:
        """Return the JSON form of the stable interface; `extra` keys stand beside the others."""
        return {
            "kind": self.kind,
            "value": self.value,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "source": self.source,
            **self.extra,
        }


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read out of one ad: its language (ISO 639-1, `und` if unknown), facts and hits.

    `parts` are the stretches of the text in one language each, as (language, start, end); empty when it keeps to one.
    """

    id: str
    language: str
    facts: tuple[Fact, ...]
    hits: tuple[Hit, ...]
    parts: tuple[tuple[str, int, int], ...] = ()

    def values(self, kind: FactKind) -> list[FactValue]:
        """Return the distinct values of one kind, in order of appearance."""
        seen: list[FactValue] = []
        for fact in self.facts:
            if fact.kind == kind and fact.value not in seen:
                seen.append(fact.value)
        return seen

    def as_record(self) -> dict[str, Any]:
        """Return the JSON form of `baken extract`'s output line."""
        record: dict[str, Any] = {
            "id": self.id,
            "language": self.language,
            "facts": [fact.as_record() for fact in self.facts],
            "hits": [hit.as_record() for hit in self.hits],
        }
        if self.parts:
            record["parts"] = [{"language": name, "start": start, "end": end} for name, start, end in self.parts]
        return record
