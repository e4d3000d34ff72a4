"""Pages a second from a site that only a browser can read, beside plain scrapy-playwright: `crawl_browser.py [ADS]`.

Same site (the demo's JavaScript site, in a process of its own), same Chromium, same run. The baseline is a spider with
scrapy-playwright's default settings: a new page a request, everything loaded, nothing kept as evidence, no store.
Each row is a whole crawl in a new process, from its first request to its last page, the browser's start included.
"""

import json
import multiprocessing
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import uvicorn
import yaml

from baken.demo.sites.script.server import create_app
from baken.demo.world.model import DemoAd
from crawler.browser import chromium

SITE = Path(__file__).parent.parent / "baken" / "demo" / "sites" / "script" / "site.yaml"
ROUNDS = 3
LINE = "Regel {} van advertentie {}: een gewone zin, zoals advertenties er een stuk of tien hebben."


def made_up_ads(count: int) -> list[DemoAd]:
    """Return plain ads of ten lines."""
    text = "\n".join(LINE.format(line, "{0}") for line in range(10))
    return [
        DemoAd("demo-script", str(100_000 + n), f"Ad {n}", text.format(n), "Utrecht", date(2026, 6, 1), [], [], "", "")
        for n in range(count)
    ]


def serve(count: int, opened: socket.socket) -> None:
    """Serve the site until killed."""
    app = create_app(made_up_ads(count))
    uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off")).run(sockets=[opened])


@contextmanager
def serving(count: int) -> Iterator[int]:
    """Serve the site in a process of its own; give its port."""
    opened = socket.create_server(("127.0.0.1", 0))
    process = multiprocessing.get_context("fork").Process(target=serve, args=(count, opened), daemon=True)
    process.start()
    try:
        yield int(opened.getsockname()[1])
    finally:
        process.kill()
        process.join()


def plain(port: int) -> tuple[int, float]:
    """Crawl with scrapy-playwright as it comes; return pages and seconds."""
    from scrapy import Request, Spider
    from scrapy.crawler import AsyncCrawlerProcess
    from scrapy_playwright.page import PageMethod

    class Plain(Spider):
        name = "plain"
        pages = 0

        async def start(self):  # type: ignore[no-untyped-def]
            yield self.ask(f"http://127.0.0.1:{port}/")

        def ask(self, url: str) -> Request:
            ready = PageMethod("wait_for_selector", "body[data-ready]", state="attached")
            return Request(url, meta={"playwright": True, "playwright_page_methods": [ready]})

        def parse(self, response):  # type: ignore[no-untyped-def]
            self.pages += 1
            links = response.css("#list a::attr(href), #more a::attr(href)").getall()
            assert links or response.css("#ad .body p")
            yield from (self.ask(response.urljoin(link)) for link in links)

    handler = "scrapy_playwright.handler.ScrapyPlaywrightDownloadHandler"
    process = AsyncCrawlerProcess({
        "LOG_ENABLED": False, "TELNETCONSOLE_ENABLED": False, "REMOTE_CONTROL_ENABLED": False, "DOWNLOAD_DELAY": 0,
        "TWISTED_REACTOR": "twisted.internet.asyncioreactor.AsyncioSelectorReactor",
        "DOWNLOAD_HANDLERS": {"http": handler, "https": handler},
        "PLAYWRIGHT_LAUNCH_OPTIONS": {"executable_path": str(chromium()), "args": ["--no-sandbox"]},
    })  # fmt: skip
    crawler = process.create_crawler(Plain)
    began = time.perf_counter()
    process.crawl(crawler)
    process.start()
    assert isinstance(crawler.spider, Plain)
    return crawler.spider.pages, time.perf_counter() - began


def ours(port: int, wait_for: str) -> tuple[int, float]:
    """Crawl as `baken crawl` does, with evidence and store; return pages and seconds."""
    from crawler.definition import load_definition
    from crawler.process import crawl_sites
    from domain.settings import settings
    from store.mandates import add_mandate
    from store.migrate import upgrade
    from store.session import open_engine, transaction

    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        data = yaml.safe_load(SITE.read_text(encoding="utf-8"))
        data |= {"base_url": f"http://127.0.0.1:{port}", "wait_for": wait_for}
        (home / "site.yaml").write_text(yaml.safe_dump(data), encoding="utf-8")
        settings().home = home
        engine = open_engine(f"sqlite:///{home / 'baken.db'}")
        upgrade(engine)
        with transaction(engine) as session:
            add_mandate(
                session, name="m", purpose="p", legal_basis="l", area="a", owner="o", starts_on=date(2026, 1, 1),
                ends_on=date(2099, 1, 1), sites=["demo-script"],
            )  # fmt: skip
        definition = load_definition(home)
        began = time.perf_counter()
        (report,) = crawl_sites(engine, [definition])
        seconds = time.perf_counter() - began
    assert report.state == "finished", report
    assert not report.errors, report
    return report.pages - 1, seconds  # robots.txt is no page


ROWS = {
    "plain scrapy-playwright, default settings": plain,
    "baken crawl, evidence and store, wait_for": lambda port: ours(port, "body[data-ready]"),
    "baken crawl, evidence and store, no wait_for": lambda port: ours(port, ""),
}


def measured(row: str, port: int) -> tuple[int, float]:
    """Run one row in a new process."""
    command = [sys.executable, __file__, "--row", row, str(port)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    pages, seconds = json.loads(done.stdout.splitlines()[-1])
    return pages, seconds


def main() -> None:
    """Print one row a way of crawling: pages, pages a second (median, least, most), ratio of the medians."""
    if sys.argv[1:2] == ["--row"]:
        print(json.dumps(ROWS[sys.argv[2]](int(sys.argv[3]))))
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    rates: dict[str, list[float]] = {row: [] for row in ROWS}
    for _ in range(ROUNDS):
        for row, found in rates.items():
            with serving(count) as port:
                pages, seconds = measured(row, port)
            found.append(pages / seconds)
    base = statistics.median(next(iter(rates.values())))
    print(f"{count} ads and their lists, real Chromium, whole crawls, {ROUNDS} rounds in turn")
    print(f"{'method':<48}{'pages':>7}{'pages/s':>9}{'least':>7}{'most':>7}{'ratio':>7}")
    for row, found in rates.items():
        middle = statistics.median(found)
        print(f"{row:<48}{pages:>7}{middle:>9.1f}{min(found):>7.1f}{max(found):>7.1f}{middle / base:>7.1f}")


if __name__ == "__main__":
    main()
