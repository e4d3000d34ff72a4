"""The file of a proposed definition: what a person reads, checks and changes before the first crawl."""

from typing import Any
from urllib.parse import urlsplit

import yaml

from crawler.definition import SiteDefinition

_ORDER = (
    "name", "title", "owner", "country", "jurisdiction", "base_url", "start_urls", "fetch", "wait_for", "delay",
    "allow_private", "legal_basis", "listing", "ad",
)  # fmt: skip
_COUNTRIES = {"nl": "NL", "be": "BE", "de": "DE", "fr": "FR", "uk": "GB", "at": "AT", "ch": "CH", "lu": "LU"}


def name_for(url: str) -> str:
    """Return a site's name for its address: `https://www.site.example` gives `site-example`."""
    host = (urlsplit(url).netloc or url).lower().removeprefix("www.")
    return "".join(char if char.isascii() and char.isalnum() else "-" for char in host).strip("-") or "site"


def country_for(url: str) -> str:
    """Return the country an address tells by its ending, NL where it tells none."""
    return _COUNTRIES.get((urlsplit(url).hostname or "").rpartition(".")[2], "NL")


def as_yaml(definition: SiteDefinition, remarks: list[str]) -> str:
    """Return the definition as the text of a `site.yaml`, with remarks for its reader on top."""
    data = definition.model_dump(mode="json", exclude_defaults=True, exclude={"folder", "digest"})
    data = {"fetch": definition.fetch, "delay": definition.delay, **data}
    ordered: dict[str, Any] = {key: data[key] for key in _ORDER if key in data}
    ordered |= {key: value for key, value in data.items() if key not in ordered}
    for part in ("listing", "ad"):
        ordered[part] = {key: value for key, value in ordered.get(part, {}).items() if value}
    body = yaml.safe_dump(ordered, sort_keys=False, allow_unicode=True, width=10_000)
    return "".join(f"# {remark}\n" for remark in remarks) + body
