"""The queue: open flags by priority, deadline and points."""

import math

import streamlit as st

from domain.clock import now
from domain.indicators import Tier, Track
from domain.roles import Viewer
from domain.verdicts import Verdict
from review_ui.components.reasons import title_of
from review_ui.components.theme import TIER_COLOURS
from review_ui.i18n import t
from review_ui.state import logged_in, open_flag
from store.access import visible_tracks
from store.queries.flags import QueueFilter, queue, queue_count, site_names
from store.session import transaction
from store.tables import Flag

PAGE = 15


def show() -> None:
    """Show one page of the queue with its filters."""
    viewer = logged_in()
    st.title(t("queue.title"))
    with transaction() as session:
        wanted = _filters(viewer, site_names(session, viewer))
        count = queue_count(session, viewer, wanted)
        pages = max(1, math.ceil(count / PAGE))
        page = min(int(st.session_state.get("queue_page", 1)), pages)
        flags = queue(session, viewer, wanted, limit=PAGE, offset=(page - 1) * PAGE)
    st.caption(t("queue.count", count=count))
    if not flags:
        st.info(t("queue.empty"))
    for flag in flags:
        _row(flag)
    if pages > 1:
        st.number_input(f"{t('queue.page')} (1–{pages})", 1, pages, key="queue_page", width=160)


def _filters(viewer: Viewer, sites: list[str]) -> QueueFilter:
    tracks = [track.value for track in Track if track in visible_tracks(viewer)]
    columns = st.columns(4)
    return QueueFilter(
        track=_choice(columns[0], "track", tracks),
        tier=_choice(columns[1], "tier", [tier.value for tier in Tier]),
        site=_choice(columns[2], "site", sites),
        verdict=_choice(columns[3], "verdict", [verdict.value for verdict in Verdict]),
    )


def _choice(column: st.delta_generator.DeltaGenerator, name: str, options: list[str]) -> str | None:
    def label(value: str) -> str:
        return t("filter.all") if not value else value if name == "site" else t(f"{name}.{value}")

    chosen = column.selectbox(t(f"filter.{name}"), ["", *options], format_func=label, key=f"filter_{name}")
    return chosen or None


def _row(flag: Flag) -> None:
    with st.container(border=True):
        tier, middle, due, action = st.columns([1.3, 5, 1.6, 1], vertical_alignment="center")
        tier.badge(t(f"tier.{flag.tier}"), color=TIER_COLOURS[flag.tier])
        tier.caption(f"{t(f'track.{flag.track}')} · {flag.points} {t('flag.points')}")
        with middle:
            st.text(flag.version.title or "—")
            titles = ", ".join(dict.fromkeys(title_of(reason["indicator"]) for reason in flag.reasons))
            st.caption(f"{flag.ad.site.title} · {flag.version.city or '—'} · {titles}")
        overdue = flag.due_at < now()
        due.caption(t("queue.overdue" if overdue else "queue.due", when=f"{flag.due_at:%d-%m %H:%M}"))
        if action.button(t("queue.open"), key=f"open-{flag.id}", width="stretch"):
            open_flag(flag.id)
            st.switch_page(st.session_state["flag_page"])
