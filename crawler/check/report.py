"""What a look at a site found: its lists, some of its ads, and what is wrong. Values are fit to be shown."""

from dataclasses import asdict, dataclass, field
from typing import Any

from domain.masking import in_passing

ID_DIGITS = 9  # so many digits in an address or an id may be a phone number
LONGEST = 200  # characters of an address


@dataclass(frozen=True, slots=True)
class ListSeen:
    """A list page: how many ads and further lists it leads to, and by what. `trouble`: why it was not read."""

    url: str
    ads: int = 0
    further: int = 0
    how: tuple[str, ...] = ()
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class FieldSeen:
    """A field of an ad: its value, or why there is none. `was_there`: the store has one of this ad."""

    value: str = ""
    why: str = ""
    was_there: bool = False

    @property
    def lost(self) -> bool:
        """Whether the store has what the page now lacks."""
        return self.was_there and not self.value


@dataclass(frozen=True, slots=True)
class AdSeen:
    """An ad that was looked at. `known`: the store has it. `trouble`: why nothing was read. `gone`: it was removed."""

    id: str
    url: str
    known: bool
    trouble: str = ""
    gone: bool = False
    fields: dict[str, FieldSeen] = field(default_factory=dict)
    digest: str = ""

    @property
    def is_read(self) -> bool:
        """Whether the page was read as an ad."""
        return not self.trouble and not self.gone

    def has(self, name: str) -> bool:
        """Tell whether a field was read."""
        return name in self.fields and bool(self.fields[name].value)


@dataclass(frozen=True, slots=True)
class FieldVerdict:
    """How a field fares over all ads read. `usual`: the share of ads that had it in the last crawls, if known."""

    name: str
    filled: int
    of: int
    usual: float | None
    lost: int
    why: str
    verdict: str
    failing: str = ""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """All that a check found. It is `ok` when nothing fails."""

    site: str
    lists: tuple[ListSeen, ...]
    ads: tuple[AdSeen, ...]
    fields: tuple[FieldVerdict, ...]
    recorded: int
    failing: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing fails."""
        return not self.failing

    def as_json(self) -> dict[str, Any]:
        """Return the report as JSON can hold it, its keys stable."""
        plain = asdict(self)
        for ad in plain["ads"]:
            del ad["digest"]
        return {"ok": self.ok, **plain}


def shown_address(url: str) -> str:
    """Return an address fit to be shown."""
    return in_passing("/".join(in_passing(part, LONGEST, ID_DIGITS) for part in url.split("/")), LONGEST, LONGEST)


def shown_id(external_id: str) -> str:
    """Return an ad's id fit to be shown."""
    return in_passing(external_id, digits=ID_DIGITS)
