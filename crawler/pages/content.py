"""An ad page's content: by the definition's selectors, or by the site's own page object."""

import importlib.util
import re
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import html_text
from parsel import Selector
from scrapy.http import HtmlResponse
from web_poet import HttpResponse, WebPage

from crawler.definition import AdSelectors, SiteDefinition
from crawler.pages.dates import WrittenDate, written_date
from domain.clock import today
from domain.errors import BakenError
from domain.places import find_place
from domain.redaction import redact_bsn

_BLANK_LINES = re.compile(r"\n\s*\n+")
_BETWEEN = re.compile(r"[,;|/·•()\n]| - ")
_WORD = re.compile(r"['’]?\w[\w'’-]*")
LONGEST_DATE, LONGEST_CITY = 200, 120  # characters
_DECLARED_UTF8 = ("utf-8", "utf8", "ascii", "us-ascii")


@dataclass(frozen=True, slots=True)
class AdContent:
    """What an ad page says. `gone` means that the page says the ad was removed.

    `dated_loosely`: the date was told from the day of reading (`3 dagen geleden`), and the next reading may differ.
    """

    title: str
    text: str
    city: str = ""
    posted_at: date | None = None
    dated_loosely: bool = False
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
    return replace(content, title=_clean(content.title), text=_clean(content.text), city=_clean(content.city))


def _by_selectors(ad: AdSelectors, page: Selector) -> AdContent:
    posted = stated_date(page, ad.posted_at)
    return AdContent(
        title=block_text(page, ad.title),
        text=block_text(page, ad.text),
        city=place_in(block_text(page, ad.city)),
        posted_at=posted.day if posted else None,
        dated_loosely=posted is not None and posted.loose,
        gone=bool(ad.gone and page.css(ad.gone)),
    )


def block_text(page: Selector, css: str) -> str:
    """Return the visible text of all matches, one block a line; empty for an empty selector."""
    texts = (_text_of(match) for match in (page.css(css) if css else ()))
    return _BLANK_LINES.sub("\n", "\n".join(text.strip() for text in texts)).strip()


def _text_of(match: Selector) -> str:
    if match.root.tag == "meta":
        return match.attrib.get("content", "")
    if match.root.tag == "title":
        return match.xpath("string()").get("")
    return str(html_text.selector_to_text(match, guess_layout=True))


def stated_date(page: Selector, css: str) -> WrittenDate | None:
    """Return the date that the first match with one states in `datetime`, `content` or its text."""
    for match in page.css(css) if css else ():
        stated = match.attrib.get("datetime") or match.attrib.get("content") or match.xpath("string()").get("")
        found = written_date(stated[:LONGEST_DATE], today())
        if found:
            return found
    return None


def place_in(text: str) -> str:
    """Return the place that a short text names (`Plaats: Utrecht`, `Utrecht, Nederland`), or the text as it is."""
    if not text or find_place(text) or len(text) > LONGEST_CITY:
        return text
    after = text.rpartition(":")[2].strip()
    parts = [after, *(part.strip() for part in _BETWEEN.split(after))]
    words = _WORD.findall(after)
    parts += [" ".join(words[n : n + size]) for size in (4, 3, 2, 1) for n in range(len(words) - size + 1)]
    return next((part for part in parts if len(part) > 2 and find_place(part)), text)


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
