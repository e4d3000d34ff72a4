"""WARC 1.1 files with SHA-256 digests: request and response as they went over the wire."""

import hashlib
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import uuid4

from scrapy import Request
from scrapy.http import HtmlResponse, Response
from scrapy.utils.python import to_unicode
from warcio.utils import Digester
from warcio.warcwriter import WARCWriter

from crawler import SOFTWARE
from crawler.evidence.durable import sync_folder
from crawler.evidence.exchange import EXCHANGES, RENDERED, Bodies, Exchange
from crawler.evidence.heads import Head, Pairs, answer_head, request_head
from crawler.evidence.records import BadWarc, members, warc_digest
from crawler.memory import Payload
from domain.errors import BakenError

BROWSER = "playwright"
NOT_MODIFIED = 304
UNMODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
LARGEST_FILE = 1_000_000_000  # bytes, as is customary; then the crawl goes on in a further file


class _Sha256Writer(WARCWriter):  # type: ignore[misc]  # warcio has no types
    @staticmethod
    def _create_digester() -> Digester:
        return Digester("sha256")


@dataclass(frozen=True, slots=True)
class Written:
    """Where a page's record stands, and the SHA-256 of the body as fetched."""

    file: str
    offset: int
    sha256: str
    length: int


class WarcPart:
    """One WARC file while it is written. Every record is at an offset that the adding method returns."""

    def __init__(self, path: Path, part_of: str) -> None:
        self.path = path
        self._out = path.open("xb")
        sync_folder(path.parent)
        self._writer = _Sha256Writer(self._out, gzip=True, warc_version="1.1")
        info = {"software": SOFTWARE, "format": "WARC File Format 1.1", "isPartOf": part_of}
        self._writer.write_record(self._writer.create_warcinfo_record(path.name, info))

    @property
    def size(self) -> int:
        """How many bytes the file has."""
        return self._out.tell()

    def add_exchange(
        self,
        url: str,
        answer: Head,
        body: bytes,
        asked: Head,
        headers: dict[str, str],
        kind: str = "response",
        posted: bytes = b"",
    ) -> int:
        """Append an answer and the request that brought it."""
        offset, make = self.size, self._writer.create_warc_record
        payload = BytesIO(body) if kind == "response" else None
        record = make(url, kind, payload, http_headers=answer, warc_headers_dict=headers)
        date = {"WARC-Date": headers["WARC-Date"]}
        request = make(url, "request", BytesIO(posted), http_headers=asked, warc_headers_dict=date)
        self._writer.write_request_response_pair(request, record)
        return offset

    def add_resource(self, url: str, body: bytes, media_type: str, headers: dict[str, str]) -> int:
        """Append something that no server sent as it is, such as a page as rendered."""
        offset = self.size
        record = self._writer.create_warc_record(
            url, "resource", BytesIO(body), warc_content_type=media_type, warc_headers_dict=headers
        )
        self._writer.write_record(record)
        return offset

    def add_raw(self, records: bytes) -> None:
        """Append whole records as they stand in another file."""
        self._out.write(records)

    def sync(self) -> None:
        """Put everything written so far on the disk."""
        self._out.flush()
        os.fsync(self._out.fileno())

    def close(self) -> None:
        """Close the file, on the disk."""
        self.sync()
        self._out.close()


