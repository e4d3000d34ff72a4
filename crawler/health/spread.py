"""A summary of many numbers that stays small: how many fell in each bucket, buckets being 4 % wide."""

import math
from collections import Counter
from collections.abc import Mapping

WIDTH = math.log(1.04)
SMALLEST, LARGEST = 1e-3, 1e9  # beyond these, numbers count as 0 and as the largest


class Spread:
    """Numbers by bucket, at most 1,411 of them. A quantile is right within 2 %, whatever the order of adding."""

    def __init__(self, buckets: Mapping[int, int] | None = None) -> None:
        self._buckets = Counter(buckets or {})

    def add(self, value: float) -> None:
        """Take a number into account; what is none (NaN) is left out."""
        if not math.isnan(value):
            self._buckets[_bucket(value)] += 1

    @property
    def count(self) -> int:
        """How many numbers were added."""
        return self._buckets.total()

    def quantile(self, share: float) -> float | None:
        """Return the number below which this share of all lies; None without any."""
        wanted, passed = share * self.count, 0
        for bucket in sorted(self._buckets):
            passed += self._buckets[bucket]
            if passed >= wanted:
                return _middle(bucket)
        return None

    def stored(self) -> dict[str, int]:
        """Return it as JSON can hold it."""
        return {str(bucket): count for bucket, count in sorted(self._buckets.items())}

    @classmethod
    def restored(cls, stored: Mapping[str, int]) -> "Spread":
        """Return the spread that `stored` was made of."""
        return cls({int(bucket): count for bucket, count in stored.items()})


def _bucket(value: float) -> int:
    size = min(abs(value), LARGEST)
    if size < SMALLEST:
        return 0
    return (1 + math.floor(math.log(size / SMALLEST) / WIDTH)) * (1 if value > 0 else -1)


def _middle(bucket: int) -> float:
    if bucket == 0:
        return 0.0
    return math.copysign(round(SMALLEST * math.exp((abs(bucket) - 0.5) * WIDTH), 4), bucket)
