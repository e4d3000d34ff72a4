"""Indicators that rest on the facts of one ad. Each takes the facts and what else is known of it, and gives hits."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, groupby
from unicodedata import combining, normalize

import phonenumbers

from domain.facts import Fact, FactKind
from domain.hits import Hit

SHORT = 3  # such a part of a name is no form of it where it begins with a vowel: `ana` in `diana`
NEAR = 12  # characters between a name and the age that goes with it
MAJORITY = 18  # Dutch national minimum age for sex work


_SOUNDS = (
    ("ch", "k"), ("ck", "k"), ("c", "k"), ("ph", "f"), ("th", "t"), ("ij", "i"), ("ie", "i"), ("y", "i"), ("j", "i"),
    ("z", "s"), ("q", "k"), ("x", "ks"), ("w", "v"), ("ee", "e"), ("ll", "l"), ("nn", "n"), ("ss", "s"), ("tt", "t"),
)  # fmt: skip
_ADDRESSES = frozenset(
    [
        "miss",
        "mistress",
        "meesteres",
        "ladi",
        "madame",
        "mama",
        "oma",
        "tante",
        "trans",
        "ts",
        "ms",
        "mrs",
        "sveet",
        "seksi",
        "sissi",
    ]
)


@dataclass(frozen=True, slots=True)
class AdContext:
    """What a rule knows beside the facts: the minimum age that applies, and the ad's country (ISO 3166)."""

    minimum_age: int
    country: str


Rule = Callable[[str, Sequence[Fact], AdContext], list[Hit]]


def minor_age(indicator: str, facts: Sequence[Fact], context: AdContext) -> list[Hit]:
    """Ages under 18."""
    return _hits(indicator, [f for f in _of(facts, "age") if isinstance(f.value, int) and f.value < MAJORITY])


def below_minimum_age(indicator: str, facts: Sequence[Fact], context: AdContext) -> list[Hit]:
    """Ages from 18 up to the minimum; under 18 is another indicator. `detail` has the ages, lowest first."""
    found = [f for f in _of(facts, "age") if isinstance(f.value, int) and MAJORITY <= f.value < context.minimum_age]
    return _hits(
        indicator,
        found,
        minimum_age=context.minimum_age,
        ages=sorted({f.value for f in found if isinstance(f.value, int)}),
    )


def different_ages(indicator: str, facts: Sequence[Fact], context: AdContext) -> list[Hit]:
    """Ages more than two years apart in one ad that offers one person."""
    ages = _without_those_of_others(_of(facts, "age"), _of(facts, "name"))
    stated = {fact.value for fact in ages if isinstance(fact.value, int)}
    if len(stated) < 2 or max(stated) - min(stated) <= 2 or _of_several(facts):
        return []
    return _hits(indicator, ages, ages=sorted(stated))


def _without_those_of_others(ages: list[Fact], names: list[Fact]) -> list[Fact]:
    """Return the ages but those right behind the name of someone whom the ad only mentions: `my sister Olga (30)`."""
    own = {str(fact.value) for fact in names if fact.extra.get("introduced")}
    if not own:
        return ages
    kept = []
    for source, of_field in groupby(ages, key=lambda fact: fact.source):
        in_field = [fact for fact in names if fact.source == source]
        ends = [fact.end for fact in in_field]
        for age in of_field:
            place = bisect_right(ends, age.start)
            near = place > 0 and age.start - ends[place - 1] <= NEAR
            if not near or str(in_field[place - 1].value) in own:
                kept.append(age)
    return kept


def different_names(indicator: str, facts: Sequence[Fact], context: AdContext) -> list[Hit]:
    """Two or more names by which the one advertiser of an ad is introduced; `Liz` and `Lizzy` are one.

    A name that is said to be another one of hers goes with any name of the ad.
    """
    names = _of(facts, "name")
    if not any(fact.extra.get("alias") for fact in names):
        names = [fact for fact in names if fact.extra.get("introduced")]
    stated = sorted({str(fact.value).casefold() for fact in names})
    if not any(_are_different(*pair) for pair in combinations(stated, 2)) or _of_several(facts):
        return []
    return _hits(indicator, names, names=stated)


def _are_different(name: str, other: str) -> bool:
    """Tell whether no part of two names is a form of the other's: `Nicky` and `Nicole`, `Caro` and `Karolien` are."""
    return not any(_are_forms(part, form) for part in _parts(name) for form in _parts(other))


def _are_forms(part: str, other: str) -> bool:
    if part[:3] == other[:3]:
        return True
    short, long = sorted((part, other), key=len)
    return short in long and (len(short) > SHORT or short[0] not in "aeiou")


@lru_cache(maxsize=4096)
def _parts(name: str) -> tuple[str, ...]:
    """Return the parts of a name as they sound, without how she is addressed."""
    plain = "".join(char for char in normalize("NFKD", name) if not combining(char))
    for spelled, sound in _SOUNDS:
        plain = plain.replace(spelled, sound)
    parts = plain.replace("-", " ").split()
    return tuple(part for part in parts if part not in _ADDRESSES) or tuple(parts)


def several_persons(indicator: str, facts: Sequence[Fact], context: AdContext) -> list[Hit]:
    """Two or more persons on offer, by their names: `Bo (20), Kelly (27)`."""
    names = [fact for fact in _of(facts, "name") if fact.extra.get("several")]
    first_names = sorted({str(fact.value).split()[0].casefold() for fact in names})
    return _hits(indicator, names, names=first_names) if len(first_names) > 1 else []


def _of_several(facts: Iterable[Fact]) -> bool:
    return any(fact.extra.get("several") for fact in facts if fact.kind in ("age", "name"))


def obscured_phone(indicator: str, facts: Sequence[Fact], context: AdContext) -> list[Hit]:
    """Phone numbers written in words, look-alike characters or scattered digits."""
    return _hits(indicator, [f for f in _of(facts, "phone") if f.extra.get("style") != "plain"])


def foreign_phone(indicator: str, facts: Sequence[Fact], context: AdContext) -> list[Hit]:
    """Phone numbers of another country, in an ad that has no number of the country itself."""
    phones = _of(facts, "phone")
    own = f"+{phonenumbers.country_code_for_region(context.country)}"
    foreign = [fact for fact in phones if not str(fact.value).startswith(own)]
    return _hits(indicator, foreign) if len(foreign) == len(phones) else []


RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        minor_age,
        below_minimum_age,
        different_ages,
        different_names,
        several_persons,
        obscured_phone,
        foreign_phone,
    )
}


def _of(facts: Iterable[Fact], kind: FactKind) -> list[Fact]:
    return [fact for fact in facts if fact.kind == kind]


def _hits(indicator: str, facts: Sequence[Fact], **detail: object) -> list[Hit]:
    by_source: dict[str, list[Fact]] = {}
    for fact in facts:
        by_source.setdefault(fact.source, []).append(fact)
    return [
        Hit(indicator, tuple((fact.start, fact.end) for fact in found), found[0].source, dict(detail))
        for found in by_source.values()
    ]
