"""Who is logged in, and what they are looking at. Nothing personal is kept longer than the browser session."""

import time
from typing import cast

import streamlit as st

from domain.roles import Viewer

IDLE_SECONDS = 30 * 60


def viewer() -> Viewer | None:
    """Return the logged-in person; None, and everything forgotten, after half an hour without a sign of life."""
    person = cast(Viewer | None, st.session_state.get("viewer"))
    if person is not None and time.monotonic() - st.session_state["last_active"] > IDLE_SECONDS:
        forget()
        st.session_state["was_idle"] = True
        return None
    st.session_state["last_active"] = time.monotonic()
    return person


def remember(person: Viewer) -> None:
    """Note who logged in."""
    st.session_state["viewer"] = person
    st.session_state["last_active"] = time.monotonic()


def forget() -> None:
    """Log out: drop everything but the language."""
    for key in [key for key in st.session_state if not str(key).startswith("language")]:
        del st.session_state[key]


def logged_in() -> Viewer:
    """Return the logged-in person of a page that only such a person can reach."""
    person = viewer()
    if person is None:
        st.stop()
    return person


def open_flag(flag_id: int | None) -> None:
    """Choose the flag to look at, or none."""
    st.session_state["flag_id"] = flag_id


def current_flag() -> int | None:
    """Return the flag being looked at."""
    return cast(int | None, st.session_state.get("flag_id"))
