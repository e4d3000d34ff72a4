"""What was fetched, read from the WARC record itself: the store only says where it stands."""

from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from crawler.evidence.files import differences
from crawler.evidence.records import BadWarc, Record, read_at
from store.evidence import CapturedAt
from store.tables import Capture

BESIDE = 8  # records read from an answer on, for what belongs to it


@dataclass(frozen=True, slots=True)
class Exchange:
    """One record with its request, as start line and headers. `problem` is empty when the record holds."""

    kind: str
    answer: tuple[str, ...]
    asked: tuple[str, ...]
    refers_to: str
    problem: str


def read_exchange(root: Path, capture: Capture) -> Exchange:
    """Return what stands in the WARC file where the store says the capture is."""
    try:
        record, *behind = belonging(read_at(root / capture.warc_file, capture.warc_offset, BESIDE))
    except (BadWarc, OSError, ValueError) as error:
        return Exchange("", (), (), "", f"the record cannot be read: {error}")
    stored = CapturedAt(record.offset, capture.url, capture.fetched_at, capture.status, capture.sha256)
    differing = differences(record, stored)
    problem = record.problem or (f"its {', '.join(differing)} not as in the store" if differing else "")
    asked = next((one for one in behind if one.kind == "request"), None)
    if asked is not None and asked.problem:
        problem = problem or f"its request: {asked.problem}"
    refers_to = record.headers.get("warc-refers-to-date", "")
    return Exchange(record.kind, record.http, asked.http if asked else (), refers_to, problem)


def belonging(records: list[Record]) -> list[Record]:
    """Return the first record and those directly behind it that were written with it, such as its request."""
    ident = records[0].headers.get("warc-record-id")
    with_it = takewhile(lambda record: record.headers.get("warc-concurrent-to") == ident, records[1:])
    return [records[0], *with_it]
