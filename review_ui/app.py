"""The review screen: log-in first, then the pages that the person's role has."""

from pathlib import Path

import streamlit as st

from domain.roles import Viewer
from review_ui.components.highlight import show_lines
from review_ui.components.theme import apply_style
from review_ui.i18n import LANGUAGES, language, t
from review_ui.pages import (
    administration,
    audit,
    changes,
    compliance,
    confirmations,
    crawl_site,
    crawls,
    flag,
    licence,
    licences,
    login,
    overview,
    queue,
    registers,
)
from review_ui.state import forget, is_idle, note_page, viewer
from store.access import may

IDLE_CHECK_SECONDS = 30
# A `:material/…:` or emoji icon would be fetched from another host.
ICON = Path(__file__).with_name("icon.svg")


def main() -> None:
    """Draw the page that was asked for."""
    st.set_page_config(page_title="Baken", page_icon=ICON, layout="wide", initial_sidebar_state=230)
    apply_style()
    person = viewer()
    if person is None:
        _, middle, _ = st.columns([1, 1.1, 1])
        with middle:
            st.navigation([st.Page(login.show, title=t("login.title"), url_path="login")], position="hidden").run()
            _language_switch()
        return
    chosen = st.navigation(_pages(person))
    with st.sidebar:
        show_lines((person.display_name or person.username, "name"), (t(f"role.{person.role.value}"), "quiet"))
        _language_switch()
        if st.button(t("logout"), width="stretch"):
            forget()
            st.rerun()
        _log_out_when_idle()
    note_page(chosen.url_path)
    chosen.run()


def _pages(person: Viewer) -> list[st.Page]:
    flag_page = st.Page(flag.show, title=t("nav.flag"), url_path="ad", visibility="hidden")
    queue_page = st.Page(queue.show, title=t("nav.queue"), icon=":material/list:", url_path="queue")
    confirm_page = st.Page(confirmations.show, title=t("nav.confirm"), icon=":material/group:", url_path="confirm")
    crawls_page = st.Page(crawls.show, title=t("nav.crawls"), icon=":material/public:", url_path="crawls")
    site_page = st.Page(crawl_site.show, title=t("nav.crawl_site"), url_path="crawl", visibility="hidden")
    compliance_page = st.Page(
        compliance.show, title=t("nav.compliance"), icon=":material/fact_check:", url_path="compliance"
    )
    licences_page = st.Page(licences.show, title=t("nav.licences"), icon=":material/badge:", url_path="licences")
    licence_page = st.Page(licence.show, title=t("nav.licence"), url_path="licence", visibility="hidden")
    changes_page = st.Page(
        changes.show, title=t("nav.changes"), icon=":material/published_with_changes:", url_path="changes"
    )
    registers_page = st.Page(registers.show, title=t("nav.registers"), icon=":material/database:", url_path="registers")
    st.session_state.update(to_compliance=compliance_page, to_licences=licences_page, to_licence=licence_page)
    st.session_state.update(to_changes=changes_page, to_registers=registers_page)
    st.session_state.update(to_flag=flag_page, to_queue=queue_page, to_confirm=confirm_page)
    st.session_state.update(to_crawls=crawls_page, to_site=site_page)
    offered = [
        ("see_flags", queue_page),
        ("confirm", confirm_page),
        ("see_ads", flag_page),
        (
            "see_overview",
            st.Page(overview.show, title=t("nav.overview"), icon=":material/bar_chart:", url_path="overview"),
        ),
        ("see_compliance", compliance_page),
        ("see_licences", licences_page),
        ("see_licences", licence_page),
        ("review_changes", changes_page),
        ("see_registers", registers_page),
        ("see_audit", st.Page(audit.show, title=t("nav.audit"), icon=":material/history:", url_path="audit")),
        ("configure", st.Page(administration.show, title=t("nav.admin"), icon=":material/settings:", url_path="admin")),
        ("see_crawls", crawls_page),
        ("see_crawls", site_page),
    ]
    return [page for action, page in offered if may(person, action)]


def _language_switch() -> None:
    chosen = st.segmented_control(
        t("language"),
        list(LANGUAGES),
        default=language(),
        required=True,
        format_func=LANGUAGES.__getitem__,
        key="language_choice",
        label_visibility="collapsed",
    )
    if chosen and chosen != language():
        st.session_state["language"] = chosen
        st.rerun()


@st.fragment(run_every=IDLE_CHECK_SECONDS)
def _log_out_when_idle() -> None:
    """Take the screen away from an unattended desk; looking at the clock is no sign of life."""
    if is_idle():
        st.rerun()
