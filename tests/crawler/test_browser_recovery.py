"""A browser that ends, does not start, or shows too little: the crawl goes on or says so, and leaves nothing behind."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from crawl_home import environment
from hostile import hostile, page
from misbehaving import ad, html, listing, serving
from sqlalchemy import select

from crawler.evidence.verify import verify_evidence
from store.tables import Ad

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ADS = 30


def processes():
    """Yield every process: its number, its parent's, its command."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            yield int(folder.name), parent, (folder / "cmdline").read_text().split("\0")
        except (OSError, ValueError):
            continue


def browsers(crawl):
    """Return the Chromium processes that a crawl started, the main one first."""
    known = {number: (parent, command) for number, parent, command in processes()}

    def is_ours(number):
        while number in known and number != crawl:
            number = known[number][0]
        return number == crawl

    found = [n for n, (_, command) in known.items() if "chromium" in command[0] and is_ours(n)]
    return sorted(found, key=lambda n: any(part.startswith("--type=") for part in known[n][1]))


def slowly(number):
    async def answer(writer):
        await asyncio.sleep(0.3)
        await page(f"<h1>Ad {number}</h1><div class=d>Tekst {number}</div>".encode())(writer)

    return answer


def crawling(site):
    command = [sys.executable, "-m", "baken", "crawl"]
    return subprocess.Popen(command, env=environment(site.home), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def wait_until(condition, seconds=30.0):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)


def market():
    pages = {f"/ad/{n}": slowly(n) for n in range(ADS)}
    return pages | {"/": page("".join(f'<a class=ad href="/ad/{n}">x</a>' for n in range(ADS)).encode())}


def test_a_browser_killed_during_a_crawl_is_started_again_and_no_ad_is_missed(site):
    with hostile(market()) as server:
        site.define(server.port, fetch="browser")
        crawl = crawling(site)
        for asked in (5, 15):
            wait_until(lambda asked=asked: sum(path.startswith("/ad/") for path in server.paths) >= asked)
            os.kill(browsers(crawl.pid)[0], signal.SIGKILL)
        _, errors = crawl.communicate(timeout=60)
    assert (crawl.returncode, errors) == (0, b"")
    assert site.errors() == {}
    assert len(site.all(select(Ad.id))) == ADS
    assert verify_evidence(site.engine, site.home / "warc") == []


def test_a_crawl_killed_leaves_no_browser_behind(site):
    with hostile(market()) as server:
        site.define(server.port, fetch="browser")
        crawl = crawling(site)
        wait_until(lambda: sum(path.startswith("/ad/") for path in server.paths) >= 5)
        started = browsers(crawl.pid)
        assert started
        crawl.kill()
        crawl.communicate()
        wait_until(lambda: not set(started) & {number for number, _, _ in processes()})


def test_a_browser_that_does_not_start_fails_the_crawl_by_name(site, tmp_path):
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    with serving({"/": listing("/ad/1"), "/ad/1": ad()}) as server:
        site.define(server.port, fetch="browser")
        result = site.crawl(BAKEN_CHROMIUM=str(broken))
        assert set(server.paths) == {"/robots.txt"}
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert site.errors() == {"browser_crash": 1}


def test_pages_that_never_get_ready_are_read_all_the_same_and_a_list_that_shows_nothing_removes_no_ad(site):
    ready = "<p id=ready></p>"
    pages = {
        "/": html(listing("/ad/1", "/ad/2", "/ad/3", "/ad/4")[2].decode() + ready),
        **{f"/ad/{n}": html(ad(f"Ad {n}")[2].decode() + ready) for n in range(1, 5)},
    }
    with serving(pages) as server:
        site.define(server.port, fetch="browser", wait_for="#ready")
        assert site.crawl(BAKEN_PAGE_TIMEOUT="3").returncode == 0
        pages["/ad/1"] = html("<h1>Helaas</h1>Deze advertentie is niet meer beschikbaar.<script></script>")
        pages["/ad/2"] = html("<div id=app>Even geduld</div><script></script>")
        pages["/ad/3"] = ad("Ad 3, anders")
        site.crawl(BAKEN_PAGE_TIMEOUT="3")
        assert site.errors() == {"not_ready": 1}
        pages["/"] = html("<div id=app></div><script></script>")
        site.crawl(BAKEN_PAGE_TIMEOUT="3")
    assert site.errors() == {"not_ready": 1}
    removed = {found.external_id: found.removed_at is not None for found in site.all(select(Ad))}
    assert removed == {"1": True, "2": False, "3": False, "4": False}
