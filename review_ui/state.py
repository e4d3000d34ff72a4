"""Who is logged in, and what they are looking at. Nothing personal is kept longer than the browser session."""

import time
from dataclasses import replace
from typing import cast

import streamlit as st

from domain.roles import Viewer
from store.queries.flags import QueueFilter

IDLE_SECONDS = 30 * 60


def is_idle() -> bool:
    """Tell whether somebody is logged in who gave no sign of life for half an hour."""
    return viewer_or_none() is not None and time.monotonic() - st.session_state["last_active"] > IDLE_SECONDS


def viewer() -> Viewer | None:
    """Return the logged-in person and note a sign of life; None, and everything forgotten, when idle too long."""
    if is_idle():
        forget()
        st.session_state["was_idle"] = True
        return None
    st.session_state["last_active"] = time.monotonic()
    return viewer_or_none()


def viewer_or_none() -> Viewer | None:
    """Return the logged-in person without taking the question for a sign of life."""
    return cast(Viewer | None, st.session_state.get("viewer"))


def remember(person: Viewer) -> None:
    """Note who logged in."""
    st.session_state["viewer"] = person
    st.session_state["last_active"] = time.monotonic()


def forget() -> None:
    """Log out: drop everything but the language."""
    for key in [str(key) for key in st.session_state if key != "language"]:
        del st.session_state[key]


def logged_in() -> Viewer:
    """Return the logged-in person of a page that only such a person can reach."""
    person = viewer()
    if person is None:
        st.stop()
    return person


def open_flag(flag_id: int | None) -> None:
    """Choose the flag to look at, or none. Its next drawing is a new look at it."""
    st.session_state["flag_id"] = flag_id
    st.session_state.pop("opened", None)


def current_flag() -> int | None:
    """Return the flag being looked at."""
    return cast(int | None, st.session_state.get("flag_id"))


def opened_revision(flag_id: int) -> int | None:
    """Return the revision of the flag that the person has before them; None when it was not drawn yet."""
    opened = cast(tuple[int, int], st.session_state.get("opened", (0, 0)))
    return opened[1] if opened[0] == flag_id else None


def note_revision(flag_id: int, revision: int) -> None:
    """Note which revision of the flag the person has before them."""
    st.session_state["opened"] = (flag_id, revision)


def keep_filter(wanted: QueueFilter) -> None:
    """Remember what the queue is narrowed to, so that the next flag comes from the same queue."""
    st.session_state["queue_filter"] = wanted


def queue_filter() -> QueueFilter:
    """Return what the queue is narrowed to, open flags only."""
    return replace(cast(QueueFilter, st.session_state.get("queue_filter", QueueFilter())), state="open")


def open_site(name: str) -> None:
    """Choose the site whose crawls to look at."""
    st.session_state["crawl_site"] = name


def current_site() -> str | None:
    """Return the site whose crawls are being looked at."""
    return cast(str | None, st.session_state.get("crawl_site"))


def asked_for(name: str) -> str | None:
    """Return what the address asks for, such as `?licence=SB-2025-00417`; None when it does not."""
    return st.query_params.get(name) or None


def note_page(address: str) -> None:
    """Note which page is drawn; coming to it from another page is a new look at what it shows."""
    if st.session_state.get("page") != address:
        st.session_state["page"] = address
        st.session_state.pop("looked_at", None)


def first_look(subject: str, part: str = "") -> bool:
    """Tell whether the subject is drawn for the first time since the person came to this page, and note it.

    A page with several parts, each with a subject of its own, names the `part`.
    """
    looked_at = cast(dict[str, str], st.session_state.setdefault("looked_at", {}))
    first = looked_at.get(part) != subject
    looked_at[part] = subject
    return first
