"""`baken flag`: find indicators that look at several ads, then raise and update flags."""

import typer

ORDER = 52
PANEL = "One stage of the chain"


def register(cli: typer.Typer) -> None:
    """Add the command."""
    cli.command("flag", rich_help_panel=PANEL)(flag)


def flag() -> None:
    """Raise, update and withdraw flags on what changed. What people decided stays decided."""
    from baken.commands._stage import run_stage_command
    from chain import flag as flag_stage
    from chain import indicate

    run_stage_command(indicate.run_stage)
    run_stage_command(flag_stage.run_stage)
