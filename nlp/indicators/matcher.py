"""Finding the catalogue's phrases: which of their words occur, then the few expressions all of whose words do."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal as Choice

from domain.ads import Source
from domain.hits import Hit, Span
from nlp.indicators.catalogue import CatalogueEntry
from nlp.indicators.phrases import ANY_NUMBER, Literal, compile_phrase, literals, openings, seconds
from nlp.reading import Reading

Role = Choice["find", "before", "after"]
BEFORE, AFTER = 60, 60
KNOWN_WORDS, KNOWN_SENTENCES, LONGEST_KNOWN = 100_000, 50_000, 400  # the last in characters
_WORD = re.compile(r"\w+")
# Words that deny what follows, by the language of the phrase; those under "" deny in all of them.
_NEGATIONS = {
    "": "geen niet nooit niks niets niemand zonder noch nimmer nothing nobody none nichts no not never without neither "
    "nor dont don't doesnt doesn't isnt isn't arent aren't wont won't cant can't cannot kein keine keinen keiner "
    "keinem keinerlei nicht niemals ohne",
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
    # The verb comes between: `Schulden heb ik niet`, `Vorauszahlung gibt es bei mir nicht`.
    r"|(?: (?!(?:maar|aber|als|wie|die|dat|voor|wenn|dass|omdat|en|und)\b)[\w'’]+){1,4} (?:niet|nicht)"
    r"(?=[ \t]*(?:[.,;:!?)\n]|$))"
)
_REFUSED = re.compile(r"\?+[\s,–-]*(?:nee|neen|nooit|no|nope|never|nein|nie|niet|not|geen|helaas niet|sorry)\b")

Found = tuple[str, int, int]  # an indicator, and where its words begin and end


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
    written: str
    rarest: frozenset[int]
    others: tuple[frozenset[int], ...]
    opening: frozenset[int] | None
    second: frozenset[int] | None
    negations: frozenset[str]
    speaks_of_not: bool

    @property
    def shape(self) -> re.Pattern[str]:
        """The phrase's expression, made when first needed: most phrases never are."""
        return _shape(self.written)


