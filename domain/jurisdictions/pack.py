"""One jurisdiction pack: its number formats, its rules, and what its municipalities have otherwise."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from domain.jurisdictions.rules import HomeBased, Licensed, LocalRule, Required, Rule
from domain.verdicts import LicenceKind


class NumberFormat(BaseModel):
    """One shape of licence number. `pattern` is matched case-insensitively against the whole number.

    `kind` says whose numbers have this shape, where that is known.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    pattern: str
    example: str
    self_evident: bool = Field(False, description="the shape alone, without a label before it, marks a licence number")
    kind: LicenceKind | None = None

    def matches(self, number: str) -> bool:
        """Tell whether the whole of `number` has this shape."""
        return self._compiled.fullmatch(number) is not None

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, re.IGNORECASE)


class Jurisdiction(BaseModel):
    """One pack. The fields from `required` to `home_based` hold where no municipality says otherwise.

    `municipalities` maps a municipality's code (CBS: `GM0599`) to its rules, one after the other in time.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    title: dict[str, str]
    country: str = Field(pattern=r"^[A-Z]{2}$")
    in_force: Literal["yes", "no", "scenario", "historical"]
    valid_from: date | None = None
    valid_until: date | None = None
    required: Required
    licensed: Licensed
    minimum_age: int = Field(ge=18)
    home_based: HomeBased = "unknown"
    formats: tuple[NumberFormat, ...] = ()
    municipalities: dict[str, tuple[LocalRule, ...]] = Field(default_factory=dict)
    register_source: str | None = None
    legal_source: tuple[str, ...] = Field(min_length=1)
    notes: dict[str, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _one_rule_a_day(self) -> Self:
        for code, rules in self.municipalities.items():
            ordered = sorted(rules, key=lambda rule: rule.first)
            for one, next_one in pairwise(ordered):
                if next_one.first <= one.last:
                    raise ValueError(f"two rules of {code} hold on {next_one.first}")
        return self

    def rule_for(self, municipality_code: str | None, on: date) -> Rule:
        """Return what holds in a municipality (None or unknown code: the pack's own rule) on a day."""
        here = municipality_code or ""
        if on < (self.valid_from or date.min) or on > (self.valid_until or date.max):
            return Rule("none", "unknown", self.minimum_age, self.home_based, self.legal_source, here, in_force=False)
        for local in self.municipalities.get(here, ()):
            if local.first <= on <= local.last:
                return Rule(
                    local.required or self.required,
                    local.licensed or self.licensed,
                    local.minimum_age or self.minimum_age,
                    local.home_based or self.home_based,
                    (local.source, *self.legal_source),
                    here,
                )
        return Rule(self.required, self.licensed, self.minimum_age, self.home_based, self.legal_source, here)

    def changes_after(self, municipality_code: str | None, on: date) -> Iterator[date]:
        """Yield the days after `on`, in order, on which another rule begins to hold in a municipality."""
        spans = [(self.valid_from, self.valid_until)]
        spans += [(rule.valid_from, rule.valid_until) for rule in self.municipalities.get(municipality_code or "", ())]
        begins = {first for first, _ in spans if first}
        begins |= {last + timedelta(days=1) for _, last in spans if last and last < date.max}
        yield from sorted(day for day in begins if day > on)
