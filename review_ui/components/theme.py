"""The few styles that Streamlit's own theme does not give; they work in light and dark."""

from typing import Literal

import streamlit as st

_STYLE = """<style>
.baken-ad {line-height: 1.75; font-size: 1.02rem; overflow-wrap: anywhere; max-width: 46rem;}
.baken-ad mark {border-radius: .25rem; padding: .05rem .2rem; color: inherit;}
.baken-ad mark.hit {background: rgba(214, 132, 32, .28); border-bottom: 2px solid rgb(190, 104, 20);}
.baken-ad mark.fact {background: rgba(52, 120, 160, .14);}
.baken-ad sup {font-size: .68rem; font-weight: 600; margin-left: .25rem; opacity: .85;}
.baken-title {font-size: 1.35rem; font-weight: 600; margin-bottom: .3rem; overflow-wrap: anywhere;}
.block-container {padding-top: 4.2rem; max-width: 1240px;}
h1 {font-size: 1.7rem !important;}
h3 {font-size: 1.15rem !important; padding-top: .4rem !important;}
</style>"""
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