class WarcFile:
    """The WARC files of a crawl; a process that resumes a crawl starts a new one, and a full one is followed.

    `written` names the files the store knows, with the offset of the last record it knows in each: what a
    killed process left behind that is cut off at the last whole record.
    """

    def __init__(
        self, folder: Path, crawl_id: int, written: Mapping[str, int] | None = None, largest: int = LARGEST_FILE
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._name = f"crawl-{crawl_id:06d}"
        self._largest = largest
        before = warc_files(folder, crawl_id)
        if before:
            drop_torn_tail(before[-1], (written or {}).get(before[-1].name, 0))
        self._number = int(before[-1].name.split("-")[2].split(".")[0]) if before else 0
        self._part = self._next()
        self._bodies = Bodies()

    @property
    def path(self) -> Path:
        """The file that is written now."""
        return self._part.path

    def _next(self) -> WarcPart:
        self._number += 1
        return WarcPart(self._folder / f"{self._name}-{self._number:03d}.warc.gz", self._name)

    def write(self, request: Request, response: Response, at: datetime, known: Payload | None = None) -> Written:
        """Append the response and its request; return where it stands.

        `known` is the body as it last came: a 304 becomes a revisit record that refers to it. A page that the
        browser rendered is a resource, with what it was built from behind it.
        """
        if self._part.size >= self._largest:
            self._part.close()
            self._part = self._next()
        headers = {"WARC-Date": warc_date(at)}
        if response.ip_address is not None:
            headers["WARC-IP-Address"] = str(response.ip_address)
        body = response.body
        if BROWSER in response.flags:
            offset = self._write_rendered(response, headers, request.meta.pop(EXCHANGES, ()))
        else:
            answer, asked = heads(request, response)
            unchanged = known if response.status == NOT_MODIFIED else None
            kind, headers = (
                ("revisit", headers | refers_to(response.url, unchanged)) if unchanged else ("response", headers)
            )
            offset = self._part.add_exchange(response.url, answer, body, asked, headers, kind)
        return Written(self.path.name, offset, hashlib.sha256(body).hexdigest(), len(body))

    def _write_rendered(self, response: Response, headers: dict[str, str], exchanges: Iterable[Exchange]) -> int:
        ident = f"<urn:uuid:{uuid4()}>"
        media_type = "text/html; charset=utf-8" if isinstance(response, HtmlResponse) else _media_type(response)
        named = {**headers, "WARC-Record-ID": ident}
        offset = self._part.add_resource(RENDERED + response.url, response.body, media_type, named)
        for one in exchanges:
            date = warc_date(one.at)
            kind, said = self._bodies.headers(one, date)
            said |= {"WARC-Date": date, "WARC-Concurrent-To": ident}
            if one.address:
                said["WARC-IP-Address"] = one.address
            self._part.add_exchange(one.url, one.answer, one.body or b"", one.request, said, kind, one.posted)
        return offset

    def sync(self) -> None:
        """Put everything written so far on the disk."""
        self._part.sync()

    def close(self) -> None:
        """Close the file, on the disk."""
        self._part.close()


def warc_files(folder: Path, crawl_id: int) -> list[Path]:
    """Return a crawl's WARC files in the order they were written."""
    found = folder.glob(f"crawl-{crawl_id:06d}-*.warc.gz")
    return sorted(found, key=lambda path: (len(path.name), path.name))


def warc_date(at: datetime) -> str:
    """Return a UTC time as WARC 1.1 writes it, to the microsecond."""
    return at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def refers_to(url: str, known: Payload) -> dict[str, str]:
    """Return the headers of a revisit record: the server says that the page is still this one."""
    return {
        "WARC-Profile": UNMODIFIED,
        "WARC-Refers-To-Target-URI": url,
        "WARC-Refers-To-Date": warc_date(known.at),
        "WARC-Payload-Digest": warc_digest(known.sha256),
    }


def heads(request: Request, response: Response) -> tuple[Head, Head]:
    """Return start line and headers of an answer and of the request that brought it."""
    answer = answer_head(response.status, _pairs(response.headers), response.protocol or "HTTP/1.1")
    return answer, request_head(request.method, request.url, _pairs(request.headers))


def _media_type(response: Response) -> str:
    return (response.headers.get("Content-Type") or b"application/octet-stream").decode("latin-1")


def _pairs(headers: Any) -> Pairs:
    return [(to_unicode(name), to_unicode(value, "latin-1")) for name, values in headers.items() for value in values]


def drop_torn_tail(path: Path, known: int = 0) -> None:
    """Cut a file that a killed process left behind its last whole record; remove one without any.

    Raises `BakenError` when the record at `known`, which the store names, is not whole: that is damage, no kill.
    """
    whole = known
    with path.open("rb") as source:
        source.seek(known)
        with suppress(BadWarc):  # what is behind the last whole record is cut
            for _, end, _ in members(source):
                whole = end
    if whole == known and known:
        raise BakenError(
            f"{path} at {known}: the last record that the store names is damaged; see `baken evidence verify`"
        )
    if not whole:
        path.unlink()
    elif whole < path.stat().st_size:
        with path.open("r+b") as source:
            source.truncate(whole)
            os.fsync(source.fileno())
