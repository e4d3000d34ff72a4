"""Crawling real local sites, well-behaved and not. Each crawl is a process of its own, as in use."""

import time
from datetime import date
from itertools import pairwise

import pytest
from crawl_home import Site
from misbehaving import ad, html, listing, redirect, serving
from sqlalchemy import select
from sqlalchemy.orm import Session

from crawler.evidence.verify import verify_evidence
from store.tables import Ad, Capture, Sighting, Version


def test_pages_become_ads_versions_sightings_and_evidence(site):
    pages = {
        "/": listing("/ad/1", "/ad/1?ref=x", "/ad/2", extra='<a class="next" href="/page2">n</a>'),
        "/page2": listing("/ad/3", extra='<a class="next" href="/">n</a>'),
        "/ad/1": ad(), "/ad/2": ad("Eva"), "/ad/3": ad("Nina", "bsn 111222333<br>Tot <b>snel</b><p>Nieuw blok"),
    }  # fmt: skip
    with serving(pages) as server:
        site.define(server.port)
        first = site.crawl()
        assert first.returncode == 0, first.stderr
        assert site.crawl().returncode == 0
        assert all(agent.startswith("Baken/") for _, agent in server.requested)
        assert server.paths.count("/ad/1") + server.paths.count("/ad/1?ref=x") == 2, "one fetch a crawl"
    assert sorted(site.all(select(Ad.external_id))) == ["1", "2", "3"]
    assert len(site.all(select(Version.id))) == 3
    assert len(site.all(select(Sighting.id))) == 6
    nina = site.all(select(Version).where(Version.title == "Nina"))[0]
    assert "111222333" not in nina.text
    assert nina.text.splitlines()[1:] == ["Tot snel", "Nieuw blok"]
    assert (nina.city, nina.posted_at) == ("Utrecht", date(2026, 10, 30))
    assert {ad.municipality for ad in site.all(select(Ad))} == {"GM0344"}
    assert verify_evidence(site.engine, site.home / "warc") == []
    changed = next((site.home / "warc" / "test").glob("*.warc.gz"))
    changed.write_bytes(changed.read_bytes()[:-40])
    assert any("differs from the manifest" in line for line in verify_evidence(site.engine, site.home / "warc"))


def test_changed_and_removed_ads_are_noticed_and_a_site_that_is_down_removes_none(site):
    pages = {"/": listing("/ad/1", "/ad/2", "/ad/3", "/ad/4"), **{f"/ad/{n}": ad(f"Ad {n}") for n in "1234"}}
    with serving(pages) as server:
        site.define(server.port)
        site.crawl()
        pages.update({
            "/": listing("/ad/1", "/ad/2", "/ad/3"), "/ad/1": ad("Ad 1, new text"), "/ad/2": (410, {}, b""),
            "/ad/3": html('<p class="gone">niet meer beschikbaar'),
        })  # fmt: skip
        site.crawl()
    removed = {ad.external_id: ad.removed_at is not None for ad in site.all(select(Ad))}
    assert removed == {"1": False, "2": True, "3": True, "4": True}
    assert len(site.all(select(Version.id))) == 5
    down = site.crawl()
    assert down.returncode == 1
    assert "failed" in down.stdout
    assert [ad.removed_at is None for ad in site.all(select(Ad).where(Ad.external_id == "1"))] == [True]
    assert site.errors() == {"site_down": 1}
    with serving({"/": listing("/ad/2"), "/ad/2": ad("Ad 2")}) as server:
        site.define(server.port)
        site.crawl()
    assert [ad.removed_at for ad in site.all(select(Ad).where(Ad.external_id == "2"))] == [None], "it came back"


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ((200, {"Content-Type": "application/pdf"}, b"%PDF-1.4"), "ad_not_html"),
        (html(""), "ad_empty"),
        ((500, {}, b"broken"), "ad_500"),
        (lambda path: redirect(path + "x"), "redirect_loop"),
        (redirect("http://localhost:9/ad/1"), "off_allow_list"),
    ],
    ids=["pdf", "empty", "server error", "redirect loop", "redirect off the list"],
)
def test_a_bad_page_is_counted_under_its_name_and_the_rest_goes_on(site, page, kind):
    with serving({"/": listing("/ad/1", "/ad/2"), "/ad/1": page, "/ad/2": ad()}) as server:
        if kind == "redirect_loop":
            pages = {"/": listing("/ad/1", "/ad/2"), "/ad/2": ad()}
            pages |= {f"/ad/1{'x' * n}": redirect(f"/ad/1{'x' * (n + 1)}") for n in range(9)}
            with serving(pages) as loop:
                site.define(loop.port)
                site.crawl()
        else:
            site.define(server.port)
            site.crawl()
    assert site.all(select(Ad.external_id)) == ["2"]
    assert site.errors() == {kind: 1}


