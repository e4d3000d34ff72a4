"""A register served over HTTP: pages of JSON (registry_stub's API), or a CSV file at an address."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urljoin, urlsplit, urlunsplit

import httpx

from domain.clock import now, today
from matching.licences.register.asking import Answer, Asker, NotThere, Patience
from matching.licences.register.csv import read_csv
from matching.licences.register.gathering import Gathering
from matching.licences.register.pages import PageError, RegisterPage, read_page
from matching.licences.register.snapshot import RegisterHasNoPast, RegisterSnapshot, RegisterUnavailable, is_fresh

PAGE = 5_000


@dataclass(frozen=True, slots=True)
class Known:
    """An earlier answer of the register: its ETag, and how to get at what it said."""

    etag: str
    load: Callable[[], RegisterSnapshot]


class _ChangedError(Exception):
    """The register changed between two pages."""


class HttpRegister:
    """A register behind an address. Set `known` to its last answer and it is asked only whether that still holds."""

    def __init__(self, url: str, patience: Patience | None = None, key: str = "") -> None:
        self.name = _without_password(url)
        self._url = url
        self._patience = patience or Patience()
        self._key = key
        self.known: Known | None = None

    def snapshot(self, on: date | None = None) -> RegisterSnapshot:
        """Read all pages, as they are now or as they stood at the end of the day `on`.

        Raises `RegisterUnavailable` when the address does not give a whole register, `RegisterHasNoPast` when
        it gives one of another day than the one asked for.
        """
        try:
            with Asker(self.name, self._url, self._patience, self._key) as asker:
                for _ in range(2):
                    try:
                        return self._of_day(asker, on) if on and on < today() else self._now(asker)
                    except _ChangedError:
                        continue
                    except PageError as error:
                        raise asker.unavailable(str(error)) from None
        except (httpx.InvalidURL, ValueError):
            raise RegisterUnavailable(f"licence register {self.name}: not an address") from None
        raise RegisterUnavailable(f"licence register {self.name}: it changed while being read, twice; try again later")

    def _now(self, asker: Asker) -> RegisterSnapshot:
        headers = {"If-None-Match": self.known.etag} if self.known and self.known.etag else {}
        first = asker.get(self._address, {"limit": str(PAGE)}, headers)
        if first.status == httpx.codes.NOT_MODIFIED:
            return self._unchanged(asker)
        if self._is_csv(first):
            found = read_csv(self.name, first.body.decode("utf-8-sig", "replace"), now(), first.etag)
        else:
            page = read_page(first.body)
            gathered = self._pages(asker, page)
            found = gathered.snapshot(page.as_of, is_fresh(page.as_of, now()), etag=first.etag)
        self.known = Known(found.etag, lambda: found)
        return found

    def _unchanged(self, asker: Asker) -> RegisterSnapshot:
        """Return what is known, with the time the register vouches for today: a 304 alone does not tell it."""
        if self.known is None:
            raise asker.unavailable("answers that nothing changed, to nobody who knew it")
        known = self.known.load()
        if urlsplit(self._address).path.endswith(".csv"):
            return replace(known, as_of=now(), read_at=now(), fresh=True)
        one = asker.get(self._address, {"limit": "1"}, {})
        if self._is_csv(one):
            return replace(known, as_of=now(), read_at=now(), fresh=True)
        page = read_page(one.body)
        if one.etag != self.known.etag:
            self.known = None
            raise _ChangedError
        return replace(known, as_of=page.as_of, read_at=now(), fresh=is_fresh(page.as_of, now()))

    def _of_day(self, asker: Asker, on: date) -> RegisterSnapshot:
        try:
            first = asker.get(self._address, {"limit": str(PAGE), "as_of": on.isoformat()}, {})
        except NotThere:
            raise asker.unavailable(f"it keeps nothing of {on} (status 404)") from None
        if self._is_csv(first):
            raise RegisterHasNoPast(self.name, on)
        page = read_page(first.body)
        if page.as_of.date() != on:  # a server that does not know the question answers for now
            raise RegisterHasNoPast(self.name, on)
        return self._pages(asker, page).snapshot(page.as_of)

    def _pages(self, asker: Asker, first: RegisterPage) -> Gathering:
        found, page, position = Gathering(self.name), first, 0
        while True:
            following = self._following(asker, page.next) if page.next else None
            before = len(found.licences)
            for row in page.licences:
                position += 1
                found.take(row, f"licence {position}")
            if page.licences and len(found.licences) == before:
                raise asker.unavailable(f"none of the {len(page.licences)} rows of a page can be read")
            if following is None:
                break
            page = read_page(asker.get(following, {}, {}).body)
            if page.digest != first.digest:
                raise _ChangedError
        if first.count is not None and first.count != position:
            raise asker.unavailable(f"it promised {first.count} licences and sent {position}")
        return found

    def _following(self, asker: Asker, link: str) -> str:
        following = urljoin(self._address, link)
        if urlsplit(following)[:2] != urlsplit(self._address)[:2]:
            raise asker.unavailable(f"its next page lies elsewhere ({link[:100]})")
        return following

    @property
    def _address(self) -> str:
        path = urlsplit(self._url).path
        return self._url if path.endswith((".csv", "/licences")) else self._url.rstrip("/") + "/licences"

    def _is_csv(self, answer: Answer) -> bool:
        return "csv" in answer.kind or urlsplit(self._address).path.endswith(".csv")


def _without_password(url: str) -> str:
    """Return the address as people may read it: without a password in it."""
    try:
        parts = urlsplit(url)
        if parts.password is None:
            return url
        host = parts.netloc.rpartition("@")[2]
        return urlunsplit(parts._replace(netloc=f"{parts.username}:***@{host}"))
    except ValueError:
        return "(an address that cannot be read)"
