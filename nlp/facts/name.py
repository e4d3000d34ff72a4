"""Working names, as the ad states them."""

import re
from itertools import pairwise

from spacy.tokens import Doc

from nlp.facts.age_context import clause_before, word_before
from nlp.facts.age_shapes import COMPANION
from nlp.facts.age_words import LABELS, MEASURES, OFFERED, PERSONS
from nlp.facts.name_context import (
    FIRST_NAMES,
    is_demonym,
    is_someone_else,
    is_whole,
    known_name,
    may_be_unknown,
    occurrences,
)
from nlp.facts.name_introductions import introduced, is_contact_of_others
from nlp.facts.name_persons import are_several, is_own
from nlp.facts.name_shapes import (
    BEFORE_PHONE,
    CAPITALISED,
    CLOSED,
    CLOSING,
    HOST,
    JARIGE,
    JOINT,
    LIST_AFTER,
    LIST_BEFORE,
    LISTED,
    SECOND,
    SURNAME,
    WORD,
)
from nlp.facts.name_titles import is_introduced, opening_name
from nlp.facts.name_words import MONTHS, NAMES_AND_WORDS, NOT_NAMES
from nlp.reading import Reading

MOST_NAMES = 12  # names whose repetition is looked for in one text
_SELDOM_NAMES = frozenset(("thais", "valentijn"))
_OF_HER = ("meet", "ze heet", "zij heet", "her name is", "she is called")
_OF_FAMILY = re.compile(
    r"\b(?:mijn|my|onze|our) (?:dochter|daughter|moeder|mother|vrouw|wife|buurvrouw|hond|kat|dog|cat)\b"
)
_AND = re.compile(r" (?:en|and|&|\+|und|y) ")
_WRITTEN = frozenset(form for name in FIRST_NAMES | NAMES_AND_WORDS for form in (name.title(), name.upper()))


def find_names(doc: Doc) -> Doc:
    """Attach a `name` fact for every name by which someone is introduced, and each time it is said again.

    First names that are no ordinary words count where they stand with a capital; other words only where a name is
    expected. Names of several persons have `several` beside them, names that the advertiser goes by `introduced`.
    Origins are not names.
    """
    reading: Reading = doc._.reading
    if reading.source == "url":
        return doc
    names = _Names(reading)
    spans = names.spans()
    if spans:
        several = {"several": True} if are_several(reading, spans) else {}
        for start, end in sorted(spans.items()):
            written = reading.shadow.plain[start:end]
            name = written.title() if written.isupper() or written.islower() else written
            own = {"introduced": True} if is_own(reading, start, end, start in names.own, spans) else {}
            if own and start in names.aliases:
                own["alias"] = True
            reading.add("name", name, start, end, **several, **own)
    return doc


