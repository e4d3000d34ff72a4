"""What an indicator is: the words a catalogue entry is made of, and what it weighs."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class Barrier(StrEnum):
    """Barriers of the Dutch barrier model (Plan van Aanpak 2011-2014, introduction)."""

    RECRUITMENT = "recruitment"
    HOUSING = "housing"
    IDENTITY = "identity"
    WORK = "work"
    FINANCE = "finance"


class Track(StrEnum):
    """Who acts on it. Tracks are never added together."""

    ADMINISTRATIVE = "administrative"
    CRIMINAL = "criminal"
    CARE = "care"


class Grade(StrEnum):
    """What the indicator's evidence is worth (SPEC section 3)."""

    RULE = "rule"
    TESTED = "tested"
    MIXED = "mixed"
    PRACTICE = "practice"
    CONTRADICTED = "contradicted"


class Tier(StrEnum):
    """Priority of a flag, most urgent first."""

    IMMEDIATE = "immediate"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Indicator(BaseModel):
    """One catalogue entry, as people read it and as priority uses it."""

    model_config = ConfigDict(extra="allow", frozen=True)

    id: str = Field(pattern=r"^[a-z]+\.[a-z_]+$")
    title: dict[str, str]
    means: dict[str, str]
    does_not_mean: dict[str, str]
    barrier: Barrier
    track: Track
    grade: Grade
    severity: int = Field(ge=0, le=10, description="0 context, 1 weak … 10 acts at once")
    sources: tuple[str, ...]

    @property
    def points(self) -> int:
        """Points this indicator adds within its track; contradicted evidence adds none."""
        return 0 if self.grade is Grade.CONTRADICTED else self.severity
