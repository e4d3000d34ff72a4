"""What a browser's page was built from is kept with it, whole and checkable, and replays."""

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from crawl_home import Site, environment
from hostile import hostile, page
from sqlalchemy import select
from warcio.archiveiterator import ArchiveIterator

from crawler.evidence.exchange import RENDERED
from crawler.evidence.package import copy_records
from crawler.evidence.show import read_exchange
from crawler.evidence.verify import verify_evidence
from store.tables import Capture

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SHELL = """<!doctype html><meta charset=windows-1252><title>Café</title><link rel=stylesheet href=/s.css>
<body>Even geduld<img src=/i.png><script src=/app.js></script>"""
SCRIPT = """(async () => {
  const options = location.pathname === "/" ? {} : {method: "POST", body: '{"q":1}'};
  document.body.innerHTML = (await (await fetch("/api" + location.pathname, options)).json()).html;
})()"""
ASK = """
import sys
from crawler.asking import visit_site
from crawler.definition import load_definition
from domain.settings import settings
from store.session import engine

async def visit(ask):
    page = await ask(sys.argv[1])
    return page.css("h1::text").get()

print(visit_site(engine(), load_definition(settings().sites_folder / "test"), visit))
"""


def market():
    shell = page(SHELL.encode("cp1252"), "Content-Type: text/html; charset=windows-1252")
    answers = {"/": '<a class="ad" href="/ad/1">a</a><a class="ad" href="/ad/2">b</a>'}
    answers |= {f"/ad/{n}": f"<h1>Zoë {n}</h1><div class=d>Nummer {n}</div>" for n in (1, 2, 3)}
    pages = dict.fromkeys(answers, shell) | {"/app.js": page(SCRIPT.encode(), "Content-Type: text/javascript")}
    for path, html in answers.items():
        pages[f"/api{path}"] = page(json.dumps({"html": html}).encode(), "Content-Type: application/json")
    pages["/ad/2"], pages["/ad/2-zoe"] = page(b"", "Location: /ad/2-zoe", status="302 Found"), shell
    pages["/api/ad/2-zoe"] = pages["/api/ad/2"]
    return pages


class Record:
    """One record of a WARC file."""

    def __init__(self, record, path, offset):
        self.kind = record.rec_type
        self.url = record.rec_headers.get_header("WARC-Target-URI") or ""
        self.headers = record.rec_headers
        self.http = record.http_headers
        self.body = record.content_stream().read()
        self.place = (path.name, offset)

    @property
    def path(self):
        return self.url.partition("127.0.0.1")[2].partition("/")[2]


def records(path):
    with path.open("rb") as source:
        found = ArchiveIterator(source)
        for record in found:
            made = Record(record, path, 0)
            made.place = (path.name, found.get_record_offset())
            yield made


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    with hostile(market()) as server:
        site = Site(tmp_path_factory.mktemp("evidence") / "home")
        site.allow()
        site.define(server.port, fetch="browser")
        assert site.crawl().returncode == 0
        (site.home / "ask.py").write_text(ASK, encoding="utf-8")
        command = [sys.executable, str(site.home / "ask.py"), f"http://127.0.0.1:{server.port}/ad/3"]
        asked = subprocess.run(command, env=environment(site.home), capture_output=True, text=True, check=False)
        assert asked.returncode == 0, asked.stderr
    path = next((site.home / "warc" / "test").glob("*.warc.gz"))
    yield site, list(records(path)), path, asked.stdout
    site.engine.dispose()


