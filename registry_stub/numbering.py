"""Licence numbers as registers hand them out: in sequence, with gaps, in the form of each municipality."""

from random import Random
from typing import Literal

# The shapes seen on operators' pages (docs/licences.md), and two shapes of a municipality's own.
_MUNICIPAL = (
    "Z/{year}/{serial:07d}",
    "VHT-{serial:06d}",
    "LDNESC{serial:06d}",
    "es.A.{serial:07d}.{year}",
    "{year}-EXP-{serial:05d}",
    "APV.{year}.{serial:06d}",
)


class Numbering:
    """Gives unique numbers; a municipality keeps to one form."""

    def __init__(self, random: Random, forms: Literal["nl-wrp", "nl-apv", "both"]) -> None:
        self._random = random
        self._forms = forms
        self._serials: dict[tuple[str, int], int] = {}

    def next(self, kind: str, cbs_code: str, year: int) -> str:
        """Return the next number for a licence of `kind`, given by a municipality in a year."""
        form = self._form(kind, cbs_code)
        series = (form, year if "{year" in form else 0)
        step = 1 if self._random.random() < 0.4 else self._random.randrange(2, 5)
        serial = self._serials.get(series, self._random.randrange(1, 400)) + step
        self._serials[series] = serial
        return form.format(year=year, serial=serial)

    def _form(self, kind: str, cbs_code: str) -> str:
        if self._forms == "nl-wrp" or (self._forms == "both" and self._random.random() < 0.5):
            return "SB-{year}-{serial:05d}" if kind == "business" else "RP-{serial:07d}"
        return _MUNICIPAL[int(cbs_code.removeprefix("GM")) % len(_MUNICIPAL)]
