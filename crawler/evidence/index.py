"""The index by which replay tools find a record: sorted CDXJ lines, in blocks (ZipNum) as WACZ has them."""

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from surt import surt

from crawler.evidence.records import Record, read_records

INDEX, BLOCKS = "index.idx", "index.cdx.gz"
LINES = 1024  # in a block


def cdxj_lines(warcs: Iterable[Path]) -> list[str]:
    """Return one line per record that can be replayed, sorted.

    Answers that a page is unchanged are left out: replay tools show nothing for them, and without them the
    page as it was fetched whole.
    """
    lines: list[str] = []
    for path in warcs:
        with path.open("rb") as source:
            lines.extend(_line(record, path.name) for record in read_records(source) if _shows(record))
    return sorted(lines)


def _shows(record: Record) -> bool:
    return record.kind in ("response", "resource") and record.status != 304


def zipnum(lines: list[str]) -> tuple[bytes, bytes]:
    """Return the blocks, gzipped one by one, and the index that says where each begins."""
    blocks, index = [], [f"!meta 0 {json.dumps({'format': 'cdxj-gzip-1.0', 'filename': BLOCKS})}\n"]
    offset = 0
    for block in _batches(lines):
        packed = gzip.compress("".join(block).encode(), mtime=0)
        key = " ".join(block[0].split(" ", 2)[:2])
        index.append(f"{key} {json.dumps({'offset': offset, 'length': len(packed)})}\n")
        blocks.append(packed)
        offset += len(packed)
    return b"".join(blocks), "".join(index).encode()


def timestamp(warc_date: str) -> str:
    """Return a WARC date as indexes write it: 14 digits."""
    return "".join(filter(str.isdigit, warc_date))[:14]


def _batches(lines: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(lines), LINES):
        yield lines[start : start + LINES]


def _line(record: Record, filename: str) -> str:
    url = record.headers["warc-target-uri"]
    entry = {
        "url": url,
        "mime": _media_type(record),
        "status": None if record.status is None else str(record.status),
        "digest": record.headers.get("warc-payload-digest"),
        "length": str(record.end - record.offset),
        "offset": str(record.offset),
        "filename": filename,
    }
    said = {name: value for name, value in entry.items() if value}
    return f"{surt(url)} {timestamp(record.headers['warc-date'])} {json.dumps(said)}\n"


def _media_type(record: Record) -> str:
    if not record.http:
        return record.headers.get("content-type", "")
    fields = (line.partition(":") for line in record.http[1:])
    stated = next((value for name, _, value in fields if name.lower() == "content-type"), "")
    return stated.split(";")[0].strip()
