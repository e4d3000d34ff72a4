"""A register's rows as the generator of licence checks needs them: by number, by phone, by what is in force."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property

from domain.places import find_place, fold, places


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the register."""

    number: str
    kind: str
    holder: str
    trade_names: tuple[str, ...]
    municipality: str
    cbs_code: str
    phones: tuple[str, ...]
    first: date
    last: date
    status: str

    @property
    def names(self) -> tuple[str, ...]:
        """Return the holder's name and the trade names."""
        return (self.holder, *self.trade_names)

    def in_force(self, day: date) -> bool:
        """Say whether the row's period covers the day; first and last day count."""
        return self.first <= day <= self.last


def key(number: str) -> str:
    """Return the letters and digits of a number, upper case: two numbers with one key are the same number."""
    return "".join(c for c in number.upper() if c.isascii() and c.isalnum())


class RegisterView:
    """A register to draw licences from."""

    def __init__(self, rows: Sequence[Mapping[str, str]]) -> None:
        self.entries = tuple(_entry(row) for row in rows)
        self.by_key: dict[str, list[Entry]] = {}
        self.by_phone: dict[str, list[Entry]] = {}
        for entry in self.entries:
            self.by_key.setdefault(key(entry.number), []).append(entry)
            for phone in entry.phones:
                self.by_phone.setdefault(phone, []).append(entry)

    def rows_of(self, entry: Entry) -> list[Entry]:
        """Return all rows of the entry's number."""
        return self.by_key[key(entry.number)]

    def single(self, entry: Entry) -> bool:
        """Say whether the number has one row only."""
        return len(self.rows_of(entry)) == 1

    @cached_property
    def listed_names(self) -> frozenset[str]:
        """Return all names of the register, folded."""
        return frozenset(fold(name) for entry in self.entries for name in entry.names)


def places_in(cbs_code: str) -> tuple[str, ...]:
    """Return the names of places in a municipality that mean that place and no other; its own name first."""
    return all_towns().get(cbs_code, ())


@cache
def all_towns() -> dict[str, tuple[str, ...]]:
    """Return the names of `places_in` by the CBS code of the municipality."""
    found: dict[str, list[str]] = {}
    for place in sorted(places(), key=lambda place: place.kind != "municipality"):
        meant = find_place(place.name)
        if place.country == "NL" and meant is not None and meant.code == place.code and not place.ordinary:
            found.setdefault(place.code, []).append(place.name)
    return {code: tuple(dict.fromkeys(names)) for code, names in found.items()}


def _entry(row: Mapping[str, str]) -> Entry:
    def several(name: str) -> tuple[str, ...]:
        return tuple(item.strip() for item in row[name].split(";") if item.strip())

    def day(name: str, default: date) -> date:
        return date.fromisoformat(row[name]) if row[name] else default

    return Entry(
        number=row["number"],
        kind=row["kind"],
        holder=row["holder"],
        trade_names=several("trade_names"),
        municipality=row["municipality"],
        cbs_code=row["cbs_code"],
        phones=several("phones"),
        first=day("valid_from", date.min + timedelta(days=1)),
        last=day("valid_until", date.max - timedelta(days=1)),
        status=row["status"],
    )
