"""The check stage and the register: failing mid-way, standing in, changed verdicts, kills, packs, earlier days."""

import json
import multiprocessing
import os
import signal
from datetime import UTC, date, datetime, timedelta

import pytest
from builders import add_ad, add_crawl
from failing_register import FAILURES, FailingRegister, row
from serving import serving
from sqlalchemy import func, select, update

from chain import check, extract
from chain.check_basis import cause_of
from chain.check_past import judge_past, parse_when, past_answer
from chain.check_requests import plain_kind
from chain.run import compute
from domain import clock
from domain.clock import today
from domain.errors import BakenError, UsageError
from domain.settings import settings
from store.audit import verify
from store.collecting import SiteFacts, open_crawl
from store.session import open_engine, transaction
from store.tables import AuditEntry, Flag, HitRow, LicenceCheck, RegisterAnswer, Site, VerdictChange, Version

TEXT = "Ik ben Lisa, 24 jaar. Ontvangst in Utrecht. Vergunningnummer {}."
NUMBERS = [f"SB-2025-{n:05d}" for n in range(9)]
INVENTED = "SB-2025-99999"
YEAR = date(2026, 10, 30)


@pytest.fixture
def hasty(monkeypatch):
    monkeypatch.setenv("BAKEN_REGISTER_TIMEOUT", "0.4")
    settings.cache_clear()


@pytest.fixture
def ads(engine):
    """One ad a licence, and one with a number that is in no register; read, not yet checked."""
    with transaction(engine) as session:
        crawl = add_crawl(session)
        for number in [*NUMBERS, INVENTED]:
            add_ad(session, crawl, number, TEXT.format(number))
    extract.run_stage(engine)


@pytest.fixture
def register():
    return FailingRegister([row(number) for number in NUMBERS])


def verdicts(engine):
    with transaction(engine) as session:
        query = select(Version, LicenceCheck).join(Version, Version.id == LicenceCheck.version_id)
        return {version.content_sha256: check.verdict for version, check in session.execute(query)}


def all_of(engine, table):
    with transaction(engine) as session:
        return session.scalars(select(table).order_by(table.id)).all()


JUDGED = {**dict.fromkeys(NUMBERS, "valid"), INVENTED: "unknown"}


@pytest.mark.usefixtures("ads", "hasty")
@pytest.mark.parametrize("mode", [*FAILURES, "dead", "down"])
def test_a_register_that_fails_in_the_middle_accuses_nobody_and_the_next_run_repairs(engine, register, mode):
    with serving(register) as address:
        register.mode = mode
        reports = compute(engine, "http://127.0.0.1:9" if mode == "down" else address)
        assert set(verdicts(engine).values()) == {"unverified"}
        assert not any(
            reason["indicator"].startswith("licence.") for flag in all_of(engine, Flag) for reason in flag.reasons
        )
        (problem,) = next(report.problems for report in reports if report.stage == "check")
        assert "`unverified` until the next run" in problem
        assert all_of(engine, RegisterAnswer) == []
        register.mode = "well"
        compute(engine, address)
        assert verdicts(engine) == JUDGED
        assert {r["indicator"] for flag in all_of(engine, Flag) for r in flag.reasons} == {"licence.unknown"}
        assert all_of(engine, VerdictChange) == [], "`unverified` was nobody's verdict"


@pytest.mark.usefixtures("ads", "hasty")
def test_a_young_answer_stands_in_and_says_so_until_the_register_is_back(engine, register):
    with serving(register) as address:
        check.run_stage(engine, address)
        with transaction(engine) as session:
            add_ad(session, add_crawl(session, "second"), "new", TEXT.format(NUMBERS[0]))
        extract.run_stage(engine)
        register.mode = "dead"
        report = check.run_stage(engine, address)
        assert report.done == 1, "what was judged by the same answer still holds"
        assert "stands in" in report.problems[0]
        new = all_of(engine, LicenceCheck)[-1]
        assert new.verdict == "valid"
        (answer,) = all_of(engine, RegisterAnswer)
        assert new.answer_id == answer.id
        assert (
            f"could not be reached; this rests on its answer of {answer.read_at:%Y-%m-%d %H:%M} UTC" in new.reasons[-1]
        )
        register.mode = "well"
        assert check.run_stage(engine, address).done == 1
        assert "could not be reached" not in str(all_of(engine, LicenceCheck)[-1].reasons)
    assert all_of(engine, VerdictChange) == []


