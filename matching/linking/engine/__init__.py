"""Where the heavy set work is done. One module an engine; all give the same result."""

from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


class LinkEngine(Protocol):
    """Set work over ads numbered from 0. Tables are pyarrow tables."""

    def stars(self, shown: Any) -> Any:
        """Group what ads show.

        In: (ad, kind, value). Out: (kind, value, hub, ad, size), sorted by kind, value and ad; a row for
        every ad of every value that at least two ads show; `hub` is the first of them, `size` their number.
        """

    def bucket_pairs(self, buckets: Any) -> tuple[Numbers, Numbers]:
        """Pair texts that fall into one bucket.

        In: (text, band, bucket). Out: distinct pairs (left < right), sorted; each text with the first and
        with the previous of its bucket, so that a bucket of n gives fewer than 2n pairs, not n squared.
        """

    def components(self, count: int, left: Numbers, right: Numbers) -> Numbers:
        """Return for each of `count` nodes the smallest node it is connected with."""
