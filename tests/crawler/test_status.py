"""`baken crawl status` after real crawls of real local sites, and what a crawl's health says of them."""

import json
import signal
import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta

import pytest
from crawl_history import fill_crawls
from crawl_home import environment
from misbehaving import ad, html, listing, serving
from sqlalchemy import select, update

from crawler.bounds import opens
from crawler.definition import Schedule
from crawler.schedule import LastCrawl, next_start
from crawler.status import site_statuses
from store.mandates import add_mandate
from store.session import transaction
from store.tables import Capture, Crawl

ADS = 30


def market(count=ADS):
    return {"/": listing(*(f"/ad/{n}" for n in range(count)))} | {f"/ad/{n}": ad(f"Ad {n}") for n in range(count)}


def status(site, *names, **changes):
    result = site.crawl("status", *names, "--json", **changes)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)["sites"]


def warned(site):
    [one] = status(site)
    return [warning["id"] for warning in one["warnings"]]


def test_a_site_is_shown_with_its_counts_budget_and_next_crawl_on_a_hundred_columns(site):
    with serving(market() | {"/ad/3": (500, {}, b"")}) as server:
        site.define(server.port, schedule={"daily_pages": 1000})
        site.crawl()
    for columns in ("100", "80"):
        shown = site.crawl("status", COLUMNS=columns).stdout
        assert max(map(len, shown.splitlines())) <= 100
        head, row = shown.splitlines()[:2]
        assert head.split() == [
            "site",
            "state",
            "last",
            "pages",
            "ads",
            "new/chg/gone",
            "err",
            "MB",
            "lat",
            "today",
            "due",
            "!",
        ]
        cells = row.split()
        assert cells[:2] == ["test", "finished"]
        assert {"29", "29/0/0", "1"} <= set(cells)
    [one] = status(site)
    assert one["crawls"][0]["errors"] == {"ad_500": 1}
    assert one["crawls"][0]["pages"] == one["pages_today"], "a page that was tried again is asked for again"
    assert (one["daily_pages"], one["every_hours"], one["mandate_ends"]) == (1000, 24.0, "2099-01-01")
    due = datetime.fromisoformat(one["next_due"]) - datetime.now(UTC)
    assert timedelta(hours=23) < due < timedelta(hours=24)


def test_the_keys_for_scripts_are_these(site):
    with serving(market(3)) as server:
        site.define(server.port)
        site.crawl()
    [one] = status(site)
    assert set(one) == {
        "site", "title", "state", "level", "pages_today", "daily_pages", "every_hours", "next_due", "mandate",
        "mandate_ends", "warnings", "crawls",
    }  # fmt: skip
    assert set(one["crawls"][0]) == {
        "id", "state", "reason", "started_at", "finished_at", "pages", "bytes", "ads", "new", "changed", "gone",
        "errors", "health",
    }  # fmt: skip
    assert {"latency", "latency_p95", "bytes", "seconds", "statuses", "filled", "budget"} <= set(
        one["crawls"][0]["health"]
    )
    assert "state" not in one["crawls"][0]["health"]


def test_a_named_site_is_shown_with_its_crawls_and_its_errors_in_words(site):
    with serving(market(3) | {"/ad/1": html("")}) as server:
        site.define(server.port)
        for _ in range(3):
            site.crawl()
    shown = " ".join(site.crawl("status", "test", COLUMNS="100").stdout.split())
    assert "ad_empty 1 3 Empty ad. The page has no title and no text" in shown
    assert shown.count("finished") == 4, "the site and its three crawls"
    assert len(status(site, "test")[0]["crawls"]) == 3


def test_a_name_that_is_none_is_wrong_usage(site):
    site.define(1)
    result = site.crawl("status", "tset")
    assert (result.returncode, result.stdout) == (2, "")
    assert "no site named tset" in result.stderr
    assert site.crawl("--bad").returncode == 2


def test_an_empty_store_is_said_to_be_empty(site):
    with transaction(site.engine) as session:
        add_mandate(
            session, name="m", purpose="p", legal_basis="l", area="a", owner="o", starts_on=date(2020, 1, 1),
            ends_on=date(2020, 1, 2), sites=["test"],
        )  # fmt: skip
    assert "no site is defined" in site.crawl("status").stdout
    assert status(site) == []


