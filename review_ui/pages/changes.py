"""Verdicts that became others, for a person to look at. Decisions taken before stand beside them, untouched."""

import streamlit as st

from domain.errors import BakenError
from domain.places import municipalities
from domain.roles import Role, Viewer
from domain.verdicts import Verdict
from reports.compliance.changes import changes_sheet
from review_ui.components.amounts import number
from review_ui.components.compliance_words import choose_place, place_words, show_verdict, verdict_words
from review_ui.components.export import show_export
from review_ui.components.highlight import show_lines
from review_ui.components.moments import local
from review_ui.i18n import t
from review_ui.i18n.sentences import said
from review_ui.state import asked_for, first_look, logged_in, open_flag
from store.queries.verdict_changes import (
    CAUSES,
    ChangeFilter,
    ChangeSeen,
    changes_count,
    mark_seen,
    verdict_changes,
)
from store.session import transaction

PAGE = 10
SHOWN: dict[str, bool | None] = {"new": False, "seen": True, "all": None}


def show() -> None:
    """Show one page of the changes with its filters."""
    viewer = logged_in()
    st.title(t("changes.title"))
    st.caption(t("changes.what"))
    if message := st.session_state.pop("message", None):
        st.success(message)
    wanted = _filters(viewer)
    try:
        with transaction() as session:
            count = changes_count(session, viewer, wanted)
            pages = max(1, -(-count // PAGE))
            page = min(int(st.session_state.get("changes_page", 1)), pages)
            looked = first_look(f"changes {wanted} {page}")
            rows = verdict_changes(session, viewer, wanted, limit=PAGE, offset=(page - 1) * PAGE, log_view=looked)
    except BakenError as error:
        st.error(said(str(error)))
        return
    _show(viewer, wanted, rows, count)
    if pages > 1:
        st.pagination(pages, key="changes_page", persist_state="session")


def _filters(viewer: Viewer) -> ChangeFilter:
    columns = st.columns(4)
    shown = columns[0].selectbox(t("filter.state"), SHOWN, format_func=_shown_words, key="changes_shown")
    cause = columns[1].selectbox(t("changes.cause"), ["", *CAUSES], format_func=_cause_words, key="changes_cause")
    verdicts = ["", *(verdict.value for verdict in Verdict)]
    verdict = columns[2].selectbox(t("changes.after"), verdicts, format_func=_verdict_words, key="changes_verdict")
    place = asked_for("municipality")
    if viewer.role is not Role.INSPECTOR:
        with columns[3]:
            place = choose_place(t("filter.municipality"), list(municipalities()), place, "changes_place")
    return ChangeFilter(seen=SHOWN[shown], cause=cause or None, verdict=verdict or None, municipality=place)


def _shown_words(value: str) -> str:
    return t(f"changes.shown.{value}")


def _cause_words(value: str) -> str:
    return t(f"cause.{value}") if value else t("filter.all")


def _verdict_words(value: str) -> str:
    return verdict_words(value) if value else t("filter.all")


def _show(viewer: Viewer, wanted: ChangeFilter, rows: list[ChangeSeen], count: int) -> None:
    unseen = [row.change.id for row in rows if row.change.seen_at is None]
    left, right = st.columns([2.4, 1], vertical_alignment="center")
    with left, st.container(horizontal=True, vertical_alignment="center"):
        st.caption(t("changes.one" if count == 1 else "changes.count", count=number(count)), width="content")
        if len(unseen) > 1 and st.button(t("changes.mark_page", count=len(unseen)), icon=":material/done_all:"):
            _mark(viewer, unseen)
    with right:
        show_export("changes", lambda session, word: changes_sheet(session, viewer, word, wanted))
    if not rows:
        st.info(t("changes.empty"))
    for row in rows:
        _row(viewer, row)


def _row(viewer: Viewer, row: ChangeSeen) -> None:
    change = row.change
    with st.container(border=True):
        words, verdicts, actions = st.columns([5, 3, 1.5], vertical_alignment="center")
        with words:
            cause = " · ".join(part for part in (t(f"cause.{change.cause}"), _basis(row), local(change.at)) if part)
            where = " · ".join(part for part in (row.place, row.site, _numbers(row)) if part)
            show_lines((row.title or "—", "name"), (where, "quiet"), (cause, "quiet"))
        with verdicts, st.container(horizontal=True, vertical_alignment="center"):
            show_verdict(change.verdict_before)
            st.markdown("→", width="content")
            show_verdict(change.verdict_after)
        with actions:
            _actions(viewer, row)
        _show_why(row)


def _actions(viewer: Viewer, row: ChangeSeen) -> None:
    change = row.change
    if change.seen_at is not None:
        show_lines((t("changes.seen", name=row.seen_by or "—", when=local(change.seen_at)), "quiet"))
    elif st.button(t("changes.mark"), key=f"seen-{change.id}", width="stretch"):
        _mark(viewer, [change.id])
    if row.flag_id and st.button(t("confirm.view"), key=f"flag-{change.id}", width="stretch"):
        open_flag(row.flag_id)
        st.switch_page(st.session_state["to_flag"])


def _show_why(row: ChangeSeen) -> None:
    with st.expander(t("changes.why")):
        for title, record in (("changes.before", row.change.before), ("changes.after", row.change.after)):
            reasons = [(said(str(reason)), "line") for reason in record.get("reasons", [])]
            show_lines((t(title), "name"), *(reasons or [("—", "line")]))
    for decision in row.decisions:
        kind = t(f"decide.{decision.kind}")
        by = t("changes.decided", kind=kind, name=decision.user.display_name, when=local(decision.decided_at))
        show_lines((by, "line"), (t("confirm.reason", reason=decision.reason), "quiet"))


def _basis(row: ChangeSeen) -> str:
    """Say for which day the verdict is that changed: the ad's own, or else only today."""
    before, after = row.change.before.get("verdict"), row.change.after.get("verdict")
    if not before or not after:
        return ""
    return t("compliance.for_date" if before != after else "compliance.today").lower()


def _numbers(row: ChangeSeen) -> str:
    shown = row.change.after.get("number") or row.change.before.get("number")
    place = place_words(row.municipality) if row.municipality else ""
    return " · ".join(str(part) for part in (place if place != row.place else "", shown) if part)


def _mark(viewer: Viewer, changes: list[int]) -> None:
    with transaction() as session:
        count = mark_seen(session, viewer, changes)
    key = "changes.marked_one" if count == 1 else "changes.marked"
    st.session_state["message"] = t(key, count=number(count))
    st.rerun()
