"""A register over HTTP in three pages, which can be made to fail on the second one in every way we know."""

import asyncio
import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs

from starlette.types import Receive, Scope, Send

FAILURES = ("500", "garbage", "truncated", "endless", "schema", "keyless", "digest", "promise", "empty")


class FailingRegister:
    """An ASGI application. `mode` is `well`, `dead` or one of `FAILURES`; `asked` collects (path and query, headers)."""

    def __init__(self, rows: Sequence[dict[str, Any]]) -> None:
        self.rows = list(rows)
        self.mode = "well"
        self.asked: list[tuple[str, dict[str, str]]] = []
        self._readings = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request for a page."""
        query = scope["query_string"].decode()
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        self.asked.append((f"{scope['path']}?{query}", headers))
        parts = {name: values[0] for name, values in parse_qs(query).items()}
        second = int(parts.get("offset", 0)) > 0
        if self.mode == "dead":
            await _answer(send, 503, b"away")
        elif second and self.mode in {"500", "truncated", "endless"}:
            await self._broken(send)
        elif headers.get("if-none-match") == self._tag():
            await _answer(send, 304, b"", self._tag())
        else:
            body = b"<html>welcome</html>" if second and self.mode == "garbage" else self._page(parts, second)
            await _answer(send, 200, body, self._tag())

    def _tag(self) -> str:
        return '"' + hashlib.sha256(json.dumps(self.rows).encode()).hexdigest() + '"'

    def _page(self, parts: dict[str, str], second: bool) -> bytes:
        size = min(int(parts.get("limit", 5_000)), -(-len(self.rows) // 3))
        start = int(parts.get("offset", 0))
        rows, digest, count = self.rows[start : start + size], "same", len(self.rows)
        if second and self.mode == "schema":
            rows = [{"licence": row["number"], "state": "active"} for row in rows]
        if second and self.mode == "keyless":
            rows = [{**row, "number": None} for row in rows]
        if second and self.mode == "digest":
            self._readings += 1
            digest = f"changed {self._readings}"
        if second and self.mode == "empty":
            rows = []
        following = start + size
        page = {
            "as_of": datetime.now(UTC).isoformat(),
            "count": count + (5 if self.mode == "promise" else 0),
            "digest": digest,
            "licences": rows,
            "next": f"licences?offset={following}&limit={size}" if following < len(self.rows) else None,
        }
        return json.dumps(page).encode()

    async def _broken(self, send: Send) -> None:
        if self.mode == "500":
            await _answer(send, 500, b"oops")
            return
        head = [(b"content-type", b"application/json"), (b"content-length", b"100000")]
        await send({"type": "http.response.start", "status": 200, "headers": head})
        if self.mode == "endless":
            for _ in range(200):
                await send({"type": "http.response.body", "body": b" ", "more_body": True})
                await asyncio.sleep(0.05)
        await send({"type": "http.response.body", "body": b'{"as_of": "2026-', "more_body": False})


async def _answer(send: Send, status: int, body: bytes, etag: str = "") -> None:
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    headers += [(b"etag", etag.encode())] if etag else []
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def row(number: str, **changes: Any) -> dict[str, Any]:
    """Return one licence as the register sends it."""
    plain = {
        "number": number, "kind": "business", "holder": "Demo BV", "trade_names": [], "municipality": "Utrecht",
        "cbs_code": "GM0344", "phones": [], "valid_from": "2025-01-01", "valid_until": None, "status": "active",
    }  # fmt: skip
    return {**plain, **changes}
