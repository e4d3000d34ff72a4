"""`baken check`: the licence verdict of each ad."""

import sys
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from matching.licences.register import RegisterSnapshot

ORDER = 40
PANEL = "One stage of the chain"


def register(cli: typer.Typer) -> None:
    """Add the command."""
    cli.command("check", rich_help_panel=PANEL)(check)


def check(
    source: Annotated[
        str | None,
        typer.Argument(metavar="[IN.jsonl]", help="JSON Lines, - for standard input; none: the store"),
    ] = None,
    register_source: Annotated[
        str | None,
        typer.Option("--register", help="licence register: CSV file or address; default BAKEN_REGISTER"),
    ] = None,
    out: Annotated[str, typer.Option("-o", "--out", help="JSON Lines out, - for standard output")] = "-",
    jurisdiction: Annotated[
        str | None, typer.Option(help="jurisdiction pack; default BAKEN_JURISDICTION (nl-wrp)")
    ] = None,
) -> None:
    """Check the licence number each ad shows against the register.

    A register that cannot be reached gives `unverified`, and one line on standard error.
    """
    from domain.settings import settings

    register_source = register_source or settings().register_source
    if source is None:
        from baken.commands._stage import run_stage_command
        from chain.check import run_stage

        run_stage_command(partial(_run_stage, run_stage, register_source))
        return
    _check_lines(source, register_source, out, jurisdiction or settings().jurisdiction)


def _run_stage(run_stage, register_source, engine, progress):  # type: ignore[no-untyped-def]
    return run_stage(engine, register_source, progress)


def _check_lines(source: str, register_source: str | None, out: str, pack: str) -> None:
    from baken.commands._jsonl import BadLine, error_record, open_in, open_out, read_items, write_record
    from domain.errors import UsageError
    from domain.jurisdictions import jurisdiction
    from domain.verdicts import request_from_record
    from matching.licences.checker import LicenceChecker

    if register_source is None:
        raise UsageError("no licence register: give --register FILE.csv|URL or set BAKEN_REGISTER")
    rules = jurisdiction(pack)
    bad = 0
    with open_in(source) as lines, open_out(out) as written:
        checker = LicenceChecker(_snapshot(register_source), rules)
        for item in read_items(lines, request_from_record):
            if isinstance(item, BadLine):
                bad += 1
                print(f"baken: {source} {item}", file=sys.stderr)
                write_record(written, error_record(item))
            else:
                write_record(written, checker.check(item).as_record())
    if bad:
        raise typer.Exit(1)


def _snapshot(register_source: str) -> "RegisterSnapshot | None":
    from matching.licences.register import RegisterUnavailable, open_register

    try:
        snapshot = open_register(register_source).snapshot()
    except RegisterUnavailable as error:
        print(f"baken: {error}; affected verdicts are `unverified`", file=sys.stderr)
        return None
    for problem in snapshot.problems:
        print(f"baken: {problem}", file=sys.stderr)
    if not snapshot.fresh:
        print(
            f"baken: {snapshot.source} vouches for {snapshot.as_of:%Y-%m-%d} only; verdicts are `unverified`",
            file=sys.stderr,
        )
    return snapshot
