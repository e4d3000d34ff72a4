"""The overview: counts and charts, no personal data."""

import streamlit as st

from domain.roles import Role
from review_ui.components.charts import show_bars, show_days
from review_ui.components.compliance_words import place_words
from review_ui.components.reasons import title_of
from review_ui.i18n import t
from review_ui.state import logged_in
from store.access import visible_tracks
from store.queries import overview
from store.session import transaction


def show() -> None:
    """Show every chart the viewer's role may see. Tracks stand apart: they are never added together."""
    viewer = logged_in()
    st.title(t("overview.title"))
    with transaction() as session:
        titles = overview.site_titles(session, viewer)
        sites = overview.ads_per_site(session, viewer)
        verdicts = overview.ads_per_verdict(session, viewer)
        tracks = {
            track.value: overview.flags_per_tier(session, viewer, track.value) for track in visible_tracks(viewer)
        }
        indicators = overview.ads_per_indicator(session, viewer)
        places = overview.ads_per_municipality(session, viewer)
        days = overview.sightings_per_day(session, viewer)
    small = t("overview.small") if viewer.role is Role.RESEARCHER else ""
    st.caption(f"{t('overview.what')} {small}")
    _show_totals(sum(sites.values()), tracks)
    left, right = st.columns(2, gap="large")
    with left:
        show_bars(t("overview.verdicts"), verdicts, lambda verdict: t(f"verdict.{verdict}"))
        show_bars(t("overview.sites"), sites, lambda name: titles.get(name, name))
        show_days(t("overview.days"), days)
    with right:
        if viewer.role is not Role.INSPECTOR:
            show_bars(t("overview.indicators"), indicators, title_of)
        show_bars(t("overview.municipalities"), places, place_words)
    for column, (track, tiers) in zip(st.columns(max(1, len(tracks)), gap="large"), tracks.items(), strict=False):
        with column:
            show_bars(t("overview.tiers", track=t(f"track.{track}").lower()), tiers, lambda tier: t(f"tier.{tier}"))


def _show_totals(ads: int, tracks: dict[str, dict[str, int]]) -> None:
    figures = {t("overview.ads_now"): ads}
    figures |= {t("overview.open", track=t(f"track.{track}").lower()): sum(c.values()) for track, c in tracks.items()}
    for column, (label, figure) in zip(st.columns(4), figures.items(), strict=False):
        column.metric(label, figure, border=True)
