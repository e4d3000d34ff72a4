"""Findings over several ads, from the store to the flag: what is found, what is left alone, and that it rests."""

from datetime import timedelta

import pytest
from builders import (
    AT,
    add_ad,
    add_answer,
    add_check,
    add_crawl,
    add_entry,
    add_flag,
    add_number,
    add_people,
    add_version,
)  # fmt: skip
from sqlalchemy import select
from sqlalchemy.orm import Session

from chain import flag, indicate
from domain.priority import MEDIUM_POINTS
from nlp.pipeline import RULES_VERSION
from store.decisions import decide
from store.tables import Ad, Advertiser, Decision, Flag, HitRow, LicenceCheck, Version

NUMBER = "SB-2025-00417"
DAY = timedelta(days=1)


def hits(session, indicator):
    """Return what was found, by the ad's own id."""
    rows = session.execute(
        select(Ad.external_id, HitRow.detail)
        .join(Version, Version.ad_id == Ad.id)
        .join(HitRow, HitRow.version_id == Version.id)
        .where(HitRow.indicator == indicator)
    )
    return {row[0]: row[1] for row in rows}


def run(engine, session):
    """Run the stage on what the test wrote."""
    for version in session.scalars(select(Version)):
        version.rules = RULES_VERSION
    session.commit()
    report = indicate.run_stage(engine)
    session.expire_all()
    return report.done


def advertiser(session, key, *ads):
    party = Advertiser(key=key, ad_count=len(ads))
    session.add(party)
    session.flush()
    for ad in ads:
        ad.advertiser_id = party.id


@pytest.fixture
def session(sqlite_engine):
    with Session(sqlite_engine, expire_on_commit=False) as opened:
        yield opened


def test_a_shared_number_names_the_kind_of_licence(sqlite_engine, session):
    crawl = add_crawl(session)
    ads = [add_ad(session, crawl, str(n)) for n in range(2)]
    for ad in ads:
        add_check(session, ad, "valid", NUMBER)
    add_entry(session, add_answer(session), NUMBER, kind="self_employed")
    assert run(sqlite_engine, session) == 2
    assert hits(session, "licence.shared") == {
        name: {"number": NUMBER, "advertisers": 2, "kind": "self_employed"} for name in ("0", "1")
    }
    advertiser(session, "A", *ads)
    assert run(sqlite_engine, session) == 0
    assert hits(session, "licence.shared") == {}


def referred(session, ad, track="administrative", kind="refer_administrative"):
    """Refer the ad and let the decision be of `AT`."""
    people = add_people(session)
    found = add_flag(session, ad, track)
    decision = decide(session, people["officer"], found.id, kind, "Kijken.", found.revision)
    decision.decided_at = AT
    session.flush()
    return found


def appeared(session, days, municipality="GM0344"):
    """An ad of a referred advertiser that shows a number from some days after the referral on."""
    crawl = add_crawl(session)
    first, later = add_ad(session, crawl, "first"), add_ad(session, crawl, "later", municipality=municipality)
    advertiser(session, "A", first, later)
    add_check(session, first, "missing")
    version = session.get_one(Version, later.version_id)
    version.first_seen_at = AT + days * DAY
    add_number(session, version.id, NUMBER)
    add_check(session, later, "valid", NUMBER)
    return first, later


def test_a_number_that_appears_after_a_referral_is_found_and_raises_no_flag_by_itself(sqlite_engine, session):
    first, later = appeared(session, days=5)
    referred(session, first)
    run(sqlite_engine, session)
    assert hits(session, "licence.after_check") == {
        "later": {"number": NUMBER, "since": "06-11-2026", "checked": "01-11-2026", "days": 5}
    }
    flag.run_stage(sqlite_engine)
    assert session.scalars(select(Flag).where(Flag.ad_id == later.id)).all() == []


@pytest.mark.parametrize(("days", "municipality"), [(15, "GM0344"), (-1, "GM0344"), (5, "GM0363")])
def test_later_earlier_or_elsewhere_is_not_after_the_referral(sqlite_engine, session, days, municipality):
    first, _ = appeared(session, days, municipality)
    referred(session, first)
    run(sqlite_engine, session)
    assert hits(session, "licence.after_check") == {}


