"""Evidence as a WACZ 1.1.1 package, which standard replay tools open: records, index, pages, hashes."""

import contextlib
import hashlib
import json
import tempfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from crawler import SOFTWARE
from crawler.evidence.durable import sync_folder
from crawler.evidence.index import BLOCKS, INDEX, cdxj_lines, zipnum
from crawler.evidence.manifest import MANIFEST, manifest_name
from crawler.evidence.records import BadWarc, read_at
from crawler.evidence.secure import NETWORK
from crawler.evidence.show import BESIDE, belonging
from crawler.evidence.warc import WarcPart, warc_files
from domain.clock import now
from domain.errors import BakenError
from store.queries.evidence import Exported
from store.tables import Capture, Secured

VERSION = "1.1.1"
CHUNK = 1 << 20
HTML = ("text/html", "application/xhtml+xml")


def package_ad(exported: Exported, root: Path, output: Path) -> int:
    """Pack one ad's records, copied byte for byte, and what was secured of it; return how many pages it shows."""
    with _staging() as stage, _package(output) as package:
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
        return _fill(package, exported, warcs, root)


def package_crawl(exported: Exported, root: Path, output: Path) -> int:
    """Pack a crawl's files as they are with their manifest, and the pages its 304s refer to.

    Returns how many pages it shows. Raises `BakenError` when a file is not the one of the manifest.
    """
    folder, crawl_id = root / exported.site, exported.crawl_id
    with _staging() as stage, _package(output) as package:
        warcs = warc_files(folder, crawl_id)
        manifest = folder / manifest_name(crawl_id)
        if not manifest.is_file():
            raise BakenError(f"{manifest} is missing; see `baken evidence verify`")
        package.add_file(f"evidence/{manifest.name}", manifest, ZIP_DEFLATED)
        if exported.originals:
            warcs.append(stage / "unchanged-pages.warc.gz")
            copy_records(root, exported.originals, warcs[-1], "pages of earlier crawls that were unchanged in this one")
        pages = _fill(package, exported, warcs, root)
        listed = json.loads(manifest.read_bytes())["files"]
        for name, sha256 in listed.items():
            if package.hashes.get(f"archive/{name}") != sha256:
                raise BakenError(f"{folder / name} is not as the manifest says; see `baken evidence verify`")
        return pages


def copy_records(root: Path, captures: Sequence[Capture], path: Path, about: str) -> None:
    """Copy captures' records, each with its request, byte for byte into a WARC file of their own.

    Raises `BakenError` when one cannot be read or its digest does not hold.
    """
    part = WarcPart(path, about)
    for capture in captures:
        source = root / capture.warc_file
        try:
            records = belonging(read_at(source, capture.warc_offset, BESIDE))
        except (BadWarc, OSError) as error:
            raise BakenError(f"{source}: {error}; see `baken evidence verify`") from None
        if problem := next((one.problem for one in records if one.problem), ""):
            raise BakenError(f"{source} at {capture.warc_offset}: {problem}; see `baken evidence verify`")
        with source.open("rb") as file:
            file.seek(records[0].offset)
            part.add_raw(file.read(records[-1].end - records[0].offset))
    part.close()


def _fill(package: "_Package", exported: Exported, warcs: Sequence[Path], root: Path) -> int:
    for path in warcs:
        package.add_file(f"archive/{path.name}", path, ZIP_STORED)
    blocks, index = zipnum(cdxj_lines(warcs))
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
                "ts": _moment(shown.fetched_at),
                "title": f"{capture.external_id or shown.url} ({said})",
            }


def _secured_pages(rows: Sequence[Secured], root: Path) -> Iterator[dict[str, Any]]:
    for row in rows:
        manifest = json.loads((root / row.folder / MANIFEST).read_bytes())
        page = {
            "id": f"secured-{row.id}",
            "url": manifest["address"],
            "ts": _moment(datetime.fromisoformat(manifest["page_at"])),
        }
        yield {**page, "title": f"secured {row.at:%Y-%m-%d %H:%M} UTC ({row.status})"}


def _moment(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"


@contextlib.contextmanager
def _staging() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="baken-wacz-") as folder:
        yield Path(folder)


@contextlib.contextmanager
def _package(output: Path) -> Iterator["_Package"]:
    """Give a package to fill; it gets its name when it is whole."""
    draft = output.with_name(output.name + ".draft")
    try:
        with ZipFile(draft, "w") as out:
            yield _Package(out)
        draft.replace(output)
        sync_folder(output.parent)
    except OSError as error:
        raise BakenError(f"cannot write {output}: {error.strerror or error}") from None
    finally:
        draft.unlink(missing_ok=True)


class _Package:
    def __init__(self, out: ZipFile) -> None:
        self._out = out
        self._resources: list[dict[str, Any]] = []
        self.hashes: dict[str, str] = {}

    def add_file(self, name: str, path: Path, compression: int) -> None:
        entry, whole, size = self._entry(name, compression), hashlib.sha256(), 0
        entry.file_size = path.stat().st_size  # without it a long header is written that replay tools misread
        with path.open("rb") as source, self._out.open(entry, "w") as target:
            while chunk := source.read(CHUNK):
                whole.update(chunk)
                size += len(chunk)
                target.write(chunk)
        self._note(name, whole.hexdigest(), size)

    def add(self, name: str, content: bytes, compression: int = ZIP_DEFLATED) -> None:
        self._out.writestr(self._entry(name, compression), content)
        self._note(name, hashlib.sha256(content).hexdigest(), len(content))

    def finish(self, title: str, pages: Sequence[dict[str, Any]]) -> None:
        main = {"mainPageUrl": pages[-1]["url"], "mainPageDate": pages[-1]["ts"]} if pages else {}
        package = {
            "profile": "data-package",
            "wacz_version": VERSION,
            "title": title,
            "created": _moment(now()),
            "software": SOFTWARE,
            **main,
            "resources": self._resources,
        }
        content = (json.dumps(package, indent=2) + "\n").encode()
        self._out.writestr(self._entry("datapackage.json", ZIP_DEFLATED), content)
        digest = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
        entry = self._entry("datapackage-digest.json", ZIP_DEFLATED)
        self._out.writestr(entry, json.dumps(digest, indent=2) + "\n")

    def _entry(self, name: str, compression: int) -> ZipInfo:
        entry = ZipInfo(name, now().timetuple()[:6])
        entry.compress_type, entry.external_attr = compression, 0o644 << 16
        return entry

    def _note(self, name: str, sha256: str, size: int) -> None:
        self.hashes[name] = sha256
        short = Path(name).name.lower()
        self._resources.append({"name": short, "path": name, "hash": f"sha256:{sha256}", "bytes": size})
