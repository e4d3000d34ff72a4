"""The twelve provinces as tiles, roughly where they lie: a map that needs no map server and claims no borders."""

import altair as alt
import pandas as pd
import streamlit as st

from domain.places import municipalities
from domain.roles import Viewer
from review_ui.components.amounts import number
from review_ui.components.compliance_words import in_group, share_words
from review_ui.i18n import t
from store.queries.compliance import PlaceCounts, together, valid_share

# Column and row of each province; how far apart tiles stand says nothing.
TILES = {
    "Fryslân": (2, 0), "Groningen": (3, 0), "Noord-Holland": (1, 1), "Flevoland": (2, 1), "Drenthe": (3, 1),
    "Zuid-Holland": (0, 2), "Utrecht": (1, 2), "Gelderland": (2, 2), "Overijssel": (3, 2), "Zeeland": (0, 3),
    "Noord-Brabant": (1, 3), "Limburg": (2, 3),
}  # fmt: skip
NOTHING = "#dfe4e6"
SCALE = ("#e3eef3", "#5aa0be")  # light enough for dark letters throughout
INK = "#1f2a30"
NOTHING_JUDGED = -1.0


def show_tiles(viewer: Viewer, rows: list[PlaceCounts], basis: str) -> None:
    """Show the share of valid numbers and the ads of every province, for the ads' dates or for today (`basis`)."""
    st.subheader(t("compliance.map"))
    of_province: dict[str, list[PlaceCounts]] = {name: [] for name in TILES}
    for row in rows:
        place = municipalities().get(row.municipality)
        if place:
            of_province[place.province].append(row)
    tiles = pd.DataFrame([_tile(name, together(viewer, found), basis) for name, found in of_province.items()])
    base = alt.Chart(tiles).encode(
        x=alt.X("column:O", axis=None),
        y=alt.Y("row:O", axis=None),
        tooltip=[
            alt.Tooltip("name:N", title=t("compliance.province")),
            alt.Tooltip("ads:N", title=t("column.ads")),
            alt.Tooltip("share:N", title=t("compliance.share")),
            alt.Tooltip("look:N", title=t("group.look")),
        ],
    )
    squares = base.mark_rect(cornerRadius=5, stroke="white", strokeWidth=4).encode(
        color=alt.condition(
            "datum.part < 0",
            alt.value(NOTHING),
            alt.Color("part:Q", scale=alt.Scale(domain=[0, 1], range=list(SCALE)), legend=None),
        )
    )
    ink = alt.value(INK)
    names = base.mark_text(dy=-17, fontSize=11.5, fontWeight=600).encode(text="name:N", color=ink)
    shares = base.mark_text(dy=2, fontSize=15).encode(text="share:N", color=ink)
    ads = base.mark_text(dy=20, fontSize=10.5).encode(text="said:N", color=ink)
    drawn = (squares + names + shares + ads).properties(height=330).configure_view(strokeWidth=0)
    st.altair_chart(drawn, width="stretch")
    st.caption(t("compliance.map_what"))


def _tile(name: str, all_of_it: PlaceCounts, basis: str) -> dict[str, object]:
    column, row = TILES[name]
    counts = getattr(all_of_it, basis)
    part = valid_share(all_of_it, basis)
    ads = number(sum(counts.values()))
    return {
        "name": name,
        "column": column,
        "row": row,
        "ads": ads,
        "said": t("compliance.ads_one") if ads == "1" else t("compliance.ads_count", count=ads),
        "part": NOTHING_JUDGED if part is None else part,
        "share": share_words(all_of_it, basis),
        "look": number(in_group(counts, "look")),
    }
