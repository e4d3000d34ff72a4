"""The second crawl of an unchanged site beside the first: `benchmarks/recrawl.py [ADS]`.

The site names the content of each page (`ETag`) and answers 304 to whoever has it; it counts every byte of both
directions, headers included. The stage `extract` runs behind each crawl. Prints bytes, their ratio to the first
crawl's, pages read, ads extracted, seconds.
"""

import hashlib
import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from typing import Any

from crawl import body_of, serve_answers
from rich.console import Console
from rich.table import Table
from sqlalchemy import select

DEFINITION = {
    "name": "bench", "title": "b", "owner": "o", "delay": 0, "allow_private": True,
    "listing": {"ad_links": "a.ad", "next_page": "a.next", "ad_url": r"/ad/(?P<id>\d+)"},
    "ad": {"title": "h1", "text": ".d", "city": ".city", "posted_at": "time"},
}  # fmt: skip


def serve(count: int, ready: "multiprocessing.Queue[int]", traffic: Any) -> None:
    """Serve the site, adding every byte received and sent to `traffic`."""

    def said_to(request: bytes) -> bytes:
        body = body_of(request, count)
        if body is None:
            return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'.encode()
        if b"if-none-match: " + tag in request.replace(b"If-None-Match", b"if-none-match"):
            return b"HTTP/1.1 304 Not Modified\r\nETag: " + tag + b"\r\n\r\n"
        kind_and_size = b"Content-Type: text/html; charset=utf-8\r\nContent-Length: " + str(len(body)).encode()
        return b"HTTP/1.1 200 OK\r\nETag: " + tag + b"\r\n" + kind_and_size + b"\r\n\r\n" + body

    def answer_to(request: bytes) -> bytes:
        said = said_to(request)
        traffic.value += len(request) + len(said)
        return said

    serve_answers(answer_to, ready)


def crawl_and_extract(port: int) -> dict[str, Any]:
    """Crawl the site into BAKEN_HOME and extract; return what the crawl counted."""
    from chain import extract
    from crawler.definition import SiteDefinition
    from crawler.process import crawl_sites
    from store.mandates import add_mandate
    from store.migrate import upgrade
    from store.session import engine, transaction
    from store.tables import Crawl, Mandate

    upgrade(engine())
    with transaction(engine()) as session:
        if session.scalars(select(Mandate)).first() is None:
            add_mandate(
                session, name="m", purpose="benchmark", legal_basis="made up", area="-", owner="-",
                starts_on=date(2026, 1, 1), ends_on=date(2099, 1, 1), sites=["bench"],
            )  # fmt: skip
    definition = SiteDefinition.model_validate({**DEFINITION, "base_url": f"http://127.0.0.1:{port}"})
    began = time.perf_counter()
    report = crawl_sites(engine(), [definition])[0]
    seconds = time.perf_counter() - began
    assert not report.errors, report
    extracted = extract.run_stage(engine())
    with transaction(engine()) as session:
        [health] = session.scalars(select(Crawl.health).order_by(Crawl.id.desc()).limit(1))
    return {"ads": report.ads, "read": health["read"], "extracted": extracted.done, "seconds": seconds}


def main(count: int) -> None:
    """Crawl the same site twice, each in a process of its own, and print both."""
    ready: multiprocessing.Queue[int] = multiprocessing.Queue()
    traffic = multiprocessing.Value("Q", 0, lock=False)
    server = multiprocessing.Process(target=serve, args=(count, ready, traffic), daemon=True)
    server.start()
    port = ready.get()
    title = f"{count} ads of 10 kB, unchanged between two crawls"
    table = Table("crawl", "bytes", "ratio", "ads", "read", "extracted", "seconds", title=title)
    sent = []
    with tempfile.TemporaryDirectory() as home:
        for name in ("the first", "the second"):
            before = traffic.value
            done = subprocess.run(
                [sys.executable, __file__, "--one", str(port)],
                env={**os.environ, "BAKEN_HOME": home}, check=True, capture_output=True, text=True,
            )  # fmt: skip
            sent.append(traffic.value - before)
            result = json.loads(done.stdout)
            table.add_row(
                name, f"{sent[-1]:,}", f"{sent[-1] / sent[0]:.3f}", str(result["ads"]), str(result["read"]),
                str(result["extracted"]), f"{result['seconds']:.1f}",
            )  # fmt: skip
    Console().print(table)
    server.terminate()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(crawl_and_extract(int(sys.argv[2]))))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)
