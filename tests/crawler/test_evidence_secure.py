"""An ad secured for an officer: whole page, pictures, network; nothing off the list; nothing half-written counts."""

import json
import signal
import struct
import subprocess
import sys
import time
import zlib
from datetime import date

import pytest
from builders import add_people
from crawl_home import environment
from misbehaving import ad, html, listing, redirect, serving
from sqlalchemy import delete, insert, select, update

from crawler.evidence.records import read_records
from crawler.evidence.secure import as_folder
from crawler.evidence.verify import Verification, verify_evidence
from store.session import transaction
from store.tables import AuditEntry, Secured

pytestmark = pytest.mark.browser
SECURE = ("evidence", "secure", "--as", "officer", "--reason", "signal about Lisa")
FILES = {"dom.html", "manifest.json", "network.warc.gz", "page.mhtml", "screenshot.png"}


def png(red, green, blue):
    rows = b"".join(b"\0" + bytes((red, green, blue)) * 40 for _ in range(30))
    parts = ((b"IHDR", struct.pack(">IIBBBBB", 40, 30, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    chunks = (struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d)) for t, d in parts)
    return 200, {"Content-Type": "image/png"}, b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.fixture
def crawled(site):
    """Give a site with accounts and one crawl done, its pages and its server."""
    with transaction(site.engine) as session:
        add_people(session)
    pages = {"/": listing("/ad/1", "/ad/2"), "/ad/1": ad(), "/ad/2": ad("Eva")}
    with serving(pages) as server:
        site.define(server.port)
        assert site.crawl().returncode == 0
        yield site, pages, server


def folder_of(site, row):
    return site.home / "warc" / row.folder


def manifest_of(site, row):
    return json.loads((folder_of(site, row) / "manifest.json").read_text())


def actions(site):
    return site.all(select(AuditEntry.action).where(AuditEntry.action.like("evidence%")).order_by(AuditEntry.sequence))


def test_the_whole_page_is_secured_and_nothing_else_is_asked_for(crawled):
    site, pages, server = crawled
    elsewhere = "http://localhost:9"
    pages |= {
        "/robots.txt": (200, {}, b"User-agent: *\nDisallow: /private/\n"), "/red.png": png(200, 0, 0),
        "/late.png": png(0, 0, 200), "/s.css": (200, {"Content-Type": "text/css"}, b"h1 { color: green }"),
        "/moved.png": redirect(f"{elsewhere}/x.png"), "/frame": redirect(f"{elsewhere}/frame"),
        "/ad/1": html(
            "<link rel=stylesheet href=/s.css><h1>Lisa</h1><div class=d>Bel 06-00012345</div><img src=/red.png>"
            f"<img src=/private/a.png><img src=/moved.png><img src={elsewhere}/t.gif><iframe src=/frame></iframe>"
            "<div style='height:4000px'></div><img loading=lazy src=/late.png>"
            "<script>document.querySelector('.d').append(' now'); window.open('/ad/2');"
            "new WebSocket('ws://' + location.host + '/socket'); navigator.sendBeacon('http://other.example/b')</script>"
        ),
    }  # fmt: skip
    before = len(server.paths)
    done = site.baken(*SECURE, "test:1")
    assert done.returncode == 0, done.stderr
    asked = server.paths[before:]
    assert asked == ["/robots.txt", "/ad/1", *asked[2:]]
    assert set(asked[2:]) == {"/s.css", "/red.png", "/moved.png", "/frame", "/late.png"}
    assert all(agent.startswith("Baken/") for _, agent in server.requested)
    row = site.all(select(Secured))[0]
    manifest, folder = manifest_of(site, row), folder_of(site, row)
    assert {path.name for path in folder.iterdir()} == FILES
    refused = {address.split("/", 3)[3]: why for address, why in manifest["requests"]["refused"].items()}
    assert set(refused) == {"private/a.png", "t.gif", "x.png", "frame", "ad/2", "socket", "b"}
    assert "robots.txt" in refused["private/a.png"]
    assert "not on the allow-list" in refused["x.png"]
    assert "Bel 06-00012345 now" in (folder / "dom.html").read_text()
    picture = (folder / "screenshot.png").read_bytes()
    assert struct.unpack(">II", picture[16:24])[1] > 4000, "the full page"
    with (folder / "network.warc.gz").open("rb") as source:
        kept = {r.headers["warc-target-uri"].split("/", 3)[3]: r for r in read_records(source) if r.kind == "response"}
    assert {"robots.txt", "ad/1", "s.css", "red.png", "late.png"} <= set(kept)
    assert kept["red.png"].body == pages["/red.png"][2]
    assert not any(record.problem for record in kept.values())
    assert (manifest["by"], manifest["reason"]) == ({"user": "officer", "role": "officer"}, "signal about Lisa")
    assert manifest["mandate"]["legal_basis"] == "l"
    assert manifest["browser"].startswith("Chromium ")
    assert abs(manifest["clock"]["offset_to_server_date_s"]) < 30
    checked = subprocess.run(
        [sys.executable, "-m", "warcio.cli", "check", folder / "network.warc.gz"], capture_output=True, check=False
    )
    assert checked.returncode == 0, checked.stdout
    verification = Verification(site.engine, site.home / "warc")
    assert list(verification.problems()) == []
    assert verification.looked["test"].secured == 1
    shown = site.baken("evidence", "show", "test:1", "--as", "supervisor").stdout
    assert row.manifest_sha256 in shown
    assert "reason: signal about Lisa" in shown
    assert "secured" not in site.baken("evidence", "show", "test:1", "--as", "inspector").stdout.split("\n", 2)[2]
    with transaction(site.engine) as session:
        entries = session.scalars(select(AuditEntry).where(AuditEntry.action == "evidence.secure")).all()
    assert [(e.actor, e.detail["manifest_sha256"]) for e in entries] == [("officer", row.manifest_sha256)]
    assert "Lisa" not in str(entries[0].detail)
    forged = update(Secured).values(manifest_sha256="0" * 64)
    for statement, said in ((forged, "the audit log has another hash"), (delete(Secured), "secured 1: is on the")):
        with transaction(site.engine) as session:
            session.execute(statement)
        assert any(said in line for line in verify_evidence(site.engine, site.home / "warc")), said
    with transaction(site.engine) as session:
        session.execute(insert(Secured).values({c.name: getattr(row, c.name) for c in Secured.__table__.columns}))
    for tamper, said in (
        (lambda: (folder / "screenshot.png").write_bytes(picture + b"x"), "screenshot.png: its SHA-256 differs"),
        ((folder / "dom.html").unlink, "dom.html: is missing"),
        (lambda: (folder / "more.png").write_bytes(picture), "more.png: is not named"),
        (lambda: (folder / "manifest.json").write_text("{}"), "manifest.json: its SHA-256 differs"),
    ):
        tamper()
        assert any(said in line for line in verify_evidence(site.engine, site.home / "warc")), said


def test_a_page_that_is_gone_is_secured_as_it_is_also_of_a_site_read_by_the_browser(crawled):
    site, pages, server = crawled
    site.define(server.port, fetch="browser", wait_for="#never-there")
    pages["/ad/2"] = html("<h1>Niet gevonden</h1>", status=404)
    done = site.baken(*SECURE, f"http://127.0.0.1:{server.port}/ad/2")
    assert done.returncode == 0, done.stderr
    assert "the site answered 404" in done.stdout
    row = site.all(select(Secured))[0]
    assert (row.status, manifest_of(site, row)["status"]) == (404, 404)
    assert "Niet gevonden" in (folder_of(site, row) / "dom.html").read_text()
    assert verify_evidence(site.engine, site.home / "warc") == []


def test_what_cannot_be_secured_is_said_in_one_line_and_leaves_nothing(crawled):
    site, pages, server = crawled
    pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /ad/\n")
    before = len(server.paths)
    cases = [
        ((*SECURE, "test:1"), {}, "is disallowed by robots.txt"),
        ((*SECURE, "test:1"), {"BAKEN_CHROMIUM": "/nowhere/chromium"}, "no Chromium on this machine"),
        ((*SECURE, "test:77"), {}, "there is no ad test:77"),
        (("evidence", "secure", "test:1", "--as", "inspector", "--reason", "x"), {}, "may not secure evidence"),
    ]
    for command, changes, said in cases:
        failed = site.baken(*command, **changes)
        assert failed.returncode == 1
        assert said in failed.stderr
        assert failed.stderr.count("\n") == 1, failed.stderr
    site.allow(until=date(2026, 1, 2))
    assert "nothing is fetched" in site.baken(*SECURE, "test:1").stderr
    assert server.paths[before:] == ["/robots.txt"]
    site.allow()
    pages |= {"/robots.txt": (404, {}, b""), "/ad/1": redirect("http://localhost:9/elsewhere")}
    assert "localhost:9/elsewhere is not on the allow-list" in site.baken(*SECURE, "test:1").stderr
    assert site.all(select(Secured.id)) == []
    assert actions(site) == ["evidence.secure.failed"] * 2
    assert not list((site.home / "warc" / "secured" / "test" / "1").iterdir())


def test_a_killed_one_leaves_no_row_and_its_leftovers_do_not_count(crawled):
    site, pages, server = crawled

    def slow(_path):
        time.sleep(20)
        return png(1, 1, 1)

    pages |= {"/ad/1": html("<h1>Lisa</h1><img src=/slow.png>"), "/slow.png": slow}
    command = [sys.executable, "-m", "baken", *SECURE, "test:1"]
    process = subprocess.Popen(command, env=environment(site.home), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    until = time.monotonic() + 60
    while "/slow.png" not in server.paths and time.monotonic() < until:
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert site.all(select(Secured.id)) == []
    assert [path.suffix for path in (site.home / "warc" / "secured" / "test" / "1").iterdir()] == [".draft"]
    assert verify_evidence(site.engine, site.home / "warc") == []
    pages["/ad/1"] = ad()
    assert site.baken(*SECURE, "test:1").returncode == 0
    assert len(site.all(select(Secured.id))) == 1


@pytest.mark.parametrize("ident", ["..", "../../etc", ".", "a/b", "é ?", "x" * 300, "y" * 300])
def test_an_ads_id_never_leads_out_of_the_folder(ident):
    name = as_folder(ident)
    assert "/" not in name
    assert not name.startswith(".")
    assert len(name) <= 100
    assert as_folder("x" * 300) != as_folder("x" * 299 + "y")
