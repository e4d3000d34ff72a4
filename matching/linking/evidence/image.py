"""Shared pictures, by perceptual hash. Pictures are copied and stolen, so these links are weak."""

from collections.abc import Iterable

from domain.links import LinkInput


def values(ad: LinkInput) -> Iterable[str]:
    """Yield the ad's picture hashes, except those of plain pictures (all bits alike)."""
    for written in ad.image_hashes:
        digest = written.strip().lower()
        if len(set(digest)) > 2:
            yield digest
