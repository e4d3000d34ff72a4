"""A WACZ 1.1.1 file while it is put together: its parts, their hashes, and the package's own."""

import contextlib
import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from crawler import SOFTWARE
from crawler.evidence.durable import sync_folder
from domain.clock import now
from domain.errors import BakenError

VERSION = "1.1.1"
CHUNK = 1 << 20


@contextlib.contextmanager
def new_package(output: Path) -> Iterator["Package"]:
    """Give a package to fill; it gets its name when it is whole."""
    draft = output.with_name(output.name + ".draft")
    try:
        with ZipFile(draft, "w") as out:
            yield Package(out)
        draft.replace(output)
        sync_folder(output.parent)
    except OSError as error:
        raise BakenError(f"cannot write {output}: {error}") from None
    finally:
        draft.unlink(missing_ok=True)


class Package:
    """The parts of a package. `hashes` has the SHA-256 of each, by its name in it."""

    def __init__(self, out: ZipFile) -> None:
        self._out = out
        self._resources: list[dict[str, Any]] = []
        self.hashes: dict[str, str] = {}

    def add_file(self, name: str, path: Path, compression: int) -> None:
        """Add a file, read once."""
        entry, whole, size = self._entry(name, compression), hashlib.sha256(), 0
        entry.file_size = path.stat().st_size  # without it a long header is written that replay tools misread
        with path.open("rb") as source, self._out.open(entry, "w") as target:
            while chunk := source.read(CHUNK):
                whole.update(chunk)
                size += len(chunk)
                target.write(chunk)
        self._note(name, whole.hexdigest(), size)

    def add(self, name: str, content: bytes, compression: int = ZIP_DEFLATED) -> None:
        """Add a part that was made here."""
        self._out.writestr(self._entry(name, compression), content)
        self._note(name, hashlib.sha256(content).hexdigest(), len(content))

    def finish(self, title: str, pages: Sequence[dict[str, Any]]) -> None:
        """Add what describes the package, the last of `pages` being the one shown first."""
        main = {"mainPageUrl": pages[-1]["url"], "mainPageDate": pages[-1]["ts"]} if pages else {}
        package = {
            "profile": "data-package",
            "wacz_version": VERSION,
            "title": title,
            "created": moment(now()),
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


def moment(at: datetime) -> str:
    """Return a UTC time as page lists write it."""
    return at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"
