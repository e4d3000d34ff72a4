"""What a browser sent and received to build a page, as WARC records: request, response, revisit."""

import base64
import hashlib
from dataclasses import dataclass
from datetime import datetime
from http.client import responses
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeaders

EXCHANGES = "baken_exchanges"  # key in a request's meta
RENDERED = "urn:baken:rendered:"  # before the address of a page whose DOM is kept
IDENTICAL = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
Headers = tuple[tuple[str, str], ...]
# The browser hands bodies over unpacked and, if they are text, as UTF-8; what was said about the wire is kept aside.
_OF_THE_WIRE = {"content-encoding", "content-length", "transfer-encoding"}
_ASIDE = "X-Archive-Orig-"


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request of a page and its answer. `body` is None when the browser could not hand it over."""

    url: str
    method: str
    asked: Headers
    posted: bytes
    status: int
    headers: Headers
    body: bytes | None
    is_text: bool
    at: datetime
    address: str | None = None


class ExchangeRecords:
    """Makes the records of exchanges; a body that the same address gave before becomes a revisit."""

    def __init__(self, writer: Any) -> None:
        self._writer = writer
        self._known: dict[bytes, str] = {}

    def write(self, exchange: Exchange) -> str:
        """Append an exchange's records; return the id of the response's (or revisit's)."""
        headers = {"WARC-Date": warc_date(exchange.at)}
        if exchange.address:
            headers["WARC-IP-Address"] = exchange.address
        answer = self._answer(exchange, headers)
        asked = self._writer.create_warc_record(
            exchange.url, "request", payload=BytesIO(exchange.posted), http_headers=_asked(exchange),
            warc_headers_dict={"WARC-Date": warc_date(exchange.at)},
        )  # fmt: skip
        self._writer.write_request_response_pair(asked, answer)
        return str(answer.rec_headers.get_header("WARC-Record-ID"))

    def _answer(self, exchange: Exchange, headers: dict[str, str]) -> Any:
        http, body = _answered(exchange), exchange.body
        if body is None:
            headers["WARC-Truncated"] = "length"
        digest = hashlib.sha256(body or b"").digest()
        key = hashlib.blake2b(exchange.url.encode() + digest, digest_size=16).digest()
        first = self._known.setdefault(key, headers["WARC-Date"])
        if not body or first == headers["WARC-Date"]:
            return self._writer.create_warc_record(
                exchange.url, "response", payload=BytesIO(body or b""), http_headers=http, warc_headers_dict=headers
            )
        headers |= {
            "WARC-Profile": IDENTICAL,
            "WARC-Refers-To-Target-URI": exchange.url,
            "WARC-Refers-To-Date": first,
            "WARC-Payload-Digest": "sha256:" + base64.b32encode(digest).decode(),
        }
        return self._writer.create_warc_record(exchange.url, "revisit", http_headers=http, warc_headers_dict=headers)


def warc_date(at: datetime) -> str:
    """Return a moment as WARC 1.1 writes it."""
    return at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def request_line(method: str, url: str) -> str:
    """Return the first line of a request as it goes over the wire."""
    parts = urlsplit(url)
    return f"{method} {parts.path or '/'}{f'?{parts.query}' if parts.query else ''} HTTP/1.1"


def _asked(exchange: Exchange) -> StatusAndHeaders:
    named = {name.lower() for name, _ in exchange.asked}
    host = [] if "host" in named else [("Host", urlsplit(exchange.url).netloc)]
    return StatusAndHeaders(
        request_line(exchange.method, exchange.url), [*host, *_wire(exchange.asked)], is_http_request=True
    )


def _answered(exchange: Exchange) -> StatusAndHeaders:
    headers = []
    for name, value in _wire(exchange.headers):
        if name.lower() in _OF_THE_WIRE:
            headers.append((_ASIDE + name, value))
        elif name.lower() == "content-type" and exchange.is_text and not _is_utf8(value):
            headers += [(_ASIDE + name, value), (name, f"{value.partition(';')[0].strip()}; charset=utf-8")]
        else:
            headers.append((name, value))
    headers.append(("Content-Length", str(len(exchange.body or b""))))
    reason = responses.get(exchange.status, "")
    return StatusAndHeaders(f"{exchange.status} {reason}", headers, protocol="HTTP/1.1")


def _is_utf8(content_type: str) -> bool:
    return "utf-8" in content_type.lower() or "json" in content_type.lower()


def _wire(headers: Headers) -> list[tuple[str, str]]:
    """Return headers as HTTP/1.1 has them: without HTTP/2's pseudo-headers, one line a value."""
    return [(name, part.strip()) for name, value in headers if not name.startswith(":") for part in value.split("\n")]
