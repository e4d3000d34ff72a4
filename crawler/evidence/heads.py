"""Start lines and headers of requests and answers, as WARC records have them."""

from collections.abc import Iterable
from http.client import responses
from typing import Any
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeaders

Pairs = Iterable[tuple[str, str]]
Head = Any  # warcio's StatusAndHeaders


def answer_head(status: int, headers: Pairs, protocol: str = "HTTP/1.1") -> Head:
    """Return an answer's status line and headers."""
    return StatusAndHeaders(f"{status} {responses.get(status, '')}", list(headers), protocol=protocol)


def request_head(method: str, url: str, headers: Pairs) -> Head:
    """Return a request's line and headers."""
    parts = urlsplit(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return StatusAndHeaders(f"{method} {path} HTTP/1.1", [("Host", parts.netloc), *headers], is_http_request=True)
