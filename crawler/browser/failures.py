"""Names for what goes wrong in the browser; each is counted under its own."""

from urllib.parse import urlsplit

from scrapy.exceptions import IgnoreRequest

from crawler.browser.gate import Gate
from crawler.reach import DEFAULT_PORTS, Reach

NOT_READY = "not_ready"  # among a response's flags: the page never showed what was waited for
_BY_NET_ERROR = (
    ("ERR_TOO_MANY_REDIRECTS", "redirect_loop"),
    ("ERR_UNSAFE_REDIRECT", "bad_redirect"),
    ("ERR_UNKNOWN_URL_SCHEME", "bad_redirect"),
    ("ERR_CONTENT_LENGTH_MISMATCH", "truncated"),
    ("ERR_INCOMPLETE_CHUNKED_ENCODING", "truncated"),
    ("ERR_CONTENT_DECODING", "truncated"),
    ("ERR_EMPTY_RESPONSE", "no_answer"),
    ("ERR_CONNECTION_RESET", "no_answer"),
    ("ERR_CONNECTION_CLOSED", "no_answer"),
    ("ERR_INVALID_HTTP_RESPONSE", "no_answer"),
    ("ERR_RESPONSE_HEADERS", "no_answer"),
    ("ERR_HTTP2", "no_answer"),
    ("ERR_NAME_NOT_RESOLVED", "dns"),
    ("ERR_SOCKS", "site_down"),
    ("ERR_CONNECTION", "site_down"),
    ("ERR_TIMED_OUT", "timeout"),
    ("ERR_CERT", "tls"),
    ("ERR_SSL", "tls"),
    ("ERR_BAD_SSL", "tls"),
)


class BrowserFailure(IgnoreRequest):
    """A page that the browser could not read. `kind` is its name among a crawl's errors."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


class BrowserGone(Exception):
    """The browser or its tab ended under a page that did not cause it, as far as one can tell."""


def document_failure(url: str, net_error: str, reach: Reach, gate: Gate) -> BrowserFailure:
    """Return the failure of a page's document, by Chromium's word for it and by what the gate knows."""
    message = f"{url}: {net_error}"
    if urlsplit(url).scheme not in DEFAULT_PORTS:
        return BrowserFailure("bad_redirect", message)
    if not reach.lists(url):
        return BrowserFailure("off_allow_list", f"{url} is not on the allow-list")
    refused = gate.why_refused(url)
    if "ERR_SOCKS" in net_error and refused:
        return BrowserFailure(refused, f"{url}: {refused}")
    return BrowserFailure(next((kind for sign, kind in _BY_NET_ERROR if sign in net_error), "no_answer"), message)
