"""What was fetched of an ad, as shown from the records; and packages in which a replay tool finds every page."""

import gzip
import hashlib
import json
import zipfile
from io import BytesIO

import pytest
from builders import add_people
from misbehaving import ad, html, listing, redirect, serving
from sqlalchemy import select
from surt import surt

from crawler.evidence.records import read_records, warc_digest
from store.session import transaction
from store.tables import Ad, AuditEntry, Capture


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    """Give a site crawled three times: one ad unchanged, one changed, one moved, one removed."""
    from crawl_home import Site

    site = Site(tmp_path_factory.mktemp("export") / "home")
    site.allow()
    with transaction(site.engine) as session:
        add_people(session)
    pages = {
        "/": listing("/ad/1", "/ad/2", "/ad/3", "/ad/4"), "/ad/1": ad(), "/ad/2": ad("Eva"), "/ad/3": redirect("/ad/3x"),
        "/ad/3x": ad("Nina"), "/ad/4": html("<h1>Zoe</h1><div class=d>x</div>", **{"X-Note": "a\x1b[31mred"}),
    }  # fmt: skip
    with serving(pages, etags=True) as server:
        site.define(server.port)
        assert site.crawl().returncode == 0
        pages |= {"/ad/2": ad("Eva", "Nieuwe tekst"), "/ad/4": html("weg", status=404)}
        for _ in range(2):
            assert site.crawl().returncode == 0
    site.address = f"http://127.0.0.1:{server.port}"
    yield site
    site.engine.dispose()


def shown(site, name, who="officer"):
    done = site.baken("evidence", "show", name, "--as", who)
    assert done.returncode == 0, done.stderr
    return done.stdout


def blocks(text):
    return [block.splitlines() for block in text.split("\n\n")[1:]]


def test_every_fetch_is_shown_with_headers_of_its_record_and_no_word_of_the_ad(crawled):
    text = shown(crawled, "test:1")
    first, second, third = blocks(text)
    assert "crawl 1" in first[0]
    assert first[1].startswith("    status 200, ")
    digest = crawled.all(select(Capture.sha256).where(Capture.external_id == "1").order_by(Capture.id))[0]
    assert digest in first[1]
    assert first[2].startswith("    test/crawl-000001-001.warc.gz at ")
    assert first[2].endswith(": the record holds")
    assert first[3] == "    response; brought version 1"
    assert "    > GET /ad/1 HTTP/1.1" in first
    assert any(line.startswith("    > User-Agent: Baken/") for line in first)
    assert "    < HTTP/1.0 200 OK" in first, "as this server speaks"
    for again in (second, third):
        assert "status 304, 0 bytes" in again[1]
        assert again[3].startswith("    revisit: not modified, as fetched 20")
        assert again[3].endswith("; shows version 1 again")
    assert not any(word in text for word in ("Lisa", "Utrecht", "06-00012345"))


def test_changes_redirects_and_removal_are_told(crawled):
    assert [block[3].split("; ")[1] for block in blocks(shown(crawled, f"{crawled.address}/ad/2?utm_source=x"))] == [
        "brought version 1", "brought version 2", "shows version 2 again",
    ]  # fmt: skip
    moved = [block[3].split("; ")[1] for block in blocks(shown(crawled, "test:3"))]
    assert moved[:2] == ["redirects to /ad/3x", "brought version 1"]
    number = crawled.all(select(Ad.id).where(Ad.external_id == "4"))[0]
    gone = blocks(shown(crawled, str(number)))
    assert [(block[1].split(",")[0].strip(), block[3].split("; ")[1]) for block in gone] == [
        ("status 200", "brought version 1"), ("status 404", "led to no version"), ("status 404", "led to no version"),
    ]  # fmt: skip
    assert r"    < X-Note: a\x1b[31mred" in gone[0], "nothing in a header steers the terminal"


def test_a_record_that_does_not_hold_is_said_and_nothing_is_exported(crawled, tmp_path):
    warc = crawled.home / "warc" / "test" / "crawl-000002-001.warc.gz"
    whole = warc.read_bytes()
    where = crawled.all(select(Capture.warc_offset).where(Capture.crawl_id == 2, Capture.external_id == "2"))[0]
    try:
        warc.write_bytes(whole[: where + 50] + b"\0" + whole[where + 51 :])
        broken = crawled.baken("evidence", "show", "test:2", "--as", "officer")
        assert broken.returncode == 1
        assert "the record cannot be read" in broken.stdout
        for what in (("--ad", "test:2"), ("--crawl", "2")):
            refused = crawled.baken("evidence", "export", *what, "--as", "officer", "-o", str(tmp_path / "x.wacz"))
            assert refused.returncode == 1
            assert refused.stderr.count("\n") == 1
            assert "evidence verify" in refused.stderr
    finally:
        warc.write_bytes(whole)
    assert list(tmp_path.iterdir()) == []


