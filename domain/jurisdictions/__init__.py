"""Jurisdiction packs: what an ad must show where, as data. One YAML file a pack, named by its id."""

import re
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from domain.errors import BakenError


class NumberFormat(BaseModel):
    """One shape of licence number. `pattern` is matched case-insensitively against the whole number."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    pattern: str
    example: str
    self_evident: bool = Field(False, description="the shape alone, without a label before it, marks a licence number")

    def matches(self, number: str) -> bool:
        """Tell whether the whole of `number` has this shape."""
        return re.fullmatch(self.pattern, number, re.IGNORECASE) is not None


class MunicipalRule(BaseModel):
    """What one municipality's by-law says where it differs from the pack."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    required: Literal["all", "business", "none", "unknown"]
    minimum_age: int | None = None
    source: str


class Jurisdiction(BaseModel):
    """One pack. `required` says who must show a number in an ad; municipalities may differ."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    title: dict[str, str]
    country: str = Field(pattern=r"^[A-Z]{2}$")
    in_force: Literal["yes", "no", "scenario", "historical"]
    valid_from: date | None = None
    valid_until: date | None = None
    required: Literal["all", "business", "none", "unknown"]
    minimum_age: int
    formats: tuple[NumberFormat, ...] = ()
    municipalities: dict[str, MunicipalRule] = Field(default_factory=dict)
    register_source: str | None = None
    legal_source: tuple[str, ...]
    notes: dict[str, str] = Field(default_factory=dict)


@cache
def jurisdiction(pack: str) -> Jurisdiction:
    """Return the pack with this id.

    Raises `BakenError` when there is none, or its file does not hold.
    """
    path = files("domain.jurisdictions").joinpath(f"{pack}.yaml")
    if not path.is_file():
        raise BakenError(f"no jurisdiction pack {pack!r}; there are: {', '.join(jurisdiction_ids())}")
    try:
        return Jurisdiction.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (ValidationError, yaml.YAMLError) as error:
        first = str(error).splitlines()
        raise BakenError(f"jurisdiction pack {pack}.yaml does not hold: {' '.join(first[:3])}") from None


@cache
def jurisdiction_ids() -> tuple[str, ...]:
    """Return the ids of all packs, sorted."""
    folder = files("domain.jurisdictions")
    return tuple(sorted(f.name.removesuffix(".yaml") for f in folder.iterdir() if f.name.endswith(".yaml")))
