"""Licence registers: a CSV file or an HTTP service, read whole into one snapshot."""

from typing import Protocol

from matching.licences.register.csv import CsvRegister
from matching.licences.register.http import HttpRegister
from matching.licences.register.snapshot import RegisterSnapshot, RegisterUnavailable

__all__ = [
    "CsvRegister",
    "HttpRegister",
    "Register",
    "RegisterSnapshot",
    "RegisterUnavailable",
    "open_register",
]


class Register(Protocol):
    """A source of licences. `name` is what people call it: a path or an address."""

    name: str

    def snapshot(self) -> RegisterSnapshot:
        """Return all licences as they are now.

        Raises `RegisterUnavailable` with one clear line when the register cannot be read.
        """


def open_register(source: str) -> Register:
    """Return the register at a path to a CSV file or at an http(s) address. Reads nothing yet."""
    if source.lower().startswith(("http://", "https://")):
        return HttpRegister(source)
    return CsvRegister(source)
