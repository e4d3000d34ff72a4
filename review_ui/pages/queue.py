"""The queue: flags by priority, deadline and points."""

import math
from collections.abc import Callable, Iterable
from functools import partial

import streamlit as st
from sqlalchemy.orm import Session

from domain.clock import now
from domain.indicators import Tier, Track
from domain.licence_findings import licence_findings
from domain.places import municipalities
from domain.roles import Role, Viewer
from domain.verdicts import Verdict
from nlp.indicators.catalogue import catalogue
from review_ui.components.highlight import show_lines
from review_ui.components.moments import local
from review_ui.components.reasons import title_of
from review_ui.components.theme import TIER_COLOURS
from review_ui.i18n import t
from review_ui.state import keep_filter, logged_in, open_flag
from store.access import visible_tracks
from store.queries.flags import QueueFilter, municipalities_with_flags, queue, queue_count, sites_with_flags
from store.session import transaction
from store.tables import Flag

PAGE = 12
STATES = ("open", "awaiting_second", "decided")


def show() -> None:
    """Show one page of the queue with its filters."""
    viewer = logged_in()
    st.title(t("queue.title"))
    if message := st.session_state.pop("message", None):
        st.success(message)
    with transaction() as session:
        wanted = _filters(session, viewer)
        keep_filter(wanted)
        count = queue_count(session, viewer, wanted)
        pages = max(1, math.ceil(count / PAGE))
        page = min(int(st.session_state.get("queue_page", 1)), pages)
        flags = queue(session, viewer, wanted, limit=PAGE, offset=(page - 1) * PAGE)
    key = "queue.one" if count == 1 else "queue.count"
    st.caption(t(key, count=count, state=t(f"state.{wanted.state}")))
    if not flags:
        st.info(t("queue.empty"))
    for flag in flags:
        _row(flag)
    if pages > 1:
        st.pagination(pages, key="queue_page", persist_state="session")


def _filters(session: Session, viewer: Viewer) -> QueueFilter:
    tracks = [track.value for track in Track if track in visible_tracks(viewer)]
    sites = sites_with_flags(session, viewer)
    entries = [*catalogue().values(), *licence_findings().values()]
    first, second = st.columns(4), st.columns(4)
    return QueueFilter(
        track=_choice(first[0], "track", tracks, _words_of("track")) if len(tracks) > 1 else None,
        tier=_choice(first[1], "tier", [tier.value for tier in Tier], _words_of("tier")),
        site=_choice(first[2], "site", sites, sites.__getitem__),
        verdict=_choice(first[3], "verdict", [verdict.value for verdict in Verdict], _words_of("verdict")),
        indicator=_choice(
            second[0], "indicator", [e.id for e in entries if e.points and e.track.value in tracks], title_of
        ),
        municipality=None if viewer.role is Role.INSPECTOR else _municipality(second[1], session, viewer),
        state=_choice(second[2], "state", STATES, _words_of("state"), all_of_them=False) or "open",
    )


def _municipality(column: st.delta_generator.DeltaGenerator, session: Session, viewer: Viewer) -> str | None:
    known = municipalities()
    names = {code: known[code].name if code in known else code for code in municipalities_with_flags(session, viewer)}
    return _choice(column, "municipality", names, names.__getitem__)


def _words_of(group: str) -> Callable[[str], str]:
    return partial(_word, group)


def _word(group: str, value: str) -> str:
    return t(f"{group}.{value}")


def _choice(
    column: st.delta_generator.DeltaGenerator,
    name: str,
    options: Iterable[str],
    label: Callable[[str], str],
    all_of_them: bool = True,
) -> str | None:
    chosen = column.selectbox(
        t(f"filter.{name}"),
        ["", *sorted(options, key=label)]
        if name in {"indicator", "municipality"}
        else ["", *options][not all_of_them :],
        format_func=lambda value: label(value) if value else t("filter.all"),
        key=f"filter_{name}",
        persist_state="session",
    )
    return chosen or None


def _row(flag: Flag) -> None:
    with st.container(border=True):
        tier, middle, rank, action = st.columns([1, 6, 2, 1], vertical_alignment="center")
        tier.badge(t(f"tier.{flag.tier}"), color=TIER_COLOURS[flag.tier])
        with middle:
            titles = ", ".join(dict.fromkeys(title_of(reason["indicator"]) for reason in flag.reasons))
            where = " · ".join(part for part in (flag.version.city, flag.ad.site.title) if part)
            show_lines((flag.version.title or "—", "name"), (titles, "line"), (where, "quiet"))
        with rank:
            due = t("queue.overdue" if flag.due_at < now() else "queue.due", when=local(flag.due_at, "%d-%m %H:%M"))
            points = t("queue.points", points=flag.points)
            show_lines((t(f"track.{flag.track}"), "line"), (points, "quiet"), (due, "quiet"))
        if action.button(t("queue.open"), key=f"open-{flag.id}", width="stretch"):
            open_flag(flag.id)
            st.switch_page(st.session_state["to_flag"])
