"""Some ads of a site, read as a crawl reads them."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from hashlib import sha256

from scrapy.http import HtmlResponse

from crawler.check.asked import Asked, NoPage
from crawler.check.reasons import fields_of, why_missing
from crawler.check.report import AdSeen, FieldSeen, shown_address, shown_id
from crawler.definition import SiteDefinition
from crawler.pages.content import AdContent, ReadsPages, read_content
from crawler.pages.gone import is_farewell
from domain.errors import BakenError
from domain.masking import in_passing


def choose(ids: Sequence[str], known: Collection[str], wanted: int) -> list[str]:
    """Return so many ids from all over the list, in its order; half of them known ones, if there are."""
    old = [ident for ident in ids if ident in known]
    new = [ident for ident in ids if ident not in known]
    of_old = min(len(old), max(wanted - wanted // 2, wanted - len(new)))
    chosen = {*_spread(old, of_old), *_spread(new, wanted - of_old)}
    return [ident for ident in ids if ident in chosen]


def _spread(items: Sequence[str], count: int) -> list[str]:
    count = min(count, len(items))
    return [items[n * len(items) // count] for n in range(count)]


class Reader:
    """Reads ads of one site. `pages` reads by its page object, where it has one."""

    def __init__(self, asked: Asked, definition: SiteDefinition, pages: ReadsPages | None) -> None:
        self._asked = asked
        self._definition = definition
        self._pages = pages

    async def look(self, url: str, had: set[str] | None) -> tuple[AdSeen, AdContent | None]:
        """Look at an ad; return what was seen, fit to be shown, and its content if it could be read.

        `had` are the fields that the store has of it, None when it does not know it. Raises `BakenError` when the
        site blocks or is away.
        """
        external_id = self._definition.external_id(url) or ""
        seen = AdSeen(shown_id(external_id), shown_address(url), had is not None)
        page = await self._asked.page(url)
        if isinstance(page, NoPage):
            return replace(seen, trouble=page.why, gone=page.gone), None
        if self._definition.external_id(page.url) != external_id:
            return replace(seen, trouble=f"redirects to {shown_address(page.url)}"), None
        try:
            content = await read_content(self._definition, page, self._pages)
        except BakenError as error:
            return replace(seen, trouble=in_passing(str(error).removeprefix(f"{page.url}: "), 160)), None
        if content.gone or is_farewell(content, page.selector):
            return replace(seen, trouble="says that it is gone", gone=True), None
        fields = self._fields(content, page, had or set())
        return replace(seen, fields=fields, digest=sha256(page.body).hexdigest()), content

    def _fields(self, content: AdContent, page: HtmlResponse, had: set[str]) -> dict[str, FieldSeen]:
        selectors = None if self._pages else self._definition.ad
        return {
            name: FieldSeen(value, "" if value else why_missing(selectors, name, page.selector), name in had)
            for name, value in fields_of(content).items()
        }