def test_sites_never_crawled_or_left_alone_are_shown_with_the_reason(site):
    site.define(1)
    assert [(one["state"], one["warnings"]) for one in status(site)] == [("never", [])]
    site.allow(until=date(2026, 1, 2))
    [one] = status(site)
    assert (one["state"], one["next_due"]) == ("no_mandate", None)
    assert [warning["id"] for warning in one["warnings"]] == ["mandate.missing"]
    site.allow()
    (site.home / "sites" / "test" / "site.yaml").write_text("name: [", encoding="utf-8")
    [one] = status(site)
    assert one["state"] == "no_definition"
    assert "test/site.yaml: not YAML" in one["warnings"][0]["says"]
    (site.home / "sites" / "test" / "site.yaml").unlink()
    assert warned(site) == ["definition.missing"]


def test_a_changed_layout_is_told_when_the_crawl_ends_and_by_status_afterwards(site):
    pages = market()
    with serving(pages) as server:
        site.define(server.port)
        assert site.crawl().stderr == ""
        pages |= {
            f"/ad/{n}": html(f'<h1>Ad {n}</h1><p class="plaats">Utrecht</p><div class="d">new</div>')
            for n in range(ADS)
        }
        told = site.crawl().stderr
    assert "site test: The city was filled in 100% of ads, now in 0%." in told
    assert set(warned(site)) == {"field.empty"}
    stored = site.all(select(Crawl).order_by(Crawl.id))[1].health["warnings"]
    assert stored[0] == {"id": "field.empty", "level": "broken", "values": {"field": "city", "usual": 1.0, "now": 0.0}}
    assert status(site)[0]["level"] == "broken"


def test_a_site_that_lost_all_its_ads_is_told(site):
    pages = market()
    with serving(pages) as server:
        site.define(server.port)
        site.crawl()
        pages["/"] = html("<p>Welkom op onze nieuwe site</p>")
        told = site.crawl().stderr
        assert "10 of 30 ads are missing from the lists at once" in told, "the twenty asked for are there"
        assert warned(site) == ["removal.vanished"]
        pages.clear()
        pages["/"] = html("<p>Welkom op onze nieuwe site</p>")
        told = site.crawl().stderr
    assert "No ads at all; usually 25." in told
    assert "ads.none" in warned(site)


def test_a_block_is_told(site):
    with serving({"/": (403, {}, b"no")}) as server:
        site.define(server.port)
        site.crawl()
    assert warned(site) == ["block.pages"]
    assert status(site)[0]["state"] == "failed"


def test_a_paused_crawl_goes_on_counting_and_tells_when_it_is_cut_short_again_and_again(site):
    with serving(market(120)) as server:
        site.define(server.port, page_limit=8, delay=0.01)
        for parts in range(1, 4):
            site.crawl()
            [one] = status(site)
            assert one["state"] == "paused"
            assert one["crawls"][0]["reason"] == "page limit of 8 reached"
            assert one["crawls"][0]["health"]["pauses"] == parts
        assert warned(site) == ["budget.cut_short"]
        site.define(server.port, page_limit=1000, delay=0.01)
        site.crawl()
    [crawl] = site.all(select(Crawl))
    assert (crawl.state, crawl.reason, crawl.ads) == ("finished", "", 120)
    assert (crawl.health["read"], crawl.health["complete"]) == (120, True)
    assert sum(crawl.health["statuses"].values()) == crawl.pages
    assert crawl.health["ad_pages"] >= 120


def test_a_killed_crawl_keeps_its_figures_is_found_standing_still_and_goes_on(site):
    def slowly(path):
        time.sleep(0.02)
        return ad(path)

    pages = market(300) | {f"/ad/{n}": slowly for n in range(300)}
    with serving(pages) as server:
        site.define(server.port, delay=0.01)
        process = subprocess.Popen(
            [sys.executable, "-m", "baken", "crawl"], env=environment(site.home), stdout=subprocess.DEVNULL
        )
        while len(server.requested) < 130:
            assert process.poll() is None
            time.sleep(0.02)
        assert status(site)[0]["state"] == "running"
        process.send_signal(signal.SIGKILL)
        process.wait()
        [crawl] = site.all(select(Crawl))
        assert crawl.health["read"] == crawl.ads >= 80
        assert sum(crawl.health["statuses"].values()) == crawl.pages
        long_ago = (datetime.now(UTC) - timedelta(hours=2)).isoformat()
        with transaction(site.engine) as session:
            session.execute(update(Crawl).values(health={**crawl.health, "last_active_at": long_ago}))
        [one] = status(site)
        assert (one["state"], [w["id"] for w in one["warnings"]]) == ("stalled", ["crawl.stalled"])
        before = crawl.health
        site.define(server.port, delay=0.01, page_limit=1)
        site.crawl()
        assert status(site)[0]["state"] == "paused"
        site.define(server.port, delay=0.01)
        site.crawl()
    [crawl] = site.all(select(Crawl))
    assert (crawl.state, crawl.health["read"]) == ("finished", 300)
    assert crawl.health["seconds"] > before["seconds"]
    assert crawl.health["bytes"] > before["bytes"]
    assert "state" not in crawl.health, "what it went on from is no longer needed"


