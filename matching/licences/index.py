"""A register snapshot arranged so that one ad's question is answered without reading it all.

Only the tables by number and by phone are built at once; the others when the first ad asks for them.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from domain.places import fold
from domain.verdicts import Licence
from matching.licences.names import Name, read_names
from matching.licences.neighbours import Neighbourhood
from matching.licences.normalise import key, look_alike_key, written
from matching.licences.shortened import shortened_forms


@dataclass(frozen=True, slots=True)
class Known:
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
        self.by_key: dict[str, list[int]] = {}
        self.by_phone: dict[str, list[int]] = {}
        self._known: dict[int, Known] = {}
        for position, licence in enumerate(licences):
            self.by_key.setdefault(self.keys[position], []).append(position)
            for phone in licence.phones:
                at = self.by_phone.setdefault(phone, [])
                if not at or at[-1] != position:
                    at.append(position)

    def exact(self, number: str) -> list[int]:
        """Return the positions of a number's rows, however it is separated: several where it was renewed.

        Two different licences whose numbers differ only in separators are told apart by these; a number
        that fits neither exactly gives nothing.
        """
        rows = self.by_key.get(key(number), [])
        if len(rows) > 1 and len({written(self.licences[row].number) for row in rows}) > 1:
            return [row for row in rows if written(self.licences[row].number) == written(number)]
        return rows

    def known(self, position: int) -> Known:
        """Return what is compared of the licence at a position."""
        found = self._known.get(position)
        if found is None:
            found = self._known[position] = _read(self.licences[position])
        return found

    @cached_property
    def by_name(self) -> dict[str, list[int]]:
        """Positions by the key of holder's and trade names."""
        table: dict[str, list[int]] = defaultdict(list)
        for position in range(len(self.licences)):
            for name in dict.fromkeys(name.key for name in self.known(position).names):
                table[name].append(position)
        return table

    @cached_property
    def word_holders(self) -> Counter[str]:
        """How many holders have a word in one of their names."""
        words: dict[str, set[str]] = defaultdict(set)
        for position in range(len(self.licences)):
            known = self.known(position)
            words[known.holder].update(word for name in known.names for word in name.words)
        return Counter(word for of_one in words.values() for word in of_one)

    @cached_property
    def place_licences(self) -> Counter[str]:
        """How many licences there are in each municipality, by its code."""
        return Counter(licence.cbs_code for licence in self.licences)

    @cached_property
    def look_alike_keys(self) -> list[str]:
        """Every number's key with confusable characters made one, by position."""
        return [look_alike_key(compared) for compared in self.keys]

    @cached_property
    def neighbours(self) -> Neighbourhood:
        """The numbers by what is left of them when one character is left out."""
        return Neighbourhood(self.look_alike_keys)

    @cached_property
    def by_short_form(self) -> dict[str, list[int]]:
        """Positions by the forms in which a number is often shortened: without prefix, year or leading zeros."""
        table: dict[str, list[int]] = {}
        for position, licence in enumerate(self.licences):
            for form in shortened_forms(written(licence.number)):
                table.setdefault(look_alike_key(form), []).append(position)
        return table


def _read(licence: Licence) -> Known:
    cells = (licence.holder, *licence.trade_names)
    names = {name.key: name for cell in cells for name in read_names(cell)}
    holder = read_names(licence.holder)
    return Known(
        licence, tuple(names.values()), fold(licence.municipality), holder[0].key if holder else licence.number
    )
