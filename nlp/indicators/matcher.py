"""Finding the catalogue's phrases: which of their words occur, then the few expressions all of whose words do."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal as Choice

from domain.ads import Source
from domain.hits import Hit, Span
from nlp.indicators.catalogue import CatalogueEntry
from nlp.indicators.phrases import Literal, compile_phrase, literals, openings, seconds
from nlp.reading import Reading

Role = Choice["find", "before", "after"]
BEFORE, AFTER = 60, 60
KNOWN_WORDS = 100_000
_WORD = re.compile(r"\w+")
# Words that deny what follows, by the language of the phrase; those under "" deny in all of them.
_NEGATIONS = {
    "": "geen niet nooit zonder noch nimmer no not never without neither nor dont don't doesnt doesn't isnt isn't "
    "arent aren't wont won't cant can't cannot kein keine keinen keiner keinem keinerlei nicht niemals ohne",
    "es": "sin nunca jamás jamas tampoco ni",
    "ro": "nu fără fara nici niciodată niciodata",
    "hu": "nem nincs nincsen nincsenek nélkül nelkul soha sem",
    "fr": "pas sans jamais aucun aucune ni",
    "pl": "nie bez nigdy ani",
}
WORDS_DENIED = 2  # a negation reaches over as many words to the find
_CLAUSE_END = re.compile(r"[,;:.!?\n(]")
_CLAUSE_WORD = re.compile(r"[\w'’]+")
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|\n")
_DENIED_AFTER = re.compile(
    r"[ \t:=–-]{0,3}(?:is |zijn |ist |are |wordt |doe ik |hier )?(?:niet|nee|nicht|not|nein)\b"
    r"|[ \t]?[:=][ \t]?no\b|: ?✗|: ?❌"
)


@dataclass(frozen=True, slots=True)
class _Entry:
    indicator: str
    negatable: bool
    at_least: int
    ad: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase with, for its rarest and each of its other certain words, the numbers of the literals it may begin with.

    `opening` and `second` have the numbers of the literals with which the first and the second word of any text that it
    matches begin, where that is certain. `role` says whether the phrase is looked for, or where it cancels.
    """

    entry: _Entry
    role: Role
    shape: re.Pattern[str]
    rarest: frozenset[int]
    others: tuple[frozenset[int], ...]
    opening: frozenset[int] | None
    second: frozenset[int] | None
    negations: frozenset[str]
    speaks_of_not: bool


class _Words:
    """The words of a text: where each begins, and the numbers of the literals it begins with."""

    __slots__ = ("at", "numbers", "starts")

    def __init__(self, starts: list[int], numbers: list[tuple[int, ...]]) -> None:
        self.starts = starts
        self.numbers = numbers
        self.at: dict[int, list[int]] = {}
        for index, found in enumerate(numbers):
            for number in found:
                self.at.setdefault(number, []).append(index)


