"""Referrals to police or care that wait for a second person."""

import streamlit as st

from domain.errors import BakenError
from domain.roles import Viewer
from review_ui.i18n import t
from review_ui.state import logged_in, open_flag
from store.decisions import awaiting_second, confirm
from store.session import transaction
from store.tables import Decision


def show() -> None:
    """Show what waits; one's own referrals can only be confirmed by another."""
    viewer = logged_in()
    st.title(t("confirm.title"))
    with transaction() as session:
        waiting = awaiting_second(session, viewer)
        for decision in waiting:
            _show(viewer, decision)
    if not waiting:
        st.info(t("confirm.empty"))


def _show(viewer: Viewer, decision: Decision) -> None:
    with st.container(border=True):
        kind = t(f"decide.{decision.kind}")
        st.text(decision.flag.version.title or "—")
        st.text(t("confirm.by", name=decision.user.display_name, kind=kind))
        st.text(decision.reason)
        look, yes, no, _ = st.columns([1, 1, 1, 3])
        if look.button(t("confirm.view"), key=f"view-{decision.id}", width="stretch"):
            open_flag(decision.flag_id)
            st.switch_page(st.session_state["flag_page"])
        if decision.user_id == viewer.user_id:
            st.caption(t("confirm.own"))
            return
        if yes.button(t("confirm.agree"), key=f"yes-{decision.id}", type="primary", width="stretch"):
            _sign(viewer, decision.id, agrees=True)
        if no.button(t("confirm.refuse"), key=f"no-{decision.id}", width="stretch"):
            _sign(viewer, decision.id, agrees=False)


def _sign(viewer: Viewer, decision_id: int, *, agrees: bool) -> None:
    try:
        with transaction() as session:
            confirm(session, viewer, decision_id, agrees)
    except BakenError as error:
        st.error(str(error))
        return
    st.rerun()
