"""The manifest of a crawl's evidence: the hash of every file, and of the manifest before it."""

import json
import re
from pathlib import Path
from typing import Any

from crawler import SOFTWARE
from crawler.definition import SiteDefinition
from crawler.evidence.durable import file_sha256, write_durably
from crawler.evidence.warc import warc_files
from domain.clock import now
from domain.errors import BakenError
from store.evidence import Link

CLOCK = "system clock, UTC"
MANIFEST = "manifest.json"  # of what was secured; a crawl's names the crawl
_OF_A_CRAWL = re.compile(r"crawl-(\d{6,})(?:-\d+\.warc\.gz|\.manifest\.json)")


def write_manifest(
    folder: Path, crawl_id: int, definition: SiteDefinition, previous: Link | None, clock_offset: float | None = None
) -> str:
    """Write `crawl-N.manifest.json` beside the WARC files, whole and on the disk; return its SHA-256.

    It names the SHA-256 of each file and of the manifest of the site's crawl before it by the store (a
    chain), the software, the definition, and the clock: `clock_offset` is the median of the servers' `Date`
    against ours, in seconds.
    """
    manifest = {
        "crawl": crawl_id,
        "site": definition.name,
        "definition_sha256": definition.digest,
        "software": SOFTWARE,
        "clock": {"source": CLOCK, "median_offset_to_server_dates_s": clock_offset},
        "written_at": now().isoformat(),
        "files": {path.name: file_sha256(path) for path in warc_files(folder, crawl_id)},
        "previous": named(previous),
    }
    path = folder / manifest_name(crawl_id)
    write_durably(path, (json.dumps(manifest, indent=2) + "\n").encode())
    return file_sha256(path)


def named(link: Link | None) -> dict[str, object] | None:
    """Return how a manifest names the one before it."""
    if link is None:
        return None
    return {"crawl": link.crawl_id, "name": manifest_name(link.crawl_id), "sha256": link.manifest_sha256}


def manifest_name(crawl_id: int) -> str:
    """Return the file name of a crawl's manifest."""
    return f"crawl-{crawl_id:06d}.manifest.json"


def content_of(path: Path) -> dict[str, Any]:
    """Return what a manifest says; nothing where it cannot be read."""
    try:
        content = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def files_listed(path: Path) -> dict[str, str]:
    """Return the SHA-256 of each file a manifest names.

    Raises `BakenError` when it is missing or cannot be read.
    """
    listed = content_of(path).get("files")
    if not isinstance(listed, dict):
        raise BakenError(f"{path}: the manifest {'cannot be read' if path.is_file() else 'is missing'}")
    return {str(name): str(sha256) for name, sha256 in listed.items()}


def crawl_of(name: str) -> int | None:
    """Return the crawl that a file in a site's evidence folder is of, by its name."""
    match = _OF_A_CRAWL.fullmatch(name)
    return int(match[1]) if match else None


def require_files(root: Path, site: str, crawl_id: int, names: dict[str, int]) -> dict[str, int]:
    """Return `names` (as the store has them) by file name alone.

    Raises `BakenError` when one is not there: the crawl was begun on a machine that does not share the folder.
    """
    missing = [name for name in sorted(names) if not (root / name).is_file()]
    if missing:
        raise BakenError(
            f"site {site}: crawl {crawl_id} was begun elsewhere: {missing[0]} is not in {root}; machines that share "
            "a database share its evidence folder too (BAKEN_WARC)"
        )
    return {Path(name).name: offset for name, offset in names.items()}
