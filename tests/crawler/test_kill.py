"""A crawl killed thirty times ends with exactly what an unbroken one has."""

import os
import random
import time
from pathlib import Path

import forked
import pytest
from crawl_home import Site, environment
from misbehaving import ad, html, listing, serving
from sqlalchemy import select

from crawler.evidence.verify import verify_evidence
from store.tables import Ad, Crawl, Sighting, Version

KILLS, ADS, PER_PAGE = 30, 400, 20


def market():
    pages = {f"/ad/{n}": ad(f"Ad {n}", f"text {n}") for n in range(ADS)}
    pages |= {f"/ad/{n}": html("<p class=gone>weg") for n in range(7, ADS, 50)}
    for start in range(0, ADS, PER_PAGE):
        more = f'<a class="next" href="/list{start + PER_PAGE}">n</a>' if start + PER_PAGE < ADS else ""
        pages[f"/list{start}"] = listing(*(f"/ad/{n}" for n in range(start, start + PER_PAGE)), extra=more)
    pages["/"] = pages["/list0"]
    return pages


def state(site):
    return (
        sorted((ad.external_id, ad.removed_at is None) for ad in site.all(select(Ad))),
        sorted(site.all(select(Version.content_sha256))),
        len(site.all(select(Sighting.id))),
        site.all(select(Crawl.state)),
    )


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_thirty_kills_leave_no_trace(tmp_path: Path):
    moments, killed = random.Random(11), 0
    with serving(market()) as server:
        whole, broken = Site(tmp_path / "whole"), Site(tmp_path / "broken")
        for site in (whole, broken):
            site.allow()
            site.define(server.port, delay=0.02)
        assert whole.crawl().returncode == 0
        for _ in range(KILLS):
            before = len(server.requested)
            process = forked.start(["crawl"], environment(broken.home), os.devnull, os.devnull)
            while process.exitcode is None and len(server.requested) == before:
                time.sleep(0.01)
            time.sleep(moments.uniform(0.0, 0.9))
            killed += process.exitcode is None
            process.kill()
            process.join()
        assert killed == KILLS, "every crawl was killed while it ran"
        assert broken.crawl().returncode == 0
    assert state(broken) == state(whole)
    assert state(whole)[3] == ["finished"]
    for site in (whole, broken):
        assert verify_evidence(site.engine, site.home / "warc") == []
        site.engine.dispose()
