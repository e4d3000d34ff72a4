"""Numbers one edit or transposition apart, found without comparing with them all.

Two texts within one edit or swap of each other have a text in common when from each of them at most one character
is left out (the symmetric deletions of SymSpell, Garbe 2012). All such remains of the register are kept as sorted
hashes, some twelve to a number; an ad's number gives as many, and what they meet is the block that RapidFuzz then
measures. Hashes that meet by chance only make the block larger.
"""

from collections.abc import Sequence

import numpy as np
from rapidfuzz import process
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

    def near(self, text: str) -> list[int]:
        """Return the positions of the texts at most one edit or swap away from `text`."""
        asked = np.fromiter(map(hash, _remains(text)), dtype=np.int64)
        first = self._hashes.searchsorted(asked, side="left").tolist()
        last = self._hashes.searchsorted(asked, side="right").tolist()
        block: set[int] = set()
        for a, b in zip(first, last, strict=True):
            if a < b:
                block.update(self._owners[a:b].tolist())
        positions = sorted(block)
        texts = [self._texts[position] for position in positions]
        hits = process.extract(text, texts, scorer=OSA.distance, score_cutoff=1, limit=None)
        return [positions[at] for _, _, at in hits]


def _remains(text: str) -> list[str]:
    return [text, *(text[:at] + text[at + 1 :] for at in range(len(text)))]
