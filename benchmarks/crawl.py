"""Crawling over HTTP beside a bare Scrapy spider that only downloads: `benchmarks/crawl.py [PAGES]`.

Both walk the same made-up site on this machine. The bare spider yields title and text; Baken writes WARC records,
parses, and stores versions and sightings. Prints pages per second, the ratio, and the most memory each took.
"""

import asyncio
import json
import multiprocessing
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date

from rich.console import Console
from rich.table import Table

PER_LIST = 100
ROUNDS = 3
SENTENCE = "Ik ben een vrolijke vrouw en neem graag de tijd voor een goed gesprek bij een kop thee. "
FRAME = "".join(f'<li><a href="/info/{n}" class="menu-item">Menu {n}</a></li>' for n in range(60))


def ad_page(number: int) -> str:
    """Return an ad's page of about 10 kB, as they come."""
    text = "".join(f"<p>{SENTENCE * 3}</p>" for _ in range(8))
    return (
        f'<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Advertentie {number}</title></head><body>'
        f'<nav><ul>{FRAME}</ul></nav><main><h1>Advertentie {number} in Utrecht</h1><p class="city">Utrecht</p>'
        f'<time datetime="2026-10-30">30-10-2026</time><div class="d">{text}<p>Nummer {number}</p></div></main>'
        "</body></html>"
    )


def list_page(start: int, count: int) -> str:
    """Return a listing page and the link to the next."""
    links = "".join(
        f'<li><a class="ad" href="/ad/{n}">Ad {n}</a></li>' for n in range(start, min(start + PER_LIST, count))
    )
    following = f'<a class="next" href="/list/{start + PER_LIST}">next</a>' if start + PER_LIST < count else ""
    return f"<!doctype html><html><body><nav><ul>{FRAME}</ul></nav><ul>{links}</ul>{following}</body></html>"


def serve(count: int, ready: "multiprocessing.Queue[int]") -> None:
    """Serve the site."""

    def answer_to(request: bytes) -> bytes:
        body = body_of(request, count)
        status = b"200 OK" if body is not None else b"404 Not Found"
        head = b"HTTP/1.1 " + status + b"\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
        return head + str(len(body or b"")).encode() + b"\r\n\r\n" + (body or b"")

    serve_answers(answer_to, ready)


def body_of(request: bytes, count: int) -> bytes | None:
    """Return the page that is asked for, None when there is none."""
    kind, _, number = request.split(b" ", 2)[1].decode().strip("/").partition("/")
    if kind == "ad":
        return ad_page(int(number)).encode()
    return list_page(int(number or 0), count).encode() if kind in ("", "list") else None


def serve_answers(answer_to: Callable[[bytes], bytes], ready: "multiprocessing.Queue[int]") -> None:
    """Answer requests on a free port with connections kept open, as fast as Python can; tell the port."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                writer.write(answer_to(await reader.readuntil(b"\r\n\r\n")))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def run() -> None:
        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        ready.put(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())


def bare(port: int) -> dict[str, float]:
    """Crawl with a bare Scrapy spider."""
    from scrapy import Request, Spider
    from scrapy.crawler import CrawlerProcess

    found = []

    class Bare(Spider):
        name = "bare"

        async def start(self):
            yield Request(f"http://127.0.0.1:{port}/", self.parse_list)

        def parse_list(self, response):
            for href in response.css("a.ad::attr(href)").getall():
                yield response.follow(href, self.parse_ad)
            for href in response.css("a.next::attr(href)").getall():
                yield response.follow(href, self.parse_list)

        def parse_ad(self, response):
            found.append((response.css("h1::text").get(), " ".join(response.css(".d ::text").getall())))

    process = CrawlerProcess(
        {"LOG_ENABLED": False, "TELNETCONSOLE_ENABLED": False, "REMOTE_CONTROL_ENABLED": False, "DOWNLOAD_DELAY": 0,
         "CONCURRENT_REQUESTS": 8, "CONCURRENT_REQUESTS_PER_DOMAIN": 8, "ROBOTSTXT_OBEY": False}
    )  # fmt: skip
    process.crawl(Bare)
    began = time.perf_counter()
    process.start()
    return {"ads": len(found), "seconds": time.perf_counter() - began}


def baken(port: int) -> dict[str, float]:
    """Crawl with Baken, on SQLite in an empty home."""
    import os

    with tempfile.TemporaryDirectory() as home:
        os.environ["BAKEN_HOME"] = home
        from crawler.definition import SiteDefinition
        from crawler.process import crawl_sites
        from store.mandates import add_mandate
        from store.migrate import upgrade
        from store.session import engine, transaction

        upgrade(engine())
        with transaction(engine()) as session:
            add_mandate(
                session, name="m", purpose="benchmark", legal_basis="made up", area="-", owner="-",
                starts_on=date(2026, 1, 1), ends_on=date(2099, 1, 1), sites=["bench"],
            )  # fmt: skip
        definition = SiteDefinition.model_validate(
            {
                "name": "bench", "title": "b", "owner": "o", "base_url": f"http://127.0.0.1:{port}", "delay": 0,
                "allow_private": True, "page_limit": 1_000_000, "schedule": {"daily_pages": 1_000_000},
                "listing": {"ad_links": "a.ad", "next_page": "a.next", "ad_url": r"/ad/(?P<id>\d+)"},
                "ad": {"title": "h1", "text": ".d", "city": ".city", "posted_at": "time"},
            }
        )  # fmt: skip
        began = time.perf_counter()
        report = crawl_sites(engine(), [definition])[0]
        assert not report.errors, report
        return {"ads": report.ads, "seconds": time.perf_counter() - began}


CRAWLERS = {"bare Scrapy, title and text only": bare, "Baken: WARC, parsing, store": baken}


def measured(name: str, port: int, pages: int) -> tuple[float, float]:
    """Return pages per second and most memory (MB) of a crawl in a process of its own."""
    command = [sys.executable, __file__, "--one", name, str(port)]
    result = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert result["ads"] == pages, result
    return (pages + pages / PER_LIST) / result["seconds"], result["memory"]


def main(pages: int) -> None:
    """Measure each crawler in turn, and print the medians."""
    ready: multiprocessing.Queue[int] = multiprocessing.Queue()
    server = multiprocessing.Process(target=serve, args=(pages, ready), daemon=True)
    server.start()
    port = ready.get()
    rounds = ROUNDS if pages <= 10_000 else 1
    table = Table("crawler", "pages/s", "ratio", "most memory, MB", title=f"{pages} ads, HTTP, {rounds} rounds, median")
    rates: list[float] = []
    results = {name: [] for name in CRAWLERS}
    for _ in range(rounds):
        for name in CRAWLERS:
            results[name].append(measured(name, port, pages))
    for name, found in results.items():
        rates.append(sorted(rate for rate, _ in found)[len(found) // 2])
        table.add_row(name, f"{rates[-1]:.0f}", f"{rates[-1] / rates[0]:.2f}", f"{max(m for _, m in found):.0f}")
    Console().print(table)
    server.terminate()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        figures = CRAWLERS[sys.argv[2]](int(sys.argv[3]))
        figures["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps(figures))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)
