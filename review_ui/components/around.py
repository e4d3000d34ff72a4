"""What stands around an ad: its licence, facts, the advertiser's other ads, evidence, versions, decisions."""

import streamlit as st

from domain.jurisdictions import jurisdiction, jurisdiction_ids
from review_ui.components.highlight import plain, show_line, show_lines
from review_ui.components.moments import local
from review_ui.components.table import show_table
from review_ui.components.theme import VERDICT_COLOURS
from review_ui.i18n import has_words, in_language, t
from review_ui.i18n.sentences import said
from store.queries.ads import FlagDetail
from store.tables import Ad, Decision, FactRow, LicenceCheck


def show_licence(detail: FlagDetail) -> None:
    """Show the verdict with the register's answer and the reasons; `not assessed` when nobody looked."""
    check = detail.check
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(t("flag.licence"), width="content")
        if check is not None:
            st.badge(t(f"verdict.{check.verdict}"), color=VERDICT_COLOURS.get(check.verdict, "gray"))
    if check is None:
        st.caption(t("flag.not_assessed"))
        return
    show_line(f"{t('flag.number')}: {check.number or t('flag.no_number')}", "line")
    with st.expander(t("flag.register_says")):
        _show_answer(check)


def _show_answer(check: LicenceCheck) -> None:
    show_lines(*((said(reason), "line") for reason in check.reasons))
    if check.candidates:
        st.markdown(f"**{t('flag.candidates')}**")
        for candidate in check.candidates:
            show_line(f"{candidate['number']} ({candidate['score']:.0%}): {said(candidate['reason'])}", "line")
    asked = t("flag.judged_for", day=f"{check.judged_for:%d-%m-%Y}", pack=_pack(check.jurisdiction))
    answered = t("flag.register_as_of", when=local(check.register_as_of)) if check.register_as_of else ""
    st.caption(f"{asked} {answered}")


def _pack(ident: str) -> str:
    return in_language(jurisdiction(ident).title) if ident in jurisdiction_ids() else ident


def show_not_assessed(detail: FlagDetail) -> None:
    """Say what nobody and nothing looked at, so that silence is not read as `no`."""
    missing = [t("flag.images")]
    if detail.check is None:
        missing.append(t("flag.licence").lower())
    if detail.ad.advertiser_id is None:
        missing.append(t("flag.linking"))
    st.caption(f"{t('flag.not_assessed')}: {', '.join(missing)}.")


def show_facts(detail: FlagDetail) -> None:
    """Show what was read out of the ad."""
    with st.expander(f"{t('flag.facts')} ({len(detail.facts)})"):
        show_table(
            [
                {
                    t("column.kind"): t(f"fact.{fact.kind}"),
                    t("column.value"): _value(fact),
                    t("column.words"): fact.text,
                }
                for fact in detail.facts
            ]
        )


def _value(fact: FactRow) -> str:
    if fact.kind == "price" and isinstance(fact.value, dict):
        minutes = fact.value.get("minutes")
        length = t("price.minutes", minutes=minutes) if minutes else t("price.unknown")
        return f"{fact.value['amount']:g} {fact.value['currency']}, {length}"
    if fact.kind == "service_mode" and has_words(f"service.{fact.value}"):
        return t(f"service.{fact.value}")
    return fact.key


def show_advertiser(detail: FlagDetail) -> None:
    """Show the advertiser's other ads, and every link with its reason, dropped ones too."""
    with st.expander(f"{t('flag.others')} ({len(detail.other_ads)})", expanded=bool(detail.other_ads)):
        if detail.other_ads:
            show_table([_row(ad) for ad in detail.other_ads])
        else:
            st.caption(t("flag.no_others"))
    if detail.links:
        with st.expander(f"{t('flag.links')} ({len(detail.links)})"):
            for kept, label in ((True, "flag.kept"), (False, "flag.dropped")):
                reasons = [(link.value, said(link.reason)) for link in detail.links if link.kept is kept]
                if reasons:
                    st.markdown(f"**{t(label)}**")
                show_lines(*((f"{reason} {value}".strip(), "line") for value, reason in dict.fromkeys(reasons)))


def _row(ad: Ad) -> dict[str, str]:
    return {
        t("flag.ad"): ad.version.title if ad.version else "",
        t("filter.site"): ad.site.title,
        t("column.place"): ad.version.city if ad.version else "",
        t("column.seen"): local(ad.last_seen_at, "%d-%m-%Y"),
    }


def show_record(detail: FlagDetail) -> None:
    """Show the evidence record, the versions, and earlier decisions."""
    with st.expander(t("flag.evidence")):
        capture = detail.capture
        if capture is None:
            st.caption(t("flag.no_evidence"))
        else:
            lines = {
                "evidence.url": plain(capture.url),
                "evidence.fetched": f"{capture.fetched_at.isoformat()} (HTTP {capture.status})",
                "evidence.sha256": capture.sha256,
                "evidence.warc": f"{capture.warc_file}, {t('evidence.offset')} {capture.warc_offset}",
            }
            st.code("\n".join(f"{t(key)}: {value}" for key, value in lines.items()), language=None, wrap_lines=True)
    with st.expander(f"{t('flag.versions')} ({len(detail.versions)})"):
        for version in reversed(detail.versions):
            show_line(f"{local(version.first_seen_at)} · {version.title}", "line")
    with st.expander(f"{t('flag.decisions')} ({len(detail.decisions)})"):
        if not detail.decisions:
            st.caption(t("flag.no_decisions"))
        for decision in detail.decisions:
            _show_decision(decision)


def _show_decision(decision: Decision) -> None:
    track, kind = t(f"track.{decision.flag.track}"), t(f"decide.{decision.kind}")
    by = f"{local(decision.decided_at)} · {decision.user.display_name}"
    if decision.second_user is not None:
        answer = t("answer.yes" if decision.second_agrees else "answer.no")
        by += f" · {t('flag.second', name=decision.second_user.display_name, answer=answer)}"
    show_lines((f"{kind} ({track.lower()})", "name"), (decision.reason, "line"), (by, "quiet"))
