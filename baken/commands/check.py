"""`baken check`: the licence verdict of each ad."""

import sys
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from chain.check_past import When
    from matching.licences.checker import LicenceChecker
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
        typer.Option(
            "--register", help="licence register: CSV file, address or sql+URL?view=NAME; default BAKEN_REGISTER"
        ),
    ] = None,
    out: Annotated[str, typer.Option("-o", "--out", help="JSON Lines out, - for standard output")] = "-",
    jurisdiction: Annotated[
        str | None,
        typer.Option(
            help="jurisdiction pack; default BAKEN_JURISDICTION (nl-wrp); on the store: for all sites, from now on"
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="DATE|ANSWER",
            help="judge by the register as it stood on a day or in a stored answer; the store stays as it is",
        ),
    ] = None,
) -> None:
    """Check the licence number each ad shows against the register.

    A register that cannot be reached gives `unverified`, and one line on standard error.
    """
    from domain.settings import settings

    if source is not None:
        _check_lines(source, register_source, out, jurisdiction or settings().jurisdiction, as_of)
    elif as_of is not None:
        _check_past(register_source, out, jurisdiction, as_of)
    else:
        _check_store(register_source or settings().register_source, jurisdiction)


def _check_store(register_source: str | None, pack: str | None) -> None:
    from baken.commands._stage import run_stage_command
    from baken.commands._store import ready_engine
    from chain.check import choose_jurisdiction, run_stage

    if pack is not None:
        changed = choose_jurisdiction(ready_engine(), pack)
        print(f"{pack} now holds for {', '.join(changed)}" if changed else f"{pack} already holds for every site")
    run_stage_command(lambda engine, progress: run_stage(engine, register_source, progress))


def _check_past(register_source: str | None, out: str, pack: str | None, as_of: str) -> None:
    from baken.commands._jsonl import open_out, write_record
    from baken.commands._store import ready_engine
    from chain.check_past import judge_past, parse_when, past_answer

    when = parse_when(as_of)
    engine = ready_engine()
    past = past_answer(engine, _source_for(register_source, when), when)
    _tell(past.snapshot)
    with open_out(out) as written:
        for result in judge_past(engine, past, pack):
            write_record(written, result.as_record())


def _check_lines(source: str, register_source: str | None, out: str, pack: str, as_of: str | None) -> None:
    from baken.commands._jsonl import BadLine, error_record, open_in, open_out, read_items, write_record
    from domain.jurisdictions import jurisdiction
    from domain.verdicts import request_from_record
    from matching.licences.checker import LicenceChecker

    rules = jurisdiction(pack)
    bad = 0
    with open_in(source) as lines, open_out(out) as written:
        checker = _checker(partial(LicenceChecker, pack=rules), register_source, as_of)
        for item in read_items(lines, request_from_record):
            if isinstance(item, BadLine):
                bad += 1
                print(f"baken: {source} {item}", file=sys.stderr)
                write_record(written, error_record(item))
            else:
                write_record(written, checker.check(item).as_record())
    if bad:
        raise typer.Exit(1)


def _checker(make: "partial[LicenceChecker]", register_source: str | None, as_of: str | None) -> "LicenceChecker":
    if as_of is None:
        return make(_snapshot(_source(register_source)))
    from chain.check_past import parse_when, past_answer

    when = parse_when(as_of)
    past = past_answer(_store_if_any(), _source_for(register_source, when), when)
    _tell(past.snapshot)
    return make(past.snapshot, today=past.on)


def _source_for(register_source: str | None, when: "When") -> str | None:
    """Return the register asked for; a stored answer's number says itself which register it is of."""
    return register_source if isinstance(when, int) else _source(register_source)


def _source(register_source: str | None) -> str:
    from domain.errors import UsageError
    from domain.settings import settings

    chosen = register_source or settings().register_source
    if chosen is None:
        raise UsageError("no licence register: give --register FILE.csv|URL or set BAKEN_REGISTER")
    return chosen


def _store_if_any() -> "Engine | None":
    """Return the configured store; None where none was ever set up, since JSON Lines need none."""
    from baken.commands._store import ready_engine
    from domain.settings import settings

    here = settings()
    return ready_engine() if here.database_url or (here.home / "baken.db").is_file() else None


def _snapshot(register_source: str) -> "RegisterSnapshot | None":
    from chain.configured_register import configured_register
    from matching.licences.register import RegisterUnavailable

    try:
        snapshot = configured_register(register_source).snapshot()
    except RegisterUnavailable as error:
        print(f"baken: {error}; affected verdicts are `unverified`", file=sys.stderr)
        return None
    _tell(snapshot)
    return snapshot


def _tell(snapshot: "RegisterSnapshot") -> None:
    for problem in snapshot.problems:
        print(f"baken: {problem}", file=sys.stderr)
    if not snapshot.fresh:
        print(
            f"baken: {snapshot.source} vouches for {snapshot.as_of:%Y-%m-%d} only; verdicts are `unverified`",
            file=sys.stderr,
        )
