"""How verdicts are told on the compliance pages: badges, groups, shares and places."""

from collections.abc import Mapping

import streamlit as st

from domain.places import municipalities
from domain.verdicts import Verdict
from review_ui.components.amounts import number
from review_ui.components.theme import VERDICT_COLOURS
from review_ui.i18n import has_words, t
from store.queries.compliance import PlaceCounts, valid_share

# Four groups of verdicts, each with its colour in charts; what nobody could check is never put with what is amiss.
GROUPS: dict[str, tuple[Verdict, ...]] = {
    "valid": (Verdict.VALID,),
    "look": (
        Verdict.EXPIRED, Verdict.NOT_YET_VALID, Verdict.SUSPENDED, Verdict.REVOKED, Verdict.MISMATCH, Verdict.UNKNOWN,
        Verdict.MALFORMED, Verdict.MISSING,
    ),
    "not_required": (Verdict.NOT_REQUIRED,),
    "unverified": (Verdict.UNVERIFIED,),
}  # fmt: skip
GROUP_COLOURS = ("#3c87a8", "#d08a35", "#a9c4a4", "#b9c2c7")
VERDICTS = tuple(verdict.value for group in GROUPS.values() for verdict in group)


def in_group(counts: Mapping[str, int], group: str) -> int:
    """Return how many ads have one of a group's verdicts."""
    return sum(counts.get(verdict.value, 0) for verdict in GROUPS[group])


def share_words(row: PlaceCounts, basis: str) -> str:
    """Return the share of valid numbers in percent; a dash where it cannot be told."""
    part = valid_share(row, basis)
    return "—" if part is None else f"{number(100 * part)}%"


def verdict_words(verdict: str) -> str:
    """Return a verdict's words; itself where there are none."""
    return t(f"verdict.{verdict}") if has_words(f"verdict.{verdict}") else verdict


def show_verdict(verdict: str | None, before: str = "") -> None:
    """Show a verdict as a badge with a word before it; a dash where nobody looked."""
    words = verdict_words(verdict) if verdict else "—"
    st.badge(f"{before}{words}", color=VERDICT_COLOURS.get(verdict or "", "gray"))


def place_words(code: str | None) -> str:
    """Return a municipality's name, or that it is not known."""
    place = municipalities().get(code or "")
    return place.name if place else code or t("compliance.no_place")


def choose_place(label: str, codes: list[str], chosen: str | None, key: str) -> str | None:
    """Let the person choose one of these municipalities (CBS codes) or all of them: None."""
    options = ["", *sorted(codes, key=place_words)]
    at = options.index(chosen) if chosen in options else 0
    picked = st.selectbox(
        label, options, index=at, format_func=lambda code: place_words(code) if code else t("filter.all"), key=key
    )
    return picked or None
