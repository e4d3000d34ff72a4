"""The manifest of a crawl's evidence, and looking whether everything is still as it was written."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from sqlalchemy import Engine, select
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from crawler import SOFTWARE
from crawler.definition import SiteDefinition
from domain.clock import now
from store.session import transaction
from store.tables import Capture, Crawl


def write_manifest(folder: Path, crawl_id: int, definition: SiteDefinition, clock_offset: float | None = None) -> str:
    """Write `crawl-N.manifest.json` beside the WARC files, atomically; return its SHA-256.

    It names the SHA-256 of each file and of the site's manifest before it (a chain), the software, the
    definition, and the clock: `clock_offset` is the median of the servers' `Date` against ours, in seconds.
    """
    before = previous_manifest(folder, crawl_id)
    manifest = {
        "crawl": crawl_id,
        "site": definition.name,
        "definition_sha256": definition.digest,
        "software": SOFTWARE,
        "clock": {"source": "system clock, UTC", "median_offset_to_server_dates_s": clock_offset},
        "written_at": now().isoformat(),
        "files": {path.name: file_sha256(path) for path in _warc_files(folder, crawl_id)},
        "previous": {"name": before.name, "sha256": file_sha256(before)} if before else None,
    }
    path = folder / manifest_name(crawl_id)
    draft = path.with_suffix(".draft")
    draft.write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    draft.replace(path)
    return file_sha256(path)


def manifest_name(crawl_id: int) -> str:
    """Return the file name of a crawl's manifest."""
    return f"crawl-{crawl_id:06d}.manifest.json"


def previous_manifest(folder: Path, crawl_id: int) -> Path | None:
    """Return the manifest of the site's crawl before this one, if there is any."""
    earlier = [path for path in folder.glob("crawl-*.manifest.json") if path.name < manifest_name(crawl_id)]
    return max(earlier, default=None)


def verify_evidence(engine: Engine, warc_root: Path, crawl_id: int | None = None) -> list[str]:
    """Return one line per thing that is not as written; empty when all evidence holds.

    Looks at the manifests' hashes, every record's own digest, and whether each capture's record
    stands where the store says, with the content the store says.
    """
    with transaction(engine) as session:
        query = select(Crawl).order_by(Crawl.id)
        crawls = session.scalars(query if crawl_id is None else query.where(Crawl.id == crawl_id)).all()
        problems = [] if crawls or crawl_id is None else [f"there is no crawl {crawl_id}"]
        for crawl in crawls:
            folder = warc_root / crawl.site.name
            if crawl.state != "running":
                problems.extend(_manifest_problems(folder, crawl))
            captures = session.scalars(select(Capture).where(Capture.crawl_id == crawl.id)).all()
            problems.extend(_capture_problems(warc_root, captures))
    return problems


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file, in hex."""
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def _warc_files(folder: Path, crawl_id: int) -> list[Path]:
    return sorted(folder.glob(f"crawl-{crawl_id:06d}-*.warc.gz"))


def _manifest_problems(folder: Path, crawl: Crawl) -> Iterator[str]:
    path = folder / manifest_name(crawl.id)
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        listed: dict[str, str] = manifest["files"]
    except (OSError, ValueError, KeyError) as error:
        yield f"{path}: the manifest cannot be read: {error}"
        return
    if crawl.manifest_sha256 and file_sha256(path) != crawl.manifest_sha256:
        yield f"{path}: its SHA-256 differs from the store's"
    yield from _chain_problems(path, manifest.get("previous"))
    crawl_id = crawl.id
    there = {file.name: file for file in _warc_files(folder, crawl_id)}
    for name in sorted(listed.keys() | there.keys()):
        if name not in there:
            yield f"{folder / name}: named in the manifest but missing"
        elif name not in listed:
            yield f"{folder / name}: not named in the manifest"
        elif file_sha256(there[name]) != listed[name]:
            yield f"{folder / name}: its SHA-256 differs from the manifest"


def _chain_problems(path: Path, previous: dict[str, str] | None) -> Iterator[str]:
    if previous is None:
        return
    before = path.parent / previous["name"]
    if not before.is_file():
        yield f"{path}: the manifest before it, {before.name}, is missing"
    elif file_sha256(before) != previous["sha256"]:
        yield f"{path}: the manifest before it, {before.name}, is not the one it was chained to"


def _capture_problems(warc_root: Path, captures: Sequence[Capture]) -> Iterator[str]:
    by_file: dict[str, dict[int, Capture]] = {}
    for capture in captures:
        by_file.setdefault(capture.warc_file, {})[capture.warc_offset] = capture
    for name, expected in by_file.items():
        path = warc_root / name
        try:
            yield from _record_problems(path, dict(expected))
        except (ArchiveLoadFailed, OSError, EOFError, ValueError) as error:
            yield f"{path}: cannot be read: {error}"


def _record_problems(path: Path, expected: dict[int, Capture]) -> Iterator[str]:
    with path.open("rb") as source:
        records = ArchiveIterator(source, check_digests=True, no_record_parse=False)
        for record in records:
            body = record.raw_stream.read()
            offset = records.get_record_offset()  # asking earlier would read past the body
            if record.digest_checker.passed is False:
                yield f"{path} at {offset}: the record's own digest does not hold"
            capture = expected.pop(offset, None)
            if capture is not None and hashlib.sha256(body).hexdigest() != capture.sha256:
                yield f"{path} at {offset}: {capture.url} differs from the store's SHA-256"
    for offset, capture in expected.items():
        yield f"{path} at {offset}: no record for {capture.url}"
