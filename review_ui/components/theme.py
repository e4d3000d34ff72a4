"""The few styles that Streamlit's own theme does not give; they work in light and dark."""

from typing import Literal

import streamlit as st

_STYLE = """<style>
.baken-ad {line-height: 1.8; font-size: 1.05rem; overflow-wrap: anywhere; max-width: 44rem;}
.baken-title {font-size: 1.45rem; font-weight: 600; line-height: 1.4; overflow-wrap: anywhere;}
.baken-name {font-weight: 600; line-height: 1.35; overflow-wrap: anywhere;}
.baken-quiet {font-size: .88rem; opacity: .72; line-height: 1.45; overflow-wrap: anywhere;}
.baken-line {font-size: .93rem; line-height: 1.45; overflow-wrap: anywhere;}
.baken-brand {font-size: 1.3rem; font-weight: 700; letter-spacing: .02em;}
.baken-ad mark, .baken-title mark {border-radius: .25rem; padding: .05rem .2rem; color: inherit;}
mark.hit {background: rgba(214, 132, 32, .26); border-bottom: 2px solid rgb(190, 104, 20);}
mark.fact {background: rgba(52, 120, 160, .13);}
mark sup {font-size: .68rem; font-weight: 600; margin-left: .25rem; opacity: .85; line-height: 1;}
.baken-sum {width: 100%; border-collapse: collapse; font-size: .93rem;}
.baken-sum td {padding: .18rem 0; border: 0; vertical-align: top;}
.baken-sum td:last-child {text-align: right; white-space: nowrap; padding-left: 1rem; font-variant-numeric: tabular-nums;}
.baken-sum tr:last-child td {border-top: 1px solid rgba(128, 140, 148, .45); font-weight: 600; padding-top: .3rem;}
.baken-table {width: 100%; border-collapse: collapse; font-size: .88rem;}
.baken-table th, .baken-table td {text-align: left; padding: .3rem .9rem .3rem 0; border: 0; vertical-align: top;
  border-bottom: 1px solid rgba(128, 140, 148, .28); overflow-wrap: break-word;}
.baken-table th {font-weight: 500; opacity: .72; white-space: nowrap;}
.baken-table .number {text-align: right; font-variant-numeric: tabular-nums;}
.baken-figures {display: grid; grid-template-columns: repeat(5, 1fr); gap: .25rem .6rem; font-size: .88rem;}
.baken-figures span {display: block; font-size: .74rem; opacity: .66; white-space: nowrap;}
.baken-figures b {font-weight: 600; font-variant-numeric: tabular-nums; white-space: nowrap;}
.baken-bars {display: flex; align-items: flex-end; gap: 2px; height: 2.4rem;}
.baken-bars i {flex: 1 1 0; max-width: 9px; min-width: 2px; background: rgb(60, 135, 168); border-radius: 1px 1px 0 0;}
[data-testid="InputInstructions"] {display: none;}
[data-testid="stMainBlockContainer"] {padding-top: 3.2rem; max-width: 1240px;}
</style>"""  # noqa: E501  # style sheets have long lines
Colour = Literal["red", "orange", "blue", "green", "gray"]
TIER_COLOURS: dict[str, Colour] = {"immediate": "red", "high": "orange", "medium": "blue", "low": "gray"}
VERDICT_COLOURS: dict[str, Colour] = {
    "valid": "green", "not_required": "green", "expired": "orange", "not_yet_valid": "orange", "suspended": "red",
    "revoked": "red", "mismatch": "red", "unknown": "orange", "malformed": "orange", "missing": "gray",
    "unverified": "gray",
}  # fmt: skip


def apply_style() -> None:
    """Put the styles on the page."""
    st.html(_STYLE)
