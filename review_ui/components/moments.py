"""Times as the person at the screen reads them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st


def local(moment: datetime, form: str = "%d-%m-%Y %H:%M") -> str:
    """Return an aware time in the browser's own zone; in UTC, and saying so, when that is unknown."""
    try:
        return f"{moment.astimezone(ZoneInfo(st.context.timezone or '')):{form}}"
    except (ZoneInfoNotFoundError, ValueError):
        return f"{moment.astimezone(UTC):{form}} UTC"
