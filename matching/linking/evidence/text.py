"""Near-duplicate wording: what of a text is compared, and how alike two texts are."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from domain.links import LinkInput
from domain.places import fold, places

SLOT = "§"
_CONTACT = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|@\w+")
_WORD = re.compile(r"\b[^\W\d_]+\b")
Words = tuple[str, ...]


def words(ad: LinkInput) -> Words:
    """Return the words of title and text as written, without contact details and all that has a digit.

    Phones, prices, ages and times therefore never make two texts alike or different.
    """
    text = unicodedata.normalize("NFKC", f"{ad.title} \n {ad.text}")
    return tuple(_WORD.findall(_CONTACT.sub(" ", text)))


@cache
def _place_words() -> frozenset[str]:
    names = (name for place in places() if not place.ordinary for name in (place.name, *place.aliases))
    return frozenset(fold(name) for name in names if len(name) > 3 and " " not in fold(name)) | {"haag"}


def is_place(word: str) -> bool:
    """Tell whether a case-folded word is the name of a place, and no ordinary word."""
    return word in _place_words()


def compared(written: Words) -> Words:
    """Return words in the form that is compared: case-folded, place names replaced by a slot."""
    return tuple(SLOT if is_place(word) else word for word in map(str.casefold, written))


def shingles(plain: Words) -> frozenset[str]:
    """Return the pairs of neighbouring words of a compared text."""
    return frozenset(f"{one} {two}" for one, two in pairwise(plain))


def similarity(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the Jaccard similarity of two shingle sets, from 0 to 1 (0 when both are empty)."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


class Capitals:
    """How often words of the corpus are written in lower case: what never is, may be a name."""

    def __init__(self, texts: Iterable[Words]) -> None:
        self._lower: Counter[str] = Counter()
        self._title: Counter[str] = Counter()
        for written in texts:
            self._lower.update(word for word in written if word.islower())
            self._title.update(word.casefold() for word in written if word.istitle())

    def names(self, written: Words) -> frozenset[str]:
        """Return the case-folded words of a text that look like names (of people or places)."""
        titled = {word.casefold() for word in written if word.istitle() and len(word) > 1}
        return frozenset(word for word in titled if self._lower[word] * 9 <= self._title[word])


def vocabulary(written: Words) -> frozenset[str]:
    """Return the case-folded words of a text."""
    return frozenset(map(str.casefold, written))
