"""Warnings: small enough to store, and their words in Dutch and English, from `monitors.yaml`."""

import string
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

from crawler import error_kinds

FIELD_NAMES = {
    "title": {"nl": "De titel", "en": "The title"},
    "text": {"nl": "De tekst", "en": "The text"},
    "city": {"nl": "De plaats", "en": "The city"},
    "posted_at": {"nl": "De datum", "en": "The date"},
}


class Level(StrEnum):
    """How bad it is, the worst first."""

    BROKEN = "broken"
    LOOK = "look"


class Monitor(BaseModel):
    """One monitor as data: its level, thresholds and words per language. `{names}` in them are its values."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    level: Level
    limits: dict[str, float]
    title: dict[str, str]
    says: dict[str, str]
    do: dict[str, str]


@dataclass(frozen=True, slots=True)
class HealthWarning:
    """What a monitor noticed. `values` are plain JSON."""

    id: str
    level: str
    values: dict[str, Any]

    def stored(self) -> dict[str, Any]:
        """Return it as JSON can hold it."""
        return asdict(self)

    @classmethod
    def restored(cls, stored: Mapping[str, Any]) -> "HealthWarning":
        """Return the warning that `stored` was made of."""
        return cls(str(stored["id"]), str(stored["level"]), dict(stored["values"]))


@cache
def monitors() -> dict[str, Monitor]:
    """Return every monitor by its id."""
    data = yaml.safe_load(files("crawler.health").joinpath("monitors.yaml").read_text("utf-8"))
    return {name: Monitor.model_validate(entry) for name, entry in data.items()}


def warn(ident: str, values: Mapping[str, Any]) -> HealthWarning:
    """Return the warning of a monitor with these values."""
    return HealthWarning(ident, monitors()[ident].level.value, dict(values))


def title(warning: HealthWarning, language: str = "en") -> str:
    """Return a warning's title; its id when the monitor is no longer known."""
    monitor = monitors().get(warning.id)
    return monitor.title[language] if monitor else warning.id


def sentence(warning: HealthWarning, language: str = "en") -> str:
    """Return what a warning says, values filled in; id and values as they are when the monitor is not known."""
    monitor = monitors().get(warning.id)
    if monitor is None:
        return f"{warning.id} {warning.values}"
    return _Filled(language).format(monitor.says[language], **warning.values)


def advice(warning: HealthWarning, language: str = "en") -> str:
    """Return what to do about a warning; nothing when the monitor is no longer known."""
    monitor = monitors().get(warning.id)
    return monitor.do[language] if monitor else ""


class _Filled(string.Formatter):
    """Fills in values: fields and kinds of errors by their names in the language; what does not fit as it is."""

    def __init__(self, language: str) -> None:
        self._language = language

    def get_value(self, key: int | str, args: Any, kwargs: Mapping[str, Any]) -> Any:
        """Return the value of a slot, `…` for one that the warning lacks."""
        value = kwargs.get(str(key), "…")
        if key == "field":
            return FIELD_NAMES.get(value, {}).get(self._language, value)
        return error_kinds.title_of(value, self._language) if key == "kind" else value

    def format_field(self, value: Any, format_spec: str) -> str:
        """Return a value in its form."""
        try:
            return str(format(value, format_spec))
        except (TypeError, ValueError):
            return str(value)
