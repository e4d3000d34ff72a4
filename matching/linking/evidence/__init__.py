"""What two ads can share. One kind of evidence a module; each reads an ad's values of its kind."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from domain.links import LinkInput, LinkKind
from matching.linking.evidence import email, handle, image, phone, url


@dataclass(frozen=True, slots=True)
class Evidence:
    """One kind: how its values are read from an ad, how much a shared one weighs (0 to 1), its name."""

    kind: LinkKind
    values: Callable[[LinkInput], Iterable[str]]
    weight: float
    words: str


CONTACTS = (
    Evidence("phone", phone.values, 0.95, "phone number"),
    Evidence("email", email.values, 0.95, "e-mail address"),
    Evidence("handle", handle.values, 0.9, "handle"),
    Evidence("url", url.values, 0.8, "website"),
)
IMAGE = Evidence("image", image.values, 0.6, "picture")
TEXT_WEIGHT = 0.8
