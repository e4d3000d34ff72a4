"""Working names, as the ad states them."""

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc

from domain.places import find_place
from nlp.facts.age_context import word_before
from nlp.facts.name_context import (
    FIRST_NAMES,
    MONTHS,
    NAMES_AND_WORDS,
    NOT_NAMES,
    is_demonym,
    is_someone_else,
    known_name,
)
from nlp.facts.name_cues import AFTER_NAME, INTRODUCING, OTHERS_AD, SIGNING, STATING
from nlp.facts.name_shapes import (
    AFTER_GREETING,
    AFTER_INTRODUCTION,
    AFTER_STATEMENT,
    AGE_BEHIND,
    CAPITALISED,
    CLOSED,
    CLOSES,
    CONTACT,
    INTRODUCED,
    JARIGE,
    JOINT,
    LIST_AFTER,
    LIST_BEFORE,
    LISTED,
    OPENING,
    OPENS,
    SECOND,
    SIGNED_OFF,
    SURNAME,
    WORD,
)
from nlp.facts.several import speaks_of_several
from nlp.reading import Reading
from nlp.stems import Stems

MOST_NAMES = 12  # names whose repetition is looked for in one text
_CUES = Stems({*INTRODUCING, *STATING, *SIGNING})
_AFTER = Stems(AFTER_NAME)
_OTHERS = Stems(OTHERS_AD)
_BEGINNINGS = frozenset(name[:3] for name in FIRST_NAMES | NAMES_AND_WORDS) | {
    "de ",
    "die",
    "the",
    "gew",
    "van",
    "fro",
    "von",
}
_WRITTEN = frozenset(form for name in FIRST_NAMES | NAMES_AND_WORDS for form in (name.title(), name.upper()))


