"""Tables as plain HTML: they wrap, run no markup from a site, and offer no download past the audit log."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from review_ui.components.amounts import number
from review_ui.components.highlight import plain


def show_table(rows: Sequence[Mapping[str, object]]) -> None:
    """Show rows that all have the keys of the first one, which head the columns; nothing without rows."""
    if not rows:
        return
    head = "".join(f"<th{_side(value)}>{escape(column)}</th>" for column, value in rows[0].items())
    body = "".join(f"<tr>{''.join(map(_cell, row.values()))}</tr>" for row in rows)
    st.html(f'<table class="baken-table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>')


def show_pairs(values: Mapping[str, object]) -> None:
    """Show what is known of one thing: a name and a value a line."""
    body = "".join(f"<tr><th>{escape(name)}</th>{_cell(value)}</tr>" for name, value in values.items())
    st.html(f'<table class="baken-table"><tbody>{body}</tbody></table>')


def figure_grid(values: Mapping[str, str]) -> str:
    """Return figures as HTML, five beside each other, each under its name."""
    cells = "".join(f"<div><span>{escape(name)}</span><b>{escape(value)}</b></div>" for name, value in values.items())
    return f'<div class="baken-figures">{cells}</div>'


def _cell(value: object) -> str:
    shown = number(value) if isinstance(value, int) else str(value)
    return f"<td{_side(value)}>{escape(plain(shown))}</td>"


def _side(value: object) -> str:
    return ' class="number"' if isinstance(value, int) else ""
