"""`baken audit`: whether the log of who did what is whole."""

import sys
from typing import Annotated

import typer

ORDER = 85
PANEL = "Looking after it"


def register(cli: typer.Typer) -> None:
    """Add the command group."""
    group = typer.Typer(help="The log of who saw, did and exported what.", no_args_is_help=True)
    group.command("verify")(verify)
    group.command("export")(export)
    cli.add_typer(group, name="audit", rich_help_panel=PANEL)


def verify(expect_head: Annotated[str | None, typer.Option(help="a head noted earlier")] = None) -> None:
    """Find any altered, removed or reordered entry; exit 1 naming it. Prints the head to keep elsewhere."""
    from baken.commands._store import ready_engine
    from store import audit
    from store.session import transaction

    with transaction(ready_engine()) as session:
        problems = audit.verify(session, expect_head)
        head = audit.head(session)
    for problem in problems:
        print(f"baken: {problem}", file=sys.stderr)
    if problems:
        raise typer.Exit(1)
    print(f"the audit log is whole; head {head}")


def export(
    output: Annotated[str, typer.Option("-o", "--output", help="JSON Lines, `-` for standard output")] = "-",
) -> None:
    """Write the whole log as JSON Lines; the export itself is logged first."""
    from sqlalchemy import select

    from baken.commands._jsonl import open_out, write_record
    from baken.commands._store import ready_engine
    from store.audit import record
    from store.session import transaction
    from store.tables import AuditEntry

    with transaction(ready_engine()) as session, open_out(output) as out:
        record(session, actor="command line", role="auditor", action="audit.export")
        for entry in session.scalars(select(AuditEntry).order_by(AuditEntry.sequence)):
            columns = {column.name: getattr(entry, column.name) for column in AuditEntry.__table__.columns}
            write_record(out, {**columns, "at": entry.at.isoformat()})
