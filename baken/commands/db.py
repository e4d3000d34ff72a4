"""`baken db`: set up, upgrade and describe the database."""

import typer

ORDER = 72
PANEL = "Looking after it"


def register(cli: typer.Typer) -> None:
    """Add the command group."""
    group = typer.Typer(help="Set up, upgrade and describe the database.", no_args_is_help=True)
    group.command("upgrade")(upgrade)
    group.command("status")(status)
    cli.add_typer(group, name="db", rich_help_panel=PANEL)


def upgrade() -> None:
    """Bring the database to this version's tables; rows are kept. Sets up an empty one."""
    from store.migrate import current_revision, newest_revision
    from store.migrate import upgrade as migrate
    from store.session import engine

    before = current_revision(engine())
    migrate(engine())
    print(f"database: revision {before or 'none'} -> {newest_revision()}")


def status() -> None:
    """Say which database is used, its revision, and how many rows each table has."""
    from rich.console import Console
    from rich.table import Table
    from sqlalchemy import func, select

    from store.migrate import current_revision, newest_revision, require_current
    from store.session import engine, transaction
    from store.tables import Base

    print(f"database: {engine().url.render_as_string(hide_password=True)}")
    print(f"revision: {current_revision(engine()) or 'none'} (this program: {newest_revision()})")
    require_current(engine())
    table = Table("table", "rows")
    with transaction(engine()) as session:
        for name, columns in sorted(Base.metadata.tables.items()):
            table.add_row(name, str(session.scalar(select(func.count()).select_from(columns))))
    Console().print(table)
