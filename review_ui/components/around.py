"""What stands around an ad: licence, facts, the advertiser's other ads, links, evidence, versions, decisions."""

import streamlit as st

from review_ui.components.theme import VERDICT_COLOURS
from review_ui.i18n import t
from store.queries.ads import FlagDetail
from store.tables import Ad


def show_licence(detail: FlagDetail) -> None:
    """Show the verdict with the register's answer and the reasons; `not assessed` when nobody looked."""
    st.subheader(t("flag.licence"))
    check = detail.check
    if check is None:
        st.caption(t("flag.not_assessed"))
        return
    st.badge(t(f"verdict.{check.verdict}"), color=VERDICT_COLOURS.get(check.verdict, "gray"))
    st.text(f"{t('flag.number')}: {check.number or '—'}")
    st.text(f"{t('flag.judged_for')}: {check.judged_for:%d-%m-%Y} · {check.jurisdiction}")
    for reason in check.reasons:
        st.text(f"• {reason}")
    if check.candidates:
        st.text(f"{t('flag.candidates')}:")
        for candidate in check.candidates:
            st.text(f"  {candidate['number']} ({candidate['score']:.2f}) {candidate['reason']}")
    if check.register_as_of:
        answered = t("flag.register_as_of", when=f"{check.register_as_of:%d-%m-%Y %H:%M} UTC")
        st.caption(f"{t('flag.register')}: {answered}")


def show_facts(detail: FlagDetail) -> None:
    """Show what was read out of the ad."""
    with st.expander(f"{t('flag.facts')} ({len(detail.facts)})"):
        rows = [{"": t(f"fact.{fact.kind}"), " ": fact.key, "  ": fact.text} for fact in detail.facts]
        if rows:
            st.dataframe(rows, hide_index=True, width="stretch")
        st.caption(t("flag.images"))


def show_advertiser(detail: FlagDetail) -> None:
    """Show the advertiser's other ads, and every link with its reason, dropped ones too."""
    st.subheader(t("flag.others"))
    if not detail.other_ads:
        st.caption(t("flag.no_others"))
    else:
        st.dataframe([_row(ad) for ad in detail.other_ads], hide_index=True, width="stretch")
    if detail.links:
        with st.expander(f"{t('flag.links')} ({len(detail.links)})"):
            for link in detail.links:
                st.text(f"{t('flag.kept') if link.kept else t('flag.dropped')}: {link.reason}")


def _row(ad: Ad) -> dict[str, str]:
    title = ad.version.title if ad.version else ""
    return {
        t("flag.ad"): title,
        t("filter.site"): ad.site.title,
        "": ad.version.city if ad.version else "",
        " ": f"{ad.last_seen_at:%d-%m-%Y}",
    }


def show_record(detail: FlagDetail) -> None:
    """Show the evidence record, the versions, and earlier decisions."""
    with st.expander(t("flag.evidence")):
        capture = detail.capture
        if capture is None:
            st.caption(t("flag.no_evidence"))
        else:
            st.code(
                f"{capture.url}\n{capture.fetched_at.isoformat()}  HTTP {capture.status}\n"
                f"SHA-256 {capture.sha256}\n{capture.warc_file} @ {capture.warc_offset}",
                language=None,
            )
    with st.expander(f"{t('flag.versions')} ({len(detail.versions)})"):
        for version in detail.versions:
            st.text(f"{version.first_seen_at:%d-%m-%Y %H:%M} UTC · {version.title}")
    _show_decisions(detail)


def _show_decisions(detail: FlagDetail) -> None:
    with st.expander(f"{t('flag.decisions')} ({len(detail.decisions)})"):
        if not detail.decisions:
            st.caption(t("flag.no_decisions"))
        for decision in detail.decisions:
            who, when = decision.user.display_name, f"{decision.decided_at:%d-%m-%Y %H:%M} UTC"
            st.text(f"{when} · {who} · {t(f'decide.{decision.kind}')}\n{decision.reason}")
            if decision.second_user is not None:
                answer = t("answer.yes" if decision.second_agrees else "answer.no")
                st.caption(t("flag.second", name=decision.second_user.display_name, answer=answer))
