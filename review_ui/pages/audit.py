"""The auditor's page: who saw, did and exported what. No ads."""

import json

import streamlit as st

from review_ui.i18n import t
from review_ui.state import logged_in
from store.audit import verify
from store.queries.administration import audit_count, audit_page
from store.session import transaction

PAGE = 100


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
        with transaction() as session:
            problems = verify(session)
        if problems:
            st.error(f"{t('audit.broken')}: {'; '.join(problems[:10])}")
        else:
            st.success(t("audit.whole"))
    rows = [
        {
            "#": entry.sequence,
            t("column.at"): f"{entry.at:%d-%m-%Y %H:%M:%S}",
            t("column.actor"): entry.actor,
            t("column.role"): entry.role,
            t("column.action"): entry.action,
            t("column.subject"): entry.subject,
            t("column.detail"): json.dumps(entry.detail, ensure_ascii=False),
        }
        for entry in entries
    ]
    st.dataframe(rows, hide_index=True, width="stretch", height=560)
    if pages > 1:
        st.number_input(f"{t('queue.page')} (1–{pages})", 1, pages, key="audit_page", width=160)
