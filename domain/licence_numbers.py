"""Licence numbers in one written form, so that facts, registers and people speak of the same one."""

import re
from collections.abc import Iterable
from functools import cache

from domain.jurisdictions import NumberFormat, jurisdiction, jurisdiction_ids

_AROUND_MARK = re.compile(r"\s*([-–—/])\s*")
_SPELLED = re.compile(r"(?:(?<=[^A-Z0-9][A-Z0-9])|(?<=\A[A-Z0-9])) (?=[A-Z0-9](?![A-Z0-9]))")  # `0 0 3` is 003
_NOT_ALNUM = re.compile(r"[^0-9A-Za-z]+")


def compact(number: str) -> str:
    """Return only the letters and digits of a number, upper case: what remains is compared."""
    return _NOT_ALNUM.sub("", number).upper()


def normalise(number: str, formats: Iterable[NumberFormat] | None = None) -> str:
    """Return the number as its format writes it (`sb 2025 00417` → `SB-2025-00417`).

    A number of no known format (default: those of all packs) is upper-cased, without spaces around marks or
    between single characters; other spaces become dashes.
    """
    bare = compact(number)
    for known in all_formats() if formats is None else formats:
        written = _written_like(bare, known.example) if known.self_evident else None
        if written and known.matches(written):
            return written
    tight = _SPELLED.sub("", _AROUND_MARK.sub(r"\1", number.strip().strip("-./").upper()))
    return re.sub(r"[\s–—]+", "-", tight)


def _written_like(bare: str, example: str) -> str | None:
    if len(bare) != len(compact(example)):
        return None
    rest = iter(bare)
    return "".join(next(rest) if char.isalnum() else char for char in example)


@cache
def all_formats() -> tuple[NumberFormat, ...]:
    """Return the number formats of every jurisdiction pack."""
    return tuple(known for pack in jurisdiction_ids() for known in jurisdiction(pack).formats)
