"""Site definitions: one folder a site, `site.yaml` in it, a page object beside it if selectors do not suffice."""

import hashlib
import re
from pathlib import Path
from typing import Literal
from urllib.parse import urljoin, urlsplit

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from domain.errors import BakenError

DEFINITION_FILE = "site.yaml"
SHIPPED = Path(__file__).parent / "sites"


class Listing(BaseModel):
    """How listing pages lead to ads and to the next page. Selectors are CSS; empty means none."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ad_links: str = Field(description="CSS selector of the links to ads")
    next_page: str = Field("", description="CSS selector of the link(s) to further listing pages")
    more: str = Field("", description="browser only: CSS selector of a button that has the list show more ads")
    scroll: bool = Field(False, description="browser only: the list shows more ads when its end is scrolled to")
    ad_url: str = Field(description="pattern of an ad's address with a group named id: the external id")

    @field_validator("ad_url")
    @classmethod
    def _names_the_id(cls, pattern: str) -> str:
        if "id" not in re.compile(pattern).groupindex:
            raise ValueError("ad_url needs a group named id, as in /ad/(?P<id>\\d+)")
        return pattern


class AdSelectors(BaseModel):
    """CSS selectors of an ad page's parts; the text of all matches is taken, block by block."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    text: str
    city: str = ""
    posted_at: str = Field("", description="element with an ISO date in its text or `datetime` attribute")
    gone: str = Field("", description="an element that only stands on pages of removed ads")


class Schedule(BaseModel):
    """How often a site is crawled, when, and how much of it a day."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    every_hours: float = Field(24.0, gt=0, description="hours from the end of one crawl to the start of the next")
    hours: str = Field("", description="only between these times, Dutch clock: 22:00-06:00; empty: always")
    daily_pages: int = Field(50_000, gt=0, description="most pages fetched in a day")
    longest_minutes: float = Field(720.0, gt=0, description="most minutes one crawl goes on before it is paused")
    revisit_days: float = Field(
        7.0, ge=0, description="most days an ad that never changes is not read again; 0: always"
    )

    @field_validator("hours")
    @classmethod
    def _are_two_times(cls, hours: str) -> str:
        if hours and not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d", hours):
            raise ValueError("hours are two times, as in 22:00-06:00")
        return hours


class SiteDefinition(BaseModel):
    """One advertising site under observation."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    title: str
    owner: str
    country: str = Field("NL", pattern=r"^[A-Z]{2}$")
    jurisdiction: str = "nl-wrp"
    base_url: str = Field(pattern=r"^https?://")
    hosts: tuple[str, ...] = Field((), description="allow-list, host or host:port; default: the base URL's")
    start_urls: tuple[str, ...] = ("/",)
    fetch: Literal["http", "browser"] = "http"
    wait_for: str = Field("", description="browser only: CSS selector that stands when a page is ready")
    delay: float = Field(1.0, ge=0, description="seconds between requests")
    page_limit: int = Field(100_000, gt=0, description="most pages fetched in one crawl")
    allow_private: bool = Field(False, description="the site is on a private address (demo and tests only)")
    legal_basis: str = ""
    schedule: Schedule = Schedule()
    listing: Listing
    ad: AdSelectors | None = None
    page_object: str = Field("", description="file.py:ClassName beside site.yaml, a web-poet WebPage")
    folder: Path = Field(Path(), exclude=True)
    digest: str = Field("", exclude=True, description="SHA-256 of site.yaml and the page object")

    @field_validator("name")
    @classmethod
    def _is_no_command(cls, name: str) -> str:
        if name == "status":
            raise ValueError("`baken crawl status` is a command; choose another name")
        return name

    @property
    def allowed_hosts(self) -> frozenset[str]:
        """Hosts (with port where one is named) that may be requested; nothing else ever is."""
        return frozenset(self.hosts) or frozenset({urlsplit(self.base_url).netloc})

    def start_addresses(self) -> list[str]:
        """Return the absolute start URLs."""
        return [urljoin(self.base_url, url) for url in self.start_urls]

    def external_id(self, url: str) -> str | None:
        """Return the ad's id when `url` is the address of an ad, else None."""
        match = re.search(self.listing.ad_url, url)
        return match.group("id") if match else None


def load_definition(folder: Path) -> SiteDefinition:
    """Read the site definition in `folder`.

    Raises `BakenError` naming the file and what is wrong in it.
    """
    path = folder / DEFINITION_FILE
    try:
        content = path.read_bytes()
        data = yaml.safe_load(content)
        if not isinstance(data, dict):
            raise BakenError(f"{path}: not a mapping; see docs/add-a-site.md")
        definition = SiteDefinition.model_validate({**data, "folder": folder})
    except FileNotFoundError:
        raise BakenError(f"{path} is missing; a site is a folder with a {DEFINITION_FILE} in it") from None
    except yaml.YAMLError as error:
        raise BakenError(f"{path}: not YAML: {error}") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BakenError(f"{path}: {where}: {first['msg']}") from None
    if not definition.ad and not definition.page_object:
        raise BakenError(f"{path}: give selectors under `ad` or a `page_object`")
    digest = hashlib.sha256(content)
    if definition.page_object:
        page_file = folder / definition.page_object.partition(":")[0]
        if not page_file.is_file():
            raise BakenError(f"{path}: page_object names {page_file.name}, which is missing")
        digest.update(page_file.read_bytes())
    return definition.model_copy(update={"digest": digest.hexdigest()})


def load_definitions(*folders: Path) -> dict[str, SiteDefinition]:
    """Return every site definition in the sub-folders of `folders`, by name; later folders win."""
    found: dict[str, SiteDefinition] = {}
    for root in folders:
        for folder in sorted(root.iterdir()) if root.is_dir() else ():
            if (folder / DEFINITION_FILE).is_file():
                definition = load_definition(folder)
                found[definition.name] = definition
    return found
