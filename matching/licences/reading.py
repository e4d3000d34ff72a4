"""The numbers an ad shows: several in one text told apart, labels taken off."""

import re
from collections.abc import Iterable, Iterator, Sequence

from domain.jurisdictions import NumberFormat
from matching.licences.index import RegisterIndex
from matching.licences.normalise import key, without_label, written

_BETWEEN = re.compile(r"[,;|\n]|\s(?:/|&|\+|en|and|und|et|of|or)\s", re.IGNORECASE)
_COUNTS = re.compile(r"\d")
_BRACKETS = re.compile(r"\([^()]*\)")


class NumberReader:
    """Reads what an ad gives as its numbers, under one pack's forms and one register."""

    def __init__(self, formats: Iterable[NumberFormat], index: RegisterIndex) -> None:
        union = "|".join(f"(?:{form.pattern})" for form in formats)
        self._form = re.compile(union or r"(?!)", re.IGNORECASE)
        self._index = index

    def well_formed(self, number: str) -> bool:
        """Tell whether a written number has a form that the pack knows, with its separators or without."""
        return bool(self._form.fullmatch(number) or self._form.fullmatch(key(number)))

    def numbers(self, texts: Iterable[str]) -> dict[str, Sequence[int]]:
        """Return the written numbers, each once and in order, with the positions of their rows in the register."""
        found: dict[str, Sequence[int]] = {}
        for text in texts:
            number = written(text)
            rows = self._index.exact(number)
            if rows or (" " not in number and self._form.fullmatch(number)):
                found[number] = rows
            else:
                found.update(self._parts(text, number))
        return found

    def _parts(self, text: str, whole: str) -> Iterator[tuple[str, Sequence[int]]]:
        """Yield the numbers in a text that is none as a whole; itself without its label where no part is one."""
        single = without_label(whole)
        if rows := self._index.exact(single):
            yield single, rows
            return
        parts = [without_label(written(part)) for part in _BETWEEN.split(_BRACKETS.sub("", text))]
        read = [(part, self._index.exact(part)) for part in parts if _COUNTS.search(part)]
        if known := [(part, rows) for part, rows in read if rows or self.well_formed(part)]:
            yield from known
        elif key(single):
            yield single, ()
