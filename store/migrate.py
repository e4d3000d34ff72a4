"""Bringing a database to this version's tables, forward only, without losing rows."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from domain.errors import BakenError
from store.session import plain_error

MIGRATIONS = Path(__file__).parent / "migrations"
UPGRADE_LOCK = 0x62616B656E  # "baken" in ASCII: one upgrade at a time on a shared PostgreSQL


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def newest_revision() -> str:
    """Return the revision this version of Baken works with."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def current_revision(engine: Engine) -> str | None:
    """Return the database's revision, None when it has never been set up.

    Raises `BakenError` when the database cannot be reached.
    """
    try:
        with engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()
    except DBAPIError as error:
        raise plain_error(error, engine) from error


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring the database to `revision` (default: the newest), in one transaction.

    Raises `BakenError` when the database is newer than this program or holds foreign tables.
    """
    current = current_revision(engine)
    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    where = engine.url.render_as_string(hide_password=True)
    if current is not None and current not in known:
        raise BakenError(f"the database {where} is at {current}, newer than this program; upgrade Baken")
    if current is None and inspect(engine).has_table("ads"):
        raise BakenError(f"the database {where} holds tables but no revision; it was not made by Baken")
    try:
        with _one_at_a_time(engine) as connection:
            command.upgrade(_config(connection), revision)
    except DBAPIError as error:
        raise plain_error(error, engine) from error


@contextlib.contextmanager
def _one_at_a_time(engine: Engine) -> Iterator[Connection]:
    """Give a connection for one whole upgrade. SQLite makes tables anew that others refer to: unchecked meanwhile."""
    sqlite = engine.dialect.name == "sqlite"
    with engine.connect() as connection:
        if sqlite:
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.execute(text(f"SELECT pg_advisory_xact_lock({UPGRADE_LOCK})"))
        try:
            yield connection
            connection.commit()
        finally:
            connection.rollback()
            if sqlite:
                connection.exec_driver_sql("PRAGMA foreign_keys=ON")


def require_current(engine: Engine) -> None:
    """Raise `BakenError` with the mend unless the database is at this version's revision."""
    current, newest = current_revision(engine), newest_revision()
    if current == newest:
        return
    where = engine.url.render_as_string(hide_password=True)
    if current is None:
        raise BakenError(f"the database {where} is not set up; run `baken db upgrade`")
    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    mend = "run `baken db upgrade`" if current in known else "it is newer than this program; upgrade Baken"
    raise BakenError(f"the database {where} is at revision {current}, this program needs {newest}; {mend}")
