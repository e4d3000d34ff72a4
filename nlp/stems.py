"""Where certain words begin in a text, found in one pass, so that costly expressions run only there."""

from collections.abc import Iterable, Iterator

import ahocorasick


class Stems:
    """A set of word beginnings, in lower case."""

    __slots__ = ("_automaton",)

    def __init__(self, stems: Iterable[str]) -> None:
        self._automaton = ahocorasick.Automaton()
        for stem in stems:
            self._automaton.add_word(stem, len(stem) - 1)
        self._automaton.make_automaton()

    def starts(self, lower: str) -> Iterator[int]:
        """Yield, once each and by where the stem ends, the positions at which a word of `lower` begins with a stem."""
        seen: set[int] = set()
        for last, reach in self._automaton.iter(lower):
            start = last - reach
            if start in seen:
                continue
            seen.add(start)
            if start == 0 or not (lower[start - 1].isalnum() or lower[start - 1] == "_"):
                yield start
