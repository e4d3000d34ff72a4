"""Names of holders and trade names, folded so that only what tells two of them apart is left."""

import re
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from domain.places import fold

# fmt: off
LEGAL_FORMS = frozenset(
    (
        "bv", "nv", "vof", "cv", "ua", "eenmanszaak", "zzp", "stichting", "maatschap", "cooperatie", "holding", "bvba",
        "srl", "sprl", "sa", "sarl", "gmbh", "ug", "kg", "ohg", "ag", "ltd", "limited", "llc", "inc",
    )
)
PARTICLES = frozenset(
    (
        "van", "de", "der", "den", "het", "t", "ter", "ten", "te", "vd", "vde", "vder", "von", "vom", "zu", "zum",
        "zur", "di", "da", "do", "dos", "du", "la", "le", "les",
    )
)
_COURTESIES = frozenset(
    ["mevrouw", "mevr", "mw", "dhr", "heer", "mr", "mrs", "ms", "drs", "ing", "en", "and", "und", "et"]
)
# fmt: on
NO_NAME = LEGAL_FORMS | _COURTESIES
_BARRED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})
_TRADING_AS = re.compile(r"\b(?:t\.?\s?)?h\.?\s?o\.?\s?d\.?\s?n\.?(?=\W|\Z)|\bhandelend onder de naam\b", re.IGNORECASE)
_VAN_DER = re.compile(r"\b[Vv][./]\s?[Dd]\b\.?")
_MAY_TRADE_AS = re.compile(r"[Dd]\W{0,2}[Nn]\b|[Hh]andelend")
LEAST_ALIKE = 70.0  # words less alike than this are not the same word
LEAST_WORD = 3  # letters that the words in common must have together


class Name(NamedTuple):
    """One name: the words that tell, in no order (`key`), and without spaces (`joined`, in their own order)."""

    words: tuple[str, ...]  # the longest first
    key: str
    joined: str

    @property
    def length(self) -> int:
        """Return how many letters tell."""
        return len(self.joined)


def read_names(text: str) -> tuple[Name, ...]:
    """Return the names in one cell: two where somebody trades under another name (`h.o.d.n.`), none in an empty one.

    Case, diacritics, legal forms, particles (`van der`), courtesies and the order of words do not count.
    """
    if not _MAY_TRADE_AS.search(text):
        name = _read(text)
        return (name,) if name.words else ()
    names = (_read(part) for part in _TRADING_AS.split(text))
    return tuple(name for name in names if name.words)


shown_names = lru_cache(maxsize=5_000)(read_names)  # ads repeat names; a register's are read once


def _read(text: str) -> Name:
    if "/" in text or "." in text:
        text = _VAN_DER.sub("vd", text)
    parts = [_folded(word) for word in text.split()]
    words = [word for part in parts for word in part.telling]
    if any(part.lone for part in parts) or not words:
        said = _without_split_letters([word for part in parts for word in part.words])
        named = [word for word in said if word not in NO_NAME]
        words = [word for word in named if word not in PARTICLES] or named
    if len(words) == 1:
        return Name((words[0],), words[0], words[0])
    return Name(tuple(sorted(words, key=len, reverse=True)), " ".join(sorted(words)), "".join(words))


class _Folded(NamedTuple):
    """What stands between two spaces: plain words (two in `A-B`), those that tell, whether one is a letter."""

    words: tuple[str, ...]
    telling: tuple[str, ...]
    lone: bool


@lru_cache(maxsize=20_000)
def _folded(word: str) -> _Folded:
    words = tuple(fold(word.casefold().translate(_BARRED)).split())
    telling = tuple(part for part in words if part not in NO_NAME and part not in PARTICLES)
    return _Folded(words, telling, any(len(part) == 1 for part in words))


def _without_split_letters(words: list[str]) -> list[str]:
    """Join letters that stand alone: `b v` is `bv`, and the initials `j p` are `jp`."""
    joined: list[str] = []
    alone = False
    for word in words:
        if len(word) == 1 and alone:
            joined[-1] += word
        else:
            joined.append(word)
        alone = len(word) == 1
    return joined


def similarity(shown: Name, known: Name) -> float:
    """Return from 0 to 100 how alike two names are: by their least alike word, the shorter one's words counting.

    One may leave words of the other out, or give an initial for a first name; then what is left must tell.
    """
    if shown.key == known.key or shown.joined == known.joined:
        return 100.0
    short, rest = shown.words, list(known.words)
    if len(short) > len(rest):
        short, rest = known.words, list(shown.words)
    least, letters, alone = 100.0, 0, []
    for word in short:
        best, alike = "", 0.0
        for other in rest:
            ratio = fuzz.ratio(word, other, score_cutoff=LEAST_ALIKE)
            if ratio > alike:
                best, alike = other, ratio
        if best:
            rest.remove(best)
            least = min(least, alike)
            letters += len(word)
        else:
            alone.append(word)
    fits = all(any(_initial_of(word, other) for other in rest) for word in alone)
    return least if fits and letters >= LEAST_WORD else 0.0


def in_common(known: Name, shown: Name, least: float) -> list[str]:
    """Return the words of the one, initials left out, that the other has too, with a slip or without."""
    return [
        word
        for word in known.words
        if len(word) > 2 and any(fuzz.ratio(word, other, score_cutoff=least) for other in shown.words)
    ]


def _initial_of(one: str, other: str) -> bool:
    return one[0] == other[0] and min(len(one), len(other)) <= 2
