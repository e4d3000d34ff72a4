"""What a browser sent and received to build a page, and how it stands in a WARC file beside the page as rendered."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from crawler.evidence.heads import Head, answer_head, request_head
from crawler.evidence.records import warc_digest

EXCHANGES = "baken_exchanges"  # key in a request's meta
RENDERED = "urn:baken:rendered:"  # before the address of a page as rendered; what was sent has the address itself
IDENTICAL = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
# The browser hands bodies over unpacked and, if they are text, as UTF-8; what was said about the wire is kept aside.
_OF_THE_WIRE = {"content-encoding", "content-length", "transfer-encoding"}
_ASIDE = "X-Archive-Orig-"
Headers = tuple[tuple[str, str], ...]


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

    @property
    def request(self) -> Head:
        """The request's line and headers."""
        return request_head(self.method, self.url, (pair for pair in _lines(self.asked) if pair[0].lower() != "host"))

    @property
    def answer(self) -> Head:
        """The answer's status line and headers, which fit the body as it is kept."""
        return answer_head(self.status, self._fitting())

    def _fitting(self) -> Iterator[tuple[str, str]]:
        for name, value in _lines(self.headers):
            if name.lower() in _OF_THE_WIRE:
                yield _ASIDE + name, value
            elif name.lower() == "content-type" and self.is_text and not _is_utf8(value):
                yield _ASIDE + name, value
                yield name, f"{value.partition(';')[0].strip()}; charset=utf-8"
            else:
                yield name, value
        yield "Content-Length", str(len(self.body or b""))


class Bodies:
    """Knows which bodies a crawl has written, so that each stands in its evidence once per address."""

    def __init__(self) -> None:
        self._written: dict[bytes, str] = {}

    def headers(self, exchange: Exchange, date: str) -> tuple[str, dict[str, str]]:
        """Return the type of an answer's record and the headers that say what became of its body."""
        if exchange.body is None:
            return "response", {"WARC-Truncated": "unspecified"}
        sha256 = hashlib.sha256(exchange.body).hexdigest()
        key = hashlib.blake2b(f"{exchange.url} {sha256}".encode(), digest_size=16).digest()
        first = self._written.setdefault(key, date)
        if first == date or not exchange.body:
            return "response", {}
        return "revisit", {
            "WARC-Profile": IDENTICAL,
            "WARC-Refers-To-Target-URI": exchange.url,
            "WARC-Refers-To-Date": first,
            "WARC-Payload-Digest": warc_digest(sha256),
        }


def _lines(headers: Headers) -> Iterator[tuple[str, str]]:
    """Yield headers as HTTP/1.1 has them: without HTTP/2's pseudo-headers, one line a value."""
    for name, value in headers:
        if not name.startswith(":"):
            yield from ((name, part.strip()) for part in value.split("\n"))


def _is_utf8(content_type: str) -> bool:
    return "utf-8" in content_type.lower() or "json" in content_type.lower()


def plain_address(target: Any) -> str:
    """Return the address of the page that a record is about, also of a page as rendered."""
    return str(target or "").removeprefix(RENDERED)
