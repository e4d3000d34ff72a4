"""Who may see, secure and export evidence, by which names an ad is found, and what the audit log keeps of it."""

from datetime import date, datetime

import pytest
from builders import AT, add_ad, add_crawl, add_people
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from domain.errors import BakenError
from store.access import AccessDenied
from store.accounts import viewer_named
from store.collecting import PageCapture, store_pages
from store.migrate import upgrade
from store.queries.evidence import ad_evidence, ad_to_export, crawl_to_export, find_ad
from store.securing import order_securing, record_secured
from store.session import open_engine
from store.tables import AuditEntry, Capture, Crawl, PageRow, Secured, Sighting, User, Version

TODAY = date(2026, 11, 2)
NAMES = [
    "plain:here",
    "http://x.example/here",
    "http://x.example/here?utm_source=a",
    "http://x.example/old/here",
    "{id}",
]


@pytest.fixture
def world(engine):
    with Session(engine) as session:
        people, crawl = add_people(session), add_crawl(session)
        here, _ = add_ad(session, crawl, "here"), add_ad(session, crawl, "elsewhere", municipality="GM0363")
        session.add(
            PageRow(
                site_id=crawl.site_id, url="http://x.example/old/here", external_id="here", sha256="0" * 64,
                payload_sha256="0" * 64, payload_at=AT, checked_at=AT, changed_at=AT, definition_digest="d",
            )
        )  # fmt: skip
        session.flush()
        yield session, people, crawl, here


def logged(session):
    return [(e.actor, e.action, e.subject) for e in session.scalars(select(AuditEntry).order_by(AuditEntry.sequence))]


@pytest.mark.parametrize("name", NAMES)
def test_an_ad_is_found_by_its_names_within_the_role(world, name):
    session, people, _, here = world
    named = name.format(id=here.id)
    for who in ("officer", "supervisor", "inspector"):
        assert find_ad(session, people[who], named, named.split("?")[0]).id == here.id
    for who in ("researcher", "auditor", "admin"):
        with pytest.raises(AccessDenied):
            find_ad(session, people[who], named)


@pytest.mark.parametrize("name", ["plain:nobody", "other:here", "http://x.example/", "4711", "9" * 30, "", ":", "x'--"])
def test_what_names_no_ad_is_said_in_one_line(world, name):
    session, people, *_ = world
    with pytest.raises(AccessDenied, match="there is no ad"):
        find_ad(session, people["officer"], name)


def test_an_inspector_neither_sees_nor_exports_another_municipalitys_ad_nor_a_whole_crawl(world):
    session, people, crawl, _ = world
    for look in (ad_evidence, ad_to_export):
        with pytest.raises(AccessDenied):
            look(session, people["inspector"], "plain:elsewhere")
    with pytest.raises(AccessDenied, match="may not export crawls"):
        crawl_to_export(session, people["inspector"], crawl.id)
    assert logged(session) == []


def test_each_fetch_leads_to_its_version_and_looks_and_exports_are_logged(world):
    session, people, crawl, here = world
    fetches = {"seen again": (304, "here"), "moved": (302, "here"), "gone": (404, "here"), "another": (200, "other")}
    for number, (_, (status, external_id)) in enumerate(fetches.items()):
        later = Crawl(
            site_id=crawl.site_id, mandate_id=crawl.mandate_id, state="finished", started_at=AT, finished_at=AT
        )
        session.add(later)
        session.flush()
        page = PageCapture(
            f"http://x.example/{external_id}/", AT, status, "", "0" * 64, 0, f"w{number}", 0, external_id
        )
        store_pages(session, later, [page, page])
        store_pages(session, later, [page])
        session.add(Sighting(ad_id=here.id, crawl_id=later.id, version_id=here.version_id, seen_at=AT))
    session.flush()
    evidence = ad_evidence(session, people["officer"], "plain:here")
    assert [(one.capture.status, one.version, one.first) for one in evidence.captures] == [
        (200, 1, True), (304, 1, False), (302, None, False), (404, None, False),
    ]  # fmt: skip
    ad_to_export(session, people["inspector"], "plain:here")
    assert len(crawl_to_export(session, people["supervisor"], crawl.id).captures) == 2
    assert logged(session) == [
        ("officer", "evidence.show", f"ad {here.id}"), ("inspector", "evidence.export", f"ad {here.id}"),
        ("supervisor", "evidence.export", f"crawl {crawl.id}"),
    ]  # fmt: skip


