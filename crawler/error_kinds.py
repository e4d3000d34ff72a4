"""The kinds of errors in words a person understands, from `error_kinds.yaml`."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict

UNNAMED = "failed_*"
_STATUS = re.compile(r"(\w+_)(\d)(\d\d)")


class ErrorKind(BaseModel):
    """One kind of error: a title and what it means, per language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: dict[str, str]
    means: dict[str, str]
    failure: bool = True


@cache
def error_kinds() -> dict[str, ErrorKind]:
    """Return every kind of error by its name or the pattern of its names."""
    data = yaml.safe_load(files("crawler").joinpath("error_kinds.yaml").read_text("utf-8"))
    return {name: ErrorKind.model_validate(entry) for name, entry in data.items()}


def has_own_words(kind: str) -> bool:
    """Tell whether this kind has words that were written for it."""
    return _pattern(kind) != UNNAMED or kind.startswith("failed_")


def title_of(kind: str, language: str = "en") -> str:
    """Return the kind's title; the kind itself stands behind it where it has no words of its own."""
    pattern = _pattern(kind)
    title = error_kinds()[pattern].title[language].format(status=kind.rpartition("_")[2])
    return f"{title} ({kind})" if pattern == UNNAMED else title


def meaning_of(kind: str, language: str = "en") -> str:
    """Return what the kind means, in plain words."""
    return error_kinds()[_pattern(kind)].means[language]


def failures(errors: Mapping[str, int]) -> dict[str, int]:
    """Return those errors that are failures, not something left alone out of obedience or caution."""
    return {kind: count for kind, count in errors.items() if error_kinds()[_pattern(kind)].failure}


def _pattern(kind: str) -> str:
    if kind in error_kinds():
        return kind
    status = _STATUS.fullmatch(kind)
    pattern = f"{status[1]}{status[2]}xx" if status else ""
    return pattern if pattern in error_kinds() else UNNAMED
