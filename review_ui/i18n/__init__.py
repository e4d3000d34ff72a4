"""Words on the screen, Dutch and English: `t("queue.title")`."""

from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st
import yaml

from domain.settings import settings

LANGUAGES = {"nl": "Nederlands", "en": "English"}


@cache
def words(language: str) -> dict[str, str]:
    """Return all words of one language by their key."""
    data: dict[str, str] = yaml.safe_load(files("review_ui.i18n").joinpath(f"{language}.yaml").read_text("utf-8"))
    return data


def language() -> str:
    """Return the language this person chose, else the installation's first."""
    chosen = st.session_state.get("language", settings().ui_language)
    return chosen if chosen in LANGUAGES else "nl"


def t(key: str, **values: Any) -> str:
    """Return the words for `key` with `values` filled in; the key itself when there are none."""
    return worded(language(), key, **values)


def worded(into: str, key: str, /, **values: Any) -> str:
    """Return the words for `key` in a named language: for what is made outside a person's page."""
    return words(into).get(key, key).format(**values)


def has_words(key: str) -> bool:
    """Tell whether there are words for `key`."""
    return key in words(language())


def in_language(texts: dict[str, str]) -> str:
    """Return the text in the language in force, else English."""
    return texts.get(language()) or texts.get("en") or next(iter(texts.values()), "")
