"""Several crawl processes on one PostgreSQL: every site once, and a dead one's sites are taken over."""

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta

import pytest
import yaml
from crawl_home import DEFINITION
from misbehaving import ad, listing, serving
from sqlalchemy import select

from crawler.claims import claim_site
from crawler.definition import SiteDefinition
from crawler.evidence.verify import verify_evidence
from crawler.schedule import LastCrawl, why_not_now
from store.mandates import add_mandate
from store.session import open_engine, transaction
from store.tables import Ad, Crawl, Sighting, Site

SITES, ADS = 6, 12


def test_a_claim_excludes_others_until_it_is_let_go(engine, tmp_path):
    first = claim_site(engine, "site", tmp_path)
    assert first is not None
    assert first.holds()
    assert claim_site(engine, "site", tmp_path) is None
    other = claim_site(engine, "other", tmp_path)
    assert other is not None
    other.release()
    first.release()
    again = claim_site(engine, "site", tmp_path)
    assert again is not None
    again.release()


class Hosts:
    """Homes of their own, as machines have, with the same sites and one PostgreSQL."""

    def __init__(self, folder, url, port, delay=0.0):
        self.url = url
        self.folder = folder
        self.engine = open_engine(url)
        with transaction(self.engine) as session:
            add_mandate(
                session, name="m", purpose="p", legal_basis="l", area="a", owner="o", starts_on=date(2026, 1, 1),
                ends_on=date(2099, 1, 1), sites=[f"site-{n}" for n in range(SITES)],
            )  # fmt: skip
        for n in range(SITES):
            where = folder / "sites" / f"site-{n}"
            where.mkdir(parents=True)
            base = f"http://127.0.0.1:{port}"
            definition = {**DEFINITION, "name": f"site-{n}", "base_url": base, "start_urls": [f"/s{n}"], "delay": delay}
            (where / "site.yaml").write_text(yaml.safe_dump(definition), encoding="utf-8")

    def start(self, *arguments):
        environment = {k: v for k, v in os.environ.items() if not k.startswith("BAKEN_")}
        environment |= {"BAKEN_HOME": str(self.folder), "BAKEN_DATABASE_URL": self.url, "COLUMNS": "200"}
        command = [sys.executable, "-m", "baken", "crawl", "--all", *arguments]
        return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def all(self, query):
        with transaction(self.engine) as session:
            return session.execute(query).all()


def market():
    pages = {f"/s{n}": listing(*(f"/ad/{n * 100 + k}" for k in range(ADS))) for n in range(SITES)}
    return pages | {f"/ad/{n * 100 + k}": ad(f"Ad {n} {k}") for n in range(SITES) for k in range(ADS)}


@pytest.mark.postgres
@pytest.mark.slow
@pytest.mark.parametrize("count", [2, 4])
def test_processes_divide_the_sites_and_crawl_each_once(tmp_path, migrated_postgres, count):
    with serving(market()) as server:
        hosts = Hosts(tmp_path, migrated_postgres, server.port)
        processes = [hosts.start("--at-once", "1") for _ in range(count)]
        for process in processes:
            _, errors = process.communicate(timeout=120)
            assert process.returncode == 0, errors
        asked = [path for path in server.paths if path.startswith("/ad/")]
    assert len(asked) == len(set(asked)) == SITES * ADS
    assert sorted(hosts.all(select(Site.name, Crawl.state).join(Crawl))) == [
        (f"site-{n}", "finished") for n in range(SITES)
    ]
    assert verify_evidence(hosts.engine, tmp_path / "warc") == []
    hosts.engine.dispose()


@pytest.mark.postgres
@pytest.mark.slow
def test_a_dead_processs_sites_are_taken_over(tmp_path, migrated_postgres):
    with serving(market()) as server:
        hosts = Hosts(tmp_path, migrated_postgres, server.port, delay=0.15)
        dying = hosts.start("--at-once", str(SITES))
        while sum(path.startswith("/ad/") for path in server.paths) < SITES * ADS // 3:
            time.sleep(0.05)
        living = hosts.start("--at-once", str(SITES))
        output, _ = living.communicate(timeout=60)
        assert "site-" not in output, "all sites are claimed"
        dying.send_signal(signal.SIGKILL)
        dying.communicate()
        began = time.monotonic()
        heir = hosts.start("--at-once", str(SITES))
        _, errors = heir.communicate(timeout=120)
        assert heir.returncode == 0, errors
        assert time.monotonic() - began < 60
    assert [state for (state,) in hosts.all(select(Crawl.state))] == ["finished"] * SITES
    assert len(hosts.all(select(Ad.id))) == len(hosts.all(select(Sighting.id))) == SITES * ADS
    assert verify_evidence(hosts.engine, tmp_path / "warc") == []
    hosts.engine.dispose()


def test_the_watch_crawls_what_is_due_again_and_again_and_takes_new_sites_along(site):
    pages = {"/": listing("/ad/1"), "/ad/1": ad(), "/other": listing("/ad/2"), "/ad/2": ad("Eva")}
    with serving(pages) as server:
        site.define(server.port, schedule={"every_hours": 0.0005})
        watch = site.start("--all", "--watch", BAKEN_WATCH_SECONDS="0.5")
        while server.paths.count("/") < 3:
            time.sleep(0.1)
        site.define(server.port, name="other", start_urls=["/other"])
        site.allow("test", "other")
        while "/ad/2" not in server.paths:
            time.sleep(0.1)
        watch.send_signal(signal.SIGINT)
        output, errors = watch.communicate(timeout=30)
    assert watch.returncode == 0, errors
    assert "Traceback" not in errors
    assert output.count("finished") >= 3
    states = site.all(select(Crawl.state))
    assert states.count("finished") >= 3


@pytest.mark.parametrize(
    ("state", "reason", "hours", "due"),
    [
        ("finished", "", 23, False), ("finished", "", 25, True), ("running", "", 0, True),
        ("failed", "no answer", 0.5, False), ("failed", "no answer", 1.5, True),
        ("failed", "blocked", 23, False), ("failed", "blocked", 25, True),
    ],
)  # fmt: skip
def test_when_a_site_is_due_again(state, reason, hours, due):
    definition = SiteDefinition.model_validate(
        {"name": "s", "title": "s", "owner": "o", "base_url": "http://s.example", "listing": {"ad_url": r"(?P<id>\d)"}}
    )
    ended = datetime.now(UTC) - timedelta(hours=hours)
    last = LastCrawl(state, reason, None if state == "running" else ended)
    assert (why_not_now(definition, last, only_due=True) is None) is due
    assert why_not_now(definition, last) is None
