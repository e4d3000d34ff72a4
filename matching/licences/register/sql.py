"""A register that is a view in somebody's database: `sql+URL?view=NAME`, opened read-only."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, NoSuchTableError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from domain.clock import now
from matching.licences.register.gathering import Gathering
from matching.licences.register.rows import COLUMNS, REQUIRED_COLUMNS
from matching.licences.register.snapshot import RegisterHasNoPast, RegisterSnapshot, RegisterUnavailable

PREFIX = "sql+"
AT_ONCE = 5_000
_NAME = re.compile(r"(?:(?P<schema>[^\W\d]\w*)\.)?(?P<view>[^\W\d]\w*)")


class SqlRegister:
    """A view or table with the columns of the register's CSV. Nothing is ever written: see `_reading`.

    Raises `RegisterUnavailable` on making when the source names no view, or the address cannot be read.
    """

    def __init__(self, source: str, seconds: float = 20.0) -> None:
        self._url, self._schema, self._view = _parts(source)
        self._seconds = seconds
        where = f"{self._schema}.{self._view}" if self._schema else self._view
        plain = self._url.render_as_string(hide_password=True)
        self.name = f"{PREFIX}{plain}{'&' if '?' in plain else '?'}view={where}"

    def snapshot(self, on: date | None = None) -> RegisterSnapshot:
        """Read the view in one transaction, which is rolled back.

        Raises `RegisterUnavailable` when the database or the view cannot be read, `RegisterHasNoPast` for a day.
        """
        if on is not None:
            raise RegisterHasNoPast(self.name, on)
        found = Gathering(self.name)
        try:
            with self._reading() as connection:
                for position, row in enumerate(self._rows(connection), start=1):
                    found.take(row, f"row {position}")
        except NoSuchTableError:
            raise self._unavailable(f"there is no view {self._view}") from None
        except (SQLAlchemyError, ImportError, OSError) as error:
            raise self._unavailable(_said(error)) from None
        return found.snapshot(now())

    def _rows(self, connection: sa.Connection) -> Iterator[Mapping[str, Any]]:
        there = {c["name"].lower(): c["name"] for c in sa.inspect(connection).get_columns(self._view, self._schema)}
        if missing := [name for name in REQUIRED_COLUMNS if name not in there]:
            raise self._unavailable(f"the view has no column {', '.join(missing)}")
        wanted = [name for name in COLUMNS if name in there]
        view = sa.table(self._view, *(sa.column(there[name]) for name in wanted), schema=self._schema)
        result = connection.execution_options(yield_per=AT_ONCE).execute(sa.select(view))
        for row in result:
            yield {name: _plain(value) for name, value in zip(wanted, row, strict=True)}

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        """Open a connection that cannot write: the database itself refuses, and nothing is committed."""
        engine = sa.create_engine(_read_only(self._url), poolclass=NullPool, connect_args=self._limits())
        try:
            with engine.connect() as connection:
                if engine.dialect.name == "postgresql":
                    connection.execution_options(postgresql_readonly=True)
                    connection.execute(sa.text(f"SET LOCAL statement_timeout = {int(self._seconds * 1000)}"))
                elif engine.dialect.name in {"mysql", "mariadb"}:
                    connection.execute(sa.text("SET TRANSACTION READ ONLY"))
                try:
                    yield connection
                finally:
                    connection.rollback()
        finally:
            engine.dispose()

    def _limits(self) -> dict[str, Any]:
        if self._url.get_backend_name() == "postgresql":
            return {"connect_timeout": max(2, int(self._seconds))}
        return {"timeout": self._seconds} if self._url.get_backend_name() == "sqlite" else {}

    def _unavailable(self, problem: str) -> RegisterUnavailable:
        return RegisterUnavailable(f"licence register {self.name}: {problem}")


def _parts(source: str) -> tuple[URL, str | None, str]:
    """Return the database's address and the view's schema and name."""
    try:
        url = make_url(source.removeprefix(PREFIX))
    except (ArgumentError, ValueError):  # its message repeats the address, password and all
        raise RegisterUnavailable("licence register: after sql+ comes no database address") from None
    view = url.query.get("view")
    named = _NAME.fullmatch(view) if isinstance(view, str) else None
    if named is None:
        raise RegisterUnavailable(
            "licence register: say which view, `sql+postgresql://HOST/DATABASE?view=NAME` or `…view=SCHEMA.NAME` "
            "(letters, digits, underscores)"
        )
    url = url.difference_update_query(["view"])
    if url.drivername in {"postgres", "postgresql"}:
        url = url.set(drivername="postgresql+psycopg")
    return url, named["schema"], named["view"]


def _read_only(url: URL) -> URL:
    if url.get_backend_name() != "sqlite":
        return url
    if not url.database:
        raise OSError("which database file?")
    file = Path(url.database)
    if not file.is_file():  # SQLite's own complaint does not name it
        raise OSError(f"no file {file}")
    return url.set(database=file.resolve().as_uri()).update_query_dict({"mode": "ro", "uri": "true"})


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, str | list | tuple):
        return value
    return str(value)


def _said(error: Exception) -> str:
    """Return the first line of what the driver says; never the statement or the address."""
    if isinstance(error, NoSuchModuleError | ImportError):
        return "no driver for this database is installed"
    original = getattr(error, "orig", None) or error
    return str(original).splitlines()[0] if str(original) else type(original).__name__
