"""The register's content: a CSV file on disk, held in memory, read anew when the file changes."""

import csv
import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pydantic import ValidationError

from registry_stub.schema import LicenceRecord

COLUMNS = tuple(LicenceRecord.model_fields)
NEEDED = ("number", "kind", "holder", "status")


class LicenceFileError(Exception):
    """The file is no register: it is missing, or its first line lacks a column."""


@dataclass(frozen=True)
class LicenceFile:
    """The licences of one file, in its order; `problems` names rows left out; `digest` is SHA-256."""

    licences: tuple[LicenceRecord, ...]
    problems: tuple[str, ...]
    digest: str

    @cached_property
    def by_number(self) -> dict[str, list[LicenceRecord]]:
        """The rows of each number, by its `plain` form."""
        found: dict[str, list[LicenceRecord]] = {}
        for record in self.licences:
            found.setdefault(plain(record.number), []).append(record)
        return found


def plain(number: str) -> str:
    """Return a number's letters and digits, upper case: what remains is compared."""
    return "".join(c for c in number.upper() if c.isalnum())


def read_licences(path: Path) -> LicenceFile:
    """Read a register CSV (UTF-8, one row a line). Good rows are kept, bad ones named by line.

    Raises `LicenceFileError` when the file cannot be read as a register at all.
    """
    try:
        text = path.read_text(encoding="utf-8-sig", errors="replace").replace("\0", "")
    except OSError as error:
        raise LicenceFileError(f"cannot read {path}: {error.strerror}") from None
    lines = enumerate(re.split(r"\r\n?|\n", text), start=1)
    header = [cell.strip().lower() for cell in _cells(next((line for _, line in lines if line.strip()), ""))]
    if missing := [name for name in NEEDED if name not in header]:
        raise LicenceFileError(f"{path}: column {', '.join(missing)} missing in the first line")
    licences: list[LicenceRecord] = []
    problems: list[str] = []
    for number, line in lines:
        if line.strip():
            try:
                licences.append(_record(header, line))
            except ValueError as error:
                problems.append(f"line {number}: {_short(error)}; row left out")
    digest = hashlib.sha256("\n".join(sorted(r.model_dump_json() for r in licences)).encode()).hexdigest()
    return LicenceFile(tuple(licences), tuple(problems), digest)


def write_licences(path: Path, licences: tuple[LicenceRecord, ...]) -> None:
    """Write a register CSV. Readers see the old file or the new one, never half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(COLUMNS)
            writer.writerows(_cells_of(record) for record in licences)
            out.flush()
            os.fsync(out.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _record(header: list[str], line: str) -> LicenceRecord:
    if line.count('"') % 2:
        raise ValueError("a quotation mark is opened and not closed")
    cells = _cells(line)
    if len(cells) > len(header):
        raise ValueError(f"{len(cells)} cells, the header has {len(header)}")
    return LicenceRecord.model_validate(dict(zip(header, cells, strict=False)))


def _cells(line: str) -> list[str]:
    try:
        return next(csv.reader([line]), [])
    except csv.Error as error:
        raise ValueError(f"not CSV: {error}") from None


def _cells_of(record: LicenceRecord) -> Iterator[str]:
    for value in record.model_dump(mode="json").values():
        yield ";".join(value) if isinstance(value, list) else str(value or "")


def _short(error: ValueError) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}" if place else str(first["msg"])
