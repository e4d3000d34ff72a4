"""One WARC file beside what the store says of it, read once from front to end."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crawler.evidence.durable import file_sha256
from crawler.evidence.exchange import plain_address
from crawler.evidence.records import BadWarc, Record, read_records
from crawler.evidence.warc import warc_date
from store.evidence import CapturedAt


@dataclass(slots=True)
class Looked:
    """How much of one site's evidence was looked at, and how many problems there were."""

    crawls: int = 0
    files: int = 0
    records: int = 0
    captures: int = 0
    secured: int = 0
    problems: int = 0


class _Expected:
    """The captures of a file that are still to come."""

    def __init__(self, captures: Iterator[CapturedAt]) -> None:
        self._captures = captures
        self.next = next(captures, None)

    def passed(self, offset: float) -> Iterator[CapturedAt]:
        while self.next is not None and self.next.offset < offset:
            yield self.next
            self.next = next(self._captures, None)

    def at(self, offset: int) -> CapturedAt | None:
        found = self.next if self.next is not None and self.next.offset == offset else None
        if found is not None:
            self.next = next(self._captures, None)
        return found


def file_problems(path: Path, captures: Iterator[CapturedAt], looked: Looked, sha256: str | None) -> Iterator[str]:
    """Yield one line per thing in a WARC file that is not as written.

    Without `sha256` the file is one that is still written: behind its last capture nobody looks.
    """
    looked.files += 1
    expected, whole = _Expected(captures), hashlib.sha256()
    try:
        with path.open("rb") as source:
            for record in read_records(source, whole.update):
                yield from _record_problems(path, record, expected, looked)
                if sha256 is None and expected.next is None:
                    return
        digest = whole.hexdigest()
    except (BadWarc, OSError) as error:
        yield f"{path}: cannot be read: {error}"
        digest = file_sha256(path) if path.is_file() else ""
    for capture in expected.passed(float("inf")):
        yield f"{path} at {capture.offset}: no record for {capture.url}"
    if sha256 is not None and digest != sha256:
        yield f"{path}: its SHA-256 differs from the manifest"


def _record_problems(path: Path, record: Record, expected: _Expected, looked: Looked) -> Iterator[str]:
    looked.records += 1
    if record.problem:
        yield f"{path} at {record.offset}: {record.problem}"
    for capture in expected.passed(record.offset):
        yield f"{path} at {capture.offset}: no record for {capture.url}"
    found = expected.at(record.offset)
    if found is not None:
        looked.captures += 1
        if differing := differences(record, found):
            yield f"{path} at {record.offset}: {found.url}: {', '.join(differing)} not as in the store"


def differences(record: Record, capture: CapturedAt) -> list[str]:
    """Return in what a record is not what the store says of it."""
    same = {
        "content": hashlib.sha256(record.body).hexdigest() == capture.sha256,
        "address": plain_address(record.headers.get("warc-target-uri")) == capture.url,
        "time": record.headers.get("warc-date") == warc_date(capture.at),
        "status": record.status in (None, capture.status),
    }
    return [name for name, holds in same.items() if not holds]
