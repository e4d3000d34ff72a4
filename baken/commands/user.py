"""`baken user`: accounts of the review screen."""

from typing import Annotated

import typer

ORDER = 75
PANEL = "Looking after it"


def register(cli: typer.Typer) -> None:
    """Add the command group."""
    group = typer.Typer(help="Accounts of the review screen.", no_args_is_help=True)
    group.command("add")(add)
    group.command("list")(show)
    group.command("password")(password)
    cli.add_typer(group, name="user", rich_help_panel=PANEL)


def add(
    name: Annotated[str, typer.Argument(help="the name to log in with")],
    role: Annotated[str, typer.Option(help="officer, inspector, supervisor, researcher, auditor or admin")],
    municipality: Annotated[str | None, typer.Option(help="CBS code, for inspectors")] = None,
    display_name: Annotated[str, typer.Option(help="the name shown")] = "",
    secret: Annotated[
        str,
        typer.Option("--password", prompt=True, hide_input=True, confirmation_prompt=True, help="asked for if absent"),
    ] = "",
) -> None:
    """Add an account."""
    from baken.commands._store import ready_engine
    from store.accounts import add_user
    from store.audit import record
    from store.session import transaction

    with transaction(ready_engine()) as session:
        add_user(session, name, secret, role, municipality=municipality, display_name=display_name)
        record(session, actor="command line", role="admin", action="user.add", subject=name, detail={"role": role})
    print(f"{name} can log in as {role}")


def password(
    name: Annotated[str, typer.Argument(help="the account's name")],
    secret: Annotated[str, typer.Option("--password", prompt=True, hide_input=True, confirmation_prompt=True)] = "",
) -> None:
    """Give an account a new password and unlock it."""
    from baken.commands._store import ready_engine
    from store.accounts import set_password
    from store.audit import record
    from store.session import transaction

    with transaction(ready_engine()) as session:
        set_password(session, name, secret)
        record(session, actor="command line", role="admin", action="user.password", subject=name)
    print(f"{name} has a new password")


def show() -> None:
    """List all accounts."""
    from rich.console import Console
    from rich.table import Table
    from sqlalchemy import select

    from baken.commands._store import ready_engine
    from store.session import transaction
    from store.tables import User

    table = Table("name", "role", "municipality", "active")
    with transaction(ready_engine()) as session:
        for user in session.scalars(select(User).order_by(User.username)):
            table.add_row(user.username, user.role, user.municipality or "", "yes" if user.active else "no")
    Console().print(table)
