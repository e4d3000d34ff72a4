"""Which perceptual hashes stand for one picture: the same digest, or one that differs in a few bits."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

BITS_A_DIGIT = 4
ONE_IN = 16  # of so many bits one may differ: 4 of a 64-bit hash, 16 of a 256-bit one
PLAIN = 2  # digests of so few different digits are those of plain pictures, which have nothing in common


def same_pictures(digests: Collection[str]) -> dict[str, str]:
    """Return for each hash, in hexadecimal, the one that stands for its picture.

    Hashes of equal length are compared by Hamming distance. Cut into one band more than the bits that may differ, two
    near hashes have at least one band in common (pigeonhole), so that only those are compared.
    """
    stands_for = {digest: digest for digest in digests}

    def root(digest: str) -> str:
        while stands_for[digest] != digest:
            digest = stands_for[digest]
        return digest

    for one, other in _near(digest for digest in digests if len(set(digest)) > PLAIN and _is_hexadecimal(digest)):
        first, second = sorted((root(one), root(other)))
        stands_for[second] = first
    return {digest: root(digest) for digest in digests}


def _near(digests: Iterable[str]) -> Iterator[tuple[str, str]]:
    seen: dict[tuple[int, int, int], list[str]] = defaultdict(list)
    for digest in sorted(digests):
        bits = len(digest) * BITS_A_DIGIT
        value, most = int(digest, 16), bits // ONE_IN
        for band, part in enumerate(_bands(value, bits, most + 1)):
            alike = seen[bits, band, part]
            yield from ((other, digest) for other in alike if (int(other, 16) ^ value).bit_count() <= most)
            alike.append(digest)


def _bands(value: int, bits: int, count: int) -> Iterator[int]:
    width = -(-bits // count)
    for band in range(count):
        yield (value >> (band * width)) & ((1 << width) - 1)


def _is_hexadecimal(digest: str) -> bool:
    try:
        int(digest, 16)
    except ValueError:
        return False
    return True