def test_wrong_charset_large_pages_and_broken_markup_are_read(site):
    pages = {
        "/": listing("/ad/1", "/ad/2", "/ad/3"),
        "/ad/1": (
            200,
            {"Content-Type": "text/html; charset=utf-8"},
            "<h1>Zoë</h1><div class=d>café €50".encode("cp1252"),
        ),
        "/ad/2": ad("Groot", "woord " * 200_000),
        "/ad/3": html("<h1>Scheef<div class=d><b>een<p>twee</h1></table>\x00drie"),
    }
    with serving(pages) as server:
        site.define(server.port)
        assert site.crawl().returncode == 0
    versions = {v.ad.external_id: v for v in Session(site.engine).scalars(select(Version))}
    assert (versions["1"].title, versions["1"].text) == ("Zoë", "café €50")
    assert len(versions["2"].text) > 1_000_000
    assert "twee" in versions["3"].text
    assert "\x00" not in versions["3"].text


def test_robots_txt_is_obeyed_and_its_absence_is_leave_its_failure_is_not(site):
    pages = {"/": listing("/ad/1", "/ad/2"), "/ad/1": ad(), "/ad/2": ad()}
    with serving({**pages, "/robots.txt": (200, {}, b"User-agent: *\nDisallow: /ad/2\n")}) as server:
        site.define(server.port)
        site.crawl()
        assert "/ad/2" not in server.paths
    assert site.errors() == {"robots_disallowed": 1}
    with serving({**pages, "/robots.txt": (503, {}, b"")}) as server:
        site.define(server.port)
        assert site.crawl().returncode == 1
        assert set(server.paths) == {"/robots.txt"}


def test_a_crawl_delay_is_kept_also_when_the_site_is_quick(site):
    times = []

    def timed(answer):
        return lambda path: times.append(time.monotonic()) or answer

    pages = {"/": timed(listing("/ad/1", "/ad/2", "/ad/3")), **{f"/ad/{n}": timed(ad(f"Ad {n}")) for n in "123"}}
    pages["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 0.7\n")
    with serving(pages) as server:
        site.define(server.port, delay=0.1)
        site.crawl()
        assert min(b - a for a, b in pairwise(times)) > 0.65
        assert len(site.all(select(Ad.id))) == 3
        pages["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 86400\n")
        assert site.crawl().returncode == 1
    assert site.errors() == {"crawl_delay": 1}


def test_a_site_that_leads_in_circles_without_its_cookie_is_read(site):
    def gate(path, headers):
        return (
            ad()
            if "seen=yes" in headers.get("Cookie", "")
            else (302, {"Location": path, "Set-Cookie": "seen=yes"}, b"")
        )

    with serving({"/": listing("/ad/1"), "/ad/1": gate}) as server:
        site.define(server.port)
        assert site.crawl().returncode == 0
    assert site.all(select(Ad.external_id)) == ["1"]
    assert site.errors() == {}


