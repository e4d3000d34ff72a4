"""The reasons of a flag: what was found, what it means and does not mean, and the sum anyone can check."""

from typing import Any

import streamlit as st

from domain.indicators import Indicator
from domain.licence_findings import licence_findings
from nlp.indicators.catalogue import catalogue
from review_ui.components.highlight import Mark
from review_ui.i18n import in_language, t
from store.queries.ads import FlagDetail


def entry_of(ident: str) -> Indicator | None:
    """Return the catalogue's words on an indicator or licence finding."""
    return catalogue().get(ident) or licence_findings().get(ident)


def title_of(ident: str) -> str:
    """Return an indicator's title in the language in force."""
    entry = entry_of(ident)
    return in_language(entry.title) if entry else ident


def marks_for(detail: FlagDetail, source: str) -> list[Mark]:
    """Return what to mark in the ad's title or text: the flag's reasons, and facts more quietly."""
    marks = [
        Mark(start, end, title_of(reason["indicator"]))
        for reason in detail.flag.reasons
        if reason["source"] == source
        for start, end in reason["spans"]
    ]
    shown = ("phone", "licence_number", "kvk_number", "age", "place", "email", "handle")
    facts = [f for f in detail.facts if f.source == source and f.kind in shown]
    return marks + [Mark(fact.start, fact.end, t(f"fact.{fact.kind}"), "fact") for fact in facts]


def show_reasons(detail: FlagDetail) -> None:
    """Show every reason with its points, and their sum."""
    st.subheader(t("flag.why"))
    for reason in detail.flag.reasons:
        entry = entry_of(reason["indicator"])
        if entry is not None:
            _show_reason(reason, entry)
    st.caption(t("flag.sum", points=detail.flag.points, tier=t(f"tier.{detail.flag.tier}").lower()))


def _show_reason(reason: dict[str, Any], entry: Indicator) -> None:
    points = f"{reason['points']} {t('flag.points')}"
    with st.expander(f"**{in_language(entry.title)}** · {points} · {t(f'grade.{entry.grade.value}')}"):
        st.markdown(f"**{t('flag.means')}:** {in_language(entry.means)}")
        st.markdown(f"**{t('flag.not_means')}:** {in_language(entry.does_not_mean)}")
        for key, value in reason["detail"].items():
            if value not in (None, "", []):
                st.text(f"{key}: {', '.join(map(str, value)) if isinstance(value, list) else value}")
        st.caption(f"{t('flag.sources')}: {'; '.join(entry.sources)}")