def test_the_exchange_that_led_to_a_page_is_kept_behind_it_and_pictures_and_styles_are_not(crawled):
    kept = [(record.kind, record.path) for record in crawled[1] if record.kind in ("response", "revisit", "resource")]
    assert kept[:5] == [
        ("response", "robots.txt"), ("resource", ""), ("response", ""), ("response", "app.js"), ("response", "api/"),
    ]  # fmt: skip
    assert sorted(kept[5:]) == sorted([
        ("response", "ad/1"), ("revisit", "app.js"), ("response", "api/ad/1"), ("resource", "ad/1"),
        ("response", "ad/2"), ("response", "ad/2-zoe"), ("revisit", "app.js"), ("response", "api/ad/2-zoe"),
        ("resource", "ad/2-zoe"),
    ])  # fmt: skip
    requests = [record for record in crawled[1] if record.kind == "request"]
    assert len(requests) == sum(kind != "resource" for kind, _ in kept)
    (posted,) = [record for record in requests if record.path == "api/ad/1"]
    assert (posted.http.protocol, posted.body) == ("POST", b'{"q":1}')


def test_the_capture_points_to_the_page_as_it_was_read_and_what_it_came_from_names_it(crawled):
    site, written, _, _ = crawled
    by_place = {record.place: record for record in written}
    captures = [capture for capture in site.all(select(Capture)) if "robots" not in capture.url]
    assert {capture.url.rpartition("/")[2] for capture in captures} == {"", "1", "2-zoe"}
    for capture in captures:
        record = by_place[capture.warc_file.rpartition("/")[2], capture.warc_offset]
        assert (record.kind, record.url) == ("resource", RENDERED + capture.url)
        assert sha256(record.body).hexdigest() == capture.sha256
        assert "Even geduld" not in record.body.decode()
        (document,) = [one for one in written if one.kind == "response" and one.url == capture.url]
        assert document.headers.get_header("WARC-Concurrent-To") == record.headers.get_header("WARC-Record-ID")
    assert verify_evidence(site.engine, site.home / "warc") == []


def test_bodies_are_whole_and_say_how_they_are_encoded_now(crawled):
    (document,) = [record for record in crawled[1] if record.kind == "response" and record.path == "ad/1"]
    assert document.body.decode("utf-8") == SHELL
    assert document.http.get_header("Content-Type") == "text/html; charset=utf-8"
    assert document.http.get_header("X-Archive-Orig-Content-Type") == "text/html; charset=windows-1252"
    assert document.http.get_header("Content-Length") == str(len(document.body))
    (script,) = [record for record in crawled[1] if record.kind == "response" and record.path == "app.js"]
    assert script.body.decode() == SCRIPT
    revisit = next(record for record in crawled[1] if record.kind == "revisit")
    assert revisit.headers.get_header("WARC-Refers-To-Target-URI") == script.url
    assert revisit.headers.get_header("WARC-Refers-To-Date") == script.headers.get_header("WARC-Date")
    assert revisit.headers.get_header("WARC-Payload-Digest") == script.headers.get_header("WARC-Payload-Digest")


def test_an_ads_records_are_copied_with_what_its_page_was_built_from_shared_scripts_too(crawled, tmp_path):
    site = crawled[0]
    (capture,) = site.all(select(Capture).where(Capture.url.like("%/ad/1")))
    copy_records(site.home / "warc", [capture], tmp_path / "ad.warc.gz", "a test")
    copied = [(record.kind, record.path) for record in records(tmp_path / "ad.warc.gz") if record.kind != "request"]
    assert sorted(copied[1:]) == sorted([
        ("resource", "ad/1"), ("response", "ad/1"), ("revisit", "app.js"), ("response", "api/ad/1"), ("response", "app.js"),
    ])  # fmt: skip
    shown = read_exchange(site.home / "warc", capture)
    assert (shown.kind, shown.problem) == ("resource", "")
    assert shown.answer[0] == "HTTP/1.1 200 OK"
    assert shown.asked[0] == "GET /ad/1 HTTP/1.1"


def test_warcio_finds_nothing_wrong(crawled):
    warcio = Path(sys.executable).with_name("warcio")
    checked = subprocess.run([str(warcio), "check", "-v", str(crawled[2])], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout
    assert "digest pass" in checked.stdout
    assert "fail" not in checked.stdout


def test_a_page_asked_for_outside_a_crawl_is_read_as_a_crawl_reads_it(crawled):
    assert crawled[3].strip() == "Zoë 3"