@pytest.mark.usefixtures("ads", "hasty")
def test_an_answer_older_than_the_limit_does_not_stand_in(engine, register, monkeypatch):
    with serving(register) as address:
        check.run_stage(engine, address)
        with transaction(engine) as session:
            add_ad(session, add_crawl(session, "second"), "new", TEXT.format(NUMBERS[0]))
            session.execute(update(RegisterAnswer).values(read_at=datetime.now(UTC) - timedelta(hours=30)))
        extract.run_stage(engine)
        register.mode = "dead"
        check.run_stage(engine, address)
        assert verdicts(engine) == {**JUDGED, "new": "unverified"}
        monkeypatch.setenv("BAKEN_REGISTER_MAX_AGE", "2")
        settings.cache_clear()
        check.run_stage(engine, address)
        assert verdicts(engine) == {**JUDGED, "new": "valid"}


@pytest.mark.usefixtures("ads")
def test_a_register_that_suddenly_holds_nothing_is_not_believed(engine, register):
    with serving(register) as address:
        check.run_stage(engine, address)
        register.rows.clear()
        report = check.run_stage(engine, address)
    assert "it held 9" in report.problems[0]
    assert verdicts(engine) == JUDGED


@pytest.mark.usefixtures("ads")
def test_a_register_that_became_stale_and_fresh_again_is_repaired_with_the_same_content(engine, register, monkeypatch):
    from matching.licences.register import snapshot

    with serving(register) as address:
        with monkeypatch.context() as patch:
            patch.setattr(snapshot, "STALE_AFTER", timedelta(seconds=-1))
            report = check.run_stage(engine, address)
        assert "vouches for" in report.problems[0]
        assert set(verdicts(engine).values()) == {"unverified"}
        check.run_stage(engine, address)
    assert verdicts(engine) == JUDGED


@pytest.mark.usefixtures("ads")
def test_a_changed_register_lists_the_changed_verdicts_and_only_those(engine, register):
    with serving(register) as address:
        check.run_stage(engine, address)
        before = all_of(engine, LicenceCheck)
        register.rows[3] = row(NUMBERS[3], status="revoked")
        check.run_stage(engine, address)
    (change,) = all_of(engine, VerdictChange)
    assert (change.cause, change.verdict_before, change.verdict_after) == ("register", "valid", "revoked")
    assert (change.before["verdict"], change.after["verdict"], change.seen_at) == ("valid", "revoked", None)
    assert change.after["number"] == NUMBERS[3]
    after = all_of(engine, LicenceCheck)
    assert [row.id for row in after] == [row.id for row in before]
    assert {row.answer_id for row in after} == {2}
    assert all(row.judged_for == YEAR and row.judged_on == today() for row in after)


@pytest.mark.usefixtures("ads")
def test_a_verdict_that_could_not_be_told_for_a_while_is_no_change(engine, register):
    with serving(register) as address:
        check.run_stage(engine, address)
        for status, listed in [
            ("lost", 0),
            ("active", 0),
            ("lost", 0),
            ("suspended", 1),
            ("lost", 1),
            ("suspended", 1),
        ]:
            register.rows[3] = row(NUMBERS[3], status=status)
            check.run_stage(engine, address)
            assert verdicts(engine)[NUMBERS[3]] == {"lost": "unverified", "active": "valid"}.get(status, status)
            assert len(all_of(engine, VerdictChange)) == listed, status
    (change,) = all_of(engine, VerdictChange)
    assert (change.verdict_before, change.verdict_after) == ("valid", "suspended")


