"""The second crawl of a site: little is fetched, nothing is read again, nothing is missed."""

import gzip
from datetime import UTC, datetime, timedelta

from misbehaving import ad, html, listing, serving
from sqlalchemy import select, update
from warcio.archiveiterator import ArchiveIterator

from crawler.evidence.verify import verify_evidence
from store.session import transaction
from store.tables import Ad, Crawl, PageRow, Sighting, Version

ADS = 40


def paged(count=ADS, per_page=10):
    pages = {f"/ad/{n}": ad(f"Ad {n}", f"text of ad {n} " * 40) for n in range(count)}
    for start in range(0, count, per_page):
        more = f'<a class="next" href="/list{start + per_page}">n</a>' if start + per_page < count else ""
        pages[f"/list{start}"] = listing(*(f"/ad/{n}" for n in range(start, start + per_page)), extra=more)
    pages["/"] = pages["/list0"]
    return pages


def crawls(site):
    return site.all(select(Crawl).order_by(Crawl.id))


def test_an_unchanged_site_sends_next_to_nothing_and_nothing_is_read_again(site):
    with serving(paged(), etags=True) as server:
        site.define(server.port)
        assert site.crawl().returncode == 0
        first = server.sent
        assert site.crawl().returncode == 0
        second = server.sent - first
    assert len(site.all(select(Sighting.id))) == 2 * ADS
    assert len(site.all(select(Version.id))) == ADS
    assert crawls(site)[1].health["unchanged"] == ADS
    assert crawls(site)[1].ads == ADS
    assert crawls(site)[1].health["bytes"] < 0.1 * crawls(site)[0].health["bytes"]
    assert second < 0.4 * first, "small pages: the headers weigh most"
    assert verify_evidence(site.engine, site.home / "warc") == []


def test_without_etags_equal_bodies_are_not_read_again(site):
    with serving(paged()) as server:
        site.define(server.port)
        site.crawl()
        site.crawl()
    assert crawls(site)[1].health["unchanged"] == ADS
    assert crawls(site)[1].health["read"] == 0


def test_a_changed_ad_a_new_one_and_a_removed_one_are_noticed_all_the_same(site):
    pages = paged()
    with serving(pages, etags=True) as server:
        site.define(server.port)
        site.crawl()
        pages["/ad/3"] = ad("Ad 3", "another text")
        pages["/ad/99"] = ad("Ad 99")
        pages["/list30"] = listing(*(f"/ad/{n}" for n in range(30, 39)), "/ad/99")
        site.crawl()
        crawl = crawls(site)[1]
        assert (crawl.ads, crawl.new_ads, crawl.changed_ads, crawl.removed_ads) == (ADS, 1, 1, 1)
        pages["/list30"] = listing(*(f"/ad/{n}" for n in range(30, 40)))
        site.crawl()
    removed = site.all(select(Ad.external_id).where(Ad.removed_at.is_not(None)))
    assert removed == ["99"]


def test_a_new_definition_reads_everything_again(site):
    with serving(paged(), etags=True) as server:
        site.define(server.port)
        site.crawl()
        site.define(server.port, ad={"title": "h1", "text": ".d, .city"})
        site.crawl()
    assert crawls(site)[1].health["unchanged"] == 0
    assert len(site.all(select(Version.id))) == 2 * ADS


def test_ads_that_never_change_rest_and_are_still_sighted(site):
    with serving(paged()) as server:
        site.define(server.port)
        site.crawl()
        with transaction(site.engine) as session:
            quiet = datetime.now(UTC) - timedelta(days=20)
            session.execute(update(PageRow).values(changed_at=quiet, checked_at=datetime.now(UTC)))
        asked = len(server.requested)
        site.crawl()
        assert len(server.requested) - asked == 1 + ADS // 10, "robots.txt and the lists"
        site.define(server.port, schedule={"revisit_days": 0})
    assert crawls(site)[1].health["rested"] == ADS
    assert len(site.all(select(Sighting.id))) == 2 * ADS


def test_a_page_that_only_says_that_the_ad_is_gone_is_no_ad(site):
    pages = paged(10)
    with serving(pages) as server:
        site.define(server.port)
        site.crawl()
        pages["/ad/1"] = html("<h1>Helaas</h1><div class=d>Deze advertentie is niet meer beschikbaar.</div>")
        pages["/ad/2"] = html("<h1>Oops</h1><div class=d>This ad has been removed.</div>")
        pages["/ad/3"] = ad("Lisa", "Ik ben niet meer beschikbaar op zondag. " + "Welkom bij mij in Utrecht. " * 30)
        site.crawl()
    assert site.all(select(Ad.external_id).where(Ad.removed_at.is_not(None)).order_by(Ad.external_id)) == ["1", "2"]


def test_addresses_that_differ_in_session_or_order_are_one_page(site):
    pages = {
        "/": html('<a class="next" href="/p?b=2&a=1&sid=1">n</a><a class="next" href="/p?a=1&utm_source=x&b=2">n</a>')
    }
    pages["/p"] = listing("/ad/1")
    pages["/ad/1"] = ad()
    with serving(pages) as server:
        site.define(server.port)
        site.crawl()
        assert sum(path.startswith("/p?") for path in server.paths) == 1


def test_a_page_not_modified_becomes_a_revisit_of_the_very_bytes_that_came_before(site):
    status, headers, body = ad("Lisa")
    packed = (status, {**headers, "Content-Encoding": "gzip"}, gzip.compress(body))
    with serving({"/": listing("/ad/1"), "/ad/1": packed}, etags=True) as server:
        site.define(server.port)
        site.crawl()
        site.crawl()
    records = {}
    for path in sorted((site.home / "warc" / "test").glob("*.warc.gz")):
        with path.open("rb") as source:
            for record in ArchiveIterator(source):
                if record.rec_headers.get_header("WARC-Target-URI", "").endswith("/ad/1"):
                    records.setdefault(record.rec_type, []).append(dict(record.rec_headers.headers))
    (response,), (revisit,) = records["response"], records["revisit"]
    assert revisit["WARC-Payload-Digest"] == response["WARC-Payload-Digest"]
    assert revisit["WARC-Refers-To-Date"] == response["WARC-Date"]
