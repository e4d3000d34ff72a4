"""How fresh the registers are: their latest answers, what changed with each, and when they become too old."""

from datetime import datetime, timedelta

import streamlit as st

from domain.clock import now
from domain.roles import Role
from domain.settings import settings
from matching.licences.register.snapshot import STALE_AFTER
from review_ui.components.amounts import number
from review_ui.components.highlight import show_line, show_lines
from review_ui.components.moments import local
from review_ui.components.table import figure_grid, show_table
from review_ui.components.theme import Colour
from review_ui.i18n import t
from review_ui.state import first_look, logged_in
from store.queries.registers import Answer, RegisterState, registers
from store.session import transaction

SOON = timedelta(days=7)
PROBLEMS_SHOWN = 50
COLOURS: dict[str, Colour] = {"fresh": "green", "soon": "orange", "stale": "red"}


def show() -> None:
    """Show every register that ever answered."""
    viewer, at = logged_in(), now()
    with transaction() as session:
        states = registers(session, viewer, at, log_view=first_look("registers"))
    st.title(t("registers.title"))
    st.caption(t("registers.what", days=STALE_AFTER.days))
    if not states:
        st.info(t("registers.none" if settings().register_source else "registers.not_configured"))
    for state in states:
        with st.container(border=True):
            _show(state, at, told=viewer.role is not Role.INSPECTOR)


def _show(state: RegisterState, at: datetime, *, told: bool) -> None:
    last = state.answers[0]
    level = "stale" if state.stale else "soon" if state.stale_at - at < SOON else "fresh"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.badge(t(f"registers.{level}"), color=COLOURS[level])
        show_line(state.source, "name")
    if state.stale:
        st.warning(t("registers.stale_what", when=local(state.stale_at)))
    said = {
        t("registers.as_of"): local(last.as_of),
        t("registers.read_at"): local(last.read_at),
        t("registers.stale_at"): local(state.stale_at),
        t("registers.licences"): number(last.licences),
        t("registers.problems"): number(last.problem_count),
    }
    st.html(figure_grid(said))
    if last.problems:
        with st.expander(t("registers.unreadable", count=number(last.problem_count))):
            show_lines(*((line, "line") for line in last.problems[:PROBLEMS_SHOWN]))
            if last.problem_count > PROBLEMS_SHOWN:
                st.caption(t("overview.more", count=last.problem_count - PROBLEMS_SHOWN))
    elif last.problem_count and not told:
        st.caption(t("registers.problems_not_shown"))
    with st.expander(t("registers.answers", count=len(state.answers))):
        show_table([_row(answer) for answer in state.answers])


def _row(answer: Answer) -> dict[str, object]:
    return {
        t("registers.read_at"): local(answer.read_at),
        t("registers.as_of"): local(answer.as_of),
        t("registers.licences"): answer.licences,
        t("registers.new"): answer.new,
        t("registers.gone"): answer.gone,
        t("registers.problems"): answer.problem_count,
    }
