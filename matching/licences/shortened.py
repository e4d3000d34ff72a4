"""The ways in which people shorten a number: without its prefix, without its year, without leading zeros."""

import re
from collections.abc import Iterator

SHORTEST = 4  # fewer characters than this say nothing about which number was meant
_RUN = re.compile(r"[A-Z]+|[0-9]+")
_YEAR = re.compile(r"(?:19|20)\d{2}")


def shortened_forms(number: str) -> set[str]:
    """Return the shortened forms of a written number, as letters and digits only; without the number itself."""
    parts = list(_parts(number))
    whole = "".join(parts)
    forms = set()
    for kept in (parts, _without_prefix(parts), *_years_changed(parts)):
        for form in ("".join(kept), "".join(_without_zeros(kept)), "".join(_years_dropped(_without_prefix(kept)))):
            forms.add(form)
    return {form for form in forms if SHORTEST <= len(form) < len(whole)}


def _parts(number: str) -> Iterator[str]:
    """Split into runs of letters and of digits; a year that begins a longer run of digits stands alone."""
    for run in _RUN.findall(number):
        if len(run) >= 8 and _YEAR.match(run):
            yield from (run[:4], run[4:])
        else:
            yield run


def _without_prefix(parts: list[str]) -> list[str]:
    return parts[1:] if len(parts) > 1 and parts[0].isalpha() else parts


def _years_changed(parts: list[str]) -> Iterator[list[str]]:
    """Yield the parts without their year, and with two digits of it."""
    for at, part in enumerate(parts):
        if len(parts) > 1 and _YEAR.fullmatch(part):
            yield parts[:at] + parts[at + 1 :]
            yield [*parts[:at], part[2:], *parts[at + 1 :]]


def _years_dropped(parts: list[str]) -> list[str]:
    rest = [part for part in parts if not _YEAR.fullmatch(part)]
    return rest or parts


def _without_zeros(parts: list[str]) -> list[str]:
    return [part.lstrip("0") or "0" if part.isdigit() else part for part in parts]
