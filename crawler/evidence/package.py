"""Evidence as a WACZ 1.1.1 package, which standard replay tools open: records, index, pages, hashes."""

import contextlib
import json
import tempfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED

from crawler.evidence.exchange import IDENTICAL
from crawler.evidence.index import BLOCKS, INDEX, cdxj_lines, zipnum
from crawler.evidence.manifest import MANIFEST, files_listed, manifest_name
from crawler.evidence.records import BadWarc, Record, read_records
from crawler.evidence.secure import NETWORK
from crawler.evidence.show import belonging
from crawler.evidence.wacz import Package, moment, new_package
from crawler.evidence.warc import WarcPart, warc_files
from domain.errors import BakenError
from store.queries.evidence import Exported
from store.tables import Capture, Secured

HTML = ("text/html", "application/xhtml+xml")
Named = tuple[str, str]  # address and date of a record
LOOK = "see `baken evidence verify`"


def package_ad(exported: Exported, root: Path, output: Path) -> int:
    """Pack one ad's records, copied byte for byte, and what was secured of it; return how many pages it shows."""
    with _staging() as stage, new_package(output) as package:
        warcs = [stage / "ad.warc.gz"] if exported.captures else []
        for path in warcs:
            records = sorted([*exported.originals, *exported.captures], key=lambda capture: capture.id)
            copy_records(root, records, path, f"{exported.title}: records copied from the crawls' files")
        for secured in exported.secured:
            name = Path(secured.folder).name
            warcs.append(stage / f"secured-{name}.warc.gz")
            warcs[-1].symlink_to((root / secured.folder / NETWORK).resolve())
            for path in sorted((root / secured.folder).iterdir()):
                if path.name != NETWORK:
                    package.add_file(f"secured-{name}/{path.name}", path, ZIP_DEFLATED)
        _add_archives(package, warcs)
        return _finish(package, exported, warcs, root)


def package_crawl(exported: Exported, root: Path, output: Path) -> int:
    """Pack a crawl's files as they are with their manifest, and the pages its 304s refer to.

    Returns how many pages it shows. Raises `BakenError` when a file is not the one of the manifest.
    """
    folder = root / exported.site
    with _staging() as stage, new_package(output) as package:
        manifest = folder / manifest_name(exported.crawl_id)
        package.add_file(f"evidence/{manifest.name}", manifest, ZIP_DEFLATED)
        warcs = warc_files(folder, exported.crawl_id)
        _add_archives(package, warcs)
        for name, sha256 in files_listed(manifest).items():
            if package.hashes.get(f"archive/{name}") != sha256:
                raise BakenError(f"{folder / name} is not as the manifest says; {LOOK}")
        if exported.originals:
            unchanged = stage / "unchanged-pages.warc.gz"
            copy_records(root, exported.originals, unchanged, "pages of earlier crawls, unchanged in this one")
            _add_archives(package, [unchanged])
            warcs = [*warcs, unchanged]
        return _finish(package, exported, warcs, root)


def copy_records(root: Path, captures: Sequence[Capture], path: Path, about: str) -> None:
    """Copy captures' records, each with what belongs to it, byte for byte into a WARC file of their own.

    Raises `BakenError` when one cannot be read or its digest does not hold.
    """
    part = WarcPart(path, about)
    shared: dict[Path, set[Named]] = {}
    there: set[Named] = set()
    for capture in captures:
        source = root / capture.warc_file
        try:
            records = belonging(source, capture.warc_offset)
        except (BadWarc, OSError) as error:
            raise BakenError(f"{source}: {error}; {LOOK}") from None
        if problem := next((one.problem for one in records if one.problem), ""):
            raise BakenError(f"{source} at {capture.warc_offset}: {problem}; {LOOK}")
        with source.open("rb") as file:
            file.seek(records[0].offset)
            part.add_raw(file.read(records[-1].end - records[0].offset))
        there |= {_named(one) for one in records if one.kind == "response"}
        shared.setdefault(source, set()).update(_refers_to(one) for one in records if _is_shared(one))
    for source, wanted in shared.items():
        _copy_shared(source, wanted - there, part)
        there |= wanted
    part.close()


def _copy_shared(source: Path, wanted: set[Named], part: WarcPart) -> None:
    """Copy what pages share, such as scripts, from the files of the crawl that `source` is of."""
    for path in sorted(source.parent.glob(f"{source.name.rpartition('-')[0]}-*.warc.gz")) if wanted else ():
        with path.open("rb") as file, path.open("rb") as copied, contextlib.suppress(BadWarc):
            for record in read_records(file):
                if record.kind == "response" and _named(record) in wanted:
                    copied.seek(record.offset)
                    part.add_raw(copied.read(record.end - record.offset))


def _named(record: Record) -> Named:
    return record.headers.get("warc-target-uri", ""), record.headers.get("warc-date", "")


def _refers_to(record: Record) -> Named:
    return record.headers.get("warc-refers-to-target-uri", ""), record.headers.get("warc-refers-to-date", "")


def _is_shared(record: Record) -> bool:
    return record.headers.get("warc-profile") == IDENTICAL


def _add_archives(package: Package, warcs: Sequence[Path]) -> None:
    for path in warcs:
        package.add_file(f"archive/{path.name}", path, ZIP_STORED)


def _finish(package: Package, exported: Exported, warcs: Sequence[Path], root: Path) -> int:
    try:
        blocks, index = zipnum(cdxj_lines(warcs))
    except BadWarc as error:
        raise BakenError(f"a file of {exported.title} cannot be read {error}; {LOOK}") from None
    package.add(f"indexes/{BLOCKS}", blocks, ZIP_STORED)
    package.add(f"indexes/{INDEX}", index)
    shown = [*_pages(exported.captures, exported.originals), *_secured_pages(exported.secured, root)]
    head = {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}
    package.add("pages/pages.jsonl", "".join(json.dumps(line) + "\n" for line in [head, *shown]).encode())
    package.finish(exported.title, shown)
    return len(shown)


def _pages(captures: Sequence[Capture], originals: Sequence[Capture]) -> Iterator[dict[str, Any]]:
    """Pages that can be shown: as they were fetched; one that was unchanged, as it was fetched whole before."""
    wanted, whole = {capture.id for capture in captures}, dict[str, Capture]()
    for capture in sorted([*captures, *originals], key=lambda capture: capture.id):
        if capture.status == 200:
            whole[capture.url] = capture
        shown = whole.get(capture.url) if capture.status == 304 else capture
        if capture.id in wanted and shown is not None and shown.media_type in HTML and not 300 <= shown.status < 400:
            said = f"unchanged {capture.fetched_at:%Y-%m-%d %H:%M:%S} UTC" if capture is not shown else shown.status
            yield {
                "id": f"capture-{capture.id}",
                "url": shown.url,
                "ts": moment(shown.fetched_at),
                "title": f"{capture.external_id or shown.url} ({said})",
            }


def _secured_pages(rows: Sequence[Secured], root: Path) -> Iterator[dict[str, Any]]:
    for row in rows:
        manifest = json.loads((root / row.folder / MANIFEST).read_bytes())
        page = {
            "id": f"secured-{row.id}",
            "url": manifest["address"],
            "ts": moment(datetime.fromisoformat(manifest["page_at"])),
        }
        yield {**page, "title": f"secured {row.at:%Y-%m-%d %H:%M} UTC ({row.status})"}


@contextlib.contextmanager
def _staging() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="baken-wacz-") as folder:
        yield Path(folder)
