"""Which words are first names, which never are, and whether a name belongs to somebody else than who advertises."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from domain.places import find_place
from nlp.facts.name_words import ABBREVIATED, MEN, NAMES_AND_WORDS, NOT_NAMES, OTHERS, SOMEONE_ELSE, WITH_OTHERS


@cache
def first_names() -> frozenset[str]:
    """Return the names of `domain/data/first_names.txt`, in lower case: those that are no ordinary words."""
    return frozenset(files("domain").joinpath("data/first_names.txt").read_text(encoding="utf-8").split())


_DEMONYM = re.compile(
    r"(?:nederland|belg|vlaam|duits|deutsch|frans|franç|franc(?:aise|uska)|spaan|españ|italia|pools|polk|polin|"
    r"polish|roemeen|român|roman(?:ian|ca)|bulgaar|hongaar|magyar|oekra|"
    r"russ|turk|marok|marrok|surina|thai|chine|japan|brazi|brasil|latijn|latein|latin|europe|asia|aziat|afri|dutch|"
    r"german|french|spanish|"
    r"bulgar|hungar|ukrain|moroc|colomb|domini[ck]aa|dominican|cuba|venez|portug|grie|greek|czech|tsjech|slov|slow|"
    r"engels|english|british|american|"
    r"amerik|antil|carib|indone|indisch|filip|vietna|kosova|alban|servi|serb|kroa|croat|lets|latvia|litou|lithu|"
    r"eston|fries|limburg|brabant|zeeuws|twent|"
    r"rotterdam|amsterdam|haag|utrecht|gooi|londoner|ghan|nigeri|somal|eritr|ethiop|kaapverd|curaç|curac|arub|"
    r"mexic|argent|peru|chile|ecuador|"
    r"zweed|swed|deen|danish|noor(?:s|we)|norweg|fin(?:s|nish)$|ier(?:s|$)|irish|schot|scott|oostenr|austria|zwits|"
    r"swiss|iraans|persi|irani|arab|koerd|kurd)"
)
_VENUE_AFTER = re.compile(
    r"(?: [\w.]{1,14}){0,2} \w{3,16}(?:straat|laan|kade|plein|gracht|weg|dijk|singel|steeg|park)\b|"
    r"(?:['’]?s)? ?(?:straat|str\.|weg\b|laan\b|plein\b|gracht|kade\b|park\b|singel|hof\b|street|avenue|road\b|"
    r"lane\b|massage ?salon|salon|escorts?\b|club\b|house\b|lounge|"
    r"spa\b|companions|agency|models?\b|ladies|hotel|ziekenhuis|kerk|beach|institute)|,? (?:\(?(?:onze|our|de|the|"
    r"mijn|my) )?(?:chauffeur|driver|manager|eigenaar|owner|"
    r"receptioniste?|bedrijfsleider)| (?:van|from|of|at|aan|achter) (?:de|the) (?:receptie|reception|balie|desk|"
    r"administratie|planning)\b|\(?(?:chauffeur|driver|manager|owner|eigenaar)\b| (?:brengt|rijdt|drives|"
    r"brings|haalt|plant|regelt|neemt op|waits outside)"
)
_SERVING = re.compile(r",? (?:hij|he|die|who|zij|has|heeft|doet|does|will|zal) |['’]s ")
OTHERS_WORDS = frozenset(OTHERS)
_QUOTE_BEFORE = re.compile(r"[\"”’'»]\s?[-–—(~]\s?\Z|[\"”»]\s\Z")


def is_whole(lower: str, start: int, end: int) -> bool:
    """Tell whether the name is a word by itself, not part of a handle, an address or a compound."""
    if start and ((before := lower[start - 1]).isalnum() or before in "@#_./-"):
        return before == "/" or (before in "-." and lower[start - 2 : start - 1] in (" ", "-", ".", ""))
    after, next_one = lower[end : end + 1], lower[end + 1 : end + 2]
    if after.isalnum() or after in ("@", "_"):
        return False
    return not (after in ("-", ".") and next_one.isalnum() and not (after == "-" and next_one.isdigit()))


def known_name(word: str) -> bool:
    """Tell whether a word in lower case is a first name, also one that is an ordinary word too."""
    return word in FIRST_NAMES or word in NAMES_AND_WORDS


def is_demonym(word: str) -> bool:
    """Tell whether a word in lower case says where somebody comes from; the word itself matters to nobody."""
    return _DEMONYM.match(word) is not None


def is_someone_else(lower: str, start: int, end: int = 0) -> bool:
    """Tell whether the name at `start` is a venue's, a street's, or another person's than who advertises."""
    before = lower[max(0, start - 32) : start]
    if before[-1:] in "\"”’'“‘ -–—(~" and _QUOTE_BEFORE.search(before[-4:]) and "?" not in before[-4:]:
        return True
    words = before.rpartition("\n")[2].split()
    if words and words[0][-1] == ":" and words[0][:-1] in OTHERS_WORDS:
        return True
    last = words[-1].strip("\"“‘'(") if words else ""
    if " ".join(words[-2:]) in WITH_OTHERS:
        return True
    if end and lower[start:end] in MEN and _SERVING.match(lower, end):
        return True
    if last in ("is", "heet", "called", "named", "genaamd", "=", "-") and len(words) > 1:
        last = words[-2]
    if last.rstrip(":,.") in SOMEONE_ELSE and (not last.endswith((",", ".")) or last in ABBREVIATED):
        return True
    return bool(end) and _VENUE_AFTER.match(lower, end) is not None


def may_be_unknown(written: str) -> bool:
    """Tell whether a word may be a name that no list has."""
    word = written.lower()
    return not (word in NOT_NAMES or is_demonym(word) or find_place(word))


def occurrences(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Yield where a word stands in a text."""
    at = text.find(word)
    while at >= 0:
        yield at, at + len(word)
        at = text.find(word, at + len(word))


FIRST_NAMES = first_names()
