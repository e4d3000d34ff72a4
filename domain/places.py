"""Dutch municipalities and places (CBS), and how people write them."""

import csv
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Place:
    """A place and the municipality it lies in; `code` is that municipality's CBS code (`GM0363`)."""

    name: str
    code: str
    municipality: str
    province: str
    aliases: tuple[str, ...]
    kind: str


@cache
def places() -> tuple[Place, ...]:
    """Return all places of `domain/data/places.csv` (CBS, Gebieden in Nederland)."""
    with files("domain").joinpath("data/places.csv").open(encoding="utf-8") as lines:
        return tuple(
            Place(
                name=row["name"],
                code=row["code"],
                municipality=row["municipality"],
                province=row["province"],
                aliases=tuple(alias for alias in row["aliases"].split(";") if alias),
                kind=row["kind"],
            )
            for row in csv.DictReader(lines)
        )


def fold(name: str) -> str:
    """Fold a name for comparison: case, diacritics, hyphens and apostrophes do not count."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    kept = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(kept.split())


@cache
def _by_name() -> dict[str, Place]:
    table: dict[str, Place] = {}
    for place in sorted(places(), key=lambda p: p.kind != "municipality"):
        for name in (place.name, *place.aliases):
            table.setdefault(fold(name), place)
    return table


def find_place(name: str) -> Place | None:
    """Return the place people mean by `name`, or None. Municipalities win over places of one name."""
    return _by_name().get(fold(name))


@cache
def municipalities() -> dict[str, Place]:
    """Return every municipality by its CBS code."""
    return {place.code: place for place in places() if place.kind == "municipality"}
