"""Compliance per municipality: counts for the ads' dates and for today, the trend, provinces, a list. No ads."""

from datetime import date, datetime

import streamlit as st

from domain.errors import BakenError
from domain.places import municipalities
from domain.roles import Role, Viewer
from reports.compliance.counts import counts_sheet
from review_ui.components.amounts import number
from review_ui.components.charts import show_beside, show_stacked
from review_ui.components.compliance_words import (
    GROUP_COLOURS,
    GROUPS,
    VERDICTS,
    choose_place,
    in_group,
    place_words,
    share_words,
    verdict_words,
)
from review_ui.components.export import show_export
from review_ui.components.highlight import show_line
from review_ui.components.moments import local
from review_ui.components.place_list import show_list
from review_ui.components.tiles import show_tiles
from review_ui.i18n import t
from review_ui.i18n.sentences import said
from review_ui.state import asked_for, first_look, logged_in
from store.access import may
from store.queries.compliance import PlaceCounts, compliance, compliance_weeks, together
from store.queries.registers import latest_answers
from store.queries.verdict_changes import ChangeFilter, changes_count
from store.session import transaction

BASES = ("for_date", "today")


def show() -> None:
    """Show all municipalities, or the one that the address or the person asks for."""
    viewer = logged_in()
    st.title(t("compliance.title"))
    small = t("compliance.small") if viewer.role is Role.RESEARCHER else ""
    st.caption(f"{t('compliance.what')} {small}")
    place = _controls(viewer)
    try:
        with transaction() as session:
            rows = compliance(session, viewer, place, log_view=first_look(f"compliance {place}"))
            weeks = compliance_weeks(session, viewer, place)
            answers = latest_answers(session, viewer)
            unseen = ChangeFilter(municipality=place)
            waiting = changes_count(session, viewer, unseen) if may(viewer, "review_changes") else 0
    except BakenError as error:
        st.error(said(str(error)))
        return
    if not rows:
        st.info(t("compliance.empty"))
        return
    everything = together(viewer, rows)
    _show_totals(everything, waiting)
    _show_charts(everything, weeks)
    if place is None and viewer.role is not Role.INSPECTOR:
        _show_places(viewer, rows)
    show_line(_answered(answers))


def _controls(viewer: Viewer) -> str | None:
    """Return the municipality to ask the store for; whether an inspector may see it is decided there."""
    asked = place = asked_for("municipality")
    left, right = st.columns([2.4, 1], vertical_alignment="bottom")
    with left:
        if viewer.role is Role.INSPECTOR:
            st.subheader(place_words(viewer.municipality))
        else:
            place = choose_place(t("filter.municipality"), list(municipalities()), asked, "compliance_place")
            st.query_params.from_dict({"municipality": place} if place else {})
    with right:
        show_export("compliance", lambda session, word: counts_sheet(session, viewer, word, place))
    return place


def _show_totals(all_of_it: PlaceCounts, waiting: int) -> None:
    figures = {
        t("compliance.ads"): number(all_of_it.ads),
        t("compliance.share_date"): share_words(all_of_it, "for_date"),
        t("compliance.share_today"): share_words(all_of_it, "today"),
        t("compliance.look_today"): number(in_group(all_of_it.today, "look")),
        t("compliance.unverified_today"): number(in_group(all_of_it.today, "unverified")),
    }
    for column, (label, figure) in zip(st.columns(len(figures)), figures.items(), strict=True):
        column.metric(label, figure, border=True)
    if waiting:
        key = "compliance.waiting_one" if waiting == 1 else "compliance.waiting"
        st.page_link(
            st.session_state["to_changes"], label=t(key, count=number(waiting)), icon=":material/arrow_forward:"
        )


def _show_charts(all_of_it: PlaceCounts, weeks: dict[date, dict[str, int]]) -> None:
    left, right = st.columns(2, gap="large")
    with left:
        series = {t(f"compliance.{basis}_short"): dict(getattr(all_of_it, basis)) for basis in BASES}
        show_beside(t("compliance.verdicts"), VERDICTS, series, verdict_words)
    with right:
        parts = {t(f"group.{group}"): [in_group(counts, group) for counts in weeks.values()] for group in GROUPS}
        show_stacked(t("compliance.trend"), [f"{week:%d-%m}" for week in weeks], parts, GROUP_COLOURS)
        st.caption(t("compliance.trend_what"))


def _show_places(viewer: Viewer, rows: list[PlaceCounts]) -> None:
    basis = st.segmented_control(
        t("compliance.basis"), BASES, default="today", required=True, format_func=_basis_words, key="compliance_basis"
    )
    left, right = st.columns([1, 1.6], gap="large")
    with left:
        show_tiles(viewer, rows, str(basis))
    with right:
        show_list(rows, str(basis))


def _basis_words(basis: str) -> str:
    return t(f"compliance.{basis}")


def _answered(answers: dict[str, datetime]) -> str:
    if not answers:
        return t("compliance.no_answer")
    return t("compliance.answered", when="; ".join(f"{source}, {local(at)}" for source, at in answers.items()))
