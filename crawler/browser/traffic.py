"""What one page sends and receives while the browser reads it, from the events of Chromium's network stack."""

import asyncio
import base64
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from time import monotonic
from typing import Any

from playwright.async_api import CDPSession, Error
from scrapy.http.headers import Headers as ScrapyHeaders

from crawler.browser.failures import BrowserFailure
from crawler.evidence.exchange import Exchange

Event = dict[str, Any]
KEPT = ("Document", "Script", "XHR", "Fetch")  # what a page is built of; waited for, and kept as evidence
MOST_KEPT = 200
MOST_REQUESTS = 500  # of one page; one that goes on asking is cut off and read as it stands


@dataclass(slots=True)
class Sent:
    """One request of the page and what came of it."""

    url: str
    method: str
    kind: str
    asked: dict[str, str]
    posted: str
    at: datetime
    began: float = field(default_factory=monotonic)
    status: int = 0
    mime: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    cached: bool = False
    size: int = 0
    done: asyncio.Event = field(default_factory=asyncio.Event)
    error: str = ""


class Traffic:
    """The requests of one visit. `cut_off` is called when they are too many.

    `documents` are the main frame's, the last one is what the page shows; `steps` counts how often the page moved,
    `active_at` is when it last asked for something or had an answer.
    """

    def __init__(
        self, frame: str, largest: int, fail: Callable[[BrowserFailure], None], cut_off: Callable[[], None]
    ) -> None:
        self._frame = frame
        self._cut_off = cut_off
        self._largest = largest
        self._fail = fail
        self._loaders: set[str] = set()
        self._sent: dict[str, Sent] = {}
        self._hops: list[Sent] = []
        self._count = 0
        self._bytes = 0
        self.active_at = monotonic()
        self.steps = 0
        self.documents: list[str] = []

    @property
    def document(self) -> Sent | None:
        """The document that the page shows or is about to show."""
        return self._sent.get(self.documents[-1]) if self.documents else None

    @property
    def hops(self) -> list[Sent]:
        """Redirects of the main document that led here, in order."""
        return [hop for hop in self._hops if hop.kind == "Document"]

    @property
    def overrun(self) -> bool:
        """Whether the page asks for more and more."""
        return self._count >= MOST_REQUESTS

    def waiting(self, patience: float) -> list[Sent]:
        """Return the requests under way that a page's content may hang on, none older than `patience` seconds."""
        if self.overrun:
            return []
        oldest = monotonic() - patience
        return [sent for sent in self._sent.values() if not sent.done.is_set() and sent.began > oldest]

    def asked(self, event: Event) -> None:
        """Take note of a request (`Network.requestWillBeSent`)."""
        ident, request, kind = event["requestId"], event["request"], event.get("type", "")
        main = kind == "Document" and event.get("frameId") == self._frame
        if not self._belongs(event, main):
            return
        self._count += 1
        if self._count == MOST_REQUESTS:
            self._cut_off()
        self.active_at = monotonic()
        if kind not in KEPT or self.overrun:
            return
        if "redirectResponse" in event:
            self._redirected(ident, event["redirectResponse"])
        at = datetime.fromtimestamp(event["wallTime"], UTC)
        headers, posted = request["headers"], request.get("postData", "")
        self._sent[ident] = Sent(request["url"], request["method"], kind, headers, posted, at)
        if main:
            self._moved(ident, request["url"])

    def _moved(self, ident: str, url: str) -> None:
        self.steps += 1
        self._loaders.add(ident)  # a document's loader has its request's id
        if ident not in self.documents and url.startswith("http"):  # a page made by a script has no address to give
            self.documents.append(ident)

    def _belongs(self, event: Event, main: bool) -> bool:
        if self.documents:
            return main or event["loaderId"] in self._loaders
        return main and event["initiator"]["type"] == "other"  # scripts of the page before may still run

    def _redirected(self, ident: str, answer: Event) -> None:
        before = self._sent.get(ident)
        if before is not None:
            _take_answer(before, answer)
            before.done.set()
            self._hops.append(before)

    def asked_exactly(self, event: Event) -> None:
        """Take the headers as they went out (`Network.requestWillBeSentExtraInfo`)."""
        if sent := self._sent.get(event["requestId"]):
            sent.asked = event["headers"]

    def answered(self, event: Event) -> None:
        """Take an answer's head (`Network.responseReceived`)."""
        if sent := self._sent.get(event["requestId"]):
            _take_answer(sent, event["response"])

    def cached(self, event: Event) -> None:
        """Take note that nothing went over the network (`Network.requestServedFromCache`)."""
        if sent := self._sent.get(event["requestId"]):
            sent.cached = True

    def received(self, event: Event) -> None:
        """Count what came (`Network.dataReceived`); more than a page may have ends the visit."""
        self._bytes += event["dataLength"]
        sent = self._sent.get(event["requestId"])
        if sent is None:
            return
        sent.size += event["dataLength"]
        if sent.size > self._largest or self._bytes > 5 * self._largest:
            self._fail(BrowserFailure("too_large", f"{sent.url} is larger than {self._largest} bytes"))

    def finished(self, event: Event) -> None:
        """Take note of an answer's end (`Network.loadingFinished`)."""
        self._end(event["requestId"], "")

    def failed(self, event: Event) -> None:
        """Take note of a request that failed (`Network.loadingFailed`)."""
        ident = event["requestId"]
        self._end(ident, event["errorText"])
        if event.get("canceled") and ident in self.documents[1:]:
            self.documents.remove(ident)  # a download, or the page changed its mind: it shows what it showed

    def _end(self, ident: str, error: str) -> None:
        if sent := self._sent.get(ident):
            self.active_at = monotonic()
            sent.error = error
            sent.done.set()

    async def body(self, cdp: CDPSession, sent: Sent) -> tuple[bytes | None, bool]:
        """Return an answer's body and whether it is text that the browser decoded; None if it is not to be had."""
        ident = next(ident for ident, known in self._sent.items() if known is sent)
        try:
            got = await cdp.send("Network.getResponseBody", {"requestId": ident})
        except Error:
            return None, False
        if got["base64Encoded"]:
            return base64.b64decode(got["body"]), False
        return got["body"].encode("utf-8", "replace"), True

    async def exchanges(self, cdp: CDPSession, address: Callable[[str], str | None]) -> list[Exchange]:
        """Return what went over the network to build the page, with the bodies, in order."""
        kept = list(self._whole())[:MOST_KEPT]
        bodies = await asyncio.gather(*(self.body(cdp, sent) for sent in kept))
        made = [_exchange(hop, b"", False, address) for hop in self._hops[:MOST_KEPT]]
        made += [_exchange(sent, *body, address) for sent, body in zip(kept, bodies, strict=True)]
        return sorted(made, key=lambda exchange: exchange.at)

    def _whole(self) -> Iterator[Sent]:
        for sent in self._sent.values():
            if sent.done.is_set() and sent.status and not sent.cached and not sent.error:
                yield sent


def _take_answer(sent: Sent, answer: Event) -> None:
    sent.status, sent.mime, sent.headers = answer["status"], answer["mimeType"], answer["headers"]
    sent.cached |= bool(answer.get("fromDiskCache") or answer.get("fromPrefetchCache"))
    if answer.get("requestHeaders"):
        sent.asked = answer["requestHeaders"]


def _exchange(sent: Sent, body: bytes | None, is_text: bool, address: Callable[[str], str | None]) -> Exchange:
    return Exchange(
        url=sent.url.partition("#")[0],
        method=sent.method,
        asked=tuple(sent.asked.items()),
        posted=sent.posted.encode("utf-8", "replace"),
        status=sent.status,
        headers=tuple(sent.headers.items()),
        body=body,
        is_text=is_text,
        at=sent.at,
        address=address(sent.url),
    )


def scrapy_headers(sent: Sent) -> ScrapyHeaders:
    """Return an answer's headers for Scrapy, without those of a body that the browser has unpacked already."""
    of_the_wire = {"content-encoding", "content-length", "transfer-encoding"}
    kept = ((name, value.split("\n")) for name, value in sent.headers.items() if name.lower() not in of_the_wire)
    return ScrapyHeaders(kept)
