"""Alembic's entry: runs migrations on the connection that `store.migrate` hands over."""

from alembic import context
from sqlalchemy import Connection

from store.tables import Base


def run() -> None:
    """Run the migrations in one transaction; SQLite alters tables in batch mode."""
    connection: Connection = context.config.attributes["connection"]
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run()
