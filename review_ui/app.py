"""The review screen: log-in first, then the pages that the person's role has."""

from collections.abc import Callable
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Screen:
    """One page: what code calls it, its address, who may see it, its title; without an icon it is in no menu."""

    name: str
    path: str
    action: str
    show: Callable[[], None]
    icon: str | None = None

    def page(self, instead: Callable[[], None] | None = None) -> st.Page:
        """Return the page as Streamlit knows it, or another one at its address, in no menu."""
        shown = instead is None and self.icon is not None
        return st.Page(
            instead or self.show,
            title=t(f"nav.{self.name}"),
            icon=f":material/{self.icon}:" if self.icon else None,
            url_path=self.path,
            visibility="visible" if shown else "hidden",
        )


# In the order of the menu; the first one that a role may see is where it starts.
SCREENS = (
    Screen("queue", "queue", "see_flags", queue.show, "list"),
    Screen("confirm", "confirm", "confirm", confirmations.show, "group"),
    Screen("flag", "ad", "see_ads", flag.show),
    Screen("overview", "overview", "see_overview", overview.show, "bar_chart"),
    Screen("compliance", "compliance", "see_compliance", compliance.show, "fact_check"),
    Screen("licences", "licences", "see_licences", licences.show, "badge"),
    Screen("licence", "licence", "see_licences", licence.show),
    Screen("changes", "changes", "review_changes", changes.show, "published_with_changes"),
    Screen("registers", "registers", "see_registers", registers.show, "database"),
    Screen("audit", "audit", "see_audit", audit.show, "history"),
    Screen("admin", "admin", "configure", administration.show, "settings"),
    Screen("crawls", "crawls", "see_crawls", crawls.show, "public"),
    Screen("crawl_site", "crawl", "see_crawls", crawl_site.show),
)


def main() -> None:
    """Draw the page that was asked for."""
    st.set_page_config(page_title="Baken", page_icon=ICON, layout="wide", initial_sidebar_state=230)
    apply_style()
    person = viewer()
    if person is None:
        _, middle, _ = st.columns([1, 1.1, 1])
        with middle:
            _at_the_door().run()
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


def _at_the_door() -> st.Page:
    """Ask for name and password at every address, so that a link still leads there afterwards."""
    door = st.Page(login.show, title=t("login.title"), url_path="login")
    return st.navigation([door, *(screen.page(login.show) for screen in SCREENS)], position="hidden")


def _pages(person: Viewer) -> list[st.Page]:
    """Return the role's pages. The others' addresses stay known, and say that they are not for this role."""
    mine = [screen for screen in SCREENS if may(person, screen.action)]
    others = [screen for screen in SCREENS if screen not in mine]
    pages = {screen.name: screen.page() for screen in mine} | {screen.name: screen.page(_refuse) for screen in others}
    st.session_state.update({f"to_{name}": page for name, page in pages.items()})
    return list(pages.values())


def _refuse() -> None:
    st.info(t("app.not_yours"))


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
