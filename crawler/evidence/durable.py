"""Files that are whole and on the disk, or not there at all."""

import contextlib
import hashlib
import os
from pathlib import Path


def write_durably(path: Path, content: bytes) -> None:
    """Write a file whole: a draft, put on the disk, then given its name; the name is on the disk too."""
    draft = path.with_name(path.name + ".draft")
    with draft.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(path)
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Put a file's content on the disk."""
    with path.open("rb") as source:
        os.fsync(source.fileno())


def sync_folder(folder: Path) -> None:
    """Put a folder's list of names on the disk, where the system can."""
    with contextlib.suppress(OSError):  # some network file systems know no folders to sync
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file, in hex."""
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()
