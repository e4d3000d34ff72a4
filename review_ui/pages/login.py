"""Log in with a local account."""

import streamlit as st

from domain.errors import BakenError
from review_ui.i18n import t
from review_ui.i18n.sentences import said
from review_ui.state import remember
from store.accounts import log_in
from store.session import transaction


def show() -> None:
    """Show the log-in form."""
    st.space("large")
    st.title(t("app.title"))
    st.caption(t("app.subtitle"))
    if st.session_state.pop("was_idle", False):
        st.info(t("login.idle"))
    with st.form("login"):
        name = st.text_input(t("login.name"), autocomplete="username")
        password = st.text_input(t("login.password"), type="password", autocomplete="current-password")
        sent = st.form_submit_button(t("login.submit"), type="primary", width="stretch")
    if sent:
        _log_in(name.strip(), password)


def _log_in(name: str, password: str) -> None:
    try:
        with transaction() as session:
            person = log_in(session, name, password)
    except BakenError as error:
        st.error(said(str(error)))
        return
    remember(person)
    st.rerun()
