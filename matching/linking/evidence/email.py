"""Shared e-mail addresses."""

import re
from collections.abc import Iterable

from domain.links import LinkInput

_ADDRESS = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{2,63}){1,4}")


def values(ad: LinkInput) -> Iterable[str]:
    """Yield the ad's addresses in lower case, except those of the advertising site itself."""
    for written in ad.emails:
        address = written.strip().lower()
        if "@" in address and not is_sites_own(address.rpartition("@")[2], ad.site):
            yield address


def found_in(text: str) -> tuple[str, ...]:
    """Return the plainly written addresses in a text, for ads whose facts were not extracted."""
    return tuple(dict.fromkeys(match.group().lower() for match in _ADDRESS.finditer(text)))


def is_sites_own(host: str, site: str) -> bool:
    """Tell whether a host is the advertising site's own: its name, or a host below it."""
    own = site.strip().lower().removeprefix("www.")
    if not own:
        return False
    plain = host.lower().removeprefix("www.")
    return plain == own or plain.endswith("." + own) or plain.split(".")[0] == own
