"""The register's HTTP interface."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from fastapi import FastAPI, Header, HTTPException, Query, Response

from registry_stub.licences import LicenceFile, LicenceFileError, read_licences
from registry_stub.schema import Health, LicencePage, LicenceRows

DESCRIPTION = """A made-up licence register, serving one CSV file.

Read it whole with `GET /licences`, page by page, following `next`. Keep the `ETag` and send it back as
`If-None-Match`: as long as nothing changed the answer is an empty 304. Look one number up with
`GET /licences/{number}`."""


class Shelf:
    """The file's content in memory; read anew when the file's time or size changes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp: tuple[int, int] | None = None
        self._content: LicenceFile | None = None

    def content(self) -> LicenceFile:
        """Return the licences. Raises `LicenceFileError` when the file is gone or no register."""
        try:
            stat = self._path.stat()
        except OSError as error:
            raise LicenceFileError(f"cannot read {self._path}: {error.strerror}") from None
        stamp = (stat.st_mtime_ns, stat.st_size)
        if self._content is None or stamp != self._stamp:
            self._content, self._stamp = read_licences(self._path), stamp
        return self._content


def create_app(licences_file: Path, as_of: datetime | None = None) -> FastAPI:
    """Return the register's application over one CSV file.

    `as_of` fixes the time the register vouches for, to imitate one that lags; by default it is now.
    """
    app = FastAPI(title="Licence register (stub)", version="1", description=DESCRIPTION)
    shelf = Shelf(licences_file)

    def moment() -> datetime:
        return as_of or datetime.now(UTC)

    def content() -> LicenceFile:
        try:
            return shelf.content()
        except LicenceFileError as error:
            raise HTTPException(503, f"the register's file cannot be read: {error}") from None

    @app.get("/licences", summary="The whole register, in pages", responses={304: {"description": "Unchanged"}})
    def licences(
        response: Response,
        offset: Annotated[int, Query(ge=0, description="first licence of the page, from 0")] = 0,
        limit: Annotated[int, Query(ge=1, le=5000, description="licences on a page")] = 1000,
        if_none_match: Annotated[str | None, Header(description="the ETag of an earlier answer")] = None,
    ) -> LicencePage:
        """Return licences in the order of the register. 503 when its file cannot be read."""
        held = content()
        tag = f'"{held.digest}"'
        if if_none_match and tag in {part.strip().removeprefix("W/") for part in if_none_match.split(",")}:
            raise HTTPException(304, headers={"ETag": tag})
        response.headers["ETag"] = tag
        end = offset + limit
        return LicencePage(
            as_of=moment(),
            count=len(held.licences),
            digest=held.digest,
            licences=list(held.licences[offset:end]),
            next=f"licences?offset={end}&limit={limit}" if end < len(held.licences) else None,
        )

    @app.get("/licences/{number}", summary="One number", responses={404: {"description": "Not in the register"}})
    def licence(number: str) -> LicenceRows:
        """Return the rows of one number. Case, spaces and hyphens do not count."""
        rows = [record for record in content().licences if _plain(record.number) == _plain(number)]
        if not rows:
            raise HTTPException(404, f"{number} is not in the register")
        return LicenceRows(as_of=moment(), licences=rows)

    @app.get("/health", summary="Whether the register can answer")
    def health() -> Health:
        """Return the number of licences and the rows that had to be left out."""
        try:
            held = shelf.content()
        except LicenceFileError as error:
            return Health(status="unreadable", licences=0, problems=[str(error)])
        return Health(status="ok", licences=len(held.licences), problems=list(held.problems))

    return app


def _plain(number: str) -> str:
    return "".join(c for c in number.upper() if c.isalnum())
