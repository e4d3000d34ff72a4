"""`baken mandate`: the purpose and legal basis under which sites may be crawled."""

from datetime import datetime
from typing import Annotated

import typer

ORDER = 15
PANEL = "Looking after it"
DAY = ["%Y-%m-%d"]


def register(cli: typer.Typer) -> None:
    """Add the command group."""
    group = typer.Typer(
        help="Register why sites may be crawled; without a mandate nothing is fetched.", no_args_is_help=True
    )
    group.command("add")(add)
    group.command("list")(show)
    cli.add_typer(group, name="mandate", rich_help_panel=PANEL)


def add(
    name: Annotated[str, typer.Argument(help="a short name; the same name replaces the mandate")],
    purpose: Annotated[str, typer.Option(help="what the crawl is for")],
    legal_basis: Annotated[str, typer.Option(help="the law and article it rests on")],
    area: Annotated[str, typer.Option(help="the area it covers")],
    owner: Annotated[str, typer.Option(help="the person who answers for it")],
    ends: Annotated[datetime, typer.Option(formats=DAY, help="last day")],
    site: Annotated[list[str], typer.Option(help="a site's name; give it several times for several sites")],
    starts: Annotated[datetime | None, typer.Option(formats=DAY, help="first day; default today")] = None,
) -> None:
    """Register a mandate, or replace the one of this name."""
    from baken.commands._store import ready_engine
    from domain.clock import today
    from store.audit import record
    from store.mandates import add_mandate
    from store.session import transaction

    with transaction(ready_engine()) as session:
        mandate = add_mandate(
            session,
            name=name,
            purpose=purpose,
            legal_basis=legal_basis,
            area=area,
            owner=owner,
            starts_on=starts.date() if starts else today(),
            ends_on=ends.date(),
            sites=site,
        )
        detail = {"sites": mandate.sites, "ends_on": str(mandate.ends_on), "legal_basis": legal_basis}
        record(session, actor=owner, role="admin", action="mandate.add", subject=name, detail=detail)
    print(f"mandate {name!r} covers {', '.join(sorted(set(site)))} until {ends.date()}")


def show() -> None:
    """List all mandates."""
    from rich.console import Console
    from rich.table import Table
    from sqlalchemy import select

    from baken.commands._store import ready_engine
    from store.session import transaction
    from store.tables import Mandate

    table = Table("name", "sites", "from", "until", "purpose", "legal basis", "owner")
    with transaction(ready_engine()) as session:
        for m in session.scalars(select(Mandate).order_by(Mandate.ends_on)):
            days = (str(m.starts_on), str(m.ends_on))
            table.add_row(m.name, ", ".join(m.sites), *days, m.purpose, m.legal_basis, m.owner)
    Console().print(table)