class PhraseFinder:
    """Finds the phrases of all entries at once; made once, used for every text.

    A phrase is tried only in texts that hold one of the alternatives of each of its certain words, and only where one
    of its first words stands before one of its second ones.
    """

    def __init__(self, entries: Iterable[CatalogueEntry]) -> None:
        self._words: dict[str, int] = {}
        self._beginnings: dict[str, int] = {}
        self._entries: dict[str, _Entry] = {}
        self._always: list[_Phrase] = []  # cancelling phrases without any certain word
        by_rarest: dict[int, list[_Phrase]] = {}
        for entry in entries:
            known = self._entries[entry.id] = _Entry(
                entry.id, entry.negatable, entry.at_least, tuple(map(compile_phrase, entry.cancels.ad))
            )
            for role, language, phrase in _phrases_of(entry):
                compiled = self._compiled(known, role, language, phrase)
                for number in compiled.rarest:
                    by_rarest.setdefault(number, []).append(compiled)
                if not compiled.rarest:
                    self._always.append(compiled)
        self._by_rarest = {number: tuple(phrases) for number, phrases in by_rarest.items()}
        self._lengths = sorted({len(word) for word in self._beginnings})
        self._numbers_of = lru_cache(maxsize=KNOWN_WORDS)(self._look_up)

    def _compiled(self, entry: _Entry, role: Role, language: str, phrase: str) -> _Phrase:
        groups = literals(phrase, required=role == "find")
        rarest, *others = [frozenset(map(self._number, group)) for group in groups] or [frozenset()]
        negations = _negations(language)
        return _Phrase(
            entry=entry,
            role=role,
            shape=compile_phrase(phrase),
            rarest=rarest,
            others=tuple(others),
            opening=self._numbers(openings(phrase)),
            second=self._numbers(seconds(phrase)),
            negations=negations,
            speaks_of_not=not negations.isdisjoint(_CLAUSE_WORD.findall(phrase.lower())),
        )

    def _numbers(self, group: list[Literal] | None) -> frozenset[int] | None:
        return frozenset(map(self._number, group)) if group else None

    def _number(self, literal: Literal) -> int:
        word, whole = literal
        table = self._words if whole else self._beginnings
        return table.setdefault(word, len(self._words) + len(self._beginnings))

    def _look_up(self, word: str) -> tuple[int, ...]:
        """Return the numbers of the literals a word is or begins with."""
        found = [self._words[word]] if word in self._words else []
        for length in self._lengths:
            if length > len(word):
                break
            if (number := self._beginnings.get(word[:length])) is not None:
                found.append(number)
        return tuple(found)

    def find(self, reading: Reading) -> dict[str, list[Span]]:
        """Return, by indicator, the spans of its words in this field, in order."""
        lower = reading.shadow.lower
        words = self._words_of(lower)
        phrases = self._held(words)
        cancels: dict[str, list[_Phrase]] = {}
        for phrase in phrases:
            if phrase.role != "find":
                cancels.setdefault(phrase.entry.indicator, []).append(phrase)
        spans: dict[str, set[Span]] = {}
        for phrase in phrases:
            if phrase.role != "find":
                continue
            for match in _matches(phrase, lower, words):
                if not _cancelled(phrase, cancels.get(phrase.entry.indicator, ()), lower, *match.span()):
                    spans.setdefault(phrase.entry.indicator, set()).add(reading.shadow.span(*match.span()))
        return {indicator: _without_nested(found) for indicator, found in sorted(spans.items())}

    def _words_of(self, lower: str) -> _Words:
        matches = list(_WORD.finditer(lower))
        return _Words([match.start() for match in matches], [self._numbers_of(match.group()) for match in matches])

    def _held(self, words: _Words) -> list[_Phrase]:
        """Return the phrases of which every certain word occurs."""
        present = words.at.keys()
        held: dict[int, _Phrase] = {id(phrase): phrase for phrase in self._always}
        for number in present & self._by_rarest.keys():
            for phrase in self._by_rarest[number]:
                if _holds_all(present, phrase.others):
                    held[id(phrase)] = phrase
        return list(held.values())

    def hits(self, ad: str, finds: Mapping[Source, dict[str, list[Span]]]) -> Iterator[Hit]:
        """Yield the hits of one ad, whose whole text is `ad`, from what was found in each of its fields."""
        spans: dict[str, int] = Counter()
        for found in finds.values():
            for indicator, in_field in found.items():
                spans[indicator] += len(in_field)
        for source, found in finds.items():
            for indicator, in_field in found.items():
                entry = self._entries[indicator]
                if spans[indicator] >= entry.at_least and not any(said.search(ad.lower()) for said in entry.ad):
                    yield Hit(indicator, tuple(in_field), source)


def _phrases_of(entry: CatalogueEntry) -> Iterator[tuple[Role, str, str]]:
    """Yield all phrases of an entry with their role and language."""
    for language, phrases in entry.patterns.items():
        yield from (("find", language, phrase) for phrase in phrases)
    yield from (("before", "", phrase) for phrase in entry.cancels.before)
    yield from (("after", "", phrase) for phrase in entry.cancels.after)


def _holds_all(present: AbstractSet[int], groups: tuple[frozenset[int], ...]) -> bool:
    for group in groups:  # noqa: SIM110  # a generator costs more than the search
        if present.isdisjoint(group):
            return False
    return True


def _matches(phrase: _Phrase, lower: str, words: _Words) -> Iterator[re.Match[str]]:
    """Yield where a phrase stands in the text; it may match several times at one place."""
    if phrase.opening is None:
        yield from phrase.shape.finditer(lower)
        return
    for opening in phrase.opening & words.at.keys():
        for index in words.at[opening]:
            if phrase.second is not None and not _is_followed(words, index, phrase.second):
                continue
            if match := phrase.shape.match(lower, words.starts[index]):
                yield match


def _is_followed(words: _Words, index: int, second: frozenset[int]) -> bool:
    return index + 1 < len(words.numbers) and not second.isdisjoint(words.numbers[index + 1])


@cache
def _negations(language: str) -> frozenset[str]:
    return frozenset(f"{_NEGATIONS['']} {_NEGATIONS.get(language, '')}".split())


def _denies(negations: frozenset[str], before: str) -> bool:
    """Tell whether the last words before a find, in its own clause, deny it."""
    clause = _CLAUSE_END.split(before)[-1].replace("’", "'")
    return not negations.isdisjoint(_CLAUSE_WORD.findall(clause)[-WORDS_DENIED - 1 :])


def _cancelled(phrase: _Phrase, cancels: Iterable[_Phrase], text: str, start: int, end: int) -> bool:
    before = _SENTENCE_END.split(text[max(0, start - BEFORE) : start])[-1]
    after = _SENTENCE_END.split(text[end : end + AFTER])[0]
    found = text[start:end]
    if phrase.entry.negatable:
        if _denies(phrase.negations, before) or _DENIED_AFTER.match(after):
            return True
        if not phrase.speaks_of_not and not phrase.negations.isdisjoint(_CLAUSE_WORD.findall(found)):
            return True
    where = {"before": before + found, "after": found + after}
    return any(cancel.shape.search(where[cancel.role]) for cancel in cancels)


def _without_nested(spans: set[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