def test_an_open_or_unknown_crawl_is_not_exported(world):
    session, people, crawl, _ = world
    crawl.state = "running"
    with pytest.raises(BakenError, match="not done yet"):
        crawl_to_export(session, people["officer"], crawl.id)
    with pytest.raises(BakenError, match="there is no crawl 99"):
        crawl_to_export(session, people["officer"], 99)


def test_only_officers_and_supervisors_secure_with_a_reason_under_a_mandate(world):
    session, people, _, here = world
    for who in ("inspector", "researcher", "auditor", "admin"):
        with pytest.raises(AccessDenied, match="may not secure evidence"):
            order_securing(session, people[who], "plain:here", "", "why", TODAY)
    with pytest.raises(BakenError, match="needs a reason"):
        order_securing(session, people["officer"], "plain:here", "", " ", TODAY)
    with pytest.raises(BakenError, match="nothing is fetched"):
        order_securing(session, people["officer"], "plain:here", "", "why", date(2031, 1, 1))
    order = order_securing(session, people["officer"], "plain:here", "", " Because of Lisa ", TODAY)
    assert (order.ad_id, order.reason, order.mandate["legal_basis"]) == (here.id, "Because of Lisa", "l")
    row = record_secured(session, order, AT, 200, "secured/plain/here/1", "f" * 64)
    entry = session.scalars(select(AuditEntry)).one()
    assert (entry.action, entry.subject, entry.detail["manifest_sha256"]) == (
        "evidence.secure", f"ad {here.id}", "f" * 64,
    )  # fmt: skip
    assert "Lisa" not in str(entry.detail)
    assert [one.id for one in ad_evidence(session, people["officer"], "plain:here").secured] == [row.id]
    assert ad_evidence(session, people["inspector"], "plain:here").secured == [], "police business"


def test_a_closed_account_gives_no_commands(world):
    session, *_ = world
    assert viewer_named(session, "officer").role == "officer"
    session.scalars(select(User).where(User.username == "officer")).one().active = False
    for name in ("officer", "nobody"):
        with pytest.raises(BakenError, match="no active account"):
            viewer_named(session, name)


def test_captures_of_earlier_revisions_keep_their_versions(database_url):
    engine = open_engine(database_url)
    upgrade(engine, "0003")
    at = datetime(2026, 11, 1) if "postgresql" in database_url else "2026-11-01 00:00:00"
    rows = (
        'INSERT INTO sites (id, name, title, country, jurisdiction, base_url, "fetch", definition_digest)'
        " VALUES (1, 's', 'S', 'NL', 'nl-wrp', 'http://x', 'http', 'd')",
        "INSERT INTO mandates (id, name, purpose, legal_basis, area, owner, starts_on, ends_on, sites, created_at)"
        " VALUES (1, 'm', 'p', 'l', 'a', 'o', '2026-01-01', '2030-01-01', '[]', :at)",
        "INSERT INTO crawls (id, site_id, mandate_id, state, started_at, reason, pages, bytes, ads, new_ads, changed_ads,"
        " removed_ads, errors, software, definition_digest) VALUES (1, 1, 1, 'finished', :at, '', 1, 1, 1, 1, 0, 0, '{}', '', '')",
        "INSERT INTO captures (id, crawl_id, url, fetched_at, status, media_type, sha256, length, warc_file, warc_offset)"
        " VALUES (7, 1, 'http://x/1', :at, 200, '', 'h', 1, 's/f', 3)",
        "INSERT INTO ads (id, site_id, external_id, url, first_seen_at, last_seen_at, flags_stale)"
        " VALUES (5, 1, '1', 'http://x/1', :at, :at, true)",
        "INSERT INTO versions (id, ad_id, content_sha256, capture_id, title, text, url, city, image_hashes, first_seen_at, language)"
        " VALUES (6, 5, 'c', 7, 't', 't', 'http://x/1', '', '[]', :at, '')",
    )
    with engine.begin() as connection:
        for row in rows:
            connection.execute(text(row), {"at": at} if ":at" in row else {})
    upgrade(engine)
    with Session(engine) as session:
        version = session.scalars(select(Version)).one()
        assert (version.capture.id, version.capture.warc_offset, version.capture.external_id) == (7, 3, None)
        with pytest.raises(Exception, match=r"(?i)foreign key"):
            session.execute(Capture.__table__.delete())
        session.rollback()
        assert session.scalars(select(Secured)).all() == []
    engine.dispose()
