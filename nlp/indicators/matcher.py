"""Finding the catalogue's phrases: one automaton over all their words, then the few expressions whose words occur."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import ahocorasick

from domain.ads import Source
from domain.hits import Hit, Span
from nlp.indicators.catalogue import CatalogueEntry
from nlp.indicators.phrases import compile_phrase, literals
from nlp.reading import Reading

BEFORE, AFTER = 60, 60
REACH = 160  # no phrase reaches further from its rarest word
_NEGATIONS = {
    "": r"geen|niet|nooit|zonder|noch|nimmer|no|not|never|without|neither|nor|don['’]?t|doesn['’]?t|isn['’]?t|"
    r"aren['’]?t|won['’]?t|can['’]?t|cannot|kein\w*|nicht|niemals|ohne",
    "es": r"sin|nunca|jam[aá]s|tampoco|ni",
    "ro": r"nu|fără|fara|nici|niciodat\w+",
    "hu": r"nem|nincs\w*|nélkül|nelkul|soha|sem",
    "fr": r"pas|sans|jamais|aucun\w*|ni",
    "pl": r"nie|bez|nigdy|ani",
}
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
    """A phrase with, for each of its certain words, the numbers of the literals it may begin with, rarest first."""

    entry: _Entry
    shape: re.Pattern[str]
    groups: tuple[frozenset[int], ...]
    negation: re.Pattern[str]
    speaks_of_not: bool


class PhraseFinder:
    """Finds the phrases of all entries at once; made once, used for every text.

    A phrase is looked for only where one of its rarest words stands, and only in texts that hold one of the
    alternatives of each of its other words.
    """

    def __init__(self, entries: Iterable[CatalogueEntry]) -> None:
        self._numbers: dict[str, int] = {}
        self._entries: dict[str, _Entry] = {}
        by_literal: dict[int, list[_Phrase]] = {}
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
                for number in compiled.groups[0]:
                    by_literal.setdefault(number, []).append(compiled)
        self._phrases = {number: tuple(phrases) for number, phrases in by_literal.items()}
        self._automaton = ahocorasick.Automaton()
        for literal, number in self._numbers.items():
            self._automaton.add_word(literal, (number, len(literal)))
        if self._numbers:
            self._automaton.make_automaton()

    def _compiled(self, entry: _Entry, language: str, phrase: str) -> _Phrase:
        groups = tuple(
            frozenset(self._numbers.setdefault(literal, len(self._numbers)) for literal in group)
            for group in literals(phrase)
        )
        says_not = re.search(rf"\b(?:{_negations(language)})\b", phrase.lower()) is not None
        return _Phrase(entry, compile_phrase(phrase), groups, _negation(language), says_not)

    def find(self, reading: Reading) -> dict[str, list[Span]]:
        """Return, by indicator, the spans of its words in this field, in order."""
        lower = reading.shadow.lower
        spans: dict[str, set[Span]] = {}
        for phrase, first, last in self._windows(lower):
            for match in phrase.shape.finditer(lower, first, last):
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

    def _windows(self, lower: str) -> Iterator[tuple[_Phrase, int, int]]:
        """Yield each phrase that may stand in the text, with the stretches to look in; these do not overlap."""
        where = self._where(lower) if self._numbers else {}
        present = where.keys()
        seen: set[int] = set()
        for number in present & self._phrases.keys():
            for phrase in self._phrases[number]:
                if any(present.isdisjoint(group) for group in phrase.groups) or id(phrase) in seen:
                    continue
                seen.add(id(phrase))
                places = [at for literal in phrase.groups[0] & present for at in where[literal]]
                yield from ((phrase, first, last) for first, last in _stretches(lower, places))

    def _where(self, lower: str) -> dict[int, list[int]]:
        """Return where words begin with each literal, by its number; literals that do not occur are left out."""
        where: dict[int, list[int]] = {}
        for last, (number, size) in self._automaton.iter(lower):
            start = last + 1 - size
            if start == 0 or not ((before := lower[start - 1]).isalnum() or before == "_"):
                where.setdefault(number, []).append(start)
        return where


def _stretches(lower: str, places: list[int]) -> Iterator[tuple[int, int]]:
    """Yield stretches around the places, made of whole words, that do not overlap."""
    if len(lower) <= REACH:
        yield 0, len(lower)
        return
    done = 0
    for at in sorted(places):
        if at < done:
            continue
        last = lower.find(" ", at + REACH, at + 2 * REACH)
        last = last if last >= 0 else min(len(lower), at + 2 * REACH)
        yield max(done, at - REACH), last
        done = last


@cache
def _negations(language: str) -> str:
    return "|".join({_NEGATIONS[""], _NEGATIONS.get(language, _NEGATIONS[""])})


@cache
def _negation(language: str) -> re.Pattern[str]:
    """Return the expression of a negation that reaches to the end of what it is searched in, up to two words on."""
    return re.compile(rf"\b(?:{_negations(language)})\b(?:[^\w,;:.!?\n(]+\w+){{0,2}}[^\w,;:.!?\n(]*\Z")


def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    if not phrases:
        return None
    return re.compile("|".join(f"(?:{compile_phrase(phrase).pattern})" for phrase in phrases))


def _cancelled(phrase: _Phrase, text: str, start: int, end: int) -> bool:
    entry = phrase.entry
    before = _SENTENCE_END.split(text[max(0, start - BEFORE) : start])[-1]
    after = _SENTENCE_END.split(text[end : end + AFTER])[0]
    words = text[start:end]
    if entry.negatable and not phrase.speaks_of_not and phrase.negation.search(before + words):
        return True
    if entry.negatable and (phrase.negation.search(before) or _DENIED_AFTER.match(after)):
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
