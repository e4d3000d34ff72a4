"""The admin's page: sites with their latest crawl, accounts, mandates. No ads."""

import streamlit as st

from review_ui.i18n import t
from review_ui.state import logged_in
from store.queries import administration
from store.session import transaction


def show() -> None:
    """Show the configuration as it is; it is changed with the `baken` command."""
    viewer = logged_in()
    st.title(t("admin.title"))
    with transaction() as session:
        sites = administration.sites(session, viewer)
        users = administration.users(session, viewer)
        mandates = administration.mandates(session, viewer)
    st.subheader(t("admin.sites"))
    st.dataframe(
        [
            {
                "site": site.name,
                "fetch": site.fetch,
                "pack": site.jurisdiction,
                "crawl": f"{crawl.state} {crawl.started_at:%d-%m-%Y %H:%M}" if crawl else "—",
                "pages": crawl.pages if crawl else 0,
                "ads": crawl.ads if crawl else 0,
                "errors": ", ".join(f"{k} {v}" for k, v in crawl.errors.items()) if crawl else "",
            }
            for site, crawl in sites
        ],
        hide_index=True,
        width="stretch",
    )
    st.subheader(t("admin.users"))
    st.dataframe(
        [{"name": u.username, "role": t(f"role.{u.role}"), "municipality": u.municipality or "—"} for u in users],
        hide_index=True,
        width="stretch",
    )
    st.subheader(t("admin.mandates"))
    st.dataframe(
        [
            {"name": m.name, "sites": ", ".join(m.sites), "from": str(m.starts_on), "until": str(m.ends_on),
             "purpose": m.purpose, "legal basis": m.legal_basis, "owner": m.owner}
            for m in mandates
        ],
        hide_index=True,
        width="stretch",
    )  # fmt: skip
