"""An ad page's content: by the definition's selectors, or by the site's own page object."""

import importlib.util
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import html_text
from parsel import Selector
from scrapy.http import HtmlResponse
from web_poet import HttpResponse, WebPage

from crawler.definition import AdSelectors, SiteDefinition
from domain.errors import BakenError
from domain.redaction import redact_bsn

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_BLANK_LINES = re.compile(r"\n\s*\n+")
_DECLARED_UTF8 = ("utf-8", "utf8", "ascii", "us-ascii")


@dataclass(frozen=True, slots=True)
class AdContent:
    """What an ad page says. `gone` means that the page says the ad was removed."""

    title: str
    text: str
    city: str = ""
    posted_at: date | None = None
    gone: bool = False
    image_hashes: tuple[str, ...] = field(default=())


def decoded(response: HtmlResponse) -> HtmlResponse:
    """Return the response readable: bytes that are no UTF-8 although declared so are read as Windows-1252."""
    if response.encoding.lower() in _DECLARED_UTF8:
        try:
            response.body.decode("utf-8")
        except UnicodeDecodeError:
            return response.replace(encoding="cp1252")
    return response


async def read_content(definition: SiteDefinition, response: HtmlResponse) -> AdContent:
    """Read an ad page; citizen service numbers are masked at once.

    Raises `BakenError` when the site's page object fails on it.
    """
    if definition.page_object:
        content = await _by_page_object(definition, response)
    else:
        assert definition.ad is not None  # noqa: S101  # load_definition made sure of it
        content = _by_selectors(definition.ad, response.selector)
    return AdContent(
        title=_clean(content.title),
        text=_clean(content.text),
        city=_clean(content.city),
        posted_at=content.posted_at,
        gone=content.gone,
        image_hashes=content.image_hashes,
    )


def _by_selectors(ad: AdSelectors, page: Selector) -> AdContent:
    return AdContent(
        title=block_text(page, ad.title),
        text=block_text(page, ad.text),
        city=block_text(page, ad.city),
        posted_at=stated_date(page, ad.posted_at),
        gone=bool(ad.gone and page.css(ad.gone)),
    )


def block_text(page: Selector, css: str) -> str:
    """Return the visible text of all matches, one block a line; empty for an empty selector."""
    texts = (html_text.selector_to_text(match, guess_layout=True) for match in (page.css(css) if css else ()))
    return _BLANK_LINES.sub("\n", "\n".join(text.strip() for text in texts)).strip()


def stated_date(page: Selector, css: str) -> date | None:
    """Return the ISO date that the first match states in `datetime`, `content` or its text."""
    for match in page.css(css) if css else ():
        stated = match.attrib.get("datetime") or match.attrib.get("content") or match.xpath("string()").get("")
        found = _ISO.search(stated)
        if found:
            try:
                return date.fromisoformat(found.group())
            except ValueError:
                return None
    return None


async def _by_page_object(definition: SiteDefinition, response: HtmlResponse) -> AdContent:
    page_class = load_page_object(definition)
    headers = [(k.decode("latin-1"), v.decode("latin-1")) for k, vs in response.headers.items() for v in vs]
    page = page_class(
        HttpResponse(
            url=response.url,
            body=response.text.encode("utf-8", "replace"),
            status=response.status,
            headers=headers,
            encoding="utf-8",
        )
    )
    try:
        content = await page.to_item()
    except Exception as error:  # a page object is foreign code: whatever it raises, the crawl goes on
        raise BakenError(f"{response.url}: page object {page_class.__name__} failed: {error!r}") from error
    if not isinstance(content, AdContent):
        raise BakenError(f"page object {page_class.__name__} gave {type(content).__name__}, not AdContent")
    return content


def load_page_object(definition: SiteDefinition) -> type[WebPage[Any]]:
    """Return the site's page object class.

    Raises `BakenError` when the file does not define it.
    """
    file, _, name = definition.page_object.partition(":")
    path = Path(definition.folder) / file
    spec = importlib.util.spec_from_file_location(f"baken_site_{definition.name.replace('-', '_')}", path)
    assert spec is not None  # noqa: S101  # the file exists and ends in .py: load_definition looked
    assert spec.loader is not None  # noqa: S101
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    page_class = getattr(module, name, None)
    if not isinstance(page_class, type) or not issubclass(page_class, WebPage):
        raise BakenError(f"{path} defines no web-poet page object named {name!r}")
    return page_class


def _clean(text: str) -> str:
    return redact_bsn(text.replace("\x00", "").strip())
