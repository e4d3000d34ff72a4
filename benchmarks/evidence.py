"""Verifying evidence beside reading the same files with `warcio check`: `benchmarks/evidence.py [CRAWLS] [PAGES]`."""

import hashlib
import json
import random
import resource
import shutil
import sys
import tempfile
import time
from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from scrapy import Request
from scrapy.http import HtmlResponse
from sqlalchemy import Engine, insert
from warcio.checker import Checker

from crawler.evidence.manifest import manifest_name, named
from crawler.evidence.verify import Verification
from crawler.evidence.warc import WarcFile, Written
from domain.clock import now
from store.evidence import Link
from store.mandates import add_mandate
from store.migrate import upgrade
from store.session import open_engine, transaction
from store.tables import Capture, Crawl, Site

AT = now()
WORDS = [f"woord{number}" for number in range(3_000)]


def pages(warc: WarcFile, count: int) -> Iterator[tuple[str, Written]]:
    """Write made-up pages of about 6 kB."""
    chance = random.Random(7)
    for number in range(count):
        url = f"http://site.example/ad/{number}"
        page = HtmlResponse(url, body=" ".join(chance.choices(WORDS, k=700)).encode())
        yield url, warc.write(Request(url), page, AT)


def make_crawls(engine: Engine, root: Path, crawls: int, count: int) -> None:
    """Make a chain of closed crawls, each with a copy of the same file."""
    folder = root / "bench"
    warc = WarcFile(folder, 1)
    written = list(pages(warc, count))
    warc.close()
    before: Link | None = None
    with transaction(engine) as session:
        mandate = add_mandate(
            session, name="m", purpose="p", legal_basis="l", area="a", owner="o", starts_on=date(2026, 1, 1),
            ends_on=date(2099, 1, 1), sites=["bench"],
        )  # fmt: skip
        site = Site(name="bench", title="B", country="NL", jurisdiction="nl-wrp", base_url="http://site.example")
        site.fetch, site.definition_digest = "http", "d"
        session.add(site)
        session.flush()
        for ident in range(1, crawls + 1):
            path = folder / f"crawl-{ident:06d}-001.warc.gz"
            if path != warc.path:
                shutil.copy(warc.path, path)
            manifest = {"files": {path.name: hashlib.sha256(path.read_bytes()).hexdigest()}, "previous": named(before)}
            content = json.dumps(manifest).encode()
            (folder / manifest_name(ident)).write_bytes(content)
            before = Link(ident, hashlib.sha256(content).hexdigest())
            crawl = Crawl(id=ident, site_id=site.id, mandate_id=mandate.id, state="finished", started_at=AT)
            crawl.manifest_sha256 = before.manifest_sha256
            session.add(crawl)
            session.flush()
            rows = [
                {"crawl_id": ident, "url": url, "fetched_at": AT, "status": 200, "media_type": "text/html",
                 "sha256": page.sha256, "length": page.length, "warc_file": f"bench/{path.name}",
                 "warc_offset": page.offset}
                for url, page in written
            ]  # fmt: skip
            session.execute(insert(Capture), rows)


def main() -> None:
    """Print one row a reader: records a second, and the memory needed at most."""
    crawls, count = (int(given) for given in (sys.argv[1:] + ["20", "2000"][len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory() as home:
        root, engine = Path(home) / "warc", open_engine(f"sqlite:///{home}/baken.db")
        upgrade(engine)
        make_crawls(engine, root, crawls, count)
        began, verification = time.perf_counter(), Verification(engine, root)
        problems = list(verification.problems())
        ours = time.perf_counter() - began
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        began = time.perf_counter()
        files = [str(path) for path in sorted((root / "bench").glob("*.warc.gz"))]
        status = Checker(Namespace(inputs=files, verbose=False)).process_all()
        theirs = time.perf_counter() - began
        engine.dispose()
    records = verification.looked["bench"].records
    assert not problems
    assert status == 0
    print(f"{crawls} crawls, {records} records")
    print(f"{'reader':<52}{'records/s':>11}{'MiB':>6}")
    print(f"{'warcio check: records only':<52}{records / theirs:>11.0f}{'':>6}")
    print(f"{'evidence verify: records, files, store, chain':<52}{records / ours:>11.0f}{memory:>6}")


if __name__ == "__main__":
    main()
