"""Words on crawls: states, warnings, reasons. What may come from a site is shown as text, addresses cut to the host."""

import re
from dataclasses import replace

import streamlit as st

from crawler.error_kinds import error_kinds, title_of
from crawler.health.warned import HealthWarning, advice, sentence, title
from review_ui.components.highlight import show_lines
from review_ui.components.theme import Colour
from review_ui.i18n import language, t
from review_ui.i18n.sentences import said

STATE_COLOURS: dict[str, Colour] = {
    "running": "blue", "finished": "green", "paused": "orange", "stalled": "red", "failed": "red", "never": "gray",
    "no_mandate": "gray", "no_definition": "gray",
}  # fmt: skip
LEVEL_COLOURS: dict[str, Colour] = {"broken": "red", "look": "orange"}
_ADDRESS = re.compile(r"(https?://[^/\s]+)/\S*")


def show_state(state: str) -> None:
    """Show a site's or a crawl's state as a badge."""
    st.badge(t(f"crawl.{state}"), color=STATE_COLOURS.get(state, "gray"))


def show_level(level: str) -> None:
    """Show how bad a warning is, as a badge."""
    st.badge(t(f"level.{level}"), color=LEVEL_COLOURS.get(level, "gray"))


def show_warning(warning: HealthWarning) -> None:
    """Show what a monitor noticed and what to do about it."""
    show_lines((title(warning, language()), "name"), *lines_of(warning))


def lines_of(warning: HealthWarning) -> list[tuple[str, str]]:
    """Return what a monitor noticed and what to do about it, as lines to show."""
    reason = reason_words(str(warning.values.get("reason", "")))
    told = replace(warning, values={**warning.values, "reason": reason})
    return [(sentence(told, language()), "line"), (advice(warning, language()), "quiet")]


def reason_words(reason: str) -> str:
    """Return why a crawl stopped in the language in force, without the paths of any address."""
    kinds = reason.split(", ")
    if reason and all(kind in error_kinds() for kind in kinds):
        return ", ".join(title_of(kind, language()).lower() for kind in kinds)
    return said(_ADDRESS.sub(r"\1/…", reason))
