"""One flag: its words in place, the reasons, the licence, what stands around it, and the decision."""

import streamlit as st

from domain.errors import BakenError
from domain.roles import Viewer
from review_ui.components.around import show_advertiser, show_facts, show_licence, show_not_assessed, show_record
from review_ui.components.decide import show_form
from review_ui.components.highlight import highlighted, show_line
from review_ui.components.moments import local
from review_ui.components.reasons import marks_for, show_reasons
from review_ui.components.theme import TIER_COLOURS
from review_ui.i18n import t
from review_ui.i18n.sentences import said
from review_ui.state import current_flag, logged_in, note_revision, opened_revision
from store.queries.ads import FlagDetail, flag_detail
from store.session import transaction


def show() -> None:
    """Show the flag that was opened."""
    viewer = logged_in()
    st.page_link(st.session_state["to_queue"], label=t("flag.back"), icon=":material/arrow_back:")
    if message := st.session_state.pop("message", None):
        st.success(message)
    flag_id = current_flag()
    if flag_id is None:
        st.info(t("flag.none"))
        return
    detail = _load(viewer, flag_id)
    if detail is None:
        return
    left, right = st.columns([1.7, 1], gap="large")
    with left:
        _show_ad(detail)
        show_advertiser(detail)
        show_facts(detail)
        show_record(detail)
    with right:
        show_reasons(detail)
        show_licence(detail)
        show_not_assessed(detail)
        show_form(viewer, detail)


def _load(viewer: Viewer, flag_id: int) -> FlagDetail | None:
    """Return the flag; its view goes to the audit log once, not at every redraw."""
    first_look = opened_revision(flag_id) is None
    try:
        with transaction() as session:
            detail = flag_detail(session, viewer, flag_id, log_view=first_look)
    except BakenError as error:
        st.error(said(str(error)))
        return None
    if first_look:
        note_revision(flag_id, detail.flag.revision)
    return detail


def _show_ad(detail: FlagDetail) -> None:
    flag, ad = detail.flag, detail.ad
    title = highlighted(detail.version.title, marks_for(detail, "title"))
    st.html(f'<div class="baken-title">{title}</div>')
    with st.container(horizontal=True, vertical_alignment="center"):
        st.badge(t(f"tier.{flag.tier}"), color=TIER_COLOURS[flag.tier])
        st.badge(t(f"track.{flag.track}"), color="gray")
        if flag.state != "open":
            st.badge(t(f"state.{flag.state}"), color="gray")
    seen = t("flag.seen", site=ad.site.title, when=local(ad.last_seen_at))
    gone = t("flag.removed", when=local(ad.removed_at, "%d-%m-%Y")) if ad.removed_at else ""
    show_line(" · ".join(part for part in (detail.version.city, seen, gone) if part))
    with st.container(border=True):
        st.html(f'<div class="baken-ad">{highlighted(detail.version.text, marks_for(detail, "text"))}</div>')
    address = highlighted(detail.version.url, marks_for(detail, "url"))
    st.html(f'<div class="baken-quiet baken-ad-url">{address}</div>')