class _Words:
    """The words of a text: where each begins, the numbers of the literals it begins with, and where each number is."""

    __slots__ = ("at", "numbers", "present", "starts")

    def __init__(self, starts: list[int], numbers: list[tuple[int, ...]]) -> None:
        self.starts = starts
        self.numbers = numbers
        self.at: dict[int, list[int]] = {}
        at = self.at
        for index, found in enumerate(numbers):
            for number in found:
                if number in at:
                    at[number].append(index)
                else:
                    at[number] = [index]
        self.present = frozenset(at)


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
        self._by_rarest = {
            number: tuple((phrase, phrase.others) for phrase in phrases) for number, phrases in by_rarest.items()
        }
        self._lengths = sorted({len(word) for word in self._beginnings})
        self._rarest = frozenset(by_rarest)
        self._sentences: dict[str, tuple[Found, ...]] = {}
        self._known: dict[str, tuple[int, ...]] = {}

    def _compiled(self, entry: _Entry, role: Role, language: str, phrase: str) -> _Phrase:
        groups = literals(phrase, required=role == "find")
        rarest, *others = [frozenset(map(self._number, group)) for group in groups] or [frozenset()]
        negations = _negations(language)
        return _Phrase(
            entry=entry,
            role=role,
            written=phrase,
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
        if word[0].isdecimal() and ANY_NUMBER in self._beginnings:
            found.append(self._beginnings[ANY_NUMBER])
        for length in self._lengths:
            if length > len(word):
                break
            if (number := self._beginnings.get(word[:length])) is not None:
                found.append(number)
        if len(self._known) > KNOWN_WORDS:
            self._known.clear()
        self._known[word] = tuple(found)
        return self._known[word]

    def find(self, reading: Reading) -> dict[str, list[Span]]:
        """Return, by indicator, the spans of its words in this field, in order."""
        lower = reading.shadow.lower
        spans: dict[str, set[Span]] = {}
        for begin, end in _sentences(lower):
            refused = lower.startswith("?", end) and _REFUSED.match(lower, end) is not None
            for indicator, first, last in self._in_sentence(lower[begin:end]):
                if refused and self._entries[indicator].negatable:
                    continue
                spans.setdefault(indicator, set()).add(reading.shadow.span(begin + first, begin + last))
        return {indicator: _without_nested(found) for indicator, found in sorted(spans.items())}

    def _in_sentence(self, sentence: str) -> tuple[Found, ...]:
        """Return what one sentence holds; remembered, since ads repeat each other's sentences."""
        known = self._sentences.get(sentence)
        if known is None:
            known = tuple(self._find_in(sentence))
            if len(sentence) <= LONGEST_KNOWN:
                if len(self._sentences) >= KNOWN_SENTENCES:
                    self._sentences.clear()
                self._sentences[sentence] = known
        return known

    def _find_in(self, sentence: str) -> Iterator[Found]:
        words = self._words_of(sentence)
        phrases, cancels = self._held(words)
        for phrase in phrases:
            for match in _matches(phrase, sentence, words):
                indicator, (start, end) = phrase.entry.indicator, match.span()
                if not _cancelled(phrase, cancels.get(indicator, ()), sentence, start, end):
                    yield indicator, start, end

    def _words_of(self, lower: str) -> _Words:
        known = self._known
        starts: list[int] = []
        numbers: list[tuple[int, ...]] = []
        for match in _WORD.finditer(lower):
            word = match.group()
            found = known.get(word)
            numbers.append(self._look_up(word) if found is None else found)
            starts.append(match.start())
        return _Words(starts, numbers)

    def _held(self, words: _Words) -> tuple[list[_Phrase], dict[str, list[_Phrase]]]:
        """Return the phrases of which every certain word occurs: those to find, and those that cancel, by indicator."""
        present = words.present
        held: dict[int, _Phrase] = {id(phrase): phrase for phrase in self._always}
        for number in present & self._rarest:
            for phrase, others in self._by_rarest[number]:
                for group in others:
                    if present.isdisjoint(group):
                        break
                else:
                    held[id(phrase)] = phrase
        cancels: dict[str, list[_Phrase]] = {}
        for phrase in held.values():
            if phrase.role != "find":
                cancels.setdefault(phrase.entry.indicator, []).append(phrase)
        return [phrase for phrase in held.values() if phrase.role == "find"], cancels

    def hits(self, ad: str, finds: Mapping[Source, dict[str, list[Span]]]) -> Iterator[Hit]:
        """Yield the hits of one ad, whose whole text is `ad`, from what was found in each of its fields."""
        spans: dict[str, int] = Counter()
        for found in finds.values():
            for indicator, in_field in found.items():
                spans[indicator] += len(in_field)
        lower = ad.lower()
        for source, found in finds.items():
            for indicator, in_field in found.items():
                entry = self._entries[indicator]
                if spans[indicator] >= entry.at_least and not any(said.search(lower) for said in entry.ad):
                    yield Hit(indicator, tuple(in_field), source)


def _phrases_of(entry: CatalogueEntry) -> Iterator[tuple[Role, str, str]]:
    """Yield all phrases of an entry with their role and language."""
    for language, phrases in entry.patterns.items():
        yield from (("find", language, phrase) for phrase in phrases)
    yield from (("before", "", phrase) for phrase in entry.cancels.before)
    yield from (("after", "", phrase) for phrase in entry.cancels.after)


def _matches(phrase: _Phrase, lower: str, words: _Words) -> list[re.Match[str]]:
    """Return where a phrase stands in the text; it may match several times at one place."""
    if phrase.opening is None:
        return list(phrase.shape.finditer(lower))
    found = []
    starts, numbers, second, match_at = words.starts, words.numbers, phrase.second, phrase.shape.match
    last = len(numbers) - 1
    for opening in phrase.opening & words.present:
        for index in words.at[opening]:
            if second is not None and (index == last or second.isdisjoint(numbers[index + 1])):
                continue
            if match := match_at(lower, starts[index]):
                found.append(match)
    return found


@cache
def _shape(phrase: str) -> re.Pattern[str]:
    return compile_phrase(phrase)


@cache
def _negations(language: str) -> frozenset[str]:
    return frozenset(f"{_NEGATIONS['']} {_NEGATIONS.get(language, '')}".split())


def _denies(negations: frozenset[str], before: str) -> bool:
    """Tell whether the last words before a find, in its own clause, deny it."""
    clause = _CLAUSE_END.split(before)[-1].replace("’", "'")
    return not negations.isdisjoint(_CLAUSE_WORD.findall(clause)[-WORDS_DENIED - 1 :])


def _cancelled(phrase: _Phrase, cancels: Iterable[_Phrase], sentence: str, start: int, end: int) -> bool:
    before, found, after = sentence[max(0, start - BEFORE) : start], sentence[start:end], sentence[end : end + AFTER]
    if phrase.entry.negatable:
        if _denies(phrase.negations, before) or _DENIED_AFTER.match(after):
            return True
        if not phrase.speaks_of_not and not phrase.negations.isdisjoint(_CLAUSE_WORD.findall(found)):
            return True
    where = {"before": before + found, "after": found + after}
    return any(cancel.shape.search(where[cancel.role]) for cancel in cancels)


def _sentences(lower: str) -> Iterator[Span]:
    """Yield the sentences and lines of a text, which no phrase reaches beyond."""
    begin = 0
    for mark in _SENTENCE_END.finditer(lower):
        if mark.start() > begin:
            yield begin, mark.start()
        begin = mark.end()
    if begin < len(lower):
        yield begin, len(lower)


def _without_nested(spans: set[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
