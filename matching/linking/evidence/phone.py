"""Shared phone numbers."""

from collections.abc import Iterable

from domain.links import LinkInput
from matching.phones import e164


def values(ad: LinkInput) -> Iterable[str]:
    """Yield the ad's phone numbers in E.164; what cannot be a number is passed over."""
    for written in ad.phones:
        if number := e164(written):
            yield number