def test_the_day_s_budget_nearly_used_is_told(site):
    with serving(market(20)) as server:
        site.define(server.port, schedule={"daily_pages": 23})
        site.crawl()
        assert "budget.nearly_used" in warned(site)
        with transaction(site.engine) as session:
            session.execute(update(Capture).values(fetched_at=datetime.now(UTC) - timedelta(days=1)))
        assert warned(site) == []


def test_every_state_is_told_apart_on_either_database(engine, own_home):
    with transaction(engine) as session:
        fill_crawls(session, own_home)
    with transaction(engine) as session:
        found = site_statuses(session, None, datetime.now(UTC), crawls=2)
    assert {one.name: one.state for one in found} == {
        "avondster": "failed", "bosrand": "no_mandate", "kompas": "finished", "maanlicht": "finished",
        "noorderzon": "stalled", "rivier": "paused", "zeewind": "never",
    }  # fmt: skip
    assert {one.name: str(one.level) for one in found if one.level} == {
        "avondster": "broken", "bosrand": "look", "maanlicht": "broken", "noorderzon": "broken", "rivier": "look",
    }  # fmt: skip
    assert [len(one.crawls) for one in found] == [2, 0, 2, 2, 2, 2, 0]


# when a site is due

NIGHT = "22:00-06:00"


@pytest.mark.parametrize(("hours", "at", "expected"), [
    ("", "2026-11-02T12:00", "2026-11-02T12:00"),
    (NIGHT, "2026-11-02T12:00", "2026-11-02T21:00"),  # 22:00 in Amsterdam
    (NIGHT, "2026-11-02T22:30", "2026-11-02T22:30"),
    (NIGHT, "2026-11-02T05:00", "2026-11-02T21:00"),
    (NIGHT, "2026-07-02T12:00", "2026-07-02T20:00"),  # summer time
    ("09:00-17:00", "2026-11-02T20:00", "2026-11-03T08:00"),
    ("02:30-03:00", "2026-03-28T12:00", "2026-03-30T00:30"),  # no such time on the 29th
    ("00:00-00:00", "2026-11-02T20:00", None),
])  # fmt: skip
def test_hours_open_at(hours, at, expected):
    opened = opens(hours, datetime.fromisoformat(at).replace(tzinfo=UTC))
    assert opened == (expected and datetime.fromisoformat(expected).replace(tzinfo=UTC))


@pytest.mark.parametrize(("state", "ended", "used", "expected"), [
    ("never", None, 0, "2026-11-02T12:00"),
    ("finished", "2026-11-02T10:00", 0, "2026-11-03T10:00"),
    ("failed", "2026-11-01T10:00", 0, "2026-11-02T12:00"),
    ("running", None, 0, "2026-11-02T12:00"),
    ("running", None, 50_000, "2026-11-03T00:00"),
])  # fmt: skip
def test_the_next_crawl_starts_after_its_rest_and_within_the_budget(state, ended, used, expected):
    at = datetime(2026, 11, 2, 12, tzinfo=UTC)
    finished = datetime.fromisoformat(ended).replace(tzinfo=UTC) if ended else None
    last = LastCrawl(state, "", finished, used)
    assert next_start(Schedule(), last, at) == datetime.fromisoformat(expected).replace(tzinfo=UTC)


def test_status_loads_no_crawling_machinery():
    script = "import sys, crawler.status; print({'scrapy', 'twisted', 'playwright'} & set(sys.modules))"
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "set()"
