"""Numbers one edit or transposition apart, found without comparing with them all.

Two texts within one edit or swap of each other have a text in common when from each of them at most one character
is left out (the symmetric deletions of SymSpell, Garbe 2012). All such remains of the register are kept as sorted
hashes, some twelve to a number; an ad's number gives as many, and what they meet is the block that RapidFuzz then
measures. Hashes that meet by chance only make the block larger.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from rapidfuzz.distance import OSA


class Neighbourhood:
    """A list of texts, asked for those at most one edit or transposition away from another."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        counts = np.fromiter((len(set(_remains(text))) for text in texts), dtype=np.int32, count=len(texts))
        hashes = np.fromiter((hash(rest) for text in texts for rest in set(_remains(text))), dtype=np.int64)
        order = np.argsort(hashes, kind="stable")
        self._hashes = hashes[order]
        self._owners = np.repeat(np.arange(len(texts), dtype=np.int32), counts)[order]

    def near(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the position and distance (0 or 1) of each text that near; in order of position."""
        asked = np.fromiter({hash(rest) for rest in _remains(text)}, dtype=np.int64)
        first = np.searchsorted(self._hashes, asked, side="left")
        last = np.searchsorted(self._hashes, asked, side="right")
        block = {int(owner) for a, b in zip(first, last, strict=True) if a < b for owner in self._owners[a:b]}
        for position in sorted(block):
            distance = OSA.distance(text, self._texts[position], score_cutoff=1)
            if distance <= 1:
                yield position, distance


def _remains(text: str) -> list[str]:
    return [text, *(text[:at] + text[at + 1 :] for at in range(len(text)))]
