"""Places that ads name, in the Netherlands and near its border (CBS, BAG, GeoNames), and how people write them."""

import csv
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import itemgetter

_RANKS = {"municipality": 0, "province": 1, "place": 2}


@dataclass(frozen=True, slots=True)
class Place:
    """A place and the municipality it lies in.

    `code` is that municipality's: of CBS in the Netherlands (`GM0363`), NIS in Belgium, AGS in Germany;
    a province has none. Only Dutch municipalities are of kind `municipality`. A place whose name is also an
    ordinary word or a person's name is `ordinary`: in running text it needs something beside it that tells.
    """

    name: str
    code: str
    municipality: str
    province: str
    aliases: tuple[str, ...]
    kind: str
    country: str = "NL"
    ordinary: bool = False

    @property
    def dutch_municipality(self) -> str:
        """Return the CBS code of the municipality, or nothing for a province and for places abroad."""
        return self.code if self.country == "NL" else ""


@cache
def _rows() -> tuple[Place, ...]:
    with files("domain").joinpath("data/places.csv").open(encoding="utf-8") as lines:
        rows = csv.reader(lines)
        next(rows)
        return tuple(
            Place(
                name,
                code,
                municipality,
                province,
                tuple(aliases.split(";")) if aliases else (),
                kind,
                country,
                bool(word),
            )
            for name, code, municipality, province, country, aliases, kind, word in rows
        )


@cache
def places() -> tuple[Place, ...]:
    """Return all towns, villages and municipalities; of those that share a name, the one people mean comes last."""
    return tuple(place for place in _rows() if place.kind != "province")


@cache
def provinces() -> tuple[Place, ...]:
    """Return the twelve provinces of the Netherlands."""
    return tuple(place for place in _rows() if place.kind == "province")


def fold(name: str) -> str:
    """Fold a name for comparison: case, diacritics, hyphens and apostrophes do not count."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    kept = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(kept.split())


@cache
def _by_name() -> dict[str, Place]:
    claims = [
        ((place.country != "NL", _RANKS[place.kind], place.kind == "place" and name != place.name), name, place)
        for place in reversed(_rows())
        for name in (place.name, *place.aliases)
    ]
    table: dict[str, Place] = {}
    for _, name, place in sorted(claims, key=itemgetter(0)):
        table.setdefault(fold(name), place)
    return table


def find_place(name: str) -> Place | None:
    """Return the place people mean by `name`, or None.

    Of places of one name a municipality wins over a province, a province over a place, a larger place over a
    smaller one, and the Netherlands over abroad.
    """
    return _by_name().get(fold(name))


@cache
def municipalities() -> dict[str, Place]:
    """Return every Dutch municipality by its CBS code."""
    return {place.code: place for place in _rows() if place.kind == "municipality"}
