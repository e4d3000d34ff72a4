"""Opening the store: one engine a process, short transactions."""

import contextlib
from collections.abc import Iterator
from functools import cache
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session

from domain.errors import BakenError
from domain.settings import settings

LOCK_WAIT_SECONDS = 30
# A server that vanished without a word is noticed within a minute, not after TCP's quarter of an hour.
POSTGRES_PATIENCE = {
    "connect_timeout": 10, "keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3,
    "tcp_user_timeout": 60_000,
}  # fmt: skip


def open_engine(url: str) -> Engine:
    """Return an engine for `url`. SQLite runs in WAL mode with foreign keys on."""
    if not url.startswith("sqlite"):
        waits = POSTGRES_PATIENCE if url.startswith("postgresql+psycopg") else {}
        return create_engine(url, pool_pre_ping=True, connect_args=waits)
    engine = create_engine(url, connect_args={"timeout": LOCK_WAIT_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


@cache
def engine() -> Engine:
    """Return this process's engine for the configured database."""
    current = settings()
    if current.database_url is None:
        current.home.mkdir(parents=True, exist_ok=True)
    return open_engine(current.resolved_database_url)


@contextlib.contextmanager
def transaction(on: Engine | None = None) -> Iterator[Session]:
    """Open a session whose work is committed at the end, or undone on any error.

    An error that says `keeps_work` (a refused log-in) is raised after its work was committed. Raises
    `BakenError` in plain words when the database cannot be reached, is locked for longer than
    `LOCK_WAIT_SECONDS`, or lacks its tables.
    """
    bind = on or engine()
    try:
        with Session(bind, expire_on_commit=False) as session:
            try:
                yield session
            except BakenError as error:
                if error.keeps_work:
                    session.commit()
                raise
            session.commit()
    except DBAPIError as error:
        raise plain_error(error, bind) from error


def plain_error(error: DBAPIError, bind: Engine) -> Exception:
    """Turn a database error into one line with its mend; errors of our own making stay as they are."""
    where = bind.url.render_as_string(hide_password=True)
    said = str(error.orig).splitlines()[0] if error.orig else str(error)
    if "locked" in said:
        return BakenError(f"the database {where} is locked by another program; close it and run again")
    if "no such table" in said or "does not exist" in said or "no such column" in said:
        return BakenError(f"the database {where} is not at this version; run `baken db upgrade` ({said})")
    if isinstance(error, OperationalError):
        return BakenError(f"the database {where} cannot be used: {said}")
    return error
