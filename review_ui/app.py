"""The review screen's entry: log-in first, then the pages that the person's role has."""

import streamlit as st

from domain.roles import Viewer
from review_ui.components.theme import apply_style
from review_ui.i18n import LANGUAGES, language, t
from review_ui.pages import administration, audit, confirmations, flag, login, overview, queue
from review_ui.state import forget, viewer
from store.access import may


def main() -> None:
    """Draw the page that was asked for."""
    st.set_page_config(page_title="Baken", page_icon=":material/flare:", layout="wide")
    apply_style()
    person = viewer()
    if person is None:
        st.navigation([st.Page(login.show, title=t("login.title"), url_path="login")], position="hidden").run()
        _language_switch()
        return
    chosen = st.navigation(_pages(person), position="top")
    with st.sidebar:
        st.text(t("logged_in_as", name=person.display_name or person.username, role=t(f"role.{person.role.value}")))
        _language_switch()
        if st.button(t("logout"), width="stretch"):
            forget()
            st.rerun()
    chosen.run()


def _pages(person: Viewer) -> list[st.Page]:
    flag_page = st.Page(flag.show, title=t("nav.flag"), icon=":material/description:", url_path="ad")
    st.session_state["flag_page"] = flag_page
    offered = [
        ("see_flags", st.Page(queue.show, title=t("nav.queue"), icon=":material/list:", url_path="queue")),
        ("see_ads", flag_page),
        ("confirm", st.Page(confirmations.show, title=t("nav.confirm"), icon=":material/group:", url_path="confirm")),
        (
            "see_overview",
            st.Page(overview.show, title=t("nav.overview"), icon=":material/bar_chart:", url_path="overview"),
        ),
        ("see_audit", st.Page(audit.show, title=t("nav.audit"), icon=":material/history:", url_path="audit")),
        ("configure", st.Page(administration.show, title=t("nav.admin"), icon=":material/settings:", url_path="admin")),
    ]
    return [page for action, page in offered if may(person, action)]


def _language_switch() -> None:
    st.segmented_control(
        t("language"),
        list(LANGUAGES),
        default=language(),
        format_func=LANGUAGES.__getitem__,
        key="language_choice",
        on_change=_choose_language,
        label_visibility="collapsed",
    )


def _choose_language() -> None:
    st.session_state["language"] = st.session_state["language_choice"] or language()


main()
