"""The stages on a store: what is new is worked on, what is not rests, and people's word survives."""

import http.server
import threading
from pathlib import Path

import pytest
from builders import add_ad, add_crawl, add_people
from sqlalchemy import select
from sqlalchemy.orm import Session

from chain import check, extract, flag, indicate, link
from chain.run import compute
from store.decisions import decide
from store.session import transaction
from store.tables import Ad, Advertiser, Flag, HitRow, LicenceCheck, Version

HEADER = "number,kind,holder,trade_names,municipality,cbs_code,phones,valid_from,valid_until,status\n"
ROW = "SB-2025-00417,business,Demo BV,Maanlicht,Utrecht,GM0344,+31600012345,2025-01-01,2027-01-01,active\n"
TEXT = "Ik ben Lisa, 24 jaar. Ontvangst in Utrecht. Bel 06-00012345. {} Tarief 150 per uur."


@pytest.fixture
def register(tmp_path: Path) -> str:
    path = tmp_path / "register.csv"
    path.write_text(HEADER + ROW, encoding="utf-8")
    return str(path)


def add(engine, external_id, extra="", **fields):
    with transaction(engine) as session:
        crawl = add_crawl(session, f"site-{external_id}")
        add_ad(session, crawl, external_id, TEXT.format(extra), **fields)


def rows(engine, query):
    with Session(engine) as session:
        return list(session.scalars(query))


def test_the_whole_chain_once_and_then_nothing_to_do(engine, register):
    add(engine, "1", "Vergunningnummer SB-2025-00417.")
    add(engine, "2", "24/7 bereikbaar, 100% echt, geen nep.")
    reports = compute(engine, register)
    assert {r.stage: r.done for r in reports if r.stage in ("extract", "check", "link")} == {
        "extract": 2, "check": 2, "link": 2,
    }  # fmt: skip
    assert sorted(rows(engine, select(LicenceCheck.verdict))) == ["missing", "valid"]
    assert len(rows(engine, select(Advertiser))) == 1, "one phone, one advertiser"
    assert {f.track for f in rows(engine, select(Flag))} == {"administrative", "criminal"}
    assert [r.done for r in compute(engine, register)] == [0, 0, 0, 0, 0]


def test_a_changed_version_is_read_anew_and_its_flags_follow(engine, register):
    add(engine, "1")
    compute(engine, register)
    with transaction(engine) as session:
        ad = session.scalars(select(Ad)).one()
        old = session.get_one(Version, ad.version_id)
        new = Version(
            ad_id=ad.id, content_sha256="new", title=old.title, url=old.url, city=old.city, posted_at=old.posted_at,
            text=TEXT.format("Vergunningnummer SB-2025-00417."), first_seen_at=old.first_seen_at,
        )  # fmt: skip
        session.add(new)
        session.flush()
        ad.version_id, ad.flags_stale = new.id, True
    compute(engine, register)
    assert [(f.state, f.track) for f in rows(engine, select(Flag))] == [("withdrawn", "administrative")]


def test_an_unreachable_register_gives_unverified_no_flag_and_is_repaired(engine, register):
    add(engine, "1", "Vergunningnummer SB-2025-99999.")
    reports = compute(engine, "http://127.0.0.1:9/")
    assert rows(engine, select(LicenceCheck.verdict)) == ["unverified"]
    assert rows(engine, select(Flag)) == []
    assert any("unverified" in line for report in reports for line in report.problems)
    compute(engine, register)
    assert rows(engine, select(LicenceCheck.verdict)) == ["unknown"]
    assert [f.track for f in rows(engine, select(Flag))] == ["administrative"]


def test_a_register_that_goes_away_does_not_overwrite_what_was_known(engine, register):
    add(engine, "1", "Vergunningnummer SB-2025-00417.")
    compute(engine, register)
    compute(engine, "http://127.0.0.1:9/")
    assert rows(engine, select(LicenceCheck.verdict)) == ["valid"]


def test_a_register_that_answers_nonsense_is_unreachable(engine):
    class Nonsense(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"<html>hello</html>")

        def log_message(self, *args):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Nonsense)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    add(engine, "1", "Vergunningnummer SB-2025-00417.")
    extract.run_stage(engine)
    report = check.run_stage(engine, f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    assert rows(engine, select(LicenceCheck.verdict)) == ["unverified"]
    assert report.problems


def test_a_decided_flag_stays_decided_until_indicators_are_added(engine, register):
    add(engine, "1", "24/7 bereikbaar, 100% echt, geen nep.")
    compute(engine, register)
    with transaction(engine) as session:
        people = add_people(session)
        target = session.scalars(select(Flag).where(Flag.track == "criminal")).one()
        decide(session, people["officer"], target.id, "watch", "seen", target.revision)
    with transaction(engine) as session:
        session.scalars(select(Ad)).one().flags_stale = True
    flag.run_stage(engine)
    assert {f.state for f in rows(engine, select(Flag).where(Flag.track == "criminal"))} == {"decided"}
    with transaction(engine) as session:
        version = session.scalars(select(Version)).one()
        session.add(HitRow(version_id=version.id, indicator="recruitment.offer", source="text", spans=[[0, 3]]))
        session.scalars(select(Ad)).one().flags_stale = True
    flag.run_stage(engine)
    assert {f.state for f in rows(engine, select(Flag).where(Flag.track == "criminal"))} == {"open"}


def test_points_of_a_flag_are_the_sum_of_its_reasons(engine, register):
    add(engine, "1", "24/7 bereikbaar, 100% echt, geen nep, echte foto's. Dag en nacht.")
    compute(engine, register)
    for found in rows(engine, select(Flag)):
        assert found.points == sum(reason["points"] for reason in found.reasons) > 0
        assert all(reason["track"] == found.track for reason in found.reasons)


def test_one_phone_under_three_names_is_found(engine):
    for number, name in enumerate(("Lisa", "Eva", "Nina")):
        with transaction(engine) as session:
            crawl = add_crawl(session, f"s{number}")
            add_ad(session, crawl, str(number), f"Ik ben {name}. Bel 06-00012345.")
    extract.run_stage(engine)
    link.run_stage(engine)
    indicate.run_stage(engine)
    assert rows(engine, select(HitRow.indicator).where(HitRow.computed)) == ["control.shared_phone"] * 3
