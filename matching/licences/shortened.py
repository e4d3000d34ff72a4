"""The ways in which people shorten a number: without its prefix, without its year, without leading zeros."""

import re
from collections.abc import Iterator

SHORTEST = 4  # fewer characters than this say nothing about which number was meant
_RUN = re.compile(r"[A-Z]+|[0-9]+")
_YEAR = re.compile(r"(?:19|20)\d{2}")


def shortened_forms(number: str) -> set[str]:
    """Return the shortened forms of a written number, as letters and digits only; without the number itself."""
    parts = _parts(number)
    whole = "".join(parts)
    start = 1 if len(parts) > 1 and parts[0].isalpha() else 0
    forms = set()
    for kept in (parts, *_years_shortened(parts)):
        forms.add("".join(kept))
        forms.add("".join(kept[start:]))
        if any(part[0] == "0" for part in kept):
            bare = [part.lstrip("0") for part in kept]
            forms.add("".join(bare))
            forms.add("".join(bare[start:]))
    forms.discard(whole)
    return {form for form in forms if len(form) >= SHORTEST}


def _parts(number: str) -> list[str]:
    """Split into runs of letters and of digits; a year that begins a longer run of digits stands alone."""
    runs = _RUN.findall(number)
    if any(len(run) >= 8 and _YEAR.match(run) for run in runs):
        return [part for run in runs for part in ((run[:4], run[4:]) if _YEAR.match(run) else (run,)) if part]
    return runs


def _years_shortened(parts: list[str]) -> Iterator[list[str]]:
    """Yield the parts without their year, and with two digits of it."""
    for at, part in enumerate(parts):
        if len(part) == 4 and len(parts) > 1 and _YEAR.fullmatch(part):
            yield parts[:at] + parts[at + 1 :]
            yield [*parts[:at], part[2:], *parts[at + 1 :]]
