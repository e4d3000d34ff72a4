"""Municipalities in a list that a person sorts. Plain HTML: no download past the audit log."""

from collections.abc import Callable, Mapping

import streamlit as st

from review_ui.components.compliance_words import in_group, place_words, share_words
from review_ui.components.table import show_table
from review_ui.i18n import t
from store.queries.compliance import PlaceCounts, valid_share

PAGE = 12
ORDERS = ("ads", "name", "share", "look", "unverified")


def show_list(rows: list[PlaceCounts], basis: str) -> None:
    """Show one page of the municipalities, in the order chosen, for the ads' dates or for today (`basis`)."""
    title, order, turned = st.columns([1.5, 1.6, 1], vertical_alignment="bottom")
    title.subheader(t("compliance.list", count=len(rows)))
    chosen = order.selectbox(t("compliance.sort"), ORDERS, format_func=_order_words, key="compliance_sort")
    upward = turned.toggle(t("compliance.upward"), value=chosen == "name", key=f"compliance_upward_{chosen}")
    ordered = sorted(rows, key=_order(chosen, basis), reverse=not upward)
    pages = -(-len(ordered) // PAGE)
    page = min(int(st.session_state.get("compliance_page", 1)), pages)
    show_table([_row(row, basis) for row in ordered[(page - 1) * PAGE : page * PAGE]])
    if pages > 1:
        st.pagination(pages, key="compliance_page", persist_state="session")


def _order_words(order: str) -> str:
    return t(f"compliance.sort.{order}")


def _order(chosen: str, basis: str) -> Callable[[PlaceCounts], tuple[float | str, str]]:
    """Return what to sort by; municipalities that cannot be compared so (no share) stand lowest."""

    def value(row: PlaceCounts) -> tuple[float | str, str]:
        counts, name = getattr(row, basis), place_words(row.municipality)
        if chosen == "name":
            return name.casefold(), name
        if chosen == "share":
            part = valid_share(row, basis)
            return -1.0 if part is None else part, name
        return float(sum(counts.values()) if chosen == "ads" else in_group(counts, chosen)), name

    return value


def _row(row: PlaceCounts, basis: str) -> dict[str, object]:
    counts = getattr(row, basis)
    return {
        t("filter.municipality"): place_words(row.municipality),
        t("column.ads"): sum(counts.values()),
        t("compliance.valid_short"): _group(row, counts, "valid"),
        t("group.look"): _group(row, counts, "look"),
        t("group.not_required"): _group(row, counts, "not_required"),
        t("compliance.unverified_short"): _group(row, counts, "unverified"),
        t("compliance.share_short"): share_words(row, basis),
    }


def _group(row: PlaceCounts, counts: Mapping[str, int], group: str) -> int | str:
    """Return a group's count; where counts are hidden none shown does not mean none."""
    return in_group(counts, group) or ("·" if row.hidden else 0)
