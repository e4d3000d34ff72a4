"""Ways for the register to fail, so that what reads it can be tested against each of them."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, get_args
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Message, Receive, Scope, Send

Mode = Literal[
    "slow", "500", "503", "429", "404", "schema", "stale", "truncated", "garbage", "html", "empty", "changed", "hang"
]
MODES: tuple[Mode, ...] = get_args(Mode)
STALE_BY = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Failure:
    """One way to fail, and when.

    `slow` waits `seconds` before it answers rightly, `hang` never answers. `500`, `503`, `429` (both with
    `Retry-After: 1`) and `404` answer with that status. `schema` renames the fields; `stale` vouches for a time 30
    days ago; `truncated` stops half-way through the body; `garbage` sends bytes that are no JSON; `html` sends a page
    for people with status 200; `empty` sends an empty body; `changed` gives each page another digest.

    Only answers under `/licences` fail: from page `from_page` on (the first is 1; one number counts as page 1), and of
    those every `every`-th request.
    """

    mode: Mode
    from_page: int = 1
    every: int = 1
    seconds: float = 30.0

    def __post_init__(self) -> None:
        if self.mode not in MODES:
            raise ValueError(f"no failure {self.mode!r}; there are: {', '.join(MODES)}")
        if self.from_page < 1 or self.every < 1 or self.seconds < 0:
            raise ValueError("from_page and every count from 1, seconds from 0")


class Failing:
    """An ASGI application that answers as another does, but fails where its `Failure` says."""

    def __init__(self, app: ASGIApp, failure: Failure) -> None:
        self._app = app
        self._failure = failure
        self._requests = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, rightly or not (ASGI)."""
        if scope["type"] != "http" or not self._due(scope):
            await self._app(scope, receive, send)
        elif self._failure.mode == "slow":
            await asyncio.sleep(self._failure.seconds)
            await self._app(scope, receive, send)
        elif self._failure.mode == "hang":
            while (await receive())["type"] != "http.disconnect":
                pass
        else:
            await self._spoiled(scope, receive, send)

    def _due(self, scope: Scope) -> bool:
        if not scope["path"].startswith("/licences") or _page(scope) < self._failure.from_page:
            return False
        self._requests += 1
        return self._requests % self._failure.every == 0

    async def _spoiled(self, scope: Scope, receive: Receive, send: Send) -> None:
        status, headers, body = await _answer(self._app, scope, receive)
        mode = self._failure.mode
        if mode in ("500", "503", "429", "404"):
            retry = [(b"retry-after", b"1")] if mode in ("503", "429") else []
            body = json.dumps({"detail": f"the register fails on purpose ({mode})"}).encode()
            await _send(send, int(mode), [(b"content-type", b"application/json"), *retry], body)
        elif status != 200:
            await _send(send, status, _without(headers, b"content-length"), body)
        elif mode == "truncated":
            kept = _without(headers, b"content-length")
            await send(_start(status, [*kept, (b"content-length", str(len(body)).encode())]))
            await send({"type": "http.response.body", "body": body[: len(body) // 2], "more_body": True})
            # Returning here, with the announced length unsent, makes the server close the connection.
        else:
            spoil, content_type = _SPOILERS[mode]
            kept = _without(headers, b"content-length", b"content-type", b"etag")
            await _send(send, status, [*kept, (b"content-type", content_type)], spoil(body, _page(scope)))


def _page(scope: Scope) -> int:
    query = parse_qs(scope["query_string"].decode("latin-1"))
    try:
        offset, limit = (int(query.get(name, [default])[0]) for name, default in (("offset", "0"), ("limit", "1000")))
    except ValueError:
        return 1
    return max(offset, 0) // max(limit, 1) + 1


def _schema(body: bytes, _page: int) -> bytes:
    content = json.loads(body)
    rows = [{f"x_{name}": value for name, value in row.items()} for row in content["licences"]]
    return json.dumps({"items": rows, "total": str(len(rows)), "date": 20261101}).encode()


def _stale(body: bytes, _page: int) -> bytes:
    content = json.loads(body)
    content["as_of"] = (datetime.fromisoformat(content["as_of"]) - STALE_BY).isoformat()
    return json.dumps(content).encode()


def _changed(body: bytes, page: int) -> bytes:
    content = json.loads(body)
    if "digest" in content:
        content["digest"] = f"{page:064x}"
    return json.dumps(content).encode()


_JSON = b"application/json"
_SPOILERS: dict[str, tuple[Callable[[bytes, int], bytes], bytes]] = {
    "schema": (_schema, _JSON),
    "stale": (_stale, _JSON),
    "changed": (_changed, _JSON),
    "garbage": (lambda body, _: b"\x00\xff\x8b{" + body[:200][::-1], _JSON),
    "html": (lambda *_: b"<!doctype html><title>Onderhoud</title><p>Even geduld.</p>", b"text/html; charset=utf-8"),
    "empty": (lambda *_: b"", _JSON),
}


async def _answer(app: ASGIApp, scope: Scope, receive: Receive) -> tuple[int, list[Any], bytes]:
    sent: list[Message] = []

    async def keep(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, keep)
    start = next(m for m in sent if m["type"] == "http.response.start")
    return start["status"], list(start["headers"]), b"".join(m.get("body", b"") for m in sent)


def _without(headers: list[Any], *names: bytes) -> list[Any]:
    return [(name, value) for name, value in headers if name.lower() not in names]


def _start(status: int, headers: list[Any]) -> Message:
    return {"type": "http.response.start", "status": status, "headers": headers}


async def _send(send: Send, status: int, headers: list[Any], body: bytes) -> None:
    if status != 304:
        headers = [*headers, (b"content-length", str(len(body)).encode())]
    await send(_start(status, headers))
    await send({"type": "http.response.body", "body": body})
