"""Site definitions: one folder a site, `site.yaml` in it, a page object beside it if selectors do not suffice."""

import hashlib
import re
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urljoin, urlsplit

import yaml
from cssselect import HTMLTranslator, SelectorError
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, field_validator

from crawler.addresses import canonical
from domain.errors import BakenError

DEFINITION_FILE = "site.yaml"
SHIPPED = Path(__file__).parent / "sites"


def _is_selector(css: str) -> str:
    try:
        if css:
            HTMLTranslator().css_to_xpath(css)
    except SelectorError as error:
        raise ValueError(f"{css!r} is no CSS selector: {error}") from None
    return css


def _is_pattern(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"{pattern!r} is no pattern: {error}") from None
    return pattern


Css = Annotated[str, AfterValidator(_is_selector)]
Pattern = Annotated[str, AfterValidator(_is_pattern)]


class Listing(BaseModel):
    """How listing pages lead to ads and to further listing pages. Selectors are CSS; empty means none."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ad_links: Css = Field("a", description="CSS selector of the links to ads; of these, `ad_url` chooses")
    ad_url: Pattern = Field(description="pattern of an ad's address with a group named id: the external id")
    next_page: Css = Field("", description="CSS selector of the link(s) to further listing pages")
    more: Css = Field("", description="browser only: CSS selector of a button that has the list show more ads")
    scroll: bool = Field(False, description="browser only: the list shows more ads when its end is scrolled to")
    list_url: Pattern = Field("", description="pattern of further listing pages' addresses: paging, towns, categories")

    @field_validator("ad_url")
    @classmethod
    def _names_the_id(cls, pattern: str) -> str:
        if "id" not in re.compile(pattern).groupindex:
            raise ValueError("ad_url needs a group named id, as in /ad/(?P<id>\\d+)")
        return pattern


class AdSelectors(BaseModel):
    """CSS selectors of an ad page's parts; the text of all matches is taken, block by block."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Css
    text: Css
    city: Css = ""
    posted_at: Css = Field("", description="element with a date in its `datetime`, `content` or text")
    gone: Css = Field("", description="an element that only stands on pages of removed ads")


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
    wait_for: Css = Field("", description="browser only: CSS selector that stands when a page is ready")
    delay: float = Field(1.0, ge=0, description="seconds between requests")
    page_limit: int = Field(100_000, gt=0, description="most pages fetched in one crawl")
    allow_private: bool = Field(False, description="the site is on a private address (demo and tests only)")
    legal_basis: str = ""
    schedule: Schedule = Schedule()
    listing: Listing
    ad: AdSelectors | None = None
    page_object: str = Field("", description="file.py:ClassName beside site.yaml, a web-poet page object")
    folder: Path = Field(Path(), exclude=True)
    digest: str = Field("", exclude=True, description="SHA-256 of site.yaml and the page object")

    @field_validator("name")
    @classmethod
    def _is_no_command(cls, name: str) -> str:
        if name in ("status", "secured"):
            raise ValueError("`baken crawl status` is a command, `secured` a folder; choose another name")
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

    def is_listing(self, url: str) -> bool:
        """Tell whether `url` is the address of a listing page by the pattern for them, which is of canonical ones."""
        pattern = self.listing.list_url
        return bool(pattern and re.search(pattern, canonical(url))) and self.external_id(url) is None


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


def load_definitions(*folders: Path) -> tuple[dict[str, SiteDefinition], dict[str, str]]:
    """Return every site definition in the sub-folders of `folders` by name, and what is wrong with the others.

    Later folders win. The problems are sentences, by the name of the site's folder.
    """
    found: dict[str, SiteDefinition] = {}
    problems: dict[str, str] = {}
    for file in (file for root in folders for file in sorted(root.glob(f"*/{DEFINITION_FILE}"))):
        try:
            definition = _definition_of(file.parent, _changed_at(file.parent))
        except BakenError as error:
            problems[file.parent.name] = str(error)
        else:
            found[definition.name] = definition
    return found, problems


@lru_cache(maxsize=1000)
def _definition_of(folder: Path, _changed: int) -> SiteDefinition:
    return load_definition(folder)


def _changed_at(folder: Path) -> int:
    return max(file.stat().st_mtime_ns for file in folder.iterdir() if file.suffix in (".yaml", ".py"))
