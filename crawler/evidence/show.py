"""What was fetched, read from the WARC record itself: the store only says where it stands."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from crawler.evidence.exchange import plain_address
from crawler.evidence.files import differences
from crawler.evidence.records import BadWarc, Record, read_at, read_records
from store.evidence import CapturedAt
from store.tables import Capture

ANSWERS = ("response", "revisit")


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
        record, *behind = belonging(root / capture.warc_file, capture.warc_offset)
    except (BadWarc, OSError, ValueError) as error:
        return Exchange("", (), (), "", f"the record cannot be read: {error}")
    stored = CapturedAt(record.offset, capture.url, capture.fetched_at, capture.status, capture.sha256)
    differing = differences(record, stored)
    problem = record.problem or (f"its {', '.join(differing)} not as in the store" if differing else "")
    document = _document(record, behind)
    ident = document.headers.get("warc-record-id")
    asked = next((one for one in behind if one.kind == "request" and _is_with(one, ident)), None)
    if asked is not None and asked.problem:
        problem = problem or f"its request: {asked.problem}"
    refers_to = record.headers.get("warc-refers-to-date", "")
    return Exchange(record.kind, document.http, asked.http if asked else (), refers_to, problem)


def _document(record: Record, behind: list[Record]) -> Record:
    """Return what the site sent: the record itself, or of a page as rendered the document it was built from."""
    address = plain_address(record.headers.get("warc-target-uri"))
    answers = (one for one in behind if one.kind in ANSWERS and one.headers.get("warc-target-uri") == address)
    return record if record.http else next(answers, record)


def _is_with(record: Record, ident: str | None) -> bool:
    return record.headers.get("warc-concurrent-to") == ident


def belonging(path: Path, offset: int) -> list[Record]:
    """Return the record at an offset and those directly behind it that were written with it.

    That is its request; of a page as rendered, also every answer it was built from, with its request. Raises
    `BadWarc` when there is no record at the offset, `OSError` when the file is not there.
    """
    found = read_at(path, offset)
    idents = {found[0].headers.get("warc-record-id")}
    with path.open("rb") as source, suppress(BadWarc):  # what cannot be read does not belong to it
        source.seek(found[0].end)
        for record in read_records(source):
            if record.headers.get("warc-concurrent-to") not in idents:
                break
            idents.add(record.headers.get("warc-record-id"))
            found.append(record)
    return found
