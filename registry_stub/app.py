"""The register's HTTP interface."""

import secrets
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, FastAPI, Header, HTTPException, Query, Response
from fastapi import Path as InPath
from fastapi.security import APIKeyHeader

from registry_stub.failures import Failing, Failure
from registry_stub.history import History, NotKeptError
from registry_stub.licences import LicenceFile, LicenceFileError, plain
from registry_stub.schema import Health, LicencePage, LicenceRows, Problem

DESCRIPTION = """A made-up licence register, serving one CSV file and its dated copies.

Read it whole with `GET /licences`, page by page, following `next`. Keep the `ETag` and send it back as
`If-None-Match`: as long as nothing changed the answer is an empty 304. Look one number up with
`GET /licences/{number}`. With `as_of` both answer as the register stood at the end of that day (UTC); a day of which
nothing is kept, or one that lies ahead, gives 404. Where the register asks for a key, send it as `X-API-Key`."""

_KEY = APIKeyHeader(name="X-API-Key", auto_error=False, description="only where the register asks for a key")
_AS_OF = Query(description="the register as it stood at the end of this day (UTC); without it: as it stands")
AsOf = Annotated[date | None, _AS_OF]


def _problems(**meanings: str) -> dict[int | str, dict[str, Any]]:
    return {int(code.removeprefix("s")): {"model": Problem, "description": said} for code, said in meanings.items()}


_UNREADABLE = _problems(s503="The register's file cannot be read")
_UNCHANGED: dict[int | str, dict[str, Any]] = {304: {"description": "Unchanged since the ETag sent; no content"}}


def create_app(
    licences_file: Path, as_of: datetime | None = None, *, api_key: str | None = None, failure: Failure | None = None
) -> FastAPI:
    """Return the register's application over one CSV file.

    `as_of` fixes the time the register vouches for, to imitate one that lags; by default it is now. With `api_key`
    everything but `/health` and the documentation needs that key. `failure` makes it fail on purpose.
    """
    app = FastAPI(title="Licence register (stub)", version="1", description=DESCRIPTION)
    shelf = _Shelf(History(licences_file), as_of)

    def key(given: Annotated[str | None, Depends(_KEY)]) -> None:
        if not secrets.compare_digest((given or "").encode(), (api_key or "").encode()):
            raise HTTPException(401, "send the register's key as X-API-Key", {"WWW-Authenticate": "APIKey"})

    guard = [Depends(key)] if api_key else []
    common = {**_UNREADABLE, **(_problems(s401="The key is missing or wrong") if api_key else {})}
    none_kept = _problems(s404="Nothing is kept of that day")

    @app.get(
        "/licences",
        summary="The whole register, in pages",
        responses={**_UNCHANGED, **common, **none_kept},
        response_model=LicencePage,
        dependencies=guard,
    )
    def licences(
        response: Response,
        offset: Annotated[int, Query(ge=0, le=10**9, description="first licence of the page, from 0")] = 0,
        limit: Annotated[int, Query(ge=1, le=5000, description="licences on a page")] = 1000,
        as_of: AsOf = None,
        if_none_match: Annotated[str | None, Header(description="the ETag of an earlier answer")] = None,
    ) -> LicencePage | Response:
        """Return licences in the order of the register."""
        held, moment = shelf.at(as_of)
        tag = f'"{held.digest}"'
        if if_none_match and tag in {part.strip().removeprefix("W/") for part in if_none_match.split(",")}:
            return Response(status_code=304, headers={"ETag": tag})
        response.headers["ETag"] = tag
        end = offset + limit
        onward = {"offset": end, "limit": limit} | ({"as_of": as_of.isoformat()} if as_of else {})
        return LicencePage(
            as_of=moment,
            count=len(held.licences),
            digest=held.digest,
            licences=list(held.licences[offset:end]),
            next=f"licences?{urlencode(onward)}" if end < len(held.licences) else None,
        )

    @app.get(
        "/licences/{number:path}",
        summary="One number",
        responses={**common, **_problems(s404="Not in the register, or nothing is kept of that day")},
        dependencies=guard,
    )
    def licence(
        number: Annotated[str, InPath(min_length=1, max_length=100, description="as written; marks do not count")],
        as_of: AsOf = None,
    ) -> LicenceRows:
        """Return the rows of one number. Case, spaces, hyphens and slashes do not count."""
        held, moment = shelf.at(as_of)
        rows = held.by_number.get(plain(number))
        if not rows:
            raise HTTPException(404, f"{number} is not in the register")
        return LicenceRows(as_of=moment, licences=rows)

    @app.get("/health", summary="Whether the register can answer")
    def health() -> Health:
        """Return the number of licences and the rows that had to be left out."""
        return shelf.health()

    if failure:
        app.add_middleware(Failing, failure=failure)
    return app


class _Shelf:
    """The register's content with the time it vouches for; what is wrong becomes an HTTP status."""

    def __init__(self, history: History, fixed: datetime | None) -> None:
        self._history = history
        self._fixed = fixed

    def at(self, day: date | None) -> tuple[LicenceFile, datetime]:
        """Return the content as it stands, or stood on a day, and the time that holds for."""
        moment = self._fixed or datetime.now(UTC)
        try:
            if day is None or day == moment.date():
                return self._history.now(), moment
            return self._history.on(day, moment.date()), datetime.combine(day, time(23, 59, 59), UTC)
        except NotKeptError as error:
            raise HTTPException(404, str(error)) from None
        except LicenceFileError as error:
            raise HTTPException(503, f"the register's file cannot be read: {error}") from None

    def health(self) -> Health:
        """Return whether the register's file can be read."""
        try:
            held = self._history.now()
        except LicenceFileError as error:
            return Health(status="unreadable", licences=0, problems=[str(error)])
        return Health(status="ok", licences=len(held.licences), problems=list(held.problems))
