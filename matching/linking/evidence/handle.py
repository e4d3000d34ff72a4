"""Shared handles on messengers and social media."""

from collections.abc import Iterable

from domain.links import LinkInput


def values(ad: LinkInput) -> Iterable[str]:
    """Yield the ad's handles as `platform:name` in lower case."""
    for written in ad.handles:
        platform, _, name = written.strip().lower().partition(":")
        name = name.strip().lstrip("@")
        if name:
            yield f"{platform.strip()}:{name}"