def test_listing_pages_are_found_by_the_pattern_of_their_addresses(site):
    pages = {
        "/": html('<a href="/utrecht">U</a><a href="/utrecht?sort=price">sorted</a><a href="/about">about</a>'),
        "/utrecht": listing("/ad/1", extra='<a href="/utrecht/p2">2</a>'), "/utrecht/p2": listing("/ad/2"),
        "/ad/1": ad("Eva"), "/ad/2": ad("Nina"), "/about": listing("/ad/3"), "/ad/3": ad("Iris"),
    }  # fmt: skip
    with serving(pages) as server:
        site.define(server.port, listing={"ad_url": r"/ad/(?P<id>\d+)", "list_url": r"/utrecht(/p\d+)?$"})
        assert site.crawl().returncode == 0
        assert "/about" not in server.paths
    assert sorted(site.all(select(Ad.external_id))) == ["1", "2"]


def test_a_site_that_refuses_is_left_alone(site):
    pages = {"/": listing(*(f"/ad/{n}" for n in range(60)))}
    pages |= {f"/ad/{n}": (403, {}, b"no") for n in range(60)}
    with serving(pages) as server:
        site.define(server.port)
        result = site.crawl()
        assert len(server.requested) < 30, "it stops after a few refusals"
    assert result.returncode == 1
    assert "blocked" in result.stdout


@pytest.mark.parametrize("answer", [(429, {}, b"slow down"), html("<h1>Are you a robot?</h1>")])
def test_a_challenge_or_refusal_at_the_door_ends_the_crawl_at_once(site, answer):
    with serving({"/": answer}) as server:
        site.define(server.port)
        result = site.crawl()
        assert server.paths == ["/robots.txt", "/"]
    assert (result.returncode, "blocked" in result.stdout) == (1, True)


def test_one_forbidden_page_among_others_is_no_block(site):
    pages = {"/": listing("/ad/1", "/ad/2"), "/ad/1": (403, {}, b"private"), "/ad/2": ad()}
    with serving(pages) as server:
        site.define(server.port)
        assert site.crawl().returncode == 0
    assert site.errors() == {"ad_403": 1}


def test_without_mandate_past_its_end_or_unasked_nothing_is_fetched(tmp_path):
    bare = Site(tmp_path / "bare")
    with serving({"/": listing("/ad/1"), "/ad/1": ad()}) as server:
        bare.define(server.port)
        result = bare.crawl()
        assert result.returncode == 1
        assert "no mandate names it" in result.stdout
        bare.allow(until=date(2026, 1, 2))
        assert "runs from" in bare.crawl().stdout
        assert server.requested == []
    unknown = bare.crawl("nowhere")
    assert unknown.returncode == 2
    assert "no site named nowhere; there are: test" in unknown.stderr
    bare.engine.dispose()


def test_a_private_address_is_refused_unless_the_definition_says_so(site):
    with serving({"/": listing("/ad/1"), "/ad/1": ad()}) as server:
        site.define(server.port, allow_private=False)
        assert site.crawl().returncode == 1
        assert server.requested == []


def test_a_missing_browser_is_said_and_fetches_nothing(site):
    with serving({"/": listing()}) as server:
        site.define(server.port, fetch="browser")
        result = site.crawl(BAKEN_CHROMIUM="/nowhere/chromium")
        assert result.returncode == 1
        assert "no Chromium on this machine" in result.stdout
        assert server.requested == []


@pytest.mark.browser
def test_a_site_that_only_a_browser_can_read(site):
    script = "<script>document.body.innerHTML = {!r}; document.body.dataset.ready = 1</script>"
    pages = {
        "/": html("<body></body>" + script.format('<a class="ad" href="/ad/1">x</a>')),
        "/ad/1": html("<body></body>" + script.format('<h1>Lisa</h1><div class="d">Bel 06-00012345</div>')),
    }
    with serving(pages) as server:
        site.define(server.port, fetch="browser", wait_for="body[data-ready]")
        result = site.crawl()
    assert result.returncode == 0, result.stdout + result.stderr
    assert site.all(select(Version.text)) == ["Bel 06-00012345"]
    assert site.all(select(Capture.status)).count(200) == 2
    assert verify_evidence(site.engine, site.home / "warc") == []
