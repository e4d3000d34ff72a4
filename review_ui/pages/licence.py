"""One licence: what the register says and said, and every ad that shows it or may mean it."""

import streamlit as st

from domain.errors import BakenError
from domain.roles import Viewer
from reports.compliance.licences import ads_sheet
from review_ui.components.amounts import number
from review_ui.components.charts import show_beside
from review_ui.components.compliance_words import VERDICTS, show_verdict, verdict_words
from review_ui.components.export import show_export
from review_ui.components.highlight import show_line, show_lines
from review_ui.components.moments import local
from review_ui.components.reasons import title_of
from review_ui.components.register_words import FIELDS, cell_words, changed_fields
from review_ui.components.table import show_pairs
from review_ui.i18n import t
from review_ui.i18n.sentences import said
from review_ui.state import asked_for, first_look, logged_in, open_flag
from store.queries.licences import AdShowing, LicenceDetail, licence_detail
from store.queries.registers import without_secrets
from store.session import transaction

PAGE = 10


def show() -> None:
    """Show the licence that the address names; a look at it goes to the audit log once, not at every redraw."""
    viewer = logged_in()
    st.page_link(st.session_state["to_licences"], label=t("licence.back"), icon=":material/arrow_back:")
    found = asked_for("licence") or st.session_state.get("licence")
    if not found:
        st.info(t("licence.none"))
        return
    st.session_state["licence"] = found
    page = int(st.session_state.get("licence_page", 1))
    try:
        with transaction() as session:
            looked = first_look(f"licence {found}")
            page = 1 if looked else page
            detail = licence_detail(session, viewer, found, limit=PAGE, offset=(page - 1) * PAGE, log_view=looked)
    except BakenError as error:
        st.error(said(str(error)))
        return
    _show(viewer, detail)


def _show(viewer: Viewer, detail: LicenceDetail) -> None:
    left, right = st.columns([2.4, 1], vertical_alignment="bottom")
    with left:
        show_line(detail.number, "title")
    with right:
        show_export("licence", lambda session, word: ads_sheet(session, viewer, word, detail.number))
    figures = {
        t("column.ads"): number(detail.count),
        t("licence.advertisers"): number(detail.advertisers),
        t("column.first_seen"): local(detail.first_seen_at, "%d-%m-%Y") if detail.first_seen_at else "—",
        t("column.seen"): local(detail.last_seen_at, "%d-%m-%Y") if detail.last_seen_at else "—",
    }
    for column, (label, figure) in zip(st.columns(len(figures)), figures.items(), strict=True):
        column.metric(label, figure, border=True)
    left, right = st.columns([1.7, 1], gap="large")
    with left:
        _show_ads(detail)
        _show_candidates(detail.candidates)
    with right:
        _show_register(detail)
        if detail.count:
            series = {
                t("compliance.for_date_short"): dict(detail.verdicts),
                t("compliance.today_short"): dict(detail.verdicts_today),
            }
            show_beside(t("licence.verdicts"), VERDICTS, series, verdict_words)


def _show_register(detail: LicenceDetail) -> None:
    st.subheader(t("licence.register"))
    if not detail.rows:
        st.info(t("licence.not_in_register"))
        return
    newest = detail.rows[0]
    if newest.until is not None:
        st.warning(t("licence.gone", when=local(newest.until)))
    names = [name for name in FIELDS if name in newest.content]
    show_pairs({t(f"register.{name}"): cell_words(name, newest.content[name]) for name in names})
    if detail.cut:
        st.caption(t("licence.cut"))
    since = t("licence.since", when=local(newest.since), source=without_secrets(newest.source))
    show_line(since)
    with st.expander(f"{t('licence.history')} ({len(detail.rows) - 1})", expanded=len(detail.rows) > 1):
        if len(detail.rows) == 1:
            st.caption(t("licence.no_history"))
        for new, old in zip(detail.rows, detail.rows[1:], strict=False):
            lines = changed_fields(new.content, old.content) or [t("licence.back_again")]
            show_lines((local(new.since), "name"), *((line, "line") for line in lines))


def _show_ads(detail: LicenceDetail) -> None:
    st.subheader(t("licence.ads", count=number(detail.count)))
    if not detail.ads:
        st.info(t("licence.no_ads"))
    for ad in detail.ads:
        _show_ad(ad, "ad")
    pages = -(-detail.count // PAGE)
    if pages > 1:
        st.pagination(pages, key="licence_page")


def _show_candidates(candidates: list[AdShowing]) -> None:
    if not candidates:
        return
    st.subheader(t("licence.candidates", count=len(candidates)))
    st.caption(t("licence.candidates_what"))
    for ad in candidates:
        _show_ad(ad, "candidate")


def _show_ad(ad: AdShowing, kind: str) -> None:
    with st.container(border=True):
        words, action = st.columns([6, 1], vertical_alignment="center")
        with words:
            where = " · ".join(part for part in (ad.place, ad.site, _advertiser(ad), _seen(ad)) if part)
            show_lines((ad.title or "—", "name"), (where, "quiet"), (_meant(ad), "line"))
            with st.container(horizontal=True, vertical_alignment="center"):
                day = f"{ad.judged_for:%d-%m-%Y}: " if ad.judged_for else ""
                show_verdict(ad.verdict, day)
                show_verdict(ad.verdict_today, f"{t('compliance.today').lower()}: ")
                if not ad.still:
                    st.badge(t("licence.no_longer"), color="gray")
                for finding in ad.findings:
                    st.badge(title_of(finding), color="blue")
        if ad.flag_id and action.button(t("queue.open"), key=f"{kind}-{ad.ad_id}", width="stretch"):
            open_flag(ad.flag_id)
            st.switch_page(st.session_state["to_flag"])


def _advertiser(ad: AdShowing) -> str:
    return f"{t('licence.advertiser')} {ad.advertiser}" if ad.advertiser else ""


def _seen(ad: AdShowing) -> str:
    first, last = local(ad.first_seen_at, "%d-%m-%Y"), local(ad.last_seen_at, "%d-%m-%Y")
    gone = f" ({t('licence.removed')})" if ad.removed_at else ""
    return t("licence.seen", first=first, last=last) + gone


def _meant(ad: AdShowing) -> str:
    if not ad.reason:
        return ""
    shown = ad.number or t("flag.no_number")
    return t("licence.meant", number=shown, score=f"{ad.score:.0%}", reason=said(ad.reason))
