"""An ad page's content: by the definition's selectors, or by the site's own page object."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol

import html_text
from parsel import Selector
from scrapy.http import HtmlResponse

from crawler.definition import AdSelectors, SiteDefinition
from crawler.pages.dates import WrittenDate, written_date
from domain.clock import today
from domain.places import Place, find_place
from domain.redaction import redact_bsn

_BLANK_LINES = re.compile(r"\n\s*\n+")
_BETWEEN = re.compile(r"[,;|/·•()\n]| - ")
_WORD = re.compile(r"['’]?\w[\w'’-]*")
LONGEST_DATE, LONGEST_CITY = 200, 120  # characters
FALLBACK = "cp1252"
_DECLARED_UTF8 = ("utf-8", "utf8", "ascii", "us-ascii")


@dataclass(frozen=True, slots=True)
class AdContent:
    """What an ad page says. `gone` means that the page says the ad was removed.

    `dated_loosely`: the date was told from the day of reading (`3 dagen geleden`), and the next reading may differ.
    `recognised` is false for a page that has no place for an ad's text: whatever it is, it is no ad.
    """

    title: str
    text: str
    city: str = ""
    posted_at: date | None = None
    dated_loosely: bool = field(default=False, kw_only=True)
    gone: bool = field(default=False, kw_only=True)
    recognised: bool = field(default=True, kw_only=True)
    image_hashes: tuple[str, ...] = field(default=(), kw_only=True)


class ReadsPages(Protocol):
    """Reads ad pages by a site's page object. Raises `BakenError` when that fails."""

    async def read(self, response: HtmlResponse) -> AdContent:
        """Return what the page says."""


def decoded(response: HtmlResponse) -> HtmlResponse:
    """Return the response readable: bytes that are no UTF-8 although declared so are read as Windows-1252."""
    return response.replace(encoding=FALLBACK) if is_misnamed_utf8(response.encoding, response.body) else response


def is_misnamed_utf8(encoding: str | None, body: bytes) -> bool:
    """Tell whether bytes are no UTF-8 although `encoding` says so."""
    if (encoding or "").lower() not in _DECLARED_UTF8:
        return False
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


async def read_content(
    definition: SiteDefinition, response: HtmlResponse, pages: ReadsPages | None = None
) -> AdContent:
    """Read an ad page, by `pages` where the site has a page object; citizen service numbers are masked at once.

    Raises `BakenError` when the page object fails on it.
    """
    if pages is not None:
        content = await pages.read(response)
    else:
        assert definition.ad is not None  # noqa: S101  # load_definition made sure of it
        content = by_selectors(definition.ad, response.selector)
    return replace(content, title=_clean(content.title), text=_clean(content.text), city=_clean(content.city))


def by_selectors(ad: AdSelectors, page: Selector) -> AdContent:
    """Return what the selectors find on a page."""
    posted = stated_date(page, ad.posted_at)
    text = block_text(page, ad.text)
    return AdContent(
        title=block_text(page, ad.title),
        text=text,
        city=place_in(block_text(page, ad.city)),
        posted_at=posted.day if posted else None,
        dated_loosely=posted is not None and posted.loose,
        gone=bool(ad.gone and page.css(ad.gone)),
        recognised=bool(text or not ad.text or page.css(ad.text)),
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
    known = [(part, place) for part in parts if len(part) > 2 and (place := find_place(part))]
    known += _within(_WORD.findall(after))
    narrow = (part for part, place in known if place.kind != "province")
    return next(narrow, known[0][0] if known else text)


def _within(words: list[str]) -> list[tuple[str, Place]]:
    """Return the places that words name. An ordinary word counts as the last: `omgeving Best`."""
    found = []
    for size in (4, 3, 2, 1):
        for start in range(len(words) - size + 1):
            part, last = " ".join(words[start : start + size]), start + size == len(words)
            place = find_place(part) if len(part) > 2 else None
            if place and (not place.ordinary or (last and start and part[0].isupper())):
                found.append((part, place))
    return found


def _clean(text: str) -> str:
    return redact_bsn(text.replace("\x00", "").strip())
