"""`baken review`: the screen in which people decide."""

from typing import Annotated

import typer

ORDER = 55
PANEL = "People and reports"


def register(cli: typer.Typer) -> None:
    """Add the command."""
    cli.command("review", rich_help_panel=PANEL)(review)


def review(port: Annotated[int, typer.Option(min=1, max=65535, help="port on this machine")] = 8501) -> None:
    """Open the review screen on this machine's own address, until Ctrl-C. Needs an account: `baken user add`."""
    from review_ui.serve import serve_review

    code = serve_review(port)
    if code:
        raise typer.Exit(code)
