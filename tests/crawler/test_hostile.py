"""What hostile and broken servers send: nothing crashes, hangs or leaves the allow-list; each has its own name."""

import gzip

import pytest
from hostile import dripping, flood, hostile, nothing, page
from misbehaving import ad, listing, serving
from sqlalchemy import select

from crawler.evidence.verify import verify_evidence
from store.tables import Ad, Version

LIST = b'<a class="ad" href="/ad/1">x</a><a class="ad" href="/ad/2">y</a>'
GOOD = b"<h1>Lisa</h1><p class=city>Utrecht</p><div class=d>Ik ben Lisa.</div>"
GZIP = ("Content-Type: text/html; charset=utf-8", "Content-Encoding: gzip")
HTML = "Content-Type: text/html; charset=utf-8"
QUICK = {"BAKEN_PAGE_TIMEOUT": "3"}


@pytest.mark.parametrize(
    ("behaviour", "kind"),
    [
        (dripping(20), "timeout"),
        (flood(200), "too_large"),
        (page(b"", HTML, length=200 * 1024 * 1024), "too_large"),
        (page(gzip.compress(b"<p>" + b" " * 60_000_000), *GZIP), "too_large"),
        (page(gzip.compress(GOOD)[:30], *GZIP), "truncated"),
        (page(GOOD, HTML, length=5000), "truncated"),
        (nothing, "no_answer"),
        (page(b"", "Location: http://127.0.0.1:1/x", status="302 Found"), "off_allow_list"),
        (page(b"", "Location: http://169.254.169.254/latest", status="302 Found"), "off_allow_list"),
        (page(b"", "Location: file:///etc/passwd", status="302 Found"), "bad_redirect"),
        (page(b"", "Location: /ad/1?again=1", status="302 Found"), "redirect_loop"),
        (page(b"MZ\x00\x01", "Content-Type: application/octet-stream"), "ad_not_html"),
    ],
    ids=["drip", "flood", "huge claim", "gzip bomb", "cut gzip", "cut body", "hang up", "off the list", "private",
         "file", "redirect to itself", "download"],
)  # fmt: skip
def test_a_hostile_ad_page_is_counted_by_name_and_the_other_ad_is_stored(site, behaviour, kind):
    with hostile({"/": page(LIST), "/ad/1": behaviour, "/ad/2": page(GOOD)}) as server:
        site.define(server.port)
        result = site.crawl(**QUICK)
    assert "Traceback" not in result.stderr
    assert result.returncode == 0, result.stdout
    assert set(site.errors()) == {kind}
    assert site.all(select(Ad.external_id)) == ["2"]
    assert verify_evidence(site.engine, site.home / "warc") == []


@pytest.mark.parametrize(
    ("body", "holds"),
    [
        (b"<h1>Lisa</h1><div class=d>" + b"<b>" * 100_000 + b"diep</div>", ""),
        (GOOD + b'<a href="/x">y</a>' * 100_000, "Ik ben Lisa."),
        (b"<h1>Li\x00sa</h1><div class=d>nul\x00len</div>", "nullen"),
        (b"<h1>Zo\xeb</h1><div class=d>caf\xe9 \x80 50</div>", "café € 50"),
        (b"<h1>A</h1><div class=d>\xff\xfe\xfa wat</div>", "wat"),
    ],
    ids=["deep", "many links", "nul bytes", "wrong charset", "no charset at all"],
)
def test_a_strange_page_is_read_as_far_as_it_can_be(site, body, holds):
    headers = (HTML,) if body[:6] != b"<h1>A<" else ("Content-Type: text/html",)
    with hostile({"/": page(LIST), "/ad/1": page(body, *headers), "/ad/2": page(GOOD)}) as server:
        site.define(server.port)
        result = site.crawl()
    assert (result.returncode, "Traceback" in result.stderr) == (0, False), result.stdout
    texts = {version.ad.external_id: version.text for version in _versions(site)}
    assert "2" in texts
    assert holds in texts["1"]


def _versions(site):
    from sqlalchemy.orm import Session, joinedload

    with Session(site.engine) as session:
        return list(session.scalars(select(Version).options(joinedload(Version.ad))))


