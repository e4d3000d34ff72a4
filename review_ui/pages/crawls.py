"""How collecting goes: what to look at first, then every site with its latest crawl. No ads."""

from collections import Counter
from datetime import datetime, timedelta
from html import escape

import streamlit as st

from crawler.health.figures import CrawlFigures
from crawler.status import SiteStatus, site_statuses
from domain.clock import now
from review_ui.components.amounts import megabytes, number, seconds, share
from review_ui.components.crawl_words import lines_of, show_level, show_state
from review_ui.components.highlight import show_lines
from review_ui.components.moments import local
from review_ui.components.table import figure_grid
from review_ui.i18n import t
from review_ui.state import first_look, logged_in, open_site
from store.queries.crawls import log_look
from store.session import transaction

CRAWLS_IN_ROW = 14
SOON = timedelta(minutes=1)
WARNED_SHOWN = 10


def show() -> None:
    """Show every site; a look at the page goes to the audit log once, not at every redraw."""
    viewer, at = logged_in(), now()
    with transaction() as session:
        if first_look("crawls"):
            log_look(session, viewer)
        sites = site_statuses(session, viewer, at, crawls=CRAWLS_IN_ROW)
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        st.title(t("crawls.title"))
        st.button(t("crawls.refresh"), icon=":material/refresh:")
    st.caption(t("crawls.what"))
    if not sites:
        st.info(t("crawls.none"))
        return
    _show_totals(sites)
    _show_warnings(sites)
    st.subheader(f"{t('admin.sites')} ({len(sites)})")
    for site in sites:
        _row(site, at)


def _show_totals(sites: list[SiteStatus]) -> None:
    states = Counter(site.state for site in sites)
    figures = {
        t("crawls.need_action"): sum(site.level == "broken" for site in sites),
        t("crawls.under_way"): states["running"],
        t("crawls.pages_today"): sum(site.used_today for site in sites),
        t("crawls.ads_last"): sum(site.last.ads for site in sites if site.last),
    }
    for column, (label, figure) in zip(st.columns(4), figures.items(), strict=True):
        column.metric(label, number(figure), border=True)


def _show_warnings(sites: list[SiteStatus]) -> None:
    st.subheader(t("crawls.look_first"))
    warned = sorted((site for site in sites if site.level), key=lambda site: site.level != "broken")
    if not warned:
        st.success(t("crawls.all_well"))
    for site in warned[:WARNED_SHOWN]:
        with st.container(border=True):
            level, middle, action = st.columns([1.3, 8.2, 1], vertical_alignment="center")
            with level:
                show_level(str(site.level))
            with middle:
                show_lines((site.title, "name"), *(line for warning in site.warnings for line in lines_of(warning)))
            _opener(action, site, f"warned-{site.name}")
    if len(warned) > WARNED_SHOWN:
        st.caption(t("overview.more", count=len(warned) - WARNED_SHOWN))


def _row(site: SiteStatus, at: datetime) -> None:
    with st.container(border=True):
        state, name, figures, row, action = st.columns([1.3, 2.8, 4.2, 1.2, 1], vertical_alignment="center")
        with state:
            show_state(site.state)
        with name:
            show_lines((site.title, "name"), *((line, "quiet") for line in _plan(site, at)))
        if site.last:
            figures.html(_figures(site.last, site))
        if len(site.crawls) > 1:
            row.html(_bars([crawl.ads for crawl in reversed(site.crawls)]))
        _opener(action, site, f"site-{site.name}")


def _opener(column: st.delta_generator.DeltaGenerator, site: SiteStatus, key: str) -> None:
    if column.button(t("crawls.view"), key=key, width="stretch"):
        open_site(site.name)
        st.switch_page(st.session_state["to_crawl_site"])


def _plan(site: SiteStatus, at: datetime) -> list[str]:
    lines = []
    if site.last:
        lines.append(t("crawls.last", when=local(site.last.started_at, "%d-%m %H:%M")))
    elif site.state != "never":
        lines.append(t("crawl.never"))
    if site.next_due:
        lines.append(t("crawls.next", when=due_words(site, at)))
    if site.mandate_ends:
        lines.append(t("crawls.mandate_until", day=f"{site.mandate_ends:%d-%m-%Y}"))
    return lines


def due_words(site: SiteStatus, at: datetime) -> str:
    """Return when the site's next crawl is due."""
    if site.next_due is None:
        return t("crawls.not_planned")
    return local(site.next_due, "%d-%m %H:%M") if site.next_due > at + SOON else t("crawls.due_now")


def _figures(crawl: CrawlFigures, site: SiteStatus) -> str:
    budget = share(site.used_today, site.definition.schedule.daily_pages) if site.definition else "—"
    cells = {
        t("column.ads"): number(crawl.ads),
        t("column.new"): number(crawl.new),
        t("column.changed"): number(crawl.changed),
        t("column.gone"): number(crawl.gone),
        t("column.pages"): number(crawl.pages),
        t("column.errors"): number(sum(crawl.errors.values())),
        t("column.answer"): seconds(crawl.figure("latency")),
        t("column.data"): megabytes(crawl.bytes),
        t("column.budget"): budget,
    }
    return figure_grid(cells)


def _bars(counts: list[int]) -> str:
    """Return small bars, one a crawl, oldest first; their number stands in words for those who cannot see them."""
    most = max(counts, default=0) or 1
    bars = "".join(f'<i style="height:{max(3, round(100 * count / most))}%"></i>' for count in counts)
    said = escape(t("crawls.bars", count=len(counts)), quote=True)
    return f'<div class="baken-bars" role="img" aria-label="{said}" title="{said}">{bars}</div>'
