"""The decision form: one choice, a reason, and the next flag comes up."""

import streamlit as st

from domain.errors import BakenError
from domain.roles import Viewer
from review_ui.i18n import t
from review_ui.state import open_flag
from store.decisions import TWO_PEOPLE, decide, kinds_for
from store.queries.ads import FlagDetail
from store.queries.flags import QueueFilter, next_flag
from store.session import transaction


def show_form(viewer: Viewer, detail: FlagDetail) -> None:
    """Show the form for an open flag; what the role cannot decide is not offered."""
    st.subheader(t("decide.title"))
    flag, kinds = detail.flag, kinds_for(viewer, detail.flag.track)
    if flag.state != "open":
        st.info(t("decide.closed", state=t(f"state.{flag.state}")))
        return
    if not kinds:
        st.info(t("decide.none"))
        return
    with st.form(f"decide-{flag.id}-{flag.revision}"):
        kind = st.radio(t("decide.kind"), kinds, format_func=lambda k: t(f"decide.{k}"), index=None)
        reason = st.text_area(t("decide.reason"), height=90)
        sent = st.form_submit_button(t("decide.submit"), type="primary", width="stretch")
    if sent:
        _decide(viewer, detail, kind or "", reason)


def _decide(viewer: Viewer, detail: FlagDetail, kind: str, reason: str) -> None:
    if not kind or not reason.strip():
        st.error(t("decide.reason") if kind else t("decide.kind"))
        return
    try:
        with transaction() as session:
            decide(session, viewer, detail.flag.id, kind, reason, detail.flag.revision)
            following = next_flag(session, viewer, QueueFilter(track=detail.flag.track))
    except BakenError as error:
        st.error(str(error))
        return
    done = t("decide.done", kind=t(f"decide.{kind}"))
    st.session_state["message"] = f"{done} {t('decide.second_needed')}" if kind in TWO_PEOPLE else done
    open_flag(following)
    st.rerun()
