"""Licences: find one, and those in the register that no ad was ever seen to show."""

import streamlit as st

from domain.places import municipalities
from domain.roles import Role, Viewer
from reports.compliance.licences import never_sheet
from review_ui.components.amounts import number
from review_ui.components.compliance_words import choose_place
from review_ui.components.export import show_export
from review_ui.components.highlight import show_lines
from review_ui.components.register_words import cell_words, row_line
from review_ui.components.table import show_table
from review_ui.i18n import t
from review_ui.state import first_look, logged_in
from store.queries.registers import find_licences, log_never, never_advertised, never_advertised_count
from store.session import transaction
from store.tables import RegisterEntry

PAGE = 15
COLUMNS = ("number", "kind", "holder", "municipality", "valid_until", "status")


def show() -> None:
    """Show the search, and below it the list."""
    viewer = logged_in()
    st.title(t("licences.title"))
    st.caption(t("licences.what"))
    words = st.text_input(t("licences.search"), placeholder=t("licences.example"), key="licence_words").strip()
    if words:
        with transaction() as session:
            found = find_licences(session, viewer, words, log_search=first_look(f"licences {words}"))
        _show_found(found, words)
    _show_never(viewer)


def open_licence(found: str) -> None:
    """Go to a licence's own page."""
    st.switch_page(st.session_state["to_licence"], query_params={"licence": found})


def _show_found(entries: list[RegisterEntry], words: str) -> None:
    if not entries:
        st.info(t("licences.none"))
        # an ad may show a number that no register has
        if st.button(t("licences.look_in_ads"), icon=":material/search:"):
            open_licence(words.upper())
    for entry in entries:
        with st.container(border=True):
            middle, action = st.columns([9, 1], vertical_alignment="center")
            with middle:
                show_lines((entry.number, "name"), (row_line(entry.content), "quiet"))
            if action.button(t("crawls.view"), key=f"licence-{entry.id}", width="stretch"):
                open_licence(entry.number)


def _show_never(viewer: Viewer) -> None:
    left, right = st.columns([2.4, 1], vertical_alignment="bottom")
    place = viewer.municipality
    with left:
        st.subheader(t("licences.never"))
        if viewer.role is not Role.INSPECTOR:
            place = choose_place(t("filter.municipality"), list(municipalities()), None, "never_place")
    with right:
        show_export("never-advertised", lambda session, word: never_sheet(session, viewer, word, place))
    with transaction() as session:
        if first_look(f"never advertised {place}", "never"):
            log_never(session, viewer, place)
        count = never_advertised_count(session, viewer, place)
        pages = max(1, -(-count // PAGE))
        page = min(int(st.session_state.get("never_page", 1)), pages)
        rows = never_advertised(session, viewer, place, limit=PAGE, offset=(page - 1) * PAGE)
    st.caption(t("licences.never_what", count=number(count)))
    show_table([{t(f"register.{name}"): cell_words(name, row.content.get(name)) for name in COLUMNS} for row in rows])
    if not rows:
        st.info(t("licences.never_none"))
    if pages > 1:
        st.pagination(pages, key="never_page", persist_state="session")