class Package:
    """A WACZ file, read as its specification says, without our own code."""

    def __init__(self, path):
        self.zip = zipfile.ZipFile(path)
        self.data = json.loads(self.zip.read("datapackage.json"))
        first, *index = self.zip.read("indexes/index.idx").decode().splitlines()
        blocks = self.zip.read("indexes/" + json.loads(first.split(" ", 2)[2])["filename"])
        self.lines = []
        for line in index:
            entry = json.loads(line.split(" ", 2)[2])
            block = gzip.decompress(blocks[entry["offset"] : entry["offset"] + entry["length"]]).decode()
            assert block.startswith(line.split(" {")[0])
            self.lines += block.splitlines()
        self.pages = [json.loads(line) for line in self.zip.read("pages/pages.jsonl").decode().splitlines()]

    def check(self):
        """Check hashes, compression and headers; every page must be found at its time and be whole."""
        digest = json.loads(self.zip.read("datapackage-digest.json"))
        assert digest["hash"] == "sha256:" + hashlib.sha256(self.zip.read("datapackage.json")).hexdigest()
        listed = {one["path"]: one for one in self.data["resources"]}
        assert set(listed) == set(self.zip.namelist()) - {"datapackage.json", "datapackage-digest.json"}
        for name, one in listed.items():
            content = self.zip.read(name)
            assert one["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()
            assert one["bytes"] == len(content)
        for entry in self.zip.infolist():
            if entry.filename.startswith(("archive/", "indexes/index.cdx.gz")):
                assert entry.compress_type == zipfile.ZIP_STORED
            self.zip.fp.seek(entry.header_offset + 28)
            assert self.zip.fp.read(2) == b"\0\0", "readers take the directory's word for where a part begins"
        assert self.data["wacz_version"] == "1.1.1"
        assert self.lines == sorted(self.lines)
        assert self.pages[0] == {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}
        return [self.found(page) for page in self.pages[1:]]

    def found(self, page):
        when = "".join(filter(str.isdigit, page["ts"]))[:14]
        wanted = f"{surt(page['url'])} {when} "
        entry = json.loads(next(line for line in self.lines if line.startswith(wanted)).split(" ", 2)[2])
        archive = self.zip.read("archive/" + entry["filename"])
        member = archive[int(entry["offset"]) : int(entry["offset"]) + int(entry["length"])]
        (record,) = read_records(BytesIO(member))
        assert (record.problem, record.headers["warc-target-uri"]) == ("", page["url"])
        assert entry["digest"] == warc_digest(hashlib.sha256(record.body).hexdigest())
        return page["title"], record.body.decode()


def export(site, path, *what, who="officer"):
    return site.baken("evidence", "export", *what, "--as", who, "-o", str(path))


def test_a_crawls_package_has_its_files_untouched_and_every_page_is_found(crawled, tmp_path):
    done = export(crawled, tmp_path / "crawl.wacz", "--crawl", "2")
    assert done.returncode == 0, done.stderr
    package = Package(tmp_path / "crawl.wacz")
    pages = dict(package.check())
    assert "Nieuwe tekst" in pages["2 (200)"]
    assert pages["4 (404)"] == "weg"
    unchanged = {title.split(" ")[0]: body for title, body in pages.items() if "unchanged" in title}
    assert "Ik ben Lisa" in unchanged["1"]
    assert "Nina" in unchanged["3"]
    original = (crawled.home / "warc" / "test" / "crawl-000002-001.warc.gz").read_bytes()
    assert package.zip.read("archive/crawl-000002-001.warc.gz") == original
    manifest = json.loads(package.zip.read("evidence/crawl-000002.manifest.json"))
    assert manifest["files"] == {"crawl-000002-001.warc.gz": hashlib.sha256(original).hexdigest()}


def test_an_ads_package_has_its_records_only_byte_for_byte(crawled, tmp_path):
    done = export(crawled, tmp_path / "ad.wacz", "--ad", "test:2", who="inspector")
    assert done.returncode == 0, done.stderr
    package = Package(tmp_path / "ad.wacz")
    assert [title.split(" ")[1] for title, _ in package.check()] == ["(200)", "(200)", "(unchanged"]
    copied = package.zip.read("archive/ad.warc.gz")
    addresses = {r.headers.get("warc-target-uri") for r in read_records(BytesIO(copied))}
    assert addresses == {None, f"{crawled.address}/ad/2"}
    one = crawled.all(select(Capture).where(Capture.crawl_id == 2, Capture.external_id == "2"))[0]
    source = (crawled.home / "warc" / one.warc_file).read_bytes()[one.warc_offset :][:300]
    assert source[:200] in copied


def test_exports_are_logged_and_refused_for_roles_that_see_no_ads(crawled, tmp_path):
    for who, what in (("researcher", "test:1"), ("auditor", "test:1"), ("admin", "test:1")):
        refused = export(crawled, tmp_path / "x.wacz", "--ad", what, who=who)
        assert (refused.returncode, refused.stderr) == (1, f"baken: {who} ({who}) may not see ads\n")
    assert "may not export crawls" in export(crawled, tmp_path / "x.wacz", "--crawl", "1", who="inspector").stderr
    assert export(crawled, tmp_path / "x.wacz").returncode == 2
    assert export(crawled, tmp_path / "no" / "x.wacz", "--crawl", "1").returncode == 2
    assert list(tmp_path.iterdir()) == []
    before = len(crawled.all(select(AuditEntry.sequence)))
    assert export(crawled, tmp_path / "x.wacz", "--crawl", "1", who="supervisor").returncode == 0
    entries = crawled.all(select(AuditEntry).where(AuditEntry.sequence > before))
    assert [(e.actor, e.action, e.subject) for e in entries] == [("supervisor", "evidence.export", "crawl 1")]
    assert crawled.baken("audit", "verify").returncode == 0