def find_names(doc: Doc) -> Doc:
    """Attach a `name` fact for every name by which someone is introduced, and each time it is said again.

    First names that are no ordinary words count where they stand with a capital; other words only where a name is
    expected. Names of several persons have `several` beside them. Origins are not names.
    """
    reading: Reading = doc._.reading
    if reading.source == "url":
        return doc
    spans = _Names(reading).spans()
    if spans:
        several = _of_several(reading, spans)
        for start, end in sorted(spans.items()):
            written = reading.shadow.plain[start:end]
            name = written.title() if written.isupper() or written.islower() else written
            reading.add("name", name, start, end, **({"several": True} if several else {}))
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

    def spans(self) -> dict[int, int]:
        """Return where names stand, as start and end."""
        for start, end in self._introduced():
            self._take(start, end)
        self._capitalised()
        self._beside_ages()
        if self.reading.source == "title" and self.lower == self.plain:
            self._in_lower_case()
        if self.waiting:
            self._in_lists()
        if len(self.found) > 1:
            self._unknown_in_lists()
        if self.found and self.lower == self.plain:
            self._in_lower_lists()
        if self.found:
            self._repeated()
        return self.found

    def _take(self, start: int, end: int) -> None:
        if start in self.covered or not _is_whole(self.lower, start, end):
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
            return second.end() if _is_whole(self.lower, start, second.end()) else end
        closed = CLOSED.match(self.plain, second.end()) is not None
        if not closed or capitals or len(word) < 4 or word in NOT_NAMES or is_demonym(word) or find_place(word):
            return end
        return (
            second.end() if self.reading.source == "text" or self.plain[second.end() : second.end() + 1] == "," else end
        )

    def _introduced(self) -> Iterator[tuple[int, int]]:
        plain, lower = self.plain, self.lower
        for start, end in self.reading.sights(_CUES):
            following = plain[end : end + 2]
            if following[:1].isalnum() or (
                following[:1] == " " and following[1:].islower() and lower[end + 1 : end + 4] not in _BEGINNINGS
            ):
                continue
            found = self._after_cue(lower[start:end], end)
            if found:
                yield found
        for start, end in self.reading.sights(_AFTER):
            if not self.lower[end : end + 1].isalnum() and (found := self._before_cue(start, end)):
                yield found

    def _after_cue(self, cue: str, end: int) -> tuple[int, int] | None:
        shape = AFTER_INTRODUCTION
        if cue in SIGNING:
            shape = AFTER_GREETING
        elif cue in STATING:
            shape = AFTER_STATEMENT
        found = shape.match(self.plain, end)
        bare = found is None and cue in ("naam", "name", "werknaam")
        if bare:
            found = AFTER_INTRODUCTION.match(self.plain, end)
        if found is None or not self._may_be_name(cue, *found.span(1)) or self._is_contact_of_others(found.start(1)):
            return None
        return None if bare and not known_name(found.group(1).lower()) else found.span(1)

    def _may_be_name(self, cue: str, start: int, end: int) -> bool:
        written, word = self.plain[start:end], self.lower[start:end]
        if not written[0].isupper():
            said = cue in STATING or "na" in cue or "heet" in cue or "call" in cue or "noem" in cue
            return word in FIRST_NAMES or (said and word in NAMES_AND_WORDS and word not in NOT_NAMES)
        if word in FIRST_NAMES:
            return True
        if word in NOT_NAMES or is_demonym(word) or (len(word) < 3 and word not in NAMES_AND_WORDS):
            return False
        if written.isupper() and self.plain[max(0, start - 4) : start].strip().isupper():
            return word in NAMES_AND_WORDS
        if word in NAMES_AND_WORDS or cue not in SIGNING:
            return not word.endswith(("ing", "heid", "ung", "keit", "tin", "haar", "ness", "ment"))
        return SIGNED_OFF.match(self.plain, end) is not None and find_place(word) is None

    def _before_cue(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the name that opens a sentence before `hier`, `is the name`, `ontvangt`."""
        if self.lower[start - 1 : start] != " ":
            return None
        first = self.lower.rfind(" ", max(0, start - 20), start - 1)
        first = max(first, self.lower.rfind("\n", max(0, start - 20), start - 1)) + 1
        word, written = self.lower[first : start - 1], self.plain[first : start - 1]
        if not word or not word.isalpha() or word in NOT_NAMES:
            return None
        if word in FIRST_NAMES:
            return first, start - 1
        if not CLOSES.match(self.lower, end):
            return None
        opens = not self.plain[:first].strip() or self.plain[:first].rstrip(" ")[-1:] in ".!?\n,"
        if (
            not written[0].isupper()
            or not opens
            or is_demonym(word)
            or find_place(word)
            or (word in NAMES_AND_WORDS and self.lower[start:end] == "is here")
        ):
            return None
        return first, start - 1

    def _beside_ages(self) -> None:
        """Take the words before ages, `Lisa (24)`, also without capital, and behind `19-jarige`."""
        for fact in self.reading.facts:
            if fact.kind != "age":
                continue
            at = self.plain.find(fact.text, fact.start) if self.moved else fact.start
            word, start, end = word_before(self.lower, at)
            if start in self.covered:
                continue
            if word and at - end <= 8 and self._may_stand_by_age(self.plain[start:end], start):
                self._take(start, end)
            elif (behind := JARIGE.match(self.plain, fact.end)) and known_name(behind.group(1).lower()):
                self._take(*behind.span(1))

    def _may_stand_by_age(self, word: str, start: int) -> bool:
        low = word.lower()
        if is_someone_else(self.lower, start, start + len(word)):
            return False
        if known_name(low):
            return low not in MONTHS or self.lower[start + len(word) : start + len(word) + 2] == " ("
        if low in NOT_NAMES:
            return False
        if (
            not word[0].isupper()
            or not word.isalpha()
            or not 3 <= len(word) <= 12
            or is_demonym(low)
            or find_place(low)
        ):
            return False
        before = self.plain[max(0, start - 8) : start]
        return not self.plain[:start].strip() or "\n" in before[-1:] or LISTED.search(before) is not None

    def _capitalised(self) -> None:
        """Take first names with a capital; keep those that are words too, to see whether a name is expected there."""
        opening = self._opening()
        not_hers = -2
        for start, end in self._places_of(opening):
            word = self.lower[start:end]
            if word in FIRST_NAMES or word in opening:
                if (
                    start == not_hers + 1
                    or is_someone_else(self.lower, start, end)
                    or self._is_contact_of_others(start)
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
        if not words:
            return []
        if len(words) > MOST_NAMES:
            return [match.span() for match in CAPITALISED.finditer(self.plain) if match.group() in words]
        return sorted(span for word in words for span in _occurrences(self.plain, word))

    def _opening(self) -> set[str]:
        """Return the words that are names because the title opens with them or the text introduces them."""
        ad = self.reading.ad
        title = self.plain if self.reading.source == "title" else ad.title
        if not title:
            return set()
        names = set()
        first = WORD.match(title, OPENS.match(title).end())  # type: ignore[union-attr]
        if first and first.group()[0].isupper() and (word := first.group().lower()) in NAMES_AND_WORDS:
            if OPENING.match(title.lower(), first.end()) or self._is_place(title[first.end() :]):
                names.add(word)
        if self.reading.source == "title":
            for word in CAPITALISED.findall(title):
                lower = word.lower()
                if (
                    lower not in FIRST_NAMES
                    and lower not in NOT_NAMES
                    and _is_introduced(ad.text, word)
                    and not is_demonym(lower)
                ):
                    names.add(lower)
        return names

    @staticmethod
    def _is_place(rest: str) -> bool:
        words = rest.split(maxsplit=1)
        return bool(words) and find_place(words[0]) is not None

    def _in_lower_case(self) -> None:
        for match in WORD.finditer(self.lower):
            if match.group() in FIRST_NAMES and not is_someone_else(self.lower, *match.span()):
                self._take(*match.span())

    def _in_lists(self) -> None:
        """Take words that may be names where they stand beside a name: `Jessy & Bo`, `Nova, Gina en Xenia`."""
        ends = {end: start for start, end in self.found.items()}
        for start, end in self.waiting:
            before = [last for last in ends if 0 < start - last <= 12 and JOINT.fullmatch(self.lower, last, start)]
            if before and not is_someone_else(self.lower, start, end):
                self._take(start, end)
                ends[end] = start
        for start, end in reversed(self.waiting):
            joint = JOINT.match(self.lower, end)
            if joint and joint.end() in self.found and not is_someone_else(self.lower, start, end):
                self._take(start, end)

    def _unknown_in_lists(self) -> None:
        """Take an unknown word with a capital that opens or goes on a list of two names or more: `Priya, Wanda en Eva`."""
        spans = sorted(self.found.items())
        for (first, first_end), (second, second_end) in pairwise(spans):
            if not JOINT.fullmatch(self.lower, first_end, second):
                continue
            before = LIST_BEFORE.search(self.plain, max(0, first - 18), first)
            after = LIST_AFTER.match(self.plain, second_end)
            for match in (before, after):
                if match and self._may_be_unknown(match.group(1)):
                    self._take(*match.span(1))

    @staticmethod
    def _may_be_unknown(written: str) -> bool:
        word = written.lower()
        return not (written.isupper() or word in NOT_NAMES or is_demonym(word) or find_place(word))

    def _in_lower_lists(self) -> None:
        """Take first names without capital that follow a name in a list: `wij zijn lisa en eva`."""
        for end in [*self.found.values()]:
            joint = JOINT.match(self.lower, end)
            name = WORD.match(self.lower, joint.end()) if joint else None
            if name and name.group() in FIRST_NAMES:
                self._take(*name.span())

    def _repeated(self) -> None:
        """Take further occurrences of the names found, those that are words too only with a capital."""
        known = list(dict.fromkeys(self.lower[start:end].split(" ")[0] for start, end in self.found.items()))
        for name in known[:MOST_NAMES]:
            at = self.lower.find(name)
            while at >= 0:
                end = at + len(name)
                if at not in self.covered and (self.plain[at].isupper() or name in FIRST_NAMES):
                    if not is_someone_else(self.lower, at, end):
                        self._take(at, end)
                at = self.lower.find(name, end)

    def _is_contact_of_others(self, start: int) -> bool:
        """Tell whether the name is who to call at a house or agency: `we zoeken dames, vraag naar Henk`."""
        if not self.reading.sights(_OTHERS):
            return False
        return CONTACT.search(self.lower, max(0, start - 52), start) is not None


def _is_whole(lower: str, start: int, end: int) -> bool:
    """Tell whether the name is a word by itself, not part of a handle, an address or a compound."""
    if start and ((before := lower[start - 1]).isalnum() or before in "@#_./-"):
        return before == "/" or (before in "-." and lower[start - 2 : start - 1] in (" ", "-", ".", ""))
    after, next_one = lower[end : end + 1], lower[end + 1 : end + 2]
    if after.isalnum() or after in ("@", "_"):
        return False
    return not (after in ("-", ".") and next_one.isalnum() and not (after == "-" and next_one.isdigit()))


def _occurrences(text: str, word: str) -> Iterator[tuple[int, int]]:
    at = text.find(word)
    while at >= 0:
        yield at, at + len(word)
        at = text.find(word, at + len(word))


def _is_introduced(text: str, word: str) -> bool:
    """Tell whether the text introduces someone by a word of the title, with a capital."""
    for written in {word, word.title()}:
        at = text.find(written)
        if (
            at > 0
            and text[max(0, at - 12) : at].lower().endswith(INTRODUCED)
            and _is_whole(text, at, at + len(written))
        ):
            return True
    return False


def _of_several(reading: Reading, spans: dict[int, int]) -> bool:
    """Tell whether the names are of several persons: the text speaks of several, or lists names."""
    if speaks_of_several(reading):
        return True
    lower = reading.shadow.lower
    ordered = sorted(spans.items())
    for (left, left_end), (right, _) in pairwise(ordered):
        if (
            right - left_end <= 24
            and lower[left:left_end] != lower[right : right + left_end - left]
            and JOINT.fullmatch(lower, left_end, right)
        ):
            return True
    return _each_with_age(reading, ordered)


def _each_with_age(reading: Reading, ordered: list[tuple[int, int]]) -> bool:
    lower = reading.shadow.lower
    aged = {lower[start:end] for start, end in ordered if AGE_BEHIND.match(lower, end)}
    return len(aged) > 1 and "ben " not in lower and "i'm" not in lower and "i am" not in lower
