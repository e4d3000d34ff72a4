"""One site's crawls: what to look at, its figures over time, its errors in plain words, its plan. No ads."""

from collections import Counter
from datetime import datetime

import streamlit as st

from crawler.error_kinds import meaning_of, title_of
from crawler.health.figures import CrawlFigures
from crawler.status import SiteStatus, site_statuses
from domain.clock import now
from review_ui.components.amounts import megabytes, number, seconds
from review_ui.components.charts import show_changes, show_counts
from review_ui.components.crawl_words import reason_words, show_level, show_state, show_warning
from review_ui.components.highlight import show_line
from review_ui.components.moments import local
from review_ui.components.table import show_pairs, show_table
from review_ui.i18n import language, t
from review_ui.pages.crawls import due_words
from review_ui.state import current_site, first_look, logged_in
from store.queries.crawls import HISTORY, log_look
from store.session import transaction

MINUTE, HOUR = 60, 3600


def show() -> None:
    """Show the site that was chosen; a look at it goes to the audit log once, not at every redraw."""
    viewer, at, name = logged_in(), now(), current_site()
    st.page_link(st.session_state["to_crawls"], label=t("crawls.back"), icon=":material/arrow_back:")
    found = []
    if name is not None:
        with transaction() as session:
            if first_look(f"crawls of {name}"):
                log_look(session, viewer, name)
            found = site_statuses(session, viewer, at, [name], HISTORY)
    if not found:
        st.info(t("crawls.no_site"))
        return
    _show_site(found[0], at)


def _show_site(site: SiteStatus, at: datetime) -> None:
    show_line(site.title, "title")
    with st.container(horizontal=True, vertical_alignment="center"):
        show_state(site.state)
        show_line(site.address, "quiet")
    for warning in site.warnings:
        with st.container(border=True):
            level, words = st.columns([1, 8], vertical_alignment="center")
            with level:
                show_level(warning.level)
            with words:
                show_warning(warning)
    if site.last:
        _show_last(site.last)
    left, right = st.columns([2, 1], gap="large")
    with left:
        _show_charts(site.crawls)
    with right:
        _show_plan(site, at)
    _show_errors(site.crawls)
    _show_history(site.crawls)


def _show_last(crawl: CrawlFigures) -> None:
    figures = {
        t("column.ads"): number(crawl.ads),
        t("column.new"): number(crawl.new),
        t("column.gone"): number(crawl.gone),
        t("column.errors"): number(sum(crawl.errors.values())),
        t("column.answer"): seconds(crawl.figure("latency")),
        t("column.data"): megabytes(crawl.bytes),
    }
    st.subheader(t("crawls.last_crawl", when=local(crawl.started_at)))
    for column, (label, figure) in zip(st.columns(len(figures)), figures.items(), strict=True):
        column.metric(label, figure, border=True)


def _show_charts(crawls: tuple[CrawlFigures, ...]) -> None:
    oldest_first = list(reversed(crawls))
    moments = told_apart([local(crawl.started_at, "%d-%m %H:%M") for crawl in oldest_first])
    show_counts(t("crawls.ads_per_crawl"), moments, [crawl.ads for crawl in oldest_first])
    show_changes(
        t("crawls.changes_per_crawl"),
        moments,
        {
            t("column.new"): [crawl.new for crawl in oldest_first],
            t("column.gone"): [-crawl.gone for crawl in oldest_first],
        },
    )


def told_apart(labels: list[str]) -> list[str]:
    """Return labels with a number behind those that stood before, so that no two bars become one."""
    return [f"{label} ({n})" if (n := labels[: at + 1].count(label)) > 1 else label for at, label in enumerate(labels)]


def _show_plan(site: SiteStatus, at: datetime) -> None:
    st.subheader(t("crawls.plan"))
    rows = {t("crawls.due"): due_words(site, at)}
    if site.definition:
        schedule = site.definition.schedule
        rows |= {
            t("crawls.every"): t("crawls.every_hours", hours=number(schedule.every_hours)),
            t("crawls.hours"): schedule.hours or t("crawls.always"),
            t("crawls.pace"): t("crawls.seconds_apart", seconds=number(site.definition.delay, 1)),
            t("column.fetch"): t(f"fetch.{site.definition.fetch}"),
        }
    rows[t("column.mandate")] = site.mandate or t("crawls.no_mandate")
    if site.mandate_ends:
        rows[t("column.until")] = f"{site.mandate_ends:%d-%m-%Y}"
    show_pairs(rows)
    if site.definition:
        _show_budget(site.used_today, site.definition.schedule.daily_pages)


def _show_budget(used: int, daily: int) -> None:
    words = t("crawls.budget", used=number(used), daily=number(daily))
    st.progress(min(1.0, used / daily), text=words)


def _show_errors(crawls: tuple[CrawlFigures, ...]) -> None:
    total = Counter[str]()
    for crawl in crawls:
        total.update(crawl.errors)
    st.subheader(t("crawls.errors"))
    if not total:
        st.caption(t("crawls.no_errors"))
        return
    show_table(
        [
            {
                t("column.kind"): title_of(kind, language()),
                t("crawls.in_last"): crawls[0].errors.get(kind, 0),
                t("crawls.in_shown", count=len(crawls)): count,
                t("crawls.means"): meaning_of(kind, language()),
            }
            for kind, count in total.most_common()
        ]
    )


def _show_history(crawls: tuple[CrawlFigures, ...]) -> None:
    st.subheader(t("crawls.history"))
    show_table([_history_row(crawl) for crawl in crawls])
    if not crawls:
        st.caption(t("crawl.never"))


def _history_row(crawl: CrawlFigures) -> dict[str, object]:
    return {
        t("crawls.started"): local(crawl.started_at, "%d-%m %H:%M"),
        t("column.crawl_state"): t(f"crawl.{'paused' if crawl.is_paused else crawl.state}"),
        t("crawls.took"): _duration(crawl.figure("seconds")),
        t("column.pages"): crawl.pages,
        t("column.ads"): crawl.ads,
        t("column.new"): crawl.new,
        t("column.changed"): crawl.changed,
        t("column.gone"): crawl.gone,
        t("column.errors"): sum(crawl.errors.values()),
        t("crawls.answer"): f"{seconds(crawl.figure('latency'))} / {seconds(crawl.figure('latency_p95'))}",
        t("column.data"): megabytes(crawl.bytes),
        t("crawls.reason"): reason_words(crawl.reason),
    }


def _duration(value: float | None) -> str:
    if value is None:
        return "—"
    if value < 2 * MINUTE:
        return f"{number(value)} s"
    if value < 2 * HOUR:
        return f"{number(value / MINUTE)} min"
    return t("crawls.hours_long", hours=number(value / HOUR, 1))
