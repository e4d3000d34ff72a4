"""Names for what can go wrong with a request; each is counted under its own."""

import ssl

from scrapy import exceptions
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.internet import error as network

from crawler.browser.failures import BrowserFailure
from crawler.middlewares.allow_list import OffList

_BY_TYPE: tuple[tuple[type[BaseException], str], ...] = (
    (exceptions.CannotResolveHostError, "dns"),
    (network.DNSLookupError, "dns"),
    (exceptions.DownloadTimeoutError, "timeout"),
    (network.TimeoutError, "timeout"),
    (exceptions.DownloadCancelledError, "too_large"),
    (exceptions.ResponseDataLossError, "truncated"),
    (HttpError, "bad_redirect"),  # other statuses come to the spider
    (ssl.SSLError, "tls"),
    (exceptions.DownloadConnectionRefusedError, "site_down"),
    (network.ConnectError, "site_down"),
    (EOFError, "truncated"),
)
# Words in the message, where the type does not tell.
_BY_WORDS = (
    ("max redirections", "redirect_loop"),
    ("exceeded download_maxsize", "too_large"),
    ("exceeding download_maxsize", "too_large"),
    ("download is starting", "download"),
    ("err_name_not_resolved", "dns"),
    ("err_connection_refused", "site_down"),
    ("err_too_many_redirects", "redirect_loop"),
    ("err_cert", "tls"),
    ("err_ssl", "tls"),
    ("err_aborted", "download"),
    ("err_blocked_by_client", "off_allow_list"),
    ("ssl", "tls"),
    ("tls", "tls"),
    ("certificate", "tls"),
    ("timeout", "timeout"),
    ("refused", "site_down"),
    ("compress", "truncated"),
    ("downloadfailed", "no_answer"),
)


def kind_of(error: BaseException) -> str:
    """Return the name under which a failed request is counted."""
    if isinstance(error, (OffList, BrowserFailure)):
        return error.kind
    for known, kind in _BY_TYPE:
        if isinstance(error, known):
            return kind
    said = f"{type(error).__name__} {error} {getattr(error, 'reasons', '')}".lower()
    for words, kind in _BY_WORDS:
        if words in said:
            return kind
    return f"failed_{type(error).__name__}"
