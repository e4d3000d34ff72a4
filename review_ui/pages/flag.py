"""One flag: its words in place, the reasons, the licence, what stands around it, and the decision."""

import streamlit as st

from domain.errors import BakenError
from review_ui.components.around import show_advertiser, show_facts, show_licence, show_record
from review_ui.components.decide import show_form
from review_ui.components.highlight import highlighted
from review_ui.components.reasons import marks_for, show_reasons
from review_ui.components.theme import TIER_COLOURS
from review_ui.i18n import t
from review_ui.state import current_flag, logged_in
from store.queries.ads import FlagDetail, flag_detail
from store.session import transaction


def show() -> None:
    """Show the flag that was opened."""
    viewer = logged_in()
    message = st.session_state.pop("message", None)
    if message:
        st.success(message)
    flag_id = current_flag()
    if flag_id is None:
        st.info(t("flag.none"))
        return
    first_look = st.session_state.get("viewed_flag") != flag_id
    try:
        with transaction() as session:
            detail = flag_detail(session, viewer, flag_id, log_view=first_look)
    except BakenError as error:
        st.error(str(error))
        return
    st.session_state["viewed_flag"] = flag_id
    left, right = st.columns([1.75, 1], gap="large")
    with left:
        _show_ad(detail)
        show_advertiser(detail)
        show_facts(detail)
        show_record(detail)
    with right:
        show_reasons(detail)
        show_licence(detail)
        show_form(viewer, detail)


def _show_ad(detail: FlagDetail) -> None:
    flag, ad = detail.flag, detail.ad
    with st.container(horizontal=True):
        st.badge(t(f"tier.{flag.tier}"), color=TIER_COLOURS[flag.tier])
        st.badge(t(f"track.{flag.track}"), color="gray")
        if flag.state != "open":
            st.badge(t(f"state.{flag.state}"), color="gray")
    title = highlighted(detail.version.title, marks_for(detail, "title"))
    st.html(f'<div class="baken-title">{title}</div>')
    seen = t("flag.seen", site=ad.site.title, when=f"{ad.last_seen_at:%d-%m-%Y %H:%M} UTC")
    st.caption(" · ".join(part for part in (detail.version.city, seen) if part))
    if ad.removed_at:
        st.caption(t("flag.removed", when=f"{ad.removed_at:%d-%m-%Y}"))
    with st.container(border=True):
        st.html(highlighted(detail.version.text, marks_for(detail, "text")))
