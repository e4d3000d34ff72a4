"""Every WARC file passes the standard checker: crawled, revisited, by the browser, killed, rotated."""

import gzip
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from misbehaving import ad, html, listing, redirect, serving
from scrapy import Request
from scrapy.http import HtmlResponse
from sqlalchemy import select

from crawler.evidence.records import BadWarc, read_at, read_records
from crawler.evidence.verify import verify_evidence
from crawler.evidence.warc import WarcFile, warc_files
from crawler.memory import Payload
from domain.errors import BakenError
from store.tables import Capture

AT = datetime(2026, 11, 1, 12, 0, 0, 250, tzinfo=UTC)


def warcio_check(*paths):
    command = [sys.executable, "-m", "warcio.cli", "check", "-v", *map(str, paths)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def passes(*paths):
    checked = warcio_check(*paths)
    return checked.returncode == 0 and checked.stdout.count("digest pass") > len(paths)


def records(path):
    with path.open("rb") as source:
        return list(read_records(source))


def write_pages(warc, numbers, known=None):
    for n in numbers:
        url = f"http://x.example/ad/{n}"
        page = HtmlResponse(url, body=b"page %d " % n * 300, headers={"ETag": f'"{n}"'}, status=304 if known else 200)
        yield warc.write(Request(url), page if not known else page.replace(body=b""), AT, known)


def test_a_crawl_with_redirects_errors_gzip_and_unchanged_pages_passes_the_standard_checker(site):
    packed = (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(ad("Eva")[2]))
    pages = {
        "/": listing("/ad/1", "/ad/2", "/ad/3", "/ad/4"), "/ad/1": ad(), "/ad/2": packed, "/ad/3": redirect("/ad/3x"),
        "/ad/3x": ad("Nina"), "/ad/4": html("weg", status=404),
    }  # fmt: skip
    with serving(pages, etags=True) as server:
        site.define(server.port)
        assert site.crawl().returncode == 0
        assert site.crawl().returncode == 0
    files = sorted((site.home / "warc" / "test").glob("*.warc.gz"))
    assert len(files) == 2
    assert passes(*files)
    assert verify_evidence(site.engine, site.home / "warc") == []
    whole = {r.headers["warc-target-uri"]: r for r in records(files[0]) if r.kind == "response" and r.status == 200}
    again = {r.headers["warc-target-uri"]: r for r in records(files[1]) if r.kind == "revisit"}
    assert len(again) == 4, "listing, two ads, and where the third redirects to"
    for url, record in again.items():
        for name in ("warc-payload-digest", "warc-date", "warc-target-uri"):
            referring = {"warc-date": "warc-refers-to-date", "warc-target-uri": "warc-refers-to-target-uri"}
            assert record.headers[referring.get(name, name)] == whole[url].headers[name]
    asked = site.all(select(Capture.url).where(Capture.external_id == "3").order_by(Capture.id))
    assert [url.rsplit("/", 1)[1] for url in asked] == ["3", "3x"] * 2, "the redirect and where it led, each time"


@pytest.mark.browser
def test_a_page_rendered_by_the_browser_passes_the_standard_checker(site):
    script = "<body><script>document.body.innerHTML = '<a class=ad href=/ad/1>x</a><h1>Eva</h1><div class=d>x</div>'</script>"
    with serving({"/": html(script), "/ad/1": html(script)}) as server:
        site.define(server.port, fetch="browser")
        assert site.crawl().returncode == 0
    assert passes(*(site.home / "warc" / "test").glob("*.warc.gz"))


def test_a_file_cut_at_any_byte_of_its_last_record_is_mended_and_the_crawl_goes_on_in_another(tmp_path):
    warc = WarcFile(tmp_path, 1)
    first, second = write_pages(warc, (1, 2))
    warc.close()
    whole = warc.path.read_bytes()
    for cut in [*range(second.offset + 1, len(whole), 97), len(whole) - 1]:
        for path in tmp_path.iterdir():
            path.unlink()
        warc.path.write_bytes(whole[:cut])
        WarcFile(tmp_path, 1, {warc.path.name: first.offset}).close()
        mended, following = warc_files(tmp_path, 1)
        assert passes(mended, following) if cut % 5 == 0 else records(mended)
        assert mended.stat().st_size in {second.offset, records(mended)[-1].end}


def test_what_the_store_knows_is_never_cut(tmp_path):
    warc = WarcFile(tmp_path, 1)
    _, second = write_pages(warc, (1, 2))
    warc.close()
    damaged = bytearray(warc.path.read_bytes())
    damaged[second.offset + 60] ^= 0xFF
    warc.path.write_bytes(damaged)
    with pytest.raises(BakenError, match="damaged"):
        WarcFile(tmp_path, 1, {warc.path.name: second.offset})
    assert warc.path.read_bytes() == damaged
    assert warcio_check(warc.path).returncode == 1


def test_a_full_file_is_followed_by_another_and_pairs_stay_together(tmp_path):
    warc = WarcFile(tmp_path, 7, largest=2_000)
    written = list(write_pages(warc, range(40)))
    known = Payload(sha256(b"x").hexdigest(), AT - timedelta(days=1))
    written += write_pages(warc, range(40, 50), known)
    warc.close()
    files = warc_files(tmp_path, 7)
    assert len(files) > 5
    assert passes(*files)
    for page in written:
        found, request = read_at(tmp_path / page.file, page.offset, 2)
        assert (sha256(found.body).hexdigest(), request.kind) == (page.sha256, "request")
        assert request.headers["warc-concurrent-to"] == found.headers["warc-record-id"]


@pytest.mark.parametrize(
    "spoilt", [b"x", b"\x1f\x8b", gzip.compress(b"WARC/1.0\r\n\r\n"), gzip.compress(b"")],
    ids=["no gzip", "cut off", "no record", "empty"],
)  # fmt: skip
def test_what_is_no_record_is_said_with_its_offset(tmp_path, spoilt):
    warc = WarcFile(tmp_path, 1)
    list(write_pages(warc, (1,)))
    warc.close()
    size = warc.path.stat().st_size
    with warc.path.open("ab") as out:
        out.write(spoilt)
    with pytest.raises(BadWarc, match=f"at {size}"):
        records(warc.path)
