"""The overview: counts and charts, no personal data."""

from collections.abc import Callable

import altair as alt
import pandas as pd
import streamlit as st

from domain.places import municipalities
from domain.roles import Role
from review_ui.components.reasons import title_of
from review_ui.i18n import t
from review_ui.state import logged_in
from store.queries import overview
from store.session import transaction

COLOUR = "#2f6f8f"
MOST_BARS = 15


def show() -> None:
    """Show every chart the viewer's role may see."""
    viewer = logged_in()
    st.title(t("overview.title"))
    st.caption(t("overview.what"))
    with transaction() as session:
        sites = overview.ads_per_site(session, viewer)
        verdicts = overview.ads_per_verdict(session, viewer)
        tiers = overview.flags_per_tier(session, viewer)
        indicators = overview.ads_per_indicator(session, viewer)
        places = overview.ads_per_municipality(session, viewer)
        days = overview.sightings_per_day(session, viewer)
    if viewer.role is Role.RESEARCHER:
        st.caption(t("overview.small"))
    left, right = st.columns(2, gap="large")
    with left:
        _bars(t("overview.sites"), sites, str)
        _bars(t("overview.tiers"), tiers, lambda tier: t(f"tier.{tier}"))
        _bars(t("overview.days"), days, str)
    with right:
        _bars(t("overview.verdicts"), verdicts, lambda verdict: t(f"verdict.{verdict}"))
        _bars(t("overview.municipalities"), places, _place)
    _bars(t("overview.indicators"), indicators, title_of)


def _place(code: str) -> str:
    place = municipalities().get(code)
    return place.name if place else code


def _bars(title: str, counts: dict[str, int], label: Callable[[str], str]) -> None:
    st.subheader(title)
    if not counts:
        st.caption(t("overview.none"))
        return
    rows = [{"what": label(key), "count": count} for key, count in list(counts.items())[:MOST_BARS]]
    base = alt.Chart(pd.DataFrame(rows)).encode(
        x=alt.X("count:Q", title=t("overview.ads"), axis=alt.Axis(tickMinStep=1, grid=False)),
        y=alt.Y("what:N", title=None, sort=None, axis=alt.Axis(labelLimit=320)),
        tooltip=[alt.Tooltip("what:N", title=title), alt.Tooltip("count:Q", title=t("overview.ads"))],
    )
    chart = base.mark_bar(color=COLOUR, height=14) + base.mark_text(align="left", dx=4).encode(text="count:Q")
    st.altair_chart(chart.properties(height=alt.Step(26)), width="stretch")
