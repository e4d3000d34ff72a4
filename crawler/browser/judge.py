"""What a page may ask for: no pictures or styles, and no document that its site's crawl would not ask for itself."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from crawler.browser.failures import BrowserFailure, document_failure
from crawler.browser.gate import Gate
from crawler.browser.traffic import Event, Traffic
from crawler.reach import Reach

HEAVY = ("Image", "Font", "Media", "Stylesheet", "Ping", "CSPViolationReport")
HELD_BACK = [
    *({"resourceType": kind} for kind in ("Document", *HEAVY)),
    {"resourceType": "Document", "requestStage": "Response"},
]
MOST_STEPS = 10  # through which a page may lead by itself
_A_PAGE = re.compile(r"text/(?!calendar|csv)|application/(?:[\w.-]+\+)?(?:xml|json)$|$")  # anything else is a download
_GO_ON = None
_BLOCKED = {"errorReason": "BlockedByClient"}
_ABORTED = {"errorReason": "Aborted"}
MayRead = Callable[[str], bool | None]


@dataclass(slots=True)
class Judge:
    """Judges the requests of one visit to `url` that Chromium holds back (`Fetch.requestPaused`).

    `may_read` tells what robots.txt says, None for a host whose robots.txt was not asked for yet. A redirect to such a
    host is `handed_over`: Scrapy follows it, past all middlewares.
    """

    url: str
    frame: str
    reach: Reach
    gate: Gate
    may_read: MayRead
    traffic: Traffic
    fail: Callable[[BrowserFailure], None]
    handed_over: bool = False

    def verdict(self, event: Event) -> dict[str, Any] | None:
        """Return None to let a request go on, or how to fail it; what ends the visit is told to it."""
        if event["resourceType"] in HEAVY:
            return _BLOCKED
        url = event["request"]["url"]
        if event["frameId"] != self.frame:
            return _GO_ON if self.reach.lists(url) else _BLOCKED
        if "responseStatusCode" in event:
            return _ABORTED if self._is_download(event) else _GO_ON
        return _GO_ON if self._may_go(url, "redirectedRequestId" in event) else _ABORTED

    def _is_download(self, event: Event) -> bool:
        headers = {header["name"].lower(): header["value"].lower() for header in event.get("responseHeaders", ())}
        media_type = headers.get("content-type", "").partition(";")[0].strip()
        attached = headers.get("content-disposition", "").startswith("attachment")
        if event["responseStatusCode"] != 200 or not (attached or not _A_PAGE.match(media_type)):
            return False
        if len(self.traffic.documents) == 1:
            self.fail(BrowserFailure("download", f"{event['request']['url']} is a download ({media_type})"))
        return True

    def _may_go(self, url: str, redirected: bool) -> bool:
        if self.traffic.steps <= 1:
            return True  # the page asked for; the middlewares have judged it
        if not self.reach.lists(url):
            self.fail(document_failure(url, "", self.reach, self.gate))
        elif self.traffic.steps > MOST_STEPS:
            self.fail(BrowserFailure("redirect_loop", f"{self.url} leads on and on"))
        else:
            return self._robots_allow(url, redirected)
        return False

    def _robots_allow(self, url: str, redirected: bool) -> bool:
        allowed = self.may_read(url)
        if allowed is None and redirected:
            self.handed_over = True
        elif allowed is None:
            self.fail(BrowserFailure("robots_unreachable", f"{self.url} leads to {url}, whose robots.txt is unknown"))
        elif not allowed:
            self.fail(BrowserFailure("robots_disallowed", f"{self.url} leads to {url}, disallowed by robots.txt"))
        return bool(allowed)
