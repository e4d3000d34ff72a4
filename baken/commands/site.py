"""`baken site`: site definitions, found out and checked."""

import typer

from baken.commands._propose import propose

ORDER = 16
PANEL = "Looking after it"


def register(cli: typer.Typer) -> None:
    """Add the command group."""
    group = typer.Typer(help="Find out how a site is built, and check its definition.", no_args_is_help=True)
    group.callback()(lambda: None)
    group.command("propose")(propose)
    cli.add_typer(group, name="site", rich_help_panel=PANEL)
