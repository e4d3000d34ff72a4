"""Sentences written by the chain and the store, in the language in force."""

import re
from functools import cache
from importlib.resources import files

import yaml

from review_ui.i18n import language

_SLOT = re.compile(r"\\\{(\w+)\\\}")


@cache
def _known(into: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    file = files("review_ui.i18n").joinpath(f"sentences.{into}.yaml")
    if not file.is_file():
        return ()
    data: dict[str, str] = yaml.safe_load(file.read_text("utf-8"))
    return tuple(
        (re.compile(_SLOT.sub(r"(?P<\1>.+?)", re.escape(english))), translation)
        for english, translation in data.items()
    )


def said(sentence: str) -> str:
    """Return the sentence in the language in force; as it is when there is no translation."""
    for pattern, translation in _known(language()):
        if match := pattern.fullmatch(sentence):
            return translation.format(**{slot: said(value) for slot, value in match.groupdict().items()})
    return sentence
