"""`baken registry`: import a licence list, and serve it as a register."""

import sys
from pathlib import Path
from typing import Annotated

import typer

ORDER = 70
PANEL = "Looking after it"
FILE_NAME = "register.csv"


def register(cli: typer.Typer) -> None:
    """Add the command group."""
    group = typer.Typer(help="Import a licence list and serve it as a register.", no_args_is_help=True)
    group.command("serve")(serve)
    group.command("import")(import_list)
    cli.add_typer(group, name="registry", rich_help_panel=PANEL)


def serve(
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes any free port")] = 8600,
    file: Annotated[Path | None, typer.Option(help="register CSV; default: the imported one")] = None,
) -> None:
    """Serve a licence list on loopback, until stopped with Ctrl-C."""
    from domain.errors import BakenError
    from domain.settings import settings
    from registry_stub.licences import LicenceFileError
    from registry_stub.serve import PortTakenError
    from registry_stub.serve import serve as serve_register

    chosen = file or settings().home / FILE_NAME
    if file is None and not chosen.is_file():
        raise BakenError(f"no licence list is imported ({chosen}); run `baken registry import FILE.csv` first")
    try:
        serve_register(chosen, port)
    except (LicenceFileError, PortTakenError) as error:
        raise BakenError(str(error)) from None


def import_list(
    file: Annotated[Path, typer.Argument(help="register CSV; columns as in docs/licences.md")],
) -> None:
    """Check a licence list and keep it as the register of this installation.

    Bad rows are named by their line and left out; the good ones are kept. Exit code 1 if there were bad rows.
    """
    from domain.errors import BakenError
    from domain.settings import settings
    from registry_stub.licences import LicenceFileError, read_licences, write_licences

    try:
        held = read_licences(file)
    except LicenceFileError as error:
        raise BakenError(str(error)) from None
    for problem in held.problems:
        print(f"baken: {file} {problem}", file=sys.stderr)
    target = settings().home / FILE_NAME
    if not held.licences:
        raise BakenError(f"{file} holds no licence; {target} is left as it was")
    try:
        write_licences(target, held.licences)
    except OSError as error:
        raise BakenError(f"cannot write {target}: {error.strerror}") from None
    print(f"{len(held.licences)} licences imported to {target}")
    if held.problems:
        raise typer.Exit(1)
