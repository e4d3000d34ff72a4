"""Finding the catalogue's phrases: one automaton over all of them, then the few expressions whose words occur."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import ahocorasick

from domain.hits import Hit, Span
from nlp.indicators.catalogue import CatalogueEntry
from nlp.indicators.phrases import anchors, compile_phrase
from nlp.reading import Reading

BEFORE, AFTER = 40, 40
REACH = 240  # no phrase reaches further from its anchor
_NEGATION = re.compile(
    r"(?:\b(?:geen|niet|nooit|zonder|noch|no|not|never|without|don['’]?t|doesn['’]?t|isn['’]?t|aren['’]?t|kein\w*|nicht)\b)"
    r"(?:\W+\w+){0,2}\W*$"
)
_NEGATION_INSIDE = re.compile(r"\b(?:geen|niet|nooit|no|not|never|don['’]?t)\b")
_SENTENCE_END = re.compile(r"[.!?\n]")


@dataclass(frozen=True, slots=True)
class _Phrase:
    indicator: str
    shape: re.Pattern[str]
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    negatable: bool
    speaks_of_not: bool


class PhraseFinder:
    """Finds the phrases of all entries at once; made once, used for every text."""

    def __init__(self, entries: Iterable[CatalogueEntry]) -> None:
        by_anchor: dict[str, list[_Phrase]] = {}
        for entry in entries:
            before, after = _any_of(entry.cancels.before), _any_of(entry.cancels.after)
            for phrase in (phrase for phrases in entry.patterns.values() for phrase in phrases):
                says_not = _NEGATION_INSIDE.search(phrase.lower()) is not None
                shape = compile_phrase(phrase)
                compiled = _Phrase(entry.id, shape, before, after, entry.negatable, says_not)
                for anchor in anchors(phrase):
                    by_anchor.setdefault(anchor, []).append(compiled)
        self._automaton = ahocorasick.Automaton()
        for anchor, phrases in by_anchor.items():
            self._automaton.add_word(anchor, tuple(phrases))
        if by_anchor:
            self._automaton.make_automaton()

    def find(self, reading: Reading) -> list[Hit]:
        """Return one hit per indicator with all its spans in this field, sorted by indicator."""
        lower = reading.shadow.lower
        spans: dict[str, set[Span]] = {}
        if len(self._automaton):
            for at, phrase in self._candidates(lower):
                for match in phrase.shape.finditer(lower, max(0, at - REACH), at + REACH):
                    if not _cancelled(phrase, lower, *match.span()):
                        spans.setdefault(phrase.indicator, set()).add(reading.shadow.span(*match.span()))
        return [Hit(name, _without_nested(found), reading.source) for name, found in sorted(spans.items())]

    def _candidates(self, lower: str) -> Iterator[tuple[int, _Phrase]]:
        """Yield where each phrase may stand; places that one look covers only once."""
        looked: dict[int, int] = {}
        for at, phrases in self._automaton.iter(lower):
            for phrase in phrases:
                if at - looked.get(id(phrase), -REACH) >= REACH // 2:
                    looked[id(phrase)] = at
                    yield at, phrase


def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    if not phrases:
        return None
    return re.compile("|".join(f"(?:{compile_phrase(phrase).pattern})" for phrase in phrases))


def _cancelled(phrase: _Phrase, text: str, start: int, end: int) -> bool:
    before = _SENTENCE_END.split(text[max(0, start - BEFORE) : start])[-1]
    after = _SENTENCE_END.split(text[end : end + AFTER])[0]
    if phrase.negatable and _NEGATION.search(before):
        return True
    words = text[start:end]
    if phrase.negatable and not phrase.speaks_of_not and _NEGATION_INSIDE.search(words):
        return True
    if phrase.before and phrase.before.search(before + words):
        return True
    return phrase.after is not None and phrase.after.search(words + after) is not None


def _without_nested(spans: set[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return tuple(kept)
