"""A register snapshot arranged so that one ad's question is answered without reading it all.

Only the tables by number and by phone are built at once; the others when the first ad asks for them.
"""

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property, lru_cache
from itertools import chain
from typing import NamedTuple

from domain.places import fold
from domain.verdicts import Licence
from matching.licences.names import Name, read_names
from matching.licences.neighbours import Neighbourhood
from matching.licences.normalise import key, look_alike_key, written
from matching.licences.shortened import shortened_forms

Positions = Mapping[str, Sequence[int]]


class Known(NamedTuple):
    """What is compared of one licence, folded once: its names, its place, and who holds it."""

    licence: Licence
    names: tuple[Name, ...]
    place: str
    holder: str


class RegisterIndex:
    """Licences by number, phone and name, and by what a slip in their number leaves of it."""

    def __init__(self, licences: Sequence[Licence]) -> None:
        self.licences = licences
        self.keys = [key(licence.number) for licence in licences]
        self._known: dict[int, Known] = {}
        self._holders: dict[str, frozenset[str]] = {}
        self.by_key = _table((compared, position) for position, compared in enumerate(self.keys))
        self.by_phone = _table(
            (phone, position) for position, licence in enumerate(licences) for phone in dict.fromkeys(licence.phones)
        )

    def exact(self, number: str) -> Sequence[int]:
        """Return the positions of a number's rows, however it is separated: several where it was renewed.

        Two different licences whose numbers differ only in separators are told apart by these; a number
        that fits neither exactly gives nothing.
        """
        rows = self.by_key.get(key(number), ())
        if len(rows) > 1 and len({written(self.licences[row].number) for row in rows}) > 1:
            return [row for row in rows if written(self.licences[row].number) == written(number)]
        return rows

    def known(self, position: int) -> Known:
        """Return what is compared of the licence at a position."""
        found = self._known.get(position)
        if found is None:
            found = self._known[position] = _read(self.licences[position])
        return found

    def holders(self, name: str) -> frozenset[str]:
        """Return the holders who have the name with this key, as theirs or as a trade name."""
        found = self._holders.get(name)
        if found is None:
            if name not in self.by_name:
                return frozenset()
            found = self._holders[name] = frozenset(self.known(row).holder for row in self.by_name[name])
        return found

    @cached_property
    def by_name(self) -> Positions:
        """Positions by the key of holder's and trade names."""
        everywhere = range(len(self.licences))
        return _table((name.key, position) for position in everywhere for name in self.known(position).names)

    @cached_property
    def word_holders(self) -> Counter[str]:
        """How many holders have a word in one of their names."""
        words: dict[str, set[str]] = {}
        with _collector_paused():
            for position in range(len(self.licences)):
                known = self.known(position)
                of_one = words.setdefault(known.holder, set())
                for name in known.names:
                    of_one.update(name.words)
        return Counter(chain.from_iterable(words.values()))

    @cached_property
    def place_licences(self) -> Counter[str]:
        """How many licences there are in each municipality, by its code."""
        return Counter(licence.cbs_code for licence in self.licences)

    @cached_property
    def look_alike_keys(self) -> list[str]:
        """Every number's key with confusable characters made one, by position."""
        return [look_alike_key(compared) for compared in self.keys]

    @cached_property
    def by_look_alike(self) -> Positions:
        """Positions by the key with confusable characters made one."""
        return _table((compared, position) for position, compared in enumerate(self.look_alike_keys))

    @cached_property
    def neighbours(self) -> Neighbourhood:
        """The numbers by what is left of them when one character is left out."""
        return Neighbourhood(self.look_alike_keys)

    @cached_property
    def by_short_form(self) -> Positions:
        """Positions by the forms in which a number is often shortened: without prefix, year or leading zeros."""
        return _table(
            (look_alike_key(form), position)
            for position, licence in enumerate(self.licences)
            for form in shortened_forms(written(licence.number))
        )


def _table(pairs: Iterable[tuple[str, int]]) -> Positions:
    """Gather positions by key. Most keys have one: a tuple is half as large, and the collector skips it."""
    table: dict[str, tuple[int, ...] | list[int]] = {}
    with _collector_paused():
        for key_, position in pairs:
            there = table.get(key_)
            if there is None:
                table[key_] = (position,)
            elif isinstance(there, list):
                there.append(position)
            else:
                table[key_] = [*there, position]
    return table


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep Python from searching for cycles while a table is built that has none; it would take half the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


_folded = lru_cache(maxsize=2_000)(fold)  # municipalities repeat


def _read(licence: Licence) -> Known:
    holder = read_names(licence.holder)
    names = {name.key: name for name in holder}
    for cell in licence.trade_names:
        if cell != licence.holder:
            names.update((name.key, name) for name in read_names(cell))
    return Known(
        licence, tuple(names.values()), _folded(licence.municipality), holder[0].key if holder else licence.number
    )
