"""Where certain words begin in a text, found for all finders in one pass, so that costly expressions run only there."""

from collections.abc import Iterable, Sequence

import ahocorasick

_GROUPS: list["Stems"] = []


class Stems:
    """A set of word beginnings, in lower case. All sets together are looked for by one automaton."""

    __slots__ = ("number", "words")

    def __init__(self, stems: Iterable[str]) -> None:
        self.words = frozenset(stem for stem in stems if stem)
        self.number = len(_GROUPS)
        _GROUPS.append(self)
        _built.clear()


Sight = tuple[int, int]
_built: list[ahocorasick.Automaton] = []


def sights(lower: str) -> list[list[Sight]]:
    """Return, for each set by its number, where a word of `lower` begins with a stem, and where the stem ends.

    Sorted by where the stem ends; a set whose stems begin alike may see one word several times.
    """
    found: list[list[Sight]] = [[] for _ in _GROUPS]
    for last, (size, numbers) in _automaton().iter(lower):
        start = last + 1 - size
        if start and ((before := lower[start - 1]).isalnum() or before == "_"):
            continue
        sight = (start, last + 1)
        for number in numbers:
            found[number].append(sight)
    return found


def starts_of(seen: Sequence[Sight]) -> Iterable[int]:
    """Return where the words begin, once each, in the order seen."""
    return dict.fromkeys([start for start, _ in seen]) if len(seen) > 1 else [start for start, _ in seen]


def _automaton() -> ahocorasick.Automaton:
    if not _built:
        groups: dict[str, list[int]] = {}
        for stems in _GROUPS:
            for word in stems.words:
                groups.setdefault(word, []).append(stems.number)
        automaton = ahocorasick.Automaton()
        for word, numbers in groups.items():
            automaton.add_word(word, (len(word), tuple(numbers)))
        automaton.make_automaton()
        _built.append(automaton)
    return _built[0]