@pytest.mark.usefixtures("ads")
def test_what_is_due_is_judged_again_once(engine, register):
    with serving(register) as address:
        check.run_stage(engine, address)
        assert check.run_stage(engine, address).done == 0
        yesterday = today() - timedelta(days=1)
        with transaction(engine) as session:
            due = session.scalars(select(LicenceCheck).where(LicenceCheck.number == NUMBERS[0])).one()
            due.recheck_on, due.judged_on, due.verdict, due.verdict_today = today(), yesterday, "expired", ""
            later = session.scalars(select(LicenceCheck).where(LicenceCheck.number == NUMBERS[1])).one()
            later.recheck_on, later.judged_on = today() + timedelta(days=1), yesterday
        assert check.run_stage(engine, address).done == 1
        assert check.run_stage(engine, address).done == 0
    (change,) = all_of(engine, VerdictChange)
    assert (change.cause, change.verdict_before, change.verdict_after) == ("time", "expired", "valid")


@pytest.mark.usefixtures("ads")
def test_a_licence_that_runs_out_changes_the_verdict_for_today_alone(engine, register, monkeypatch):
    register.rows[3] = row(NUMBERS[3], valid_until=str(today() + timedelta(days=1)))
    later = datetime.now(UTC) + timedelta(days=2)
    with serving(register) as address:
        check.run_stage(engine, address)
        monkeypatch.setattr(clock, "now", lambda: later)
        assert check.run_stage(engine, address).done == 1
        assert check.run_stage(engine, address).done == 0
    (change,) = all_of(engine, VerdictChange)
    assert (change.cause, change.verdict_before, change.verdict_after) == ("time", "valid", "expired")
    assert (change.after["verdict"], change.after["verdict_today"]) == ("valid", "expired")
    assert verdicts(engine) == JUDGED


def test_the_cause_is_read_off_what_the_verdict_rests_on():
    assert cause_of("live-a-b-c", "live-a-b-c") == cause_of("kept-a-b-c", "live-a-b-c") == "time"
    assert cause_of("live-a-b-c", "live-x-b-c") == "register"
    assert cause_of("live-a-b-c", "live-x-y-z") == "pack"
    assert cause_of("live-a-b-c", "live-a-b-z") == cause_of("0" * 64, "live-a-b-c") == "rules"


def _killed_in_the_middle(url, address):
    check.BATCH = 3

    def die(_stage, done, _total):
        if done >= 6:
            os.kill(os.getpid(), signal.SIGKILL)

    check.run_stage(open_engine(url), address, die)


@pytest.mark.usefixtures("ads")
def test_a_killed_stage_goes_on_where_it_stopped(engine, database_url, register):
    with serving(register) as address:
        process = multiprocessing.get_context("spawn").Process(
            target=_killed_in_the_middle, args=(database_url, address)
        )
        process.start()
        process.join(120)
        assert process.exitcode == -signal.SIGKILL
        assert len(verdicts(engine)) == 6
        assert check.run_stage(engine, address).done == 4
    assert verdicts(engine) == JUDGED
    assert all_of(engine, VerdictChange) == []
    with transaction(engine) as session:
        assert session.scalar(select(func.count(func.distinct(LicenceCheck.basis)))) == 1


@pytest.mark.usefixtures("ads")
def test_another_pack_judges_anew_without_crawling_and_a_crawl_leaves_it(engine, register):
    with transaction(engine) as session:
        session.scalars(select(Site)).one().defined_jurisdiction = "nl-wrp"
    with serving(register) as address:
        check.run_stage(engine, address)
        assert check.choose_jurisdiction(engine, "au-vic") == ["plain"]
        assert check.choose_jurisdiction(engine, "au-vic") == []
        assert check.run_stage(engine, address).done == 10
    assert {row.jurisdiction for row in all_of(engine, LicenceCheck)} == {"au-vic"}
    assert {change.cause for change in all_of(engine, VerdictChange)} == {"pack"}
    assert pack_after_crawl(engine, "nl-wrp") == "au-vic", "the definition says what it said before"
    assert pack_after_crawl(engine, "nl-apv") == "nl-apv", "the definition was changed"
    with pytest.raises(BakenError, match="no jurisdiction pack"):
        check.choose_jurisdiction(engine, "nowhere")
    with transaction(engine) as session:
        entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "site.jurisdiction")).one()
        assert entry.detail == {"before": "nl-wrp", "after": "au-vic"}
        assert verify(session) == []


