"""Migrations run forward on an existing database, on both engines, without losing rows."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import insert, select, text

from domain.errors import BakenError
from store.migrate import _config, newest_revision, require_current, upgrade
from store.session import open_engine
from store.tables import Ad, Base, Site

REVISIONS = [script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()][::-1]


def test_the_tables_are_what_the_migrations_make(engine):
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_rows_of_every_earlier_revision_survive_each_step(database_url):
    engine = open_engine(database_url)
    upgrade(engine, REVISIONS[0])
    with engine.begin() as connection:
        connection.execute(
            text(
                'INSERT INTO sites (id, name, title, country, jurisdiction, base_url, "fetch", definition_digest)'
                " VALUES (1, 'demo', 'Demo', 'NL', 'nl-wrp', 'http://x', 'http', 'd')"
            )
        )
        connection.execute(
            text(
                "INSERT INTO ads (id, site_id, external_id, url, first_seen_at, last_seen_at, flags_stale)"
                " VALUES (5, 1, 'a-5', 'http://x/5', :at, :at, true)"
            ),
            {"at": datetime(2026, 11, 1, tzinfo=UTC) if "postgresql" in database_url else "2026-11-01 00:00:00"},
        )
    for revision in REVISIONS[1:]:
        upgrade(engine, revision)
    with engine.connect() as connection:
        assert connection.execute(select(Ad.external_id, Ad.first_seen_at)).all() == [
            ("a-5", datetime(2026, 11, 1, tzinfo=UTC))
        ]
        assert connection.scalars(select(Site.name)).all() == ["demo"]
    require_current(engine)
    engine.dispose()


def test_upgrading_twice_changes_nothing(engine):
    with engine.begin() as connection:
        connection.execute(
            insert(Site).values(
                name="s",
                title="S",
                country="NL",
                jurisdiction="nl-wrp",
                base_url="http://x",
                fetch="http",
                definition_digest="d",
            )
        )
    upgrade(engine)
    with engine.connect() as connection:
        assert connection.scalars(select(Site.name)).all() == ["s"]


def test_an_empty_database_names_the_command_that_sets_it_up(database_url):
    engine = open_engine(database_url)
    with pytest.raises(BakenError, match="run `baken db upgrade`"):
        require_current(engine)
    engine.dispose()


def test_a_database_of_a_later_version_is_left_alone(engine):
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(BakenError, match="newer than this program"):
        require_current(engine)
    with pytest.raises(BakenError, match="newer than this program"):
        upgrade(engine)


def test_a_database_made_by_something_else_is_left_alone(tmp_path: Path):
    engine = open_engine(f"sqlite:///{tmp_path / 'other.db'}")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE ads (id INTEGER)"))
    with pytest.raises(BakenError, match="not made by Baken"):
        upgrade(engine)
    engine.dispose()


def test_the_newest_revision_is_the_last_one():
    assert newest_revision() == REVISIONS[-1]
