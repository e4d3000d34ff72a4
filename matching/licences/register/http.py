"""A register served over HTTP: pages of JSON (registry_stub's API), or a CSV file at an address."""

import json
import random
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx

from domain.clock import now
from domain.errors import BakenError
from domain.verdicts import Licence
from matching.licences.normalise import key
from matching.licences.register.csv import read_csv
from matching.licences.register.rows import licence_from
from matching.licences.register.snapshot import (
    STALE_AFTER,
    RegisterSnapshot,
    RegisterUnavailable,
    content_digest,
)

PAGE = 5_000
MAX_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait: seconds for one answer as a whole, tries in all, seconds before the second try."""

    seconds: float = 20.0
    attempts: int = 3
    pause: float = 0.3


class _PassingError(Exception):
    """The request failed in a way that may pass."""


class _ChangedError(Exception):
    """The register changed between two pages."""


class HttpRegister:
    """A register behind an address. Keeps its last snapshot and asks only whether it changed (ETag)."""

    def __init__(self, url: str, patience: Patience | None = None) -> None:
        self.name = url
        self._patience = patience or Patience()
        self._last: tuple[str, RegisterSnapshot] | None = None

    def snapshot(self) -> RegisterSnapshot:
        """Read all pages. Raises `RegisterUnavailable` when the address does not give a whole register."""
        try:
            with httpx.Client(timeout=httpx.Timeout(self._patience.seconds, connect=5.0)) as client:
                for _ in range(2):
                    try:
                        return self._read(client)
                    except _ChangedError:
                        continue
        except (httpx.InvalidURL, ValueError) as error:
            raise self._unavailable(f"not an address: {error}") from None
        raise self._unavailable("it changed while being read, twice; try again later")

    def _read(self, client: httpx.Client) -> RegisterSnapshot:
        address = _bulk_address(self.name)
        headers = {"If-None-Match": self._last[0]} if self._last else {}
        first = self._get(client, address, {"limit": str(PAGE)}, headers)
        if first.status == httpx.codes.NOT_MODIFIED and self._last:
            return self._last[1]
        if "csv" in first.kind or urlsplit(address).path.endswith(".csv"):
            return read_csv(self.name, first.body.decode("utf-8-sig", "replace"), now())
        pages = [self._page(first)]
        while following := pages[-1].get("next"):
            answer = self._get(client, self._following(address, str(following)), {}, {})
            pages.append(self._page(answer))
            if pages[-1].get("digest") != pages[0].get("digest"):
                raise _ChangedError
        snapshot = self._assemble(pages)
        self._last = (first.etag, snapshot) if first.etag else None
        return snapshot

    def _following(self, address: str, link: str) -> str:
        following = urljoin(address, link)
        if urlsplit(following)[:2] != urlsplit(address)[:2]:
            raise self._unavailable(f"its next page lies elsewhere ({following[:100]})")
        return following

    def _assemble(self, pages: list[dict[str, Any]]) -> RegisterSnapshot:
        licences: list[Licence] = []
        problems: list[str] = []
        unreadable: set[str] = set()
        rows = [row for page in pages for row in page["licences"]]
        if pages[0].get("count", len(rows)) != len(rows):
            raise self._unavailable(f"it promised {pages[0]['count']} licences and sent {len(rows)}")
        for position, row in enumerate(rows, start=1):
            try:
                licences.append(licence_from(_mapping(row)))
            except BakenError as error:
                problems.append(f"{self.name} licence {position}: {error}; left out")
                unreadable.add(key(str(row.get("number") or "")) if isinstance(row, dict) else "")
        as_of = self._moment(pages[0])
        return RegisterSnapshot(
            source=self.name,
            as_of=as_of,
            licences=tuple(licences),
            digest=content_digest(licences),
            fresh=now() - as_of <= STALE_AFTER,
            problems=tuple(problems),
            unreadable=frozenset(unreadable - {""}),
        )

    def _page(self, answer: "_Answer") -> dict[str, Any]:
        try:
            page = json.loads(answer.body)
        except (ValueError, RecursionError):
            raise self._unavailable("its answer is not JSON; is the address right?") from None
        if not isinstance(page, dict) or not isinstance(page.get("licences"), list) or "as_of" not in page:
            raise self._unavailable('its answer has no "licences" and "as_of"; is it a licence register?')
        if page.get("next") and not page["licences"]:
            raise self._unavailable("it sends empty pages without end")
        return page

    def _moment(self, page: Mapping[str, Any]) -> datetime:
        try:
            moment = datetime.fromisoformat(str(page["as_of"]))
        except ValueError:
            raise self._unavailable('its "as_of" is not an ISO date-time') from None
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)

    def _get(self, client: httpx.Client, url: str, params: dict[str, str], headers: dict[str, str]) -> "_Answer":
        problem = ""
        for attempt in range(self._patience.attempts):
            if attempt:  # jitter, so that many readers do not return at once
                time.sleep(self._patience.pause * 2 ** (attempt - 1) * random.uniform(0.5, 1.5))
            try:
                return self._ask(client, url, params, headers)
            except _PassingError as error:
                problem = str(error)
        raise self._unavailable(f"{problem} ({self._patience.attempts} tries)")

    def _ask(self, client: httpx.Client, url: str, params: dict[str, str], headers: dict[str, str]) -> "_Answer":
        deadline = time.monotonic() + self._patience.seconds
        body = bytearray()
        try:
            with client.stream("GET", url, params=params or None, headers=headers) as response:
                self._refuse(response)
                for chunk in response.iter_bytes():
                    body += chunk
                    if len(body) > MAX_BYTES:
                        raise self._unavailable(f"its answer is larger than {MAX_BYTES:,} bytes")
                    if time.monotonic() > deadline:
                        raise _PassingError(f"no whole answer within {self._patience.seconds:g} s")
                return _Answer(
                    response.status_code,
                    response.headers.get("content-type", ""),
                    response.headers.get("etag", ""),
                    bytes(body),
                )
        except httpx.TimeoutException:
            raise _PassingError(f"no answer within {self._patience.seconds:g} s") from None
        except httpx.UnsupportedProtocol as error:
            raise self._unavailable(str(error)) from None
        except httpx.HTTPError as error:
            raise _PassingError(f"cannot be reached: {error or type(error).__name__}") from None

    def _refuse(self, response: httpx.Response) -> None:
        if response.status_code >= httpx.codes.INTERNAL_SERVER_ERROR or response.status_code == 429:
            raise _PassingError(f"answers with status {response.status_code}")
        if response.status_code not in {httpx.codes.OK, httpx.codes.NOT_MODIFIED}:
            raise self._unavailable(f"answers with status {response.status_code}; is the address right?")

    def _unavailable(self, problem: str) -> RegisterUnavailable:
        return RegisterUnavailable(f"licence register {self.name}: {problem}")


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    kind: str
    etag: str
    body: bytes


def _bulk_address(url: str) -> str:
    path = urlsplit(url).path
    return url if path.endswith((".csv", "/licences")) else url.rstrip("/") + "/licences"


def _mapping(row: object) -> Mapping[str, Any]:
    if not isinstance(row, Mapping):
        raise BakenError("not a JSON object")
    return row
