"""The auditor's page: who saw, did and exported what. No ads."""

import json

import streamlit as st

from review_ui.components.moments import local
from review_ui.components.table import show_table
from review_ui.i18n import has_words, t
from review_ui.state import logged_in
from store.audit import verify
from store.queries.administration import audit_count, audit_page
from store.session import transaction
from store.tables import AuditEntry

PAGE = 100
PROBLEMS_SHOWN = 10


def show() -> None:
    """Show one page of the log, newest first, and whether the whole of it holds."""
    viewer = logged_in()
    st.title(t("audit.title"))
    with transaction() as session:
        count = audit_count(session, viewer)
        pages = max(1, -(-count // PAGE))
        page = min(int(st.session_state.get("audit_page", 1)), pages)
        entries = audit_page(session, viewer, PAGE, (page - 1) * PAGE)
    st.caption(t("audit.count", count=count))
    if st.button(t("audit.verify")):
        _verify()
    show_table([_row(entry) for entry in entries])
    if pages > 1:
        st.pagination(pages, key="audit_page")


def _verify() -> None:
    with transaction() as session:
        problems = verify(session)
    if problems:
        st.error(f"{t('audit.broken')}: {'; '.join(problems[:PROBLEMS_SHOWN])}")
    else:
        st.success(t("audit.whole"))


def _row(entry: AuditEntry) -> dict[str, object]:
    key, role = f"action.{entry.action}", f"role.{entry.role}"
    return {
        "#": entry.sequence,
        t("column.at"): local(entry.at, "%d-%m-%Y %H:%M:%S"),
        t("column.actor"): entry.actor,
        t("column.role"): t(role) if has_words(role) else entry.role,
        t("column.action"): t(key) if has_words(key) else entry.action,
        t("column.subject"): entry.subject,
        t("column.detail"): json.dumps(entry.detail, ensure_ascii=False) if entry.detail else "",
    }
