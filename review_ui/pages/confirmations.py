"""Referrals to police or care that wait for a second person."""

import streamlit as st

from domain.errors import BakenError
from domain.roles import Viewer
from review_ui.components.highlight import show_lines
from review_ui.components.moments import local
from review_ui.components.reasons import title_of
from review_ui.i18n import t
from review_ui.i18n.sentences import said
from review_ui.state import logged_in, open_flag
from store.decisions import awaiting_second, confirm
from store.session import transaction
from store.tables import Decision


def show() -> None:
    """Show what waits; one's own referrals can only be confirmed by another."""
    viewer = logged_in()
    st.title(t("confirm.title"))
    st.caption(t("confirm.what"))
    if message := st.session_state.pop("message", None):
        st.success(message)
    with transaction() as session:
        waiting = awaiting_second(session, viewer)
        for decision in waiting:
            _show(viewer, decision)
    if not waiting:
        st.info(t("confirm.empty"))


def _show(viewer: Viewer, decision: Decision) -> None:
    with st.container(border=True):
        titles = ", ".join(dict.fromkeys(title_of(reason["indicator"]) for reason in decision.flag.reasons))
        kind = t(f"decide.{decision.kind}").lower()
        by = t("confirm.by", name=decision.user.display_name, kind=kind, when=local(decision.decided_at))
        reason = t("confirm.reason", reason=decision.reason)
        show_lines((decision.flag.version.title or "—", "name"), (titles, "quiet"), (by, "line"), (reason, "line"))
        with st.container(horizontal=True, vertical_alignment="center"):
            if st.button(t("confirm.view"), key=f"view-{decision.id}"):
                open_flag(decision.flag_id)
                st.switch_page(st.session_state["to_flag"])
            if decision.user_id == viewer.user_id:
                st.caption(t("confirm.own"))
                return
            if st.button(t("confirm.agree"), key=f"yes-{decision.id}", type="primary"):
                _sign(viewer, decision.id, agrees=True)
            if st.button(t("confirm.refuse"), key=f"no-{decision.id}"):
                _sign(viewer, decision.id, agrees=False)


def _sign(viewer: Viewer, decision_id: int, *, agrees: bool) -> None:
    try:
        with transaction() as session:
            confirm(session, viewer, decision_id, agrees)
    except BakenError as error:
        st.error(said(str(error)))
        return
    st.session_state["message"] = t("confirm.agreed" if agrees else "confirm.refused")
    st.rerun()