@pytest.mark.parametrize(("track", "kind"), [("criminal", "refer_criminal"), ("administrative", "dismiss")])
def test_a_decision_that_leads_to_no_check_or_on_another_track_does_not_show_through(
    sqlite_engine, session, track, kind
):
    first, _ = appeared(session, days=5)
    referred(session, first, track, kind)
    run(sqlite_engine, session)
    assert hits(session, "licence.after_check") == {}


def dropped(session, verdict="valid"):
    """An ad whose earlier version showed a number, and whose present one shows none."""
    ad = add_ad(session, add_crawl(session), "dropped")
    add_check(session, ad, verdict, NUMBER)
    add_version(session, ad, "later", AT + 3 * DAY)
    return ad


def test_a_dropped_number_weighs_with_the_missing_one(sqlite_engine, session):
    ad = dropped(session)
    add_check(session, ad, "missing")
    run(sqlite_engine, session)
    assert hits(session, "licence.dropped") == {"dropped": {"number": NUMBER, "since": "01-11-2026"}}
    flag.run_stage(sqlite_engine)
    (found,) = session.scalars(select(Flag))
    assert {reason["indicator"] for reason in found.reasons} == {"licence.missing", "licence.dropped"}
    assert (found.track, found.points >= MEDIUM_POINTS) == ("administrative", True)


@pytest.mark.parametrize(
    ("before", "now"), [("mismatch", "missing"), ("valid", "unverified"), ("valid", "not_required")]
)
def test_somebody_elses_number_or_none_that_is_missed_was_not_dropped(sqlite_engine, session, before, now):
    ad = dropped(session, before)
    add_check(session, ad, now)
    run(sqlite_engine, session)
    assert hits(session, "licence.dropped") == {}


def test_an_earlier_ad_of_the_advertiser_counts_until_a_present_one_shows_the_number(sqlite_engine, session):
    crawl = add_crawl(session)
    earlier, bare, other = (add_ad(session, crawl, name) for name in ("earlier", "bare", "other"))
    advertiser(session, "A", earlier, bare, other)
    add_check(session, earlier, "expired", NUMBER)
    earlier.removed_at = AT
    add_check(session, bare, "missing")
    session.get_one(Version, bare.version_id).first_seen_at = AT + DAY
    run(sqlite_engine, session)
    assert list(hits(session, "licence.dropped")) == ["bare"]
    add_check(session, other, "expired", NUMBER)
    run(sqlite_engine, session)
    assert hits(session, "licence.dropped") == {}


def test_the_stage_rests_until_a_referral_a_verdict_or_an_ad_changes(sqlite_engine, session):
    first, later = appeared(session, days=5)
    assert run(sqlite_engine, session) == 0
    assert run(sqlite_engine, session) == 0
    referred(session, first)
    session.commit()
    indicate.run_stage(sqlite_engine)
    before = session.scalars(select(HitRow.id).where(HitRow.computed)).all()
    assert before
    for ad in (first, later):
        session.get_one(Ad, ad.id).flags_stale = False
    session.commit()
    assert indicate.run_stage(sqlite_engine).done == 0
    session.expire_all()
    assert session.scalars(select(HitRow.id).where(HitRow.computed)).all() == before
    assert session.scalars(select(Ad).where(Ad.flags_stale)).all() == []
    for decision in session.scalars(select(Decision)):
        decision.kind = "watch"
    session.commit()
    indicate.run_stage(sqlite_engine)
    session.expire_all()
    assert session.scalars(select(HitRow.id).where(HitRow.computed)).all() == []
    assert [ad.external_id for ad in session.scalars(select(Ad).where(Ad.flags_stale))] == ["later"]


def test_the_findings_are_the_same_whoever_runs_them_again_from_nothing(sqlite_engine, session):
    ad = dropped(session)
    add_check(session, ad, "missing")
    run(sqlite_engine, session)
    once = hits(session, "licence.dropped")
    for row in session.scalars(select(HitRow)):
        session.delete(row)
    check = session.scalars(select(LicenceCheck).where(LicenceCheck.version_id == ad.version_id)).one()
    check.basis = "another"
    run(sqlite_engine, session)
    assert hits(session, "licence.dropped") == once
