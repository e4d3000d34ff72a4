"""Links between ads, and the advertisers they make."""

from dataclasses import dataclass, field
from typing import Literal

LinkKind = Literal["phone", "email", "handle", "url", "licence_number", "text", "image"]


@dataclass(frozen=True, slots=True)
class LinkInput:
    """One ad as linking sees it. `id` is unique; lists hold normalised values."""

    id: str
    site: str = ""
    title: str = ""
    text: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    image_hashes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """One reason two ads belong together, or a rejected one.

    `value` is what they share (empty for text); `weight` runs from 0 to 1; `reason` is a sentence.
    """

    left: str
    right: str
    kind: LinkKind
    value: str
    weight: float
    kept: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Linked:
    """Result: `advertiser` maps each ad id to its advertiser's id; every link, kept or dropped."""

    advertiser: dict[str, str]
    links: tuple[Link, ...] = field(default=())
