"""What holds at one place on one day, and how a municipality's by-law departs from its pack."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from domain.verdicts import LicenceKind

Required = Literal["all", "business", "self_employed", "none", "unknown"]
Licensed = Literal["all", "business", "unknown"]
HomeBased = Literal["allowed", "conditions", "forbidden", "unknown"]
Ask = Literal["yes", "no", "unknown"]


class LocalRule(BaseModel):
    """One stretch of time of one municipality's by-law. A field left out is as the pack says.

    `valid_from` and `valid_until` are the first and the last day; without them the stretch is open on that side.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    valid_from: date | None = None
    valid_until: date | None = None
    required: Required | None = None
    licensed: Licensed | None = None
    minimum_age: int | None = Field(None, ge=18)
    home_based: HomeBased | None = None
    source: str = Field(min_length=1, description="where the rule was read: by-law and article, or what reported it")
    note: str = ""

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.first > self.last:
            raise ValueError(f"valid_until {self.valid_until} lies before valid_from {self.valid_from}")
        return self

    @property
    def first(self) -> date:
        """Return the first day on which it holds."""
        return self.valid_from or date.min

    @property
    def last(self) -> date:
        """Return the last day on which it holds."""
        return self.valid_until or date.max


@dataclass(frozen=True, slots=True)
class Rule:
    """What holds at one place on one day.

    `in_force` is False outside the pack's own time; then nobody is asked for anything. `minimum_age` is that of
    workers of licensed businesses where `sources` say so, and of everyone otherwise.
    """

    required: Required
    licensed: Licensed
    minimum_age: int
    home_based: HomeBased
    sources: tuple[str, ...]
    municipality: str = ""
    in_force: bool = True

    def asks(self, kind: LicenceKind | None) -> Ask:
        """Tell whether an ad of this kind (None: cannot be told) must show a number.

        Where only businesses can have a licence a self-employed person has no number to show.
        """
        if self.required == "all":
            return "yes"
        if self.required == "none" or (self.licensed == "business" and kind == "self_employed"):
            return "no"
        if self.required == "unknown" or kind is None:
            return "unknown"
        return "yes" if kind == self.required else "no"