class _Names:
    """The names of one field while they are being found."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.plain = reading.shadow.plain
        self.lower = reading.shadow.lower
        self.moved = len(self.plain) != len(reading.original)
        self.found: dict[int, int] = {}
        self.waiting: list[tuple[int, int]] = []
        self.covered: set[int] = set()
        self.own: set[int] = set()
        self.aliases: set[int] = set()

    def spans(self) -> dict[int, int]:
        """Return where names stand, as start and end."""
        for start, end, how in introduced(self.reading):
            self._take(start, end)
            if how != "other" or self._speaks_of_her(start):
                self.own.add(start)
            if how == "alias":
                self.aliases.add(start)
        self._capitalised()
        self._beside_ages()
        if self.reading.source == "title" and self.lower == self.plain:
            self._in_lower_case()
        self._signed()
        if self.waiting:
            self._in_lists()
        if len(self.found) > 1:
            self._unknown_in_lists()
        if self.found and self.lower == self.plain:
            self._in_lower_lists()
        if self.found:
            self._repeated()
        return self.found

    def _speaks_of_her(self, start: int) -> bool:
        """Tell whether someone else introduces her, `Meet Nicole`, and no friend of hers."""
        before = clause_before(self.lower, start)
        return before.rstrip(" :").endswith(_OF_HER) and not (
            COMPANION.search(before) or _OF_FAMILY.search(self.lower, max(0, start - 110), start)
        )

    def _take(self, start: int, end: int) -> None:
        if start in self.covered or not is_whole(self.lower, start, end):
            return
        if self.reading.taken(start, end, "handle", "email", "url", "place"):
            return
        end = self.found[start] = self._with_second(start, end)
        self.covered.update(range(start, end))

    def _with_second(self, start: int, end: int) -> int:
        """Return where the name ends, with a second name or a surname: `Ana Maria`, `Carola Janssen,`."""
        surname = SURNAME.match(self.plain, end)
        if surname and surname.group(1).lower() not in NOT_NAMES and not is_demonym(surname.group(1).lower()):
            return surname.end()
        second = SECOND.match(self.plain, end)
        if second is None or not second.group(1)[0].isupper():
            return end
        word = second.group(1).lower()
        capitals = second.group(1).isupper()
        if word in FIRST_NAMES or (word in NAMES_AND_WORDS and not capitals and word not in NOT_NAMES):
            return second.end() if is_whole(self.lower, start, second.end()) else end
        closed = CLOSED.match(self.plain, second.end()) is not None
        if not closed or capitals or len(word) < 4 or not may_be_unknown(word):
            return end
        surely = self.reading.source == "text" or self.plain[second.end() : second.end() + 1] == ","
        return second.end() if surely else end

    def _beside_ages(self) -> None:
        """Take the words before ages, `Lisa (24)`, also without capital, and behind `19-jarige`."""
        for fact in self.reading.facts:
            if fact.kind == "phone":
                self._before_phone(fact.start)
            if fact.kind != "age":
                continue
            at = self.plain.find(fact.text, fact.start) if self.moved else fact.start
            word, start, end = word_before(self.lower, at)
            if start in self.covered:
                continue
            if word and at - end <= 8 and self._may_stand_by_age(self.plain[start:end], start):
                self._take(start, end)
            elif (behind := JARIGE.match(self.plain, at + len(fact.text))) and known_name(behind.group(1).lower()):
                self._take(*behind.span(1))

    def _before_phone(self, start: int) -> None:
        """Take the name that opens a sentence right before a phone number: `Ton, 035 ...`."""
        at = min(start, len(self.plain))
        found = BEFORE_PHONE.search(self.plain, max(0, at - 20), at)
        if not found or found.group(1).lower() in MEASURES or not may_be_unknown(found.group(1)):
            return
        if not is_someone_else(self.lower, *found.span(1)):
            self._take(*found.span(1))
            self.own.add(found.start(1))

    def _may_stand_by_age(self, word: str, start: int) -> bool:
        low = word.lower()
        if is_someone_else(self.lower, start, start + len(word)):
            return False
        if known_name(low):
            return low not in MONTHS or self.lower[start + len(word) : start + len(word) + 2] == " ("
        if not word[0].isupper() or not word.isalpha() or not 3 <= len(word) <= 12 or not may_be_unknown(word):
            return False
        if low in PERSONS or low in LABELS or low in MEASURES or low in OFFERED:
            return False
        before = self.plain[max(0, start - 8) : start]
        if (
            not before.strip()
            or before[-1] == "\n"
            or before.endswith((". ", "? ", "! ", ": ", " is ", " ben ", " en ", " and "))
        ):
            return True
        return LISTED.search(before) is not None

    def _capitalised(self) -> None:
        """Take first names with a capital; keep those that are words too, to see whether a name is expected there."""
        opening = self._opening()
        not_hers = -2
        for start, end in self._places_of(opening):
            word = self.lower[start:end]
            if (word in FIRST_NAMES and word not in _SELDOM_NAMES) or word in opening:
                if (
                    start == not_hers + 1
                    or is_someone_else(self.lower, start, end)
                    or is_contact_of_others(self.reading, start)
                ):
                    not_hers = end
                else:
                    self._take(start, end)
            elif word not in NOT_NAMES and start not in self.covered:
                self.waiting.append((start, end))

    def _places_of(self, opening: set[str]) -> list[tuple[int, int]]:
        """Return where words with a capital stand that may be names, in order."""
        words = _WRITTEN.intersection(CAPITALISED.findall(self.plain))
        words |= {form for word in opening for form in (word.title(), word.upper())}
        if opening and self.reading.source == "title" and self.lower == self.plain:
            words |= opening
        if not words:
            return []
        if len(words) > MOST_NAMES:
            return [match.span() for match in CAPITALISED.finditer(self.plain) if match.group() in words]
        return sorted(span for word in words for span in occurrences(self.plain, word))

    def _opening(self) -> set[str]:
        """Return the words that are names because the title opens with them or the text introduces them."""
        ad = self.reading.ad
        title = self.plain if self.reading.source == "title" else ad.title or self._heading()
        if not title:
            return set()
        names = opening_name(title)
        if self.reading.source == "title":
            for word in CAPITALISED.findall(title):
                if word.lower() not in FIRST_NAMES and is_introduced(ad.text, word) and may_be_unknown(word):
                    names.add(word.lower())
        return names

    def _heading(self) -> str:
        """Return the first line of a text without title, if it is one word."""
        line, ends, _ = self.plain[:40].partition("\n")
        return line if ends and len(WORD.findall(line)) == 1 else ""

    def _in_lower_case(self) -> None:
        for match in WORD.finditer(self.lower):
            if match.group() in FIRST_NAMES and not is_someone_else(self.lower, *match.span()):
                self._take(*match.span())

    def _signed(self) -> None:
        """Take a name that closes the text, `Be gentle. Poppy x`, or a title: `Massage bij Noelani`."""
        closing = CLOSING.search(self.plain, max(0, len(self.plain) - 32))
        if closing and self.reading.source == "text":
            word = closing.group(1).lower()
            if known_name(word) and word not in NOT_NAMES and not is_someone_else(self.lower, *closing.span(1)):
                self._take(*closing.span(1))
                self.own.add(closing.start(1))
        elif (
            self.reading.source == "title"
            and (host := HOST.search(self.plain))
            and (known_name(host.group(1).lower()) or may_be_unknown(host.group(1)))
        ):
            self._take(*host.span(1))

    def _in_lists(self) -> None:
        """Take words that may be names where they stand beside a name: `Jessy & Bo`, `Nova, Gina en Xenia`."""
        ends = set(self.found.values())
        for start, end in self.waiting:
            near = (last for last in range(max(0, start - 12), start) if last in ends)
            listed = any(JOINT.fullmatch(self.lower, last, start) for last in near)
            if listed and not is_someone_else(self.lower, start, end):
                self._take(start, end)
                ends.add(end)
        for (start, end), (other, last) in pairwise(self.waiting):
            if (
                other - end <= 5
                and _AND.fullmatch(self.lower, end, other)
                and self.lower[last : last + 1] in (" ", ",", "")
            ):
                self._take(start, end)
                self._take(other, last)
        for start, end in reversed(self.waiting):
            joint = JOINT.match(self.lower, end)
            if joint and joint.end() in self.found and not is_someone_else(self.lower, start, end):
                self._take(start, end)

    def _unknown_in_lists(self) -> None:
        """Take an unknown word with a capital that stands in a list of names: `Priya, Wanda en Eva`."""
        spans = sorted(self.found.items())
        for (first, first_end), (second, second_end) in pairwise(spans):
            if not JOINT.fullmatch(self.lower, first_end, second):
                continue
            before = LIST_BEFORE.search(self.plain, max(0, first - 18), first)
            after = LIST_AFTER.match(self.plain, second_end)
            for match in (before, after):
                if match and not match.group(1).isupper() and may_be_unknown(match.group(1)):
                    self._take(*match.span(1))

    def _in_lower_lists(self) -> None:
        """Take first names without capital that follow a name in a list: `wij zijn lisa en eva`."""
        for end in [*self.found.values()]:
            joint = JOINT.match(self.lower, end)
            name = WORD.match(self.lower, joint.end()) if joint else None
            if name and name.group() in FIRST_NAMES:
                self._take(*name.span())

    def _repeated(self) -> None:
        """Take further occurrences of the names found, those that are words too only with a capital."""
        names = list(dict.fromkeys(self.lower[start:end].split(" ")[0] for start, end in self.found.items()))
        for name in names[:MOST_NAMES]:
            for start, end in occurrences(self.lower, name):
                known = start not in self.covered and (self.plain[start].isupper() or name in FIRST_NAMES)
                if known and not is_someone_else(self.lower, start, end):
                    self._take(start, end)
