"""The country an ad belongs to: that of its site's address or of its city, which decides how its numbers are read."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

from domain.ads import AdText
from domain.places import find_place

_COUNTRY_OF_ENDING = {"uk": "GB"} | {
    ending: ending.upper()
    for ending in "nl be de fr es it at ch lu ie pl ro hu bg cz sk pt dk se no".split()  # noqa: SIM905  # one line
}
_HOST = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)


def region_of(ad: AdText, default: str) -> str:
    """Return the ISO 3166 code of the ad's country: by its address, else by its city abroad, else the default."""
    return _of_address(_host(ad.url)) or _of_city(ad.city) or default


def _host(url: str) -> str:
    try:
        return urlsplit(url if _HOST.match(url) else f"//{url}").hostname or ""
    except ValueError:
        return ""


@lru_cache(maxsize=10_000)
def _of_address(host: str) -> str | None:
    return _COUNTRY_OF_ENDING.get(host.rpartition(".")[2])


@lru_cache(maxsize=10_000)
def _of_city(city: str) -> str | None:
    place = find_place(city) if city else None
    return place.country if place and place.country != "NL" else None
