"""The decision form: one choice, a reason, and the next flag comes up."""

import streamlit as st

from domain.errors import BakenError
from domain.roles import Viewer
from review_ui.i18n import t
from review_ui.i18n.sentences import said
from review_ui.state import note_revision, open_flag, opened_revision, queue_filter
from store.access import may
from store.decisions import TWO_PEOPLE, decide, kinds_for
from store.queries.ads import FlagDetail
from store.queries.flags import next_flag
from store.session import transaction


def show_form(viewer: Viewer, detail: FlagDetail) -> None:
    """Show the form for an open flag; what the role cannot decide is not offered."""
    st.subheader(t("decide.title"))
    flag, kinds = detail.flag, kinds_for(viewer, detail.flag.track)
    if flag.state != "open":
        _show_closed(viewer, flag.state)
        return
    if not kinds:
        st.info(t("decide.none"))
        return
    with st.form(f"decide-{flag.id}"):
        kind = st.radio(
            t("decide.kind"), kinds, format_func=lambda k: t(f"decide.{k}"), index=None, label_visibility="collapsed"
        )
        reason = st.text_area(t("decide.reason"), height=90)
        sent = st.form_submit_button(t("decide.submit"), type="primary", width="stretch")
        if TWO_PEOPLE & set(kinds):
            st.caption(t("decide.two_people"))
    if sent:
        _decide(viewer, detail, kind, reason)


def _show_closed(viewer: Viewer, state: str) -> None:
    st.info(t("decide.closed", state=t(f"state.{state}")))
    if state == "awaiting_second" and may(viewer, "confirm"):
        st.page_link(st.session_state["to_confirm"], label=t("decide.to_confirm"), icon=":material/group:")


def _decide(viewer: Viewer, detail: FlagDetail, kind: str | None, reason: str) -> None:
    if kind is None or not reason.strip():
        st.error(t("decide.needs_kind") if kind is None else t("decide.needs_reason"))
        return
    flag = detail.flag
    try:
        with transaction() as session:
            decide(session, viewer, flag.id, kind, reason, opened_revision(flag.id) or 0)
            following = next_flag(session, viewer, queue_filter())
    except BakenError as error:
        st.error(said(str(error)))
        note_revision(flag.id, flag.revision)
        return
    done = t("decide.done", kind=t(f"decide.{kind}").lower())
    parts = [done, t("decide.second_needed") if kind in TWO_PEOPLE else "", t("decide.next") if following else ""]
    st.session_state["message"] = " ".join(part for part in parts if part)
    open_flag(following)
    st.rerun()
