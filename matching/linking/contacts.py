"""Links by shared contact details, judged by the guard."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from domain.links import Link, LinkInput, LinkKind
from matching.linking.engine import LinkEngine, Numbers
from matching.linking.evidence import CONTACTS, Evidence
from matching.linking.guard import MANY_VALUES, Guard

BY_KIND = {evidence.kind: evidence for evidence in CONTACTS}


@dataclass(frozen=True, slots=True)
class SharedValue:
    """One value and the ads (by number, ascending) that show it."""

    kind: LinkKind
    value: str
    ads: list[int]


@dataclass(frozen=True, slots=True)
class Contacts:
    """Outcome: the links, each ad's party (its first ad), whether an ad has contacts that count."""

    links: list[Link]
    parties: Numbers
    has_contact: list[bool]


def link_contacts(ads: Sequence[LinkInput], families: Sequence[int], engine: LinkEngine) -> Contacts:
    """Link ads (sorted by id) by phone, e-mail, handle and website."""
    shown, crowded = _shown(ads)
    values = sorted(shared_values(shown, engine), key=lambda value: len(value.ads))
    guard = Guard(families)
    common = {(value.kind, value.value) for value in values}
    for ad, kind, text in shown:
        if (kind, text) not in common:
            guard.own(ad)
    links: list[Link] = []
    kept: list[SharedValue] = []
    dropped: set[tuple[str, str]] = set()
    for value in values:
        evidence = BY_KIND[value.kind]
        reason = guard.objection(value.ads, evidence.words)
        links += _star(value, ads, evidence, reason)
        if reason is None:
            kept.append(value)
        else:
            dropped.add((value.kind, value.value))
    links += _crowded_links(crowded, shown, ads)
    has_contact = [False] * len(ads)
    for ad, kind, value_shown in shown:
        has_contact[ad] |= (kind, value_shown) not in dropped
    return Contacts(links, components_of(kept, len(ads), engine), has_contact)


def shared_values(shown: Sequence[tuple[int, str, str]], engine: LinkEngine) -> Iterator[SharedValue]:
    """Yield every value that at least two ads show, sorted by kind and value."""
    columns = list(zip(*shown, strict=True)) or [(), (), ()]
    types = (pa.int64(), pa.string(), pa.string())
    arrays = [pa.array(column, type=kind) for column, kind in zip(columns, types, strict=True)]
    table = engine.stars(pa.table(arrays, names=["ad", "kind", "value"]))
    kinds, values, members = (table.column(name).to_pylist() for name in ("kind", "value", "ad"))
    start = 0
    for end in range(1, len(members) + 1):
        if end == len(members) or (kinds[end], values[end]) != (kinds[start], values[start]):
            yield SharedValue(kinds[start], values[start], members[start:end])
            start = end


def components_of(values: Sequence[SharedValue], count: int, engine: LinkEngine) -> Numbers:
    """Return each ad's component when these values join the ads that show them."""
    left = [value.ads[0] for value in values for _ in value.ads[1:]]
    right = [ad for value in values for ad in value.ads[1:]]
    return engine.components(count, np.array(left, dtype=np.int64), np.array(right, dtype=np.int64))


def _shown(ads: Sequence[LinkInput]) -> tuple[list[tuple[int, str, str]], list[tuple[int, str, str]]]:
    """Return what ads show, and apart what crowded ads show: those with many values of one kind."""
    shown: list[tuple[int, str, str]] = []
    crowded: list[tuple[int, str, str]] = []
    for number, ad in enumerate(ads):
        for evidence in CONTACTS:
            values = dict.fromkeys(map(storable, evidence.values(ad)))
            target = crowded if len(values) > MANY_VALUES else shown
            target.extend((number, evidence.kind, value) for value in values)
    return shown, crowded


def _star(value: SharedValue, ads: Sequence[LinkInput], evidence: Evidence, dropped: str | None) -> Iterator[Link]:
    reason = dropped or f"Both ads show this {evidence.words}."
    weight = 0.0 if dropped else evidence.weight
    hub = ads[value.ads[0]].id
    for ad in value.ads[1:]:
        yield Link(hub, ads[ad].id, value.kind, value.value, weight, dropped is None, reason)


def storable(value: str) -> str:
    """Return a value with lone surrogates, which no table takes, replaced."""
    return value.encode(errors="replace").decode()


def _crowded_links(
    crowded: Sequence[tuple[int, str, str]], shown: Sequence[tuple[int, str, str]], ads: Sequence[LinkInput]
) -> Iterator[Link]:
    first: dict[tuple[str, str], int] = {}
    for ad, kind, value in shown:
        first.setdefault((kind, value), ad)
    for ad, kind, value in crowded:
        if (kind, value) in first:
            left, right = sorted((ads[first[kind, value]].id, ads[ad].id))
            words = BY_KIND[kind].words  # type: ignore[index]
            reason = f"One ad shows more than {MANY_VALUES} values of this kind ({words}): a list of others."
            yield Link(left, right, BY_KIND[kind].kind, value, 0.0, False, reason)  # type: ignore[index]
