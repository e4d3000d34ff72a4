"""`baken registry`: import a licence list, serve it as a register, and make one up."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from registry_stub.schema import LicenceRecord

ORDER = 70
PANEL = "Looking after it"
FILE_NAME = "register.csv"
NAMED_ON_SCREEN = 50


def register(cli: typer.Typer) -> None:
    """Add the command group."""
    group = typer.Typer(help="Import a licence list, serve it as a register, or make one up.", no_args_is_help=True)
    group.command("serve")(serve)
    group.command("import")(import_list)
    group.command("generate")(generate)
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
        raise BakenError(f"no licence list is imported ({chosen}); run `baken registry import FILE` first")
    try:
        serve_register(chosen, port)
    except (LicenceFileError, PortTakenError) as error:
        raise BakenError(str(error)) from None


def import_list(
    file: Annotated[Path, typer.Argument(metavar="FILE.csv|xlsx", help="a municipal list of licences")],
    columns: Annotated[
        Path | None, typer.Option(help="mapping file (YAML), for lists with column names or words of their own")
    ] = None,
    report: Annotated[Path | None, typer.Option(help="write the bad rows to this .csv or .json")] = None,
) -> None:
    """Check a licence list and keep it as the register of this installation.

    Bad rows are named by their line, column and mend, and left out; the good ones are kept. What was imported before
    is kept by date. Exit code 1 if there were bad rows.
    """
    from baken.registry_import.mapping import read_mapping
    from baken.registry_import.read import read_list
    from baken.registry_import.report import check_name, write_report
    from domain.errors import BakenError
    from domain.settings import settings

    if report:
        check_name(report)
    imported = read_list(file, read_mapping(columns) if columns else None)
    for row in imported.bad[:NAMED_ON_SCREEN]:
        print(f"baken: {file} {row}", file=sys.stderr)
    if (more := len(imported.bad) - NAMED_ON_SCREEN) > 0:
        print(f"baken: {file}: {more} more bad rows; --report FILE names them all", file=sys.stderr)
    if report:
        write_report(report, file, imported)
    target = settings().home / FILE_NAME
    if not imported.licences:
        raise BakenError(f"{file} holds no licence; {target} is left as it was")
    _keep(target, imported.licences)
    print(f"{len(imported.licences)} licences imported to {target}; {len(imported.bad)} rows left out")
    if imported.bad:
        raise typer.Exit(1)


def _keep(target: Path, licences: "tuple[LicenceRecord, ...]") -> None:
    from datetime import UTC, datetime

    from domain.errors import BakenError
    from registry_stub.history import History
    from registry_stub.licences import LicenceFileError

    try:
        History(target).replace(licences, datetime.now(UTC).date())
    except OSError as error:
        raise BakenError(f"cannot write {target}: {error.strerror}") from None
    except LicenceFileError as error:
        raise BakenError(f"the earlier register cannot be kept: {error}; move it away and import again") from None


def generate(
    out: Annotated[Path, typer.Option("-o", "--out", help="register CSV to write")],
    licences: Annotated[int, typer.Option(min=1, max=400_000, help="rows; renewals are rows of their own")] = 1000,
    seed: Annotated[int, typer.Option(help="the same seed gives the same register")] = 1,
    forms: Annotated[str, typer.Option(help="forms of the numbers: nl-wrp, nl-apv or both")] = "nl-wrp",
) -> None:
    """Make up a Dutch licence register: for tests, measurements and demonstrations."""
    from typing import get_args

    from domain.errors import BakenError, UsageError
    from registry_stub.generate import Forms, make_register
    from registry_stub.licences import write_licences
    from registry_stub.schema import LicenceRecord

    chosen = next((known for known in get_args(Forms) if known == forms), None)
    if chosen is None:
        raise UsageError(f"--forms {forms}: there are {', '.join(get_args(Forms))}")
    rows = make_register(licences, seed, chosen)
    try:
        write_licences(out, tuple(LicenceRecord.model_validate(row) for row in rows))
    except OSError as error:
        raise BakenError(f"cannot write {out}: {error.strerror}") from None
    print(f"{len(rows)} made-up licences written to {out}")
