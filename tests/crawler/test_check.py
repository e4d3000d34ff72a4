"""`baken site check` and `baken site record` on real local servers: what holds, each thing that fails, bad inputs."""

import json
from datetime import UTC, date, datetime

import forked
import pytest
from crawl_home import Site, environment
from misbehaving import ad, html, listing, redirect, serving
from sqlalchemy import select

from crawler.check.ads import choose
from crawler.check.past import usually_filled
from crawler.check.report import AdSeen, FieldSeen, shown_address, shown_id
from crawler.check.verdicts import failings, field_verdicts
from crawler.check.visit import is_same_ad
from crawler.health.figures import CrawlFigures
from crawler.pages.content import AdContent
from domain.masking import in_passing
from store.tables import Ad, AuditEntry, Capture

ADS = 14


def command(site, *arguments, **changes):
    return forked.run(["site", *arguments], environment(site.home, **changes), timeout=120)


def check(site, *arguments, **changes):
    done = command(site, "check", "test", *arguments, **changes)
    assert "Traceback" not in done.stderr, done.stderr
    return done


def report(site, *arguments):
    done = check(site, "--json", *arguments)
    return json.loads(done.stdout), done.stderr.splitlines()


def market(count=ADS, make=lambda n: ad(f"Ad {n}", f"text of ad {n} " * 9)):
    half = [f"/ad/{n}" for n in range(count // 2)]
    rest = [f"/ad/{n}" for n in range(count // 2, count)]
    pages = {"/": listing(*half, extra='<a class="next" href="/p2">n</a>'), "/p2": listing(*rest)}
    return pages | {f"/ad/{n}": make(n) for n in range(count)}


def test_a_site_that_is_read_as_it_should_be(site):
    with serving(market()) as server:
        site.define(server.port)
        done = check(site)
        asked = server.paths
    assert (done.returncode, done.stderr) == (0, "")
    assert asked[:3] == ["/robots.txt", "/", "/p2"]
    assert len(asked) == len(set(asked)) == 9, "two lists, six ads"
    shown = " ".join(done.stdout.split())
    assert "/ 7 1 ads by `a.ad`, 1 by `a.next`" in shown
    assert "/p2 7 0 ads by `a.ad`, `a.next` matches nothing" in shown
    assert "0 new Ad 0 text of ad 0 text of ad 0 text of ad 0 … Utrecht 2026-10-30" in shown
    assert "city 6 of 6 - ok" in shown
    assert shown.endswith("ok: test is read as it should be (6 of 6 ads read)")
    assert site.all(select(Ad.id)) == site.all(select(Capture.id)) == []
    assert not (site.home / "warc").exists()
    [entry] = site.all(select(AuditEntry))
    assert (entry.action, entry.subject, entry.detail) == ("site.check", "test", {"ads": 6, "ok": True})


def test_the_keys_for_scripts_are_these(site):
    with serving(market()) as server:
        site.define(server.port)
        found, errors = report(site, "--ads", "3")
    assert errors == []
    assert set(found) == {"ok", "site", "lists", "ads", "fields", "recorded", "failing"}
    assert set(found["lists"][0]) == {"url", "ads", "further", "how", "trouble"}
    assert set(found["ads"][0]) == {"id", "url", "known", "trouble", "gone", "fields"}
    assert set(found["ads"][0]["fields"]["city"]) == {"value", "why", "was_there"}
    assert set(found["fields"][0]) == {"name", "filled", "of", "usual", "lost", "why", "verdict", "failing"}
    assert (found["ok"], found["failing"], len(found["ads"])) == (True, [], 3)


def test_a_layout_that_drifted_since_the_last_crawl_fails_and_names_the_field(site):
    pages = market()
    with serving(pages) as server:
        site.define(server.port)
        site.crawl()
        pages |= market(make=lambda n: html(f"<h1>Ad {n}</h1><p class=plaats>Utrecht</p><div class=d>text of ad {n}"))
        pages["/p2"] = listing(*(f"/ad/{n}" for n in range(7, ADS + 4)))
        pages |= {f"/ad/{n}": pages["/ad/3"] for n in range(ADS, ADS + 4)}
        done = check(site)
        assert done.returncode == 1
        assert done.stderr.splitlines() == [
            "baken: site test: city used to be filled in 100% of ads, now in 0 of 6: `.city` matches nothing",
            "baken: site test: posted_at used to be filled in 100% of ads, now in 0 of 6: `time` matches nothing",
            "baken: site test: 3 different ads answer the very same page",
        ]
        shown = " ".join(done.stdout.split())
        assert shown.count(" yes Ad ") == shown.count(" new Ad 3 ") == 3, "known ones and new ones"
        assert "city 0 of 6 100% fails `.city` matches nothing" in shown
        pages |= market(make=lambda n: html(f"<h1>Ad {n}</h1><p class=city>Utrecht</p><time>2026-10-30</time><p>{n}"))
        done = check(site)
        assert "text used to be filled in 100% of ads, now in 0 of 6: `.d` matches nothing" in done.stderr
        assert "known and still online, but read as empty: 0, 2, 4, 7, 9, 11" in done.stderr
    assert done.returncode == 1


@pytest.mark.parametrize(
    ("list_page", "said"),
    [
        (html('<a class="advert" href="/ad/1">x</a>'), "no ad found on 1 list page: `a.ad` matches nothing"),
        (listing("/view/1", "/view/2"), "none of the 2 links of `a.ad` fits ad_url, such as http://127.0.0.1:"),
        (html('<a class="ad">x</a>'), "`a.ad` matches no link"),
        (listing(*(f"/ad/{n}" for n in range(4))), "all 4 ads looked at are gone, though the list shows them"),
    ],
    ids=["other class", "other addresses", "no link", "all gone"],
)
def test_a_list_without_ads_fails(site, list_page, said):
    with serving({"/": list_page}) as server:
        site.define(server.port)
        done = check(site)
    assert done.returncode == 1
    assert said in done.stderr


def test_lists_of_lists_are_followed_until_there_is_an_ad(site):
    pages = {"/": html('<a href="/nh">a</a><a href="/ut">b</a>'), "/nh": html('<a href="/nh/a">leeg</a>'),
             "/nh/a": listing(), "/ut": listing("/ad/1"), "/ad/1": ad()}  # fmt: skip
    with serving(pages) as server:
        site.define(server.port, listing={"ad_url": r"/ad/(?P<id>\d+)", "list_url": r"/(nh|ut)(/\w+)?$"})
        done = check(site)
        assert done.returncode == 0, done.stderr
        assert [path for path in server.paths if path.startswith("/ad/")] == ["/ad/1"]


def test_each_ad_says_why_it_was_not_read_and_each_field_why_it_is_missing(site):
    pages = {
        "/ad/0": ad("Lisa [bold red]x[/] \x1b[31m", "bel 06-00012345 of [link=http://x]x[/link] " * 3),
        "/ad/1": (404, {}, b""), "/ad/2": (500, {}, b""), "/ad/3": (200, {"Content-Type": "application/pdf"}, b"%PDF"),
        "/ad/4": ad(), "/ad/5": redirect("/welkom"), "/ad/6": redirect("http://localhost:9/"), "/welkom": html("hoi"),
        "/ad/7": html("<h1>Helaas</h1><div class=d>Deze advertentie is verwijderd.</div>"),
        "/ad/8": html("<h1>Eva</h1><p class=city> </p><time datetime='31-31-2026'></time><div class=d>tekst</div>"),
        "/ad/9": html("<h1>Nina</h1><div class=d></div>"), "/ad/10": (403, {}, b"no"),
        "/robots.txt": (200, {}, b"User-agent: *\nDisallow: /ad/4\n"),
    }  # fmt: skip
    pages["/"] = listing(*(f"/ad/{n}" for n in range(11)))
    with serving(pages) as server:
        site.define(server.port)
        found, _ = report(site, "--ads", "20")
        done = check(site, "--ads", "20")
    ads = {seen["id"]: seen for seen in found["ads"]}
    assert {ident: seen["trouble"] for ident, seen in ads.items() if seen["trouble"]} == {
        "1": "answers 404", "2": "answers 500", "3": "is application/pdf, no web page",
        "4": "Disallowed by robots.txt",
        "5": f"redirects to http://127.0.0.1:{server.port}/welkom",
        "6": "Off the list: http://localhost:9/ is not on the allow-list",
        "7": "says that it is gone", "10": "answers 403",
    }  # fmt: skip
    assert [ident for ident, seen in ads.items() if seen["gone"]] == ["1", "7"]
    assert {name: field["why"] for name, field in ads["8"]["fields"].items() if field["why"]} == {
        "city": "`.city` matches, but is empty", "posted_at": "no date in '31-31-2026'",
    }  # fmt: skip
    assert ads["9"]["fields"]["text"]["why"] == "`.d` matches, but is empty"
    for shown in (json.dumps(found), done.stdout):
        assert "12345" not in shown
        assert "\x1b" not in shown
    assert "Lisa [bold red]x[/] [31m" in done.stdout
    assert "bel ••-•••••••• of [link=http://x]x[/li…" in done.stdout
    assert found["failing"] == ["6 of 9 ads could not be read: answers 500"]


def test_an_id_that_does_not_tell_ads_apart_fails_and_two_addresses_of_one_ad_do_not(site):
    with serving(market(4)) as server:
        site.define(server.port, listing={"ad_links": "a.ad", "ad_url": r"/(?P<id>ad)/\d+"})
        done = check(site)
        base = f"http://127.0.0.1:{server.port}"
        assert f"ad_url gives the id 'ad' to different ads: {base}/ad/0 and {base}/ad/1" in done.stderr
        assert done.returncode == 1
    with serving({"/": listing("/ad/1", "/ad/1?tab=photos"), "/ad/1": ad()}) as server:
        site.define(server.port)
        assert check(site).returncode == 0
        assert server.paths.count("/ad/1?tab=photos") == 1


PAGE = """
import attrs
from web_poet import HttpClient, WebPage
from crawler.pages.content import AdContent

@attrs.define
class MyAd(WebPage[AdContent]):
    client: HttpClient

    async def to_item(self):
        more = await self.client.get(self.response.urljoin("/more"))
        return AdContent(self.css("h1::text").get(), more.text, self.css("{city}::text").get(""))
"""


def test_a_recorded_page_is_tried_again_without_the_site_and_tells_what_reads_otherwise(site):
    number = "111222333"  # passes the eleven-test
    more = (200, {"Content-Type": "text/plain", "Set-Cookie": "who=me"}, f"bsn {number}, café".encode())
    pages = {"/": listing("/ad/1"), "/more": more, "/ad/1": ad("Lisa", f"bsn {number}")}
    page_file = site.home / "sites" / "test" / "page.py"
    with serving(pages) as server:
        site.define(server.port, page_object="page.py:MyAd")
        page_file.write_text(PAGE.format(city=".city"), encoding="utf-8")
        url = f"http://127.0.0.1:{server.port}/ad/1"
        done = command(site, "record", "test", url, "--case", "a-page")
        assert done.returncode == 0, done.stderr
        assert "stays in BAKEN_HOME and falls under retention" in done.stdout
        folder = site.home / "sites" / "test" / "fixtures" / "MyAd" / "a-page"
        kept = {path.name: path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()}
        assert not any(number in text or "who=me" in text for text in kept.values())
        assert json.loads(kept["output.json"]) == {"title": "Lisa", "text": "bsn XXXXXXXXX, café", "city": "Utrecht"}
        assert "frozen_time" in kept["meta.json"]
        assert sorted(site.all(select(AuditEntry.action))) == ["site.record"]
        assert command(site, "record", "test", url).returncode == 0
        assert folder.with_name("page-1").is_dir()

        ok = check(site)
        assert (ok.returncode, "2 recorded pages tried" in ok.stdout) == (0, True), ok.stderr
        page_file.write_text(PAGE.format(city=".place"), encoding="utf-8")
        (folder / "inputs" / "HttpResponse-info.json").write_text("{", encoding="utf-8")
        lines = check(site).stderr.splitlines()
        assert lines[0].startswith(
            "baken: site test: recorded page MyAd/a-page: cannot be read any more: JSONDecodeError"
        )
        assert lines[1] == "baken: site test: recorded page MyAd/page-1: city was 'Utrecht', is now nothing"
        page_file.write_text(PAGE.format(city="::"), encoding="utf-8")
        done = check(site)
        assert "page object MyAd failed: SelectorSyntaxError" in " ".join(done.stdout.split())
        assert "1 of 1 ads could not be read: page object MyAd failed" in done.stderr


def test_a_site_without_page_object_can_be_recorded_too(site):
    with serving({"/": listing("/ad/1"), "/ad/1": ad(), "/ad/2": (410, {}, b"")}) as server:
        site.define(server.port)
        base = f"http://127.0.0.1:{server.port}"
        assert command(site, "record", "test", f"{base}/ad/1", "--case", "one").returncode == 0
        asked = len(server.paths)
        for arguments, code, said in (
            ([f"{base}/about"], 2, "is no ad's address by the definition's ad_url"),
            ([f"{base}/ad/1", "--case", "one"], 2, "is there already; choose another --case"),
            ([f"{base}/ad/1", "--case", "../x"], 2, "is no name for a fixture"),
        ):
            done = command(site, "record", "test", *arguments)
            assert (done.returncode, said in done.stderr, done.stderr.count("\n")) == (code, True, 1), done.stderr
        assert len(server.paths) == asked, "nothing was asked"
        for url, said in ((f"{base}/ad/2", "answers 410"), ("http://localhost:1/ad/1", "Off the list")):
            done = command(site, "record", "test", url)
            assert (done.returncode, said in done.stderr) == (1, True), done.stderr
        site.define(server.port, ad={"title": "h2", "text": ".d"})
        assert "SelectedAd/one: title was 'Lisa in Utrecht', is now ''" in check(site).stderr


def test_bad_inputs_are_one_line_each(tmp_path):
    site = Site(tmp_path / "bare")
    with serving({"/": (403, {}, b"no"), "/ad/1": ad()}) as server:
        site.define(server.port)

        def told(code, said, name="test", **changes):
            done = command(site, "check", name, **changes)
            assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (code, "", 1), done.stderr
            assert said in done.stderr

        told(2, "no site named tset; there are: test", name="tset")
        told(1, "no mandate names it")
        site.allow(until=date(2026, 1, 2))
        told(1, "runs from 2026-01-01 to 2026-01-02")
        assert server.requested == []
        site.allow()
        told(1, "answers with a block (403)")
        site.define(server.port, fetch="browser")
        told(1, "no Chromium on this machine", BAKEN_CHROMIUM="/nowhere/chromium")
        site.define(server.port, start_urls=["/nowhere"])
        told(1, "no start page can be read")
        site.define(server.port, ad={"title": "h1:::", "text": ".d"})
        told(1, "no CSS selector")
        site.define(server.port, page_object="page.py:MyAd")
        (site.home / "sites" / "test" / "page.py").write_text("class MyAd(", encoding="utf-8")
        told(1, "page.py, line 1: SyntaxError")
    site.define(server.port)
    told(1, "Site down")
    site.engine.dispose()


# the rules by themselves


def seen(number, known=False, **values):
    fields = {
        name: FieldSeen(values.get(name, name), "" if values.get(name, name) else "`x` matches nothing", known)
        for name in ("title", "text", "city", "posted_at")
    }
    return AdSeen(str(number), f"/ad/{number}", known, fields=fields, digest=str(number))


def failing(ads, usual=None):
    return list(failings(ads, field_verdicts(ads, usual or {})))


@pytest.mark.parametrize(
    ("without", "of", "usual", "fails"),
    [(6, 6, 1.0, True), (3, 6, 1.0, False), (4, 6, 1.0, True), (4, 6, 0.6, False), (6, 6, 0.6, True),
     (6, 6, 0.4, False), (6, 6, None, False)],
)  # fmt: skip
def test_a_field_is_lost_when_it_falls_below_half_of_what_it_used_to_be(without, of, usual, fails):
    ads = [seen(n, city="" if n < without else "Utrecht") for n in range(of)]
    assert bool(failing(ads, {"city": usual} if usual else {})) is fails


def test_what_known_ads_had_counts_also_where_few_ads_have_it():
    ads = [*(seen(n, known=True, city="") for n in range(2)), *(seen(n, city="") for n in range(2, 6))]
    assert failing(ads) == ["city is missing in 2 of 2 ads that the store has it of: `x` matches nothing"]
    assert failing(ads[1:]) == [], "one advertiser may have dropped it"


def test_a_title_or_a_text_that_most_ads_lack_fails_without_any_past():
    for name in ("title", "text"):
        ads = [seen(n, **({name: ""} if n < 4 else {})) for n in range(6)]
        assert failing(ads) == [f"{name} is missing in 4 of 6 ads: `x` matches nothing"]
        assert failing(ads[1:]) != []
        assert failing(ads[2:]) == []


def test_gone_ads_do_not_count():
    gone = [AdSeen(str(n), "", True, "answers 404", gone=True) for n in range(5)]
    assert failing([*gone, seen(9)]) == []
    away = [AdSeen(str(n), "", False, "answers 500") for n in range(2)]
    assert failing([*gone, *away]) == ["2 of 2 ads could not be read: answers 500"]
    assert failing([*gone, *away, seen(8), seen(9)]) == []


@pytest.mark.parametrize(
    ("known", "wanted", "chosen"),
    [
        (set(), 3, ["0", "3", "6"]),
        ({"0", "1", "2"}, 4, ["0", "1", "3", "6"]),
        (set("0123456789"), 5, ["0", "2", "4", "6", "8"]),
        ({"9"}, 3, ["0", "4", "9"]),
        (set("012345678"), 4, ["0", "3", "6", "9"]),
        ({"1"}, 99, list("0123456789")),
    ],
)
def test_ads_are_chosen_from_all_over_the_list_known_and_new(known, wanted, chosen):
    assert choose([str(n) for n in range(10)], known, wanted) == chosen


def test_what_is_usual_is_weighed_by_the_ads_that_were_read():
    def past(read, city):
        health = {"read": read, "filled": {"city": city} if read else {}}
        at = datetime.now(UTC)
        return CrawlFigures(1, "finished", "", at, at, 9, 9, 9, 0, 0, 0, {}, health)

    usual = usually_filled([past(0, 0), past(1, 0.0), past(99, 1.0)])
    assert usual["city"] == 0.99
    assert usually_filled([past(0, 0)]) == {}


def test_addresses_and_ids_are_shown_unless_a_phone_number_stands_in_them():
    assert shown_address("http://127.0.0.1:44103/2026/10/30/1234567") == "http://127.0.0.1:44103/2026/10/30/1234567"
    assert shown_address("http://s.example/lisa-06-12345678?x=1") == "http://s.example/lisa-••-••••••••?x=1"
    assert (shown_id("12345678"), shown_id("lisa-0612345678")) == ("12345678", "lisa-••••••••••")


def test_two_readings_of_one_ad_are_told_from_two_ads():
    assert is_same_ad(AdContent("Lisa", "tekst " * 50), AdContent("Lisa", "tekst " * 50 + "3 keer bekeken"))
    assert not is_same_ad(AdContent("Lisa", "tekst " * 50), AdContent("Eva", "tekst " * 50))
    assert not is_same_ad(AdContent("Marktplein", "ik ben Lisa"), AdContent("Marktplein", "massage door Floor, 42"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Bel 06-12 34 56 78 nu", "Bel ••-•• •• •• •• nu"),
        ("O6-OO6946SS of +31 (0)6 12345678", "••-•••••••• of +•• (•)• ••••••••"),
        ("mail lisa.x@mail.example.nl", "mail …@…"),
        ("30-10-2026 14:00, 160 euro, 24/7", "30-10-2026 14:00, 160 euro, 24/7"),
        ("a\x1b[2J\u202eb\nc", "a [2J b c"),
        ("x" * 99, "x" * 39 + "…"),
    ],
)
def test_text_in_passing_is_short_printable_and_without_contact_details(text, shown):
    assert in_passing(text) == shown
