"""Tables as plain HTML: they wrap, run no markup from a site, and offer no download past the audit log."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from review_ui.components.highlight import plain


def show_table(rows: Sequence[Mapping[str, object]]) -> None:
    """Show rows that all have the keys of the first one, which head the columns; nothing without rows."""
    if not rows:
        return
    head = "".join(f"<th>{escape(column)}</th>" for column in rows[0])
    body = "".join(f"<tr>{''.join(map(_cell, row.values()))}</tr>" for row in rows)
    st.html(f'<table class="baken-table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>')


def _cell(value: object) -> str:
    side = ' class="number"' if isinstance(value, int) else ""
    return f"<td{side}>{escape(plain(str(value)))}</td>"
