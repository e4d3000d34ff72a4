"""WARC 1.1 files with SHA-256 digests: request and response as they went over the wire."""

import base64
import hashlib
import os
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from http.client import responses
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.http import HtmlResponse, Response
from scrapy.utils.python import to_unicode
from warcio.statusandheaders import StatusAndHeaders
from warcio.utils import Digester
from warcio.warcwriter import WARCWriter

from crawler import SOFTWARE
from crawler.evidence.exchange import EXCHANGES, RENDERED, Exchange, ExchangeRecords, request_line, warc_date

BROWSER = "playwright"
NOT_MODIFIED = 304
UNMODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
_GZIP = 16 + zlib.MAX_WBITS
_CHUNK = 1 << 16


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


class WarcFile:
    """One WARC file of a crawl; a process that resumes a crawl starts a new one."""

    def __init__(self, folder: Path, crawl_id: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for torn in folder.glob(f"crawl-{crawl_id:06d}-*.warc.gz"):
            drop_torn_tail(torn)
        part = 1 + len(list(folder.glob(f"crawl-{crawl_id:06d}-*.warc.gz")))
        self.path = folder / f"crawl-{crawl_id:06d}-{part:03d}.warc.gz"
        self._out = self.path.open("xb")
        self._writer = _Sha256Writer(self._out, gzip=True, warc_version="1.1")
        self._exchanges = ExchangeRecords(self._writer)
        info = {"software": SOFTWARE, "format": "WARC File Format 1.1", "isPartOf": f"crawl-{crawl_id:06d}"}
        self._writer.write_record(self._writer.create_warcinfo_record(self.path.name, info))

    def write(self, request: Request, response: Response, at: datetime, known: str | None = None) -> Written:
        """Append the response and its request; return where it stands.

        `known` is the SHA-256 of the body as last read: a 304 becomes a revisit record that points to it. Of a page
        that the browser rendered, what it was built from is written first.
        """
        headers = {"WARC-Date": warc_date(at)}
        body = response.body
        if BROWSER in response.flags:
            offset = self._write_rendered(response, headers, request.meta.pop(EXCHANGES, ()))
        else:
            offset = self._out.tell()
            record = self._revisit(response, headers, known) or self._writer.create_warc_record(
                response.url, "response", BytesIO(body), http_headers=_http(response), warc_headers_dict=headers
            )
            asked = self._writer.create_warc_record(
                request.url, "request", http_headers=_asked(request), warc_headers_dict=headers
            )
            self._writer.write_request_response_pair(asked, record)
        return Written(self.path.name, offset, hashlib.sha256(body).hexdigest(), len(body))

    def _write_rendered(self, response: Response, headers: dict[str, str], exchanges: Iterable[Exchange]) -> int:
        """Append the exchanges under their own addresses, then the DOM as a resource; return where that stands."""
        written = {exchange.url: self._exchanges.write(exchange) for exchange in exchanges}
        if response.url in written:
            headers = {**headers, "WARC-Concurrent-To": written[response.url]}
        media_type = "text/html; charset=utf-8" if isinstance(response, HtmlResponse) else _media_type(response)
        record = self._writer.create_warc_record(
            RENDERED + response.url,
            "resource",
            BytesIO(response.body),
            warc_content_type=media_type,
            warc_headers_dict=headers,
        )
        offset = self._out.tell()
        self._writer.write_record(record)
        return offset

    def _revisit(self, response: Response, headers: dict[str, str], known: str | None) -> Any:
        if response.status != NOT_MODIFIED or known is None:
            return None
        digest = "sha256:" + base64.b32encode(bytes.fromhex(known)).decode()
        named = {**headers, "WARC-Profile": UNMODIFIED, "WARC-Payload-Digest": digest}
        return self._writer.create_warc_record(
            response.url, "revisit", http_headers=_http(response), warc_headers_dict=named
        )

    def sync(self) -> None:
        """Put everything written so far on the disk."""
        self._out.flush()
        os.fsync(self._out.fileno())

    def close(self) -> None:
        """Close the file, on the disk."""
        self.sync()
        self._out.close()


def _http(response: Response) -> StatusAndHeaders:
    headers = [(to_unicode(name), to_unicode(value, "latin-1")) for name, value in _pairs(response.headers)]
    return StatusAndHeaders(f"{response.status} {_reason(response.status)}", headers, protocol="HTTP/1.1")


def _asked(request: Request) -> StatusAndHeaders:
    headers = [(to_unicode(name), to_unicode(value, "latin-1")) for name, value in _pairs(request.headers)]
    host = ("Host", urlsplit(request.url).netloc)
    return StatusAndHeaders(request_line(request.method, request.url), [host, *headers], is_http_request=True)


def _media_type(response: Response) -> str:
    return (response.headers.get("Content-Type") or b"application/octet-stream").decode("latin-1")


def _pairs(headers: Any) -> list[tuple[bytes, bytes]]:
    return [(name, value) for name, values in headers.items() for value in values]


def _reason(status: int) -> str:
    return responses.get(status, "")


def drop_torn_tail(path: Path) -> None:
    """Cut a file that a killed process left behind its last whole record (each is a gzip member of its own)."""
    whole = read = 0
    with path.open("rb") as source:
        member = zlib.decompressobj(_GZIP)
        rest = b""
        while chunk := rest or source.read(_CHUNK):
            read += 0 if rest else len(chunk)
            try:
                member.decompress(chunk)
            except zlib.error:
                break
            rest = member.unused_data
            if member.eof:
                whole = read - len(rest)
                member = zlib.decompressobj(_GZIP)
    if whole < path.stat().st_size:
        with path.open("r+b") as source:
            source.truncate(whole)
