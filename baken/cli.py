"""The `baken` command. Every module in `baken.commands` is a command and registers itself."""

import importlib
import pkgutil
import sys

import typer

import baken.commands
from domain.errors import BakenError

GUIDE = """Baken watches public escort advertising: it collects public ads, checks the licence number each
shows, reports risk indicators with the words that caused them, groups ads of one advertiser, and hands
people a queue in which they decide. It never decides by itself.

Start with `baken demo`. For real sites: `baken mandate add`, then `baken run`, then `baken review`.
"""


def build() -> typer.Typer:
    """Assemble the command line from the modules in `baken.commands`, by their `ORDER`."""
    cli = typer.Typer(
        help=GUIDE,
        no_args_is_help=True,
        rich_markup_mode="markdown",
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    names = [found.name for found in pkgutil.iter_modules(baken.commands.__path__)]
    commands = [name for name in names if not name.startswith("_")]
    modules = [importlib.import_module(f"baken.commands.{name}") for name in commands]
    for module in sorted(modules, key=lambda module: int(module.ORDER)):
        module.register(cli)
    return cli


def main(arguments: list[str] | None = None) -> None:
    """Run the command line. Errors a person can mend become one line on standard error."""
    try:
        build()(args=arguments)
    except BakenError as error:
        print(f"baken: {' '.join(str(error).split())}", file=sys.stderr)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.exit(0)
