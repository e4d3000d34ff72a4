"""Reading WARC files record by record, strictly: one gzip member a record, every digest recomputed."""

import base64
import hashlib
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO

GZIP = 16 + zlib.MAX_WBITS
CHUNK = 1 << 16
LARGEST = 1 << 28  # bytes of one record, unpacked; what we write is far smaller
_HTTP = ("response", "request", "revisit")


class BadWarc(ValueError):
    """What stands in a file from some offset on is no record."""


@dataclass(frozen=True, slots=True)
class Record:
    """One record and where its bytes stand. `http` is the start line and headers, where it has any.

    `problem` says which digest does not hold; empty when all do.
    """

    offset: int
    end: int
    headers: dict[str, str]
    http: tuple[str, ...]
    body: bytes
    problem: str

    @property
    def kind(self) -> str:
        """The record's type: response, request, revisit, resource, warcinfo."""
        return self.headers.get("warc-type", "")

    @property
    def status(self) -> int | None:
        """The HTTP status, of responses and revisits."""
        parts = self.http[0].split(" ", 2) if self.http and self.kind != "request" else []
        return int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else None


def read_records(source: BinaryIO, watch: Callable[[bytes], None] | None = None) -> Iterator[Record]:
    """Yield every record from where `source` stands; `watch` is handed the raw bytes, up to the file's end.

    Raises `BadWarc` naming the offset at which the rest cannot be read.
    """
    for offset, end, content in members(source, watch):
        yield _parsed(offset, end, content)


def read_at(path: Path, offset: int, count: int = 1) -> list[Record]:
    """Return up to `count` records from an offset on, as far as they are whole.

    Raises `BadWarc` when there is none, `OSError` when the file is not there.
    """
    found: list[Record] = []
    with path.open("rb") as source:
        source.seek(offset)
        try:
            found.extend(islice(read_records(source), count))
        except BadWarc:
            if not found:
                raise
    if not found:
        raise BadWarc(f"at {offset}: the file ends")
    return found


def members(source: BinaryIO, watch: Callable[[bytes], None] | None = None) -> Iterator[tuple[int, int, bytes]]:
    """Yield offset, end and unpacked content of each gzip member.

    Raises `BadWarc` where the data is no gzip, ends within a member, or unpacks to more than any record has.
    """
    start = position = source.tell()
    member, parts, size, rest = zlib.decompressobj(GZIP), [b""], 0, b""
    while chunk := rest or source.read(CHUNK):
        if not rest:
            position += len(chunk)
            if watch is not None:
                watch(chunk)
        try:
            parts.append(member.decompress(chunk))
        except zlib.error as error:
            raise BadWarc(f"at {start}: {error}") from None
        size, rest = size + len(parts[-1]), member.unused_data
        if size > LARGEST:
            raise BadWarc(f"at {start}: unpacks to more than {LARGEST} bytes")
        if member.eof:
            end = position - len(rest)
            yield start, end, b"".join(parts)
            start, member, parts, size = end, zlib.decompressobj(GZIP), [], 0
    if start < position:
        raise BadWarc(f"at {start}: the file ends within a record")


def _parsed(offset: int, end: int, content: bytes) -> Record:
    head, _, rest = content.partition(b"\r\n\r\n")
    version, *lines = head.decode("utf-8", "replace").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    length = headers.get("content-length", "")
    if version != "WARC/1.1" or not length.isdigit() or len(rest) != int(length) + 4:
        raise BadWarc(f"at {offset}: no WARC 1.1 record")
    block = rest[: int(length)]
    http, body = b"", block
    if headers.get("warc-type") in _HTTP:
        http, _, body = block.partition(b"\r\n\r\n")
    said = tuple(http.decode("latin-1").split("\r\n")) if http else ()
    return Record(offset, end, headers, said, body, _problem(headers, block, body))


def _problem(headers: dict[str, str], block: bytes, body: bytes) -> str:
    if not holds(headers.get("warc-block-digest", ""), block):
        return "its block digest does not hold"
    payload = headers.get("warc-payload-digest", "")
    if headers.get("warc-type") == "revisit" or not payload:  # a revisit's is that of what it refers to
        return ""
    return "" if holds(payload, body) else "its payload digest does not hold"


def holds(digest: str, content: bytes) -> bool:
    """Tell whether a WARC digest is that of the content; only SHA-256 counts."""
    return digest == warc_digest(hashlib.sha256(content).hexdigest())


def warc_digest(sha256: str) -> str:
    """Return a SHA-256 in hex as WARC files write it."""
    return "sha256:" + base64.b32encode(bytes.fromhex(sha256)).decode()
