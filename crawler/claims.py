"""One crawl a site at a time, over all processes and machines that share a store.

On PostgreSQL a claim is a session-level advisory lock: the server itself lets go of it when the claiming
process or its machine is gone. On SQLite it is a lock on a file beside the database. See decision 0007.
"""

import hashlib
from pathlib import Path
from typing import Any, Protocol

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from store.session import plain_error

# A machine that vanished without a word is noticed after idle + count * interval = 60 seconds.
KEEPALIVE = {"tcp_keepalives_idle": 30, "tcp_keepalives_interval": 10, "tcp_keepalives_count": 3}


class Claim(Protocol):
    """A claimed site."""

    def holds(self) -> bool:
        """Tell whether the claim still stands."""

    def release(self) -> None:
        """Let go of the site."""


def claim_site(engine: Engine, site: str, folder: Path) -> Claim | None:
    """Claim a site for this process; None when another holds it. `folder` takes the lock files of SQLite.

    Raises `BakenError` when the database cannot be reached.
    """
    if engine.dialect.name == "postgresql":
        return _AdvisoryClaim.take(engine, site)
    return _FileClaim.take(folder, site)


class _AdvisoryClaim:
    def __init__(self, connection: Connection, number: int) -> None:
        self._connection = connection
        self._number = number

    @classmethod
    def take(cls, engine: Engine, site: str) -> "Claim | None":
        number = int.from_bytes(hashlib.sha256(f"baken crawl {site}".encode()).digest()[:8], signed=True)
        try:
            connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            _keep_alive(connection)
            if connection.scalar(text("SELECT pg_try_advisory_lock(:number)"), {"number": number}):
                return cls(connection, number)
            connection.close()
        except DBAPIError as error:
            raise plain_error(error, engine) from error
        return None

    def holds(self) -> bool:
        try:
            return bool(self._connection.scalar(text("SELECT 1")))
        except DBAPIError:
            return False

    def release(self) -> None:
        try:
            self._connection.execute(text("SELECT pg_advisory_unlock(:number)"), {"number": self._number})
            self._connection.close()
        except DBAPIError:
            self._connection.invalidate()


def _keep_alive(connection: Connection) -> None:
    """Have the server notice within a minute when this machine is gone (no effect on a local socket)."""
    for name, value in KEEPALIVE.items():
        connection.execute(text(f"SET {name} = {value}"))


class _FileClaim:
    def __init__(self, lock: Any) -> None:
        self._lock = lock

    @classmethod
    def take(cls, folder: Path, site: str) -> "Claim | None":
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / f"{site}.lock")
        try:
            lock.acquire(blocking=False)
        except Timeout:
            return None
        return cls(lock)

    def holds(self) -> bool:
        return bool(self._lock.is_locked)

    def release(self) -> None:
        self._lock.release()
