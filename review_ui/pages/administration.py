"""The admin's page: sites with their latest crawl, accounts, mandates. No ads."""

from datetime import date

import streamlit as st

from domain.places import municipalities
from review_ui.components.moments import local
from review_ui.components.table import show_table
from review_ui.i18n import has_words, t
from review_ui.state import logged_in
from store.queries import administration
from store.session import transaction
from store.tables import Crawl, Mandate, Site, User


def show() -> None:
    """Show the configuration as it is; it is changed with the `baken` command."""
    viewer = logged_in()
    st.title(t("admin.title"))
    st.caption(t("admin.what"))
    with transaction() as session:
        sites = administration.sites(session, viewer)
        users = administration.users(session, viewer)
        mandates = administration.mandates(session, viewer)
    _table(t("admin.sites"), [_site(site, crawl) for site, crawl in sites])
    _table(t("admin.users"), [_user(user) for user in users])
    _table(t("admin.mandates"), [_mandate(mandate) for mandate in mandates])


def _table(title: str, rows: list[dict[str, object]]) -> None:
    st.subheader(f"{title} ({len(rows)})")
    show_table(rows)
    if not rows:
        st.caption(t("admin.none"))


def _site(site: Site, crawl: Crawl | None) -> dict[str, object]:
    return {
        t("filter.site"): site.title,
        t("column.fetch"): t(f"fetch.{site.fetch}") if has_words(f"fetch.{site.fetch}") else site.fetch,
        t("column.pack"): site.jurisdiction,
        t("column.crawl"): local(crawl.started_at) if crawl else "—",
        t("column.crawl_state"): _state(crawl) if crawl else "—",
        t("column.pages"): crawl.pages if crawl else 0,
        t("column.ads"): crawl.ads if crawl else 0,
        t("column.errors"): ", ".join(f"{kind} {count}" for kind, count in crawl.errors.items()) if crawl else "",
    }


def _state(crawl: Crawl) -> str:
    key = f"crawl.{crawl.state}"
    return t(key) if has_words(key) else crawl.state


def _user(user: User) -> dict[str, object]:
    place = municipalities().get(user.municipality or "")
    return {
        t("login.name"): user.username,
        t("column.display_name"): user.display_name,
        t("column.role"): t(f"role.{user.role}"),
        t("filter.municipality"): place.name if place else "—",
        t("column.active"): t("answer.active" if user.active else "answer.inactive"),
    }


def _mandate(mandate: Mandate) -> dict[str, object]:
    return {
        t("column.mandate"): mandate.name,
        t("admin.sites"): ", ".join(mandate.sites),
        t("column.from"): _day(mandate.starts_on),
        t("column.until"): _day(mandate.ends_on),
        t("column.purpose"): mandate.purpose,
        t("column.legal_basis"): mandate.legal_basis,
        t("column.owner"): mandate.owner,
    }


def _day(day: date) -> str:
    return f"{day:%d-%m-%Y}"
