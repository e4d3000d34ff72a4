"""Licence registers: a CSV file, an HTTP service or a database view, read whole into one snapshot."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from matching.licences.register.asking import Patience
from matching.licences.register.csv import CsvRegister
from matching.licences.register.http import HttpRegister, Known
from matching.licences.register.snapshot import RegisterHasNoPast, RegisterSnapshot, RegisterUnavailable

__all__ = [
    "Access",
    "CsvRegister",
    "HttpRegister",
    "Known",
    "Register",
    "RegisterHasNoPast",
    "RegisterSnapshot",
    "RegisterUnavailable",
    "open_register",
]


class Register(Protocol):
    """A source of licences. `name` is what people call it: a path or an address, never with a password."""

    name: str

    def snapshot(self, on: date | None = None) -> RegisterSnapshot:
        """Return all licences as they are now, or as they stood at the end of the day `on`.

        Raises `RegisterUnavailable` with one clear line when the register cannot be read, `RegisterHasNoPast`
        when it cannot answer for an earlier day.
        """


@dataclass(frozen=True, slots=True)
class Access:
    """How registers are reached: the key of an HTTP register, and seconds to wait for one answer."""

    key: str = ""
    seconds: float = 20.0


def open_register(source: str, access: Access | None = None) -> Register:
    """Return the register at a CSV file's path, an http(s) address, or `sql+URL?view=NAME`. Reads nothing yet.

    Raises `RegisterUnavailable` for an `sql+` source that names no view.
    """
    access = access or Access()
    scheme = source.lower()
    if scheme.startswith(("http://", "https://")):
        return HttpRegister(source, Patience(seconds=access.seconds), access.key)
    if scheme.startswith("sql+"):
        from matching.licences.register.sql import SqlRegister  # noqa: PLC0415  # slow to load, seldom needed

        return SqlRegister(source, access.seconds)
    return CsvRegister(source)
