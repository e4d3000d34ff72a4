"""Charts of counts: horizontal bars with their numbers, and bars over days."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from review_ui.components.amounts import number
from review_ui.i18n import language, t

COLOUR = "#3c87a8"
CHANGE_COLOURS = (COLOUR, "#c98a3a")
PAIR_COLOURS = ("#9db9c7", COLOUR)
MOST_BARS = 12
BAR_HEIGHT = 26


def show_bars(title: str, counts: dict[str, int], label: Callable[[str], str], colour: str = COLOUR) -> None:
    """Show one bar a key, at most `MOST_BARS`, with the count beside it; says so when there is nothing."""
    st.subheader(title)
    if not counts:
        st.caption(t("overview.none"))
        return
    shown = list(counts.items())[:MOST_BARS]
    data = pd.DataFrame([{"what": label(key), "count": count} for key, count in shown])
    base = alt.Chart(data).encode(
        x=alt.X("count:Q", axis=None, scale=alt.Scale(domain=[0, max(counts.values()) * 1.15])),
        y=alt.Y("what:N", title=None, sort=None, axis=_quiet_axis(labelLimit=300)),
        tooltip=[alt.Tooltip("what:N", title=title), alt.Tooltip("count:Q", title=t("overview.count"))],
    )
    bars = base.mark_bar(color=colour, size=14, cornerRadiusEnd=2)
    numbers = base.mark_text(align="left", dx=5, fontSize=12, color="#7d8a91").encode(text="count:Q")
    _draw(bars + numbers, BAR_HEIGHT * len(shown) + 14)
    if len(counts) > MOST_BARS:
        st.caption(t("overview.more", count=len(counts) - MOST_BARS))


def show_days(title: str, counts: dict[str, int]) -> None:
    """Show one bar a day (ISO dates)."""
    st.subheader(title)
    if not counts:
        st.caption(t("overview.none"))
        return
    data = pd.DataFrame([{"day": day, "count": count} for day, count in counts.items()])
    chart = (
        alt.Chart(data)
        .mark_bar(color=COLOUR, size=min(28, 480 // len(counts)), cornerRadiusEnd=2)
        .encode(
            x=alt.X("day:O", title=None, axis=_quiet_axis(labelAngle=0, labelOverlap=True)),
            y=_amount(),
            tooltip=[alt.Tooltip("day:O", title=title), alt.Tooltip("count:Q", title=t("overview.count"))],
        )
    )
    _draw(chart, 170)


def show_counts(title: str, moments: Sequence[str], counts: Sequence[int]) -> None:
    """Show one bar a moment, in the order given."""
    st.subheader(title)
    if not counts:
        st.caption(t("overview.none"))
        return
    data = pd.DataFrame({"when": moments, "count": counts})
    chart = (
        alt.Chart(data)
        .mark_bar(color=COLOUR, size=min(28, 480 // len(counts)), cornerRadiusEnd=2)
        .encode(x=_moments(), y=_amount(), tooltip=_tooltip(title))
    )
    _draw(chart, 170)


def show_changes(title: str, moments: Sequence[str], series: dict[str, Sequence[int]]) -> None:
    """Show bars of several series a moment on one line: positive ones above it, negative ones below."""
    st.subheader(title)
    if not moments:
        st.caption(t("overview.none"))
        return
    rows = [
        {"when": when, "count": count, "size": abs(count), "what": what}
        for what, counts in series.items()
        for when, count in zip(moments, counts, strict=True)
    ]
    colours = alt.Color("what:N", title=None, sort=None, scale=alt.Scale(range=list(CHANGE_COLOURS)), legend=_legend())
    chart = (
        alt.Chart(pd.DataFrame(rows))
        .mark_bar(size=min(28, 480 // len(moments)), cornerRadiusEnd=2)
        .encode(
            x=_moments(),
            y=_amount(),
            color=colours,
            tooltip=[alt.Tooltip("when:N", title=title), "what:N", alt.Tooltip("size:Q", title=t("overview.count"))],
        )
    )
    _draw(chart, 230)


def show_beside(
    title: str, keys: Sequence[str], series: dict[str, dict[str, int]], label: Callable[[str], str]
) -> None:
    """Show for every key one bar a series, close together, with its count; what no series has is left out."""
    st.subheader(title)
    shown = [key for key in keys if any(counts.get(key) for counts in series.values())]
    if not shown:
        st.caption(t("overview.none"))
        return
    rows = [
        {"what": label(key), "series": name, "count": counts.get(key, 0), "said": number(counts.get(key, 0))}
        for key in shown
        for name, counts in series.items()
    ]
    most = max(row["count"] for row in rows)  # type: ignore[type-var]  # all are counts
    base = alt.Chart(pd.DataFrame(rows)).encode(
        x=alt.X("count:Q", axis=None, scale=alt.Scale(domain=[0, most * 1.15])),  # type: ignore[operator]
        y=alt.Y("what:N", title=None, sort=None, axis=_quiet_axis(labelLimit=300)),
        yOffset=alt.YOffset("series:N", sort=list(series)),
        tooltip=["what:N", "series:N", alt.Tooltip("said:N", title=t("overview.count"))],
    )
    scale = alt.Scale(range=list(PAIR_COLOURS))
    colours = alt.Color("series:N", title=None, sort=list(series), legend=_legend(), scale=scale)
    bars = base.mark_bar(size=9, cornerRadiusEnd=2).encode(color=colours)
    numbers = base.mark_text(align="left", dx=5, fontSize=11, color="#7d8a91").encode(text="said:N")
    _draw(bars + numbers, 34 * len(shown) + 44)


def show_stacked(
    title: str, moments: Sequence[str], series: Mapping[str, Sequence[int]], colours: Sequence[str]
) -> None:
    """Show one bar a moment, its parts stacked in the order of the series."""
    st.subheader(title)
    if not moments:
        st.caption(t("overview.none"))
        return
    rows = [
        {"when": when, "count": count, "said": number(count), "what": what, "order": order}
        for order, (what, counts) in enumerate(series.items())
        for when, count in zip(moments, counts, strict=True)
    ]
    scale = alt.Scale(range=list(colours))
    chart = (
        alt.Chart(pd.DataFrame(rows))
        .mark_bar(size=min(28, 420 // len(moments)))
        .encode(
            x=_moments(),
            y=_amount(),
            order="order:Q",
            color=alt.Color("what:N", title=None, sort=list(series), scale=scale, legend=_legend()),
            tooltip=[alt.Tooltip("when:N", title=title), "what:N", alt.Tooltip("said:N", title=t("overview.count"))],
        )
    )
    _draw(chart, 260)


def _moments() -> alt.X:
    return alt.X("when:N", title=None, sort=None, axis=_quiet_axis(labelAngle=0, labelOverlap=True))


def _amount() -> alt.Y:
    written = "replace(datum.label, /,/g, '.')" if language() == "nl" else "datum.label"
    return alt.Y("count:Q", title=None, axis=alt.Axis(tickMinStep=1, tickCount=4, domain=False, labelExpr=written))


def _tooltip(title: str) -> list[alt.Tooltip]:
    return [alt.Tooltip("when:N", title=title), alt.Tooltip("count:Q", title=t("overview.count"))]


def _legend() -> alt.Legend:
    return alt.Legend(orient="bottom", direction="horizontal", symbolType="square", padding=0, offset=6, labelLimit=0)


def _quiet_axis(**options: Any) -> alt.Axis:
    return alt.Axis(ticks=False, domain=False, labelPadding=8, labelFontSize=12, **options)


def _draw(chart: alt.Chart | alt.LayerChart, height: int) -> None:
    st.altair_chart(chart.properties(height=height).configure_view(strokeWidth=0), width="stretch")
