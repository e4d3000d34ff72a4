"""Made-up holders, trade names and working names, and the Dutch municipalities by size."""

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from random import Random
from string import ascii_uppercase


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality by its CBS code; `weight` grows with its size."""

    name: str
    cbs_code: str
    weight: int


@cache
def municipalities() -> tuple[Municipality, ...]:
    """Return all Dutch municipalities (CBS, 2026)."""
    with files("registry_stub").joinpath("municipalities.csv").open(encoding="utf-8") as lines:
        return tuple(Municipality(row["name"], row["cbs_code"], int(row["weight"])) for row in csv.DictReader(lines))


@cache
def _names() -> dict[str, list[str]]:
    return tomllib.loads(files("registry_stub").joinpath("names.toml").read_text(encoding="utf-8"))


class MadeUp:
    """Draws names and places from one random source."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._places = municipalities()
        self._parts = _names()
        self._weights = [place.weight for place in self._places]

    def _draw(self, part: str) -> str:
        return self._random.choice(self._parts[part])

    def municipalities(self, count: int) -> list[Municipality]:
        """Return `count` different municipalities, large ones more often."""
        drawn: dict[str, Municipality] = {}
        while len(drawn) < count:
            place = self._random.choices(self._places, self._weights)[0]
            drawn[place.cbs_code] = place
        return list(drawn.values())

    def business(self, place: Municipality) -> tuple[str, list[str]]:
        """Return a firm's official name with its legal form, and its trade names (one to three)."""
        pick = self._random.choice
        names = [self._firm(place) for _ in range(self._random.choices((1, 2, 3), (65, 27, 8))[0])]
        legal = self._draw("legal_forms")
        owned = pick(names) if self._random.random() < 0.6 else f"{self._person()} Horeca"
        holder = f"{legal} {owned}" if legal in ("Stichting", "Coöperatie U.A.") else f"{owned} {legal}".strip()
        return holder, list(dict.fromkeys(names))

    def self_employed(self) -> tuple[str, list[str]]:
        """Return a person's name as registers write it, and their working names (none to three)."""
        pick = self._random.choice
        count = self._random.choices((0, 1, 2, 3), (15, 60, 20, 5))[0]
        names = [
            self._draw("working_names").format(
                first=self._draw("first_names"),
                second=self._draw("first_names"),
                town=pick(self._places).name,
            )
            for _ in range(count)
        ]
        return self._person(), list(dict.fromkeys(names))

    def _firm(self, place: Municipality) -> str:
        name = f"{self._draw('firms')} {self._draw('words')}"
        further = self._random.random()
        if further < 0.55:
            return f"{name} {self._draw('additions')}"
        return f"{name} {place.name}" if further < 0.8 else name

    def _person(self) -> str:
        initials = ".".join(self._random.choices(ascii_uppercase, k=self._random.choices((1, 2, 3), (5, 4, 1))[0]))
        last = self._draw("last_names")
        if self._random.random() < 0.2:
            last = f"{last}-{self._draw('last_names')}"
        return f"{initials}. {last}" if self._random.random() < 0.6 else f"{self._draw('first_names')} {last}"
