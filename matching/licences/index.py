"""A register snapshot arranged so that one ad's question is answered without reading it all."""

from collections import defaultdict
from functools import cached_property

from domain.places import fold
from domain.verdicts import Licence
from matching.licences.normalise import key, look_alike_key, written

LEGAL_FORMS = frozenset(("b", "v", "bv", "n", "nv", "o", "f", "vof", "c", "cv", "eenmanszaak", "stichting"))


class RegisterIndex:
    """Licences by number, phone, name, and by the parts of their number that a typing error leaves whole."""

    def __init__(self, licences: tuple[Licence, ...]) -> None:
        self.licences = licences
        self.keys = [key(licence.number) for licence in licences]
        self._by_key: dict[str, list[int]] = defaultdict(list)
        self.by_phone: dict[str, list[int]] = defaultdict(list)
        for position, licence in enumerate(licences):
            self._by_key[self.keys[position]].append(position)
            for phone in dict.fromkeys(licence.phones):
                self.by_phone[phone].append(position)

    def exact(self, number: str) -> list[Licence]:
        """Return the rows of a number, however it is separated: several when the register has renewals.

        Two different licences whose numbers differ only in separators are told apart by these; a number
        that fits neither exactly gives nothing.
        """
        rows = [self.licences[position] for position in self._by_key.get(key(number), ())]
        if len({written(row.number) for row in rows}) > 1:
            return [row for row in rows if written(row.number) == written(number)]
        return rows

    @cached_property
    def by_name(self) -> dict[str, list[int]]:
        """Positions by folded holder and trade name."""
        table: dict[str, list[int]] = defaultdict(list)
        for position, licence in enumerate(self.licences):
            for name in {plain_name(n) for n in (licence.holder, *licence.trade_names)} - {""}:
                table[name].append(position)
        return table

    @cached_property
    def look_alike_keys(self) -> list[str]:
        """Every number's key with confusable characters made one, by position."""
        return [look_alike_key(compared) for compared in self.keys]

    @cached_property
    def blocks(self) -> dict[tuple[int, str], list[int]]:
        """Positions by start and by end of the number: one edit or transposition leaves one of them whole.

        Start and end are each one character short of half, so that a swap in the middle harms neither.
        """
        table: dict[tuple[int, str], list[int]] = defaultdict(list)
        for position, compared in enumerate(self.look_alike_keys):
            for part in set(block_keys(compared, len(compared))):
                table[part].append(position)
        return table

    @cached_property
    def by_tail(self) -> dict[str, list[int]]:
        """Positions by the last four characters of the number, for numbers shown without their start."""
        table: dict[str, list[int]] = defaultdict(list)
        for position, compared in enumerate(self.look_alike_keys):
            table[compared[-4:]].append(position)
        return table


def block_keys(compared: str, length: int) -> tuple[tuple[int, str], tuple[int, str]]:
    """Return the block keys of a number: its start (sign +) and end (sign -), for numbers of `length`."""
    half = max(1, length // 2 - 1)
    return (half, compared[:half]), (-half, compared[-half:])


def plain_name(name: str) -> str:
    """Fold a holder's or trade name for comparison: case, accents and legal forms do not count."""
    return " ".join(word for word in fold(name).split() if word not in LEGAL_FORMS)
