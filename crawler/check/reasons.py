"""Why a field of an ad is missing, by what its selector finds on the page."""

from parsel import Selector

from crawler.definition import AdSelectors
from crawler.health.counts import FIELDS
from crawler.pages.content import AdContent, block_text
from domain.masking import in_passing

OF_PAGE_OBJECT = "the page object gives none"


def fields_of(content: AdContent) -> dict[str, str]:
    """Return an ad's fields, fit to be shown; empty texts for those that are missing."""
    values = {name: getattr(content, name) for name in FIELDS}
    return {name: in_passing(value) if isinstance(value, str) else str(value or "") for name, value in values.items()}


def why_missing(selectors: AdSelectors | None, name: str, page: Selector) -> str:
    """Return why a field could not be read from a page; `selectors` is None where a page object reads."""
    if selectors is None:
        return OF_PAGE_OBJECT
    css: str = getattr(selectors, name)
    if not css:
        return "no selector"
    matches = page.css(css)
    if not matches:
        return f"`{css}` matches nothing"
    stated = matches[0].attrib.get("datetime") or block_text(page, css)
    if name == "posted_at" and stated:
        return f"no date in {in_passing(stated)!r}"
    return f"`{css}` matches, but is empty"
