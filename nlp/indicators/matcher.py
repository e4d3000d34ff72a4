"""Finding the catalogue's phrases: which of their words occur, then the few expressions all of whose words do."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

import ahocorasick

from domain.ads import Source
from domain.hits import Hit, Span
from nlp.indicators.catalogue import CatalogueEntry
from nlp.indicators.phrases import Literal, compile_phrase, literals, openings
from nlp.reading import Reading

BEFORE, AFTER = 60, 60
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
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    ad: re.Pattern[str] | None
    negatable: bool
    at_least: int


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase with, for its rarest and each of its other certain words, the numbers of the literals it may begin with.

    `opening` has the numbers of the literals that any text it matches begins with, if that is certain.
    """

    entry: _Entry
    shape: re.Pattern[str]
    rarest: frozenset[int]
    others: tuple[frozenset[int], ...]
    opening: frozenset[int] | None
    negations: frozenset[str]
    speaks_of_not: bool


class PhraseFinder:
    """Finds the phrases of all entries at once; made once, used for every text.

    A phrase is tried only in texts that hold one of the alternatives of each of its certain words, and only where one
    of its first words stands.
    """

    def __init__(self, entries: Iterable[CatalogueEntry]) -> None:
        self._words: dict[str, int] = {}
        self._beginnings: dict[str, int] = {}
        self._entries: dict[str, _Entry] = {}
        by_rarest: dict[int, list[_Phrase]] = {}
        for entry in entries:
            cancels = entry.cancels
            known = self._entries[entry.id] = _Entry(
                indicator=entry.id,
                before=_any_of(cancels.before),
                after=_any_of(cancels.after),
                ad=_any_of(cancels.ad),
                negatable=entry.negatable,
                at_least=entry.at_least,
            )
            for language, phrase in ((name, phrase) for name, found in entry.patterns.items() for phrase in found):
                compiled = self._compiled(known, language, phrase)
                for number in compiled.rarest:
                    by_rarest.setdefault(number, []).append(compiled)
        self._by_rarest = {number: tuple(phrases) for number, phrases in by_rarest.items()}
        self._literals = {number: word for table in (self._words, self._beginnings) for word, number in table.items()}
        self._automaton = ahocorasick.Automaton()
        for word, number in self._beginnings.items():
            self._automaton.add_word(word, (number, len(word)))
        if self._beginnings:
            self._automaton.make_automaton()

    def _compiled(self, entry: _Entry, language: str, phrase: str) -> _Phrase:
        rarest, *others = (frozenset(map(self._number, group)) for group in literals(phrase))
        first = openings(phrase)
        negations = _negations(language)
        says_not = not negations.isdisjoint(_CLAUSE_WORD.findall(phrase.lower()))
        opening = frozenset(map(self._number, first)) if first else None
        return _Phrase(entry, compile_phrase(phrase), rarest, tuple(others), opening, negations, says_not)

    def _number(self, literal: Literal) -> int:
        word, whole = literal
        table = self._words if whole else self._beginnings
        return table.setdefault(word, len(self._words) + len(self._beginnings))

    def find(self, reading: Reading) -> dict[str, list[Span]]:
        """Return, by indicator, the spans of its words in this field, in order."""
        lower = reading.shadow.lower
        spans: dict[str, set[Span]] = {}
        for phrase, match in self._matches(lower):
            if not _cancelled(phrase, lower, *match.span()):
                spans.setdefault(phrase.entry.indicator, set()).add(reading.shadow.span(*match.span()))
        return {indicator: _without_nested(found) for indicator, found in sorted(spans.items())}

    def hits(self, ad: str, finds: Mapping[Source, dict[str, list[Span]]]) -> Iterator[Hit]:
        """Yield the hits of one ad, whose whole text is `ad`, from what was found in each of its fields."""
        spans: dict[str, int] = Counter()
        for found in finds.values():
            for indicator, in_field in found.items():
                spans[indicator] += len(in_field)
        for source, found in finds.items():
            for indicator, in_field in found.items():
                entry = self._entries[indicator]
                if spans[indicator] >= entry.at_least and not (entry.ad and entry.ad.search(ad.lower())):
                    yield Hit(indicator, tuple(in_field), source)

    def _matches(self, lower: str) -> Iterator[tuple[_Phrase, re.Match[str]]]:
        """Yield each phrase where it stands in the text; one phrase may match several times at one place."""
        where = self._where_words_begin(lower)
        present = where.keys() | {self._words[word] for word in self._words.keys() & set(_WORD.findall(lower))}
        seen: set[int] = set()
        for number in present & self._by_rarest.keys():
            for phrase in self._by_rarest[number]:
                if id(phrase) in seen or not _holds_all(present, phrase.others):
                    continue
                seen.add(id(phrase))
                if phrase.opening is None:
                    yield from ((phrase, match) for match in phrase.shape.finditer(lower))
                    continue
                for opening in phrase.opening & present:
                    if opening not in where:
                        where[opening] = _places(lower, self._literals[opening])
                    for at in where[opening]:
                        if match := phrase.shape.match(lower, at):
                            yield phrase, match

    def _where_words_begin(self, lower: str) -> dict[int, list[int]]:
        """Return where words begin with the beginnings that occur, by their number."""
        where: dict[int, list[int]] = {}
        for last, (number, size) in self._automaton.iter(lower) if self._beginnings else ():
            start = last + 1 - size
            if start == 0 or not ((before := lower[start - 1]).isalnum() or before == "_"):
                where.setdefault(number, []).append(start)
        return where


def _holds_all(present: AbstractSet[int], groups: tuple[frozenset[int], ...]) -> bool:
    for group in groups:  # noqa: SIM110  # a generator costs more than the search
        if present.isdisjoint(group):
            return False
    return True


def _places(lower: str, word: str) -> list[int]:
    """Return where a whole word stands in the text."""
    places, size = [], len(word)
    at = lower.find(word)
    while at >= 0:
        end = at + size
        if not (lower[at - 1 : at].isalnum() or lower[end : end + 1].isalnum()):
            places.append(at)
        at = lower.find(word, end)
    return places


@cache
def _negations(language: str) -> frozenset[str]:
    return frozenset(f"{_NEGATIONS['']} {_NEGATIONS.get(language, '')}".split())


def _denies(negations: frozenset[str], before: str) -> bool:
    """Tell whether the last words before a find, in its own clause, deny it."""
    clause = _CLAUSE_END.split(before)[-1].replace("’", "'")
    return not negations.isdisjoint(_CLAUSE_WORD.findall(clause)[-WORDS_DENIED - 1 :])


def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    if not phrases:
        return None
    return re.compile("|".join(f"(?:{compile_phrase(phrase).pattern})" for phrase in phrases))


def _cancelled(phrase: _Phrase, text: str, start: int, end: int) -> bool:
    entry = phrase.entry
    before = _SENTENCE_END.split(text[max(0, start - BEFORE) : start])[-1]
    after = _SENTENCE_END.split(text[end : end + AFTER])[0]
    words = text[start:end]
    if entry.negatable and (_denies(phrase.negations, before) or _DENIED_AFTER.match(after)):
        return True
    if entry.negatable and not phrase.speaks_of_not and not phrase.negations.isdisjoint(_CLAUSE_WORD.findall(words)):
        return True
    if entry.before and entry.before.search(before + words):
        return True
    return entry.after is not None and entry.after.search(words + after) is not None


def _without_nested(spans: set[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
