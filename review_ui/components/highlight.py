"""An ad's words with the reasons marked in place. Text stays text: markup in an ad never runs."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from itertools import pairwise

import streamlit as st

# Controls that turn the direction of text round, by which words can be made to look like others.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text and the label that says why it is marked; `kind` chooses the colour."""

    start: int
    end: int
    label: str
    kind: str = "hit"


def plain(text: str) -> str:
    """Return text from a site with every direction control made visible; its length stays the same."""
    return _TURNING.sub("\ufffd", text)


def show_line(text: str, style: str = "quiet") -> None:
    """Show words that may come from a site on one line; nothing in them is read as markup."""
    show_lines((text, style))


def show_lines(*lines: tuple[str, str]) -> None:
    """Show lines close together, each a text and its style; an empty text takes no room."""
    said = [f'<div class="baken-{style}">{escape(plain(text))}</div>' for text, style in lines if text]
    if said:
        st.html("".join(said))


def highlighted(text: str, marks: Iterable[Mark]) -> str:
    """Return the text as HTML: escaped, line by line, marked stretches in `<mark>`.

    A label is written out where it first applies, and stands in the tooltip everywhere.
    """
    shown = plain(text)
    spans = [m for m in sorted(marks, key=lambda m: (m.start, m.end)) if 0 <= m.start < m.end <= len(shown)]
    edges = sorted({0, len(shown), *(m.start for m in spans), *(m.end for m in spans)})
    pieces, said = [], set[str]()
    for start, end in pairwise(edges):
        over = [m for m in spans if m.start <= start and end <= m.end]
        new = [m.label for m in over if m.end == end and m.label not in said]
        said.update(new)
        pieces.append(_piece(shown[start:end], over, new))
    return "".join(pieces)


def _piece(text: str, over: list[Mark], new_labels: list[str]) -> str:
    words = escape(text).replace("\n", "<br>")
    if not over:
        return words
    labels = ", ".join(dict.fromkeys(m.label for m in over))
    kind = "hit" if any(m.kind == "hit" for m in over) else "fact"
    tag = f"<sup>{escape(', '.join(dict.fromkeys(new_labels)))}</sup>" if new_labels else ""
    return f'<mark class="{kind}" title="{escape(labels, quote=True)}">{words}{tag}</mark>'
