"""The reasons of a flag: what was found, what it means and does not mean, and the sum anyone can check."""

from html import escape
from typing import Any

import streamlit as st

from domain.indicators import Indicator
from domain.licence_findings import licence_findings
from domain.places import municipalities
from nlp.indicators.catalogue import catalogue
from review_ui.components.highlight import Mark, show_line
from review_ui.i18n import has_words, in_language, t
from store.queries.ads import FlagDetail

FACTS_SHOWN = (
    "phone", "licence_number", "kvk_number", "establishment_number", "vat_number", "age", "place", "email", "handle",
)  # fmt: skip


def entry_of(ident: str) -> Indicator | None:
    """Return the catalogue's words on an indicator or licence finding."""
    return catalogue().get(ident) or licence_findings().get(ident)


def title_of(ident: str) -> str:
    """Return an indicator's title in the language in force."""
    entry = entry_of(ident)
    return in_language(entry.title) if entry else ident


def marks_for(detail: FlagDetail, source: str) -> list[Mark]:
    """Return what to mark in the ad's title, text or url: the flag's reasons, and facts more quietly."""
    marks = [
        Mark(start, end, title_of(reason["indicator"]))
        for reason in detail.flag.reasons
        if reason["source"] == source
        for start, end in reason["spans"]
    ]
    facts = [fact for fact in detail.facts if fact.source == source and fact.kind in FACTS_SHOWN]
    return marks + [Mark(fact.start, fact.end, t(f"fact.{fact.kind}"), "fact") for fact in facts]


def show_reasons(detail: FlagDetail) -> None:
    """Show the sum of the points, then what each reason means and does not mean."""
    st.subheader(t("flag.why"))
    by_indicator: dict[str, list[dict[str, Any]]] = {}
    for reason in detail.flag.reasons:
        by_indicator.setdefault(reason["indicator"], []).append(reason)
    st.html(_sum(by_indicator, detail.flag.points))
    st.caption(t("flag.sum", tier=t(f"tier.{detail.flag.tier}").lower()))
    with st.expander(t("flag.explained")):
        for ident, reasons in by_indicator.items():
            entry = entry_of(ident)
            if entry is not None:
                _explain(entry, reasons)


def _sum(by_indicator: dict[str, list[dict[str, Any]]], total: int) -> str:
    rows = [(title_of(ident), sum(r["points"] for r in reasons)) for ident, reasons in by_indicator.items()]
    rows.append((t("flag.total"), total))
    cells = "".join(f"<tr><td>{escape(title)}</td><td>{points}</td></tr>" for title, points in rows)
    return f'<table class="baken-sum">{cells}</table>'


def _explain(entry: Indicator, reasons: list[dict[str, Any]]) -> None:
    show_line(in_language(entry.title), "name")
    st.markdown(f"**{t('flag.means')}:** {in_language(entry.means)}")
    st.markdown(f"**{t('flag.not_means')}:** {in_language(entry.does_not_mean)}")
    for reason in reasons:
        for line in _details(entry.id, reason["detail"]):
            show_line(line, "line")
    grade, barrier = t(f"grade.{entry.grade.value}"), t(f"barrier.{entry.barrier.value}")
    st.caption(t("flag.grade", grade=grade, barrier=barrier, sources="; ".join(entry.sources)))


def _details(ident: str, detail: dict[str, Any]) -> list[str]:
    """Say what a reason rests on beyond the words of this ad."""
    said = {key: _written(value) for key, value in detail.items() if value not in (None, "", [])}
    key, of_kind = f"detail.{ident}", f"detail.{ident}.{detail.get('kind')}"
    if has_words(key):
        try:
            return [t(key, **said), *([t(of_kind)] if has_words(of_kind) else [])]
        except KeyError:
            pass
    return [f"{t('flag.number')}: {said['number']}"] if "number" in said else []


def _written(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_written, value))
    place = municipalities().get(str(value))
    return place.name if place else f"{value:g}" if isinstance(value, float) else str(value)
