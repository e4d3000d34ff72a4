"""`baken report`: documents that people take along."""

from typing import Annotated

import typer

ORDER = 95
PANEL = "People and reports"


def register(cli: typer.Typer) -> None:
    """Add the command group."""
    group = typer.Typer(
        help="Documents that people take along; every export is on the audit log.", no_args_is_help=True
    )
    group.callback()(lambda: None)
    group.command("control-list")(control_list)
    cli.add_typer(group, name="report", rich_help_panel=PANEL)


def control_list(
    municipality: Annotated[str, typer.Option(help="CBS code, such as GM0344")],
    user: Annotated[str, typer.Option(help="the account in whose name the list is made")],
    output: Annotated[str, typer.Option("-o", "--output", help="CSV file, `-` for standard output")] = "-",
    secret: Annotated[str, typer.Option("--password", prompt=True, hide_input=True, help="asked for if absent")] = "",
) -> None:
    """List what a mixed inspection of one municipality should check: facts and sources, no scores."""
    from baken.commands._jsonl import open_out
    from baken.commands._store import ready_engine
    from reports.control_list.build import control_list as build
    from reports.control_list.build import write_csv
    from store.accounts import log_in
    from store.session import transaction

    with transaction(ready_engine()) as session:
        viewer = log_in(session, user, secret)
        rows = build(session, viewer, municipality.upper())
    with open_out(output) as out:
        write_csv(rows, out)