@pytest.mark.parametrize(
    ("robots", "code", "error"),
    [
        (page(b"User-agent: *\nDisallow: /private\n" * 150_000, "Content-Type: text/plain"), 0, {}),
        (page(b"User-agent: *\nDisallow: /ad/\n" + b"#" * 5_000_000), 0, {"robots_disallowed": 2}),
        (page(b"oops", status="500 Internal Server Error"), 1, {"robots_unreachable": 1}),
        (dripping(20), 1, {"robots_unreachable": 1}),
        (page(b"\xff\xfe<html>\x00", "Content-Type: text/html"), 0, {}),
    ],
    ids=["5 MB", "5 MB with a rule", "500", "drip", "nonsense"],
)
def test_robots_txt_in_every_state(site, robots, code, error):
    with hostile({"/robots.txt": robots, "/": page(LIST), "/ad/1": page(GOOD), "/ad/2": page(GOOD + b" ")}) as server:
        site.define(server.port)
        result = site.crawl(**QUICK)
        assert (result.returncode, site.errors()) == (code, error), result.stdout
        if error:
            assert not [path for path in server.paths if path.startswith("/ad/")]


def test_a_site_that_answers_everything_alike_gives_a_few_ads_at_most(site):
    same = page(b"".join(b'<a class="ad" href="/ad/%d">x</a>' % n for n in range(50)) + GOOD)
    with hostile({"/": same, **{f"/ad/{n}": same for n in range(50)}}) as server:
        site.define(server.port)
        site.crawl()
    assert site.errors() == {"same_page_again": 47}


def test_a_calendar_without_end_is_left(site):
    def calendar(path):
        day = int(path.partition("=")[2] or 0)
        return listing("/ad/1", extra=f'<a class="next" href="/day?d={day + 1}">next</a>')

    with serving({"/": calendar("/day?d=0"), "/day": calendar, "/ad/1": ad()}) as server:
        site.define(server.port)
        assert site.crawl().returncode == 0
        assert len(server.paths) < 12
    assert site.errors() == {"endless_paging": 1}


def test_nobody_at_that_name_and_no_tls_there(site):
    site.define(1, base_url="http://baken-test.invalid", hosts=["baken-test.invalid"])
    assert site.crawl(**QUICK).returncode == 1
    assert site.errors() == {"dns": 1}
    with serving({"/": listing("/ad/1")}) as server:
        site.define(server.port, base_url=f"https://127.0.0.1:{server.port}")
        assert site.crawl(**QUICK).returncode == 1
    assert site.errors() == {"tls": 1}


def test_a_busy_server_is_given_the_time_it_asks_for(site):
    answers = [page(b"", "Retry-After: 1", status="429 Too Many Requests"), page(GOOD)]

    async def busy(writer):
        await answers.pop(0)(writer)

    with hostile({"/": page(LIST), "/ad/1": busy, "/ad/2": page(GOOD)}) as server:
        site.define(server.port)
        assert site.crawl().returncode == 0
    assert site.errors() == {"asked_to_wait": 1}
    assert len(site.all(select(Ad.id))) == 2


def test_bounds_pause_a_crawl_that_goes_on_the_next_time(site):
    pages = {"/": listing(*(f"/ad/{n}" for n in range(40)))} | {f"/ad/{n}": ad(f"Ad {n}") for n in range(40)}
    with serving(pages) as server:
        site.define(server.port, page_limit=15, delay=0.01)
        first = site.crawl()
        assert first.returncode == 0
        assert "paused: page limit of 15" in " ".join(first.stdout.split())
        done = len(site.all(select(Ad.id)))
        assert 10 <= done <= 25, "those under way are still read"
        site.define(server.port, page_limit=500)
        site.crawl()
        assert len(site.all(select(Ad.id))) == 40
        assert len(server.paths) - len(set(server.paths)) <= 6, "what was read is not asked again"
        asked = len(server.paths)
        for bounds, said in (({"hours": "00:00-00:00"}, "outside its hours"), ({"daily_pages": 1}, "daily budget")):
            site.define(server.port, schedule=bounds)
            assert said in " ".join(site.crawl().stdout.split())
        assert len(server.paths) == asked
