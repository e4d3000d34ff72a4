"""The catalogue: one YAML file an indicator, found by its folder."""

from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from domain.errors import BakenError
from domain.indicators import Indicator

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the safe loader, by libyaml where it is there


class Cancels(BaseModel):
    """Phrases that cancel a find: shortly before or after it in the same sentence, or anywhere in the ad."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    ad: tuple[str, ...] = ()


class Examples(BaseModel):
    """Texts that must and must not give a hit; they are tests."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    positive: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()


class CatalogueEntry(Indicator):
    """An indicator with the way to find it: phrases per language, a rule over one ad's facts, or one over several ads.

    `rule` names a function of `nlp.indicators.rules`, `computed` one of `nlp.indicators.computed`.
    `negatable` says that a plain negation before the words cancels them; `at_least` how many stretches of words
    an ad must have for a hit.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    patterns: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    cancels: Cancels = Cancels()
    negatable: bool = True
    at_least: int = Field(1, ge=1)
    rule: str | None = None
    computed: str | None = None
    examples: Examples = Examples()


@cache
def catalogue() -> dict[str, CatalogueEntry]:
    """Return every indicator by its id, sorted by id.

    Raises `BakenError` naming the file that does not hold.
    """
    folder = files("nlp.indicators").joinpath("catalogue")
    entries = [
        read_entry(file.name, file.read_text(encoding="utf-8"))
        for file in folder.iterdir()
        if file.name.endswith(".yaml")
    ]
    return {entry.id: entry for entry in sorted(entries, key=lambda entry: entry.id)}


def read_entry(name: str, text: str) -> CatalogueEntry:
    """Read one catalogue file; its name must be the id.

    Raises `BakenError` naming the file and what is wrong.
    """
    try:
        entry = CatalogueEntry.model_validate(yaml.load(text, Loader=LOADER))  # noqa: S506  # it is a safe one
    except yaml.YAMLError as error:
        raise BakenError(f"indicator file {name}: not YAML: {error}") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BakenError(f"indicator file {name}: {where}: {first['msg']}") from None
    if name != f"{entry.id}.yaml":
        raise BakenError(f"indicator file {name} must be named after its id: {entry.id}.yaml")
    if not (entry.patterns or entry.rule or entry.computed):
        raise BakenError(f"indicator file {name} has no patterns, no rule and no computed function")
    return entry