def pack_after_crawl(engine, defined):
    facts = SiteFacts("plain", "Site plain", "NL", defined, "http://x.example", "http", "digest")
    with transaction(engine) as session:
        open_crawl(session, facts, date(2026, 11, 2), datetime(2026, 11, 2, tzinfo=UTC), "test")
        return session.scalars(select(Site.jurisdiction)).one()


@pytest.mark.usefixtures("ads")
def test_a_verdict_is_reproduced_as_the_register_then_stood(engine, register):
    with serving(register) as address:
        check.run_stage(engine, address)
        register.rows[3] = row(NUMBERS[3], status="revoked")
        check.run_stage(engine, address)
        earlier = datetime(2026, 11, 2, 12, tzinfo=UTC)
        with transaction(engine) as session:
            session.execute(update(RegisterAnswer).where(RegisterAnswer.id == 1).values(read_at=earlier))
        for when in (date(2026, 11, 2), 1):
            past = past_answer(engine, None if when == 1 else address, when)
            found = {result.id.removeprefix("plain:"): result.verdict.value for result in judge_past(engine, past)}
            assert found == JUDGED, when
        now = {r.id: r.verdict.value for r in judge_past(engine, past_answer(engine, address, today()))}
        assert now[f"plain:{NUMBERS[3]}"] == "revoked"
        with pytest.raises(BakenError, match=r"number 1 of 2026-11-02: --as-of 1"):
            past_answer(engine, address, date(2026, 11, 3))
        with pytest.raises(BakenError, match="no answer from before is stored"):
            past_answer(engine, address, date(2026, 1, 1))
        with pytest.raises(BakenError, match="has the number 99"):
            past_answer(engine, None, 99)
    assert verdicts(engine)[NUMBERS[3]] == "revoked", "the store stays as it is"
    *_, last = judge_past(engine, past_answer(engine, None, 1), "au-vic")
    assert (last.id, last.verdict.value) == (f"plain:{INVENTED}", "malformed")


def test_an_ad_that_had_not_been_seen_by_then_is_not_judged(engine, register):
    with serving(register) as address, transaction(engine) as session:
        add_ad(session, add_crawl(session), NUMBERS[0], TEXT.format(NUMBERS[0]))
        session.flush()
        session.commit()
        extract.run_stage(engine)
        check.run_stage(engine, address)
    with transaction(engine) as session:
        session.execute(update(RegisterAnswer).values(read_at=datetime(2026, 10, 1, tzinfo=UTC)))
    assert list(judge_past(engine, past_answer(engine, None, 1))) == []


@pytest.mark.parametrize("text", ["yesterday", "2026-13-01", "", "9999-01-01", "-1"])
def test_a_day_that_is_none_is_wrong_usage(text):
    with pytest.raises(UsageError, match="--as-of"):
        parse_when(text)


@pytest.mark.parametrize(
    ("signs", "kind"),
    [
        (set(), None),
        ({"control.multiple_persons"}, None),
        ({"control.third_person", "service.unprotected"}, None),
        ({"control.multiple_persons", "control.third_person"}, "business"),
    ],
)
def test_one_sign_alone_makes_no_business(signs, kind):
    assert plain_kind(signs) == kind


def test_the_kind_is_read_off_the_store(engine):
    with transaction(engine) as session:
        add_ad(session, add_crawl(session), "1", "Onze dames staan voor u klaar. Vandaag zijn er drie dames aanwezig.")
    extract.run_stage(engine)
    with transaction(engine) as session:
        from chain.check_requests import requests_for

        (request,) = requests_for(session, session.scalars(select(Version)).all())
        found = set(session.scalars(select(HitRow.indicator)))
    assert {"control.multiple_persons", "control.third_person"} <= found
    assert request.kind == "business"


def test_records_are_those_of_the_command(engine, register):
    from chain.check_outcome import record_of

    with transaction(engine) as session:
        add_ad(session, add_crawl(session), "1", TEXT.format(NUMBERS[0]))
    extract.run_stage(engine)
    with serving(register) as address:
        check.run_stage(engine, address)
        (stored,) = all_of(engine, LicenceCheck)
        (judged,) = judge_past(engine, past_answer(engine, None, 1))
    assert record_of(stored).keys() == judged.as_record().keys()
    json.dumps(record_of(stored))
