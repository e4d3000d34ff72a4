"""Exploring a site: from its address to a definition that a person can check, with what it reads of some ads."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from scrapy.http import HtmlResponse

from crawler.asking import Ask, NoAnswer
from crawler.definition import AdSelectors, Listing, SiteDefinition
from crawler.pages.content import AdContent, read_content
from crawler.propose.ads import Ads
from crawler.propose.chart import Chart, chart_site
from crawler.propose.fields import AdPages, Fields, find_fields
from crawler.propose.page import Page
from crawler.propose.survey import Get, Survey
from domain.errors import BakenError

BUDGET = 60  # pages
FOR_LISTS, FOR_ADS = 35, 10  # pages of the budget kept for finding lists, and for ads to tell the fields from
SAMPLES = 8  # ads' pages that the fields are told from
BARE_LINKS = 3  # a page with fewer links, and with scripts, may be built by them


@dataclass(frozen=True, slots=True)
class Sample:
    """What the proposed definition reads of one ad."""

    url: str
    external_id: str
    content: AdContent


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed definition, what it reads of some ads, and what a person should know."""

    definition: SiteDefinition
    samples: list[Sample]
    pages_asked: int
    notes: list[str] = field(default_factory=list)


async def propose(ask: Ask, draft: SiteDefinition, budget: int = BUDGET) -> Proposal:
    """Explore the site of `draft` (name, owner, address and so on) and return its definition.

    Asks at most `budget` pages. Raises `BakenError` saying what could not be found.
    """
    survey, start, browser = await _enter(ask, draft, budget)
    if not await survey.find_ads(min(FOR_LISTS, budget // 2)):
        raise BakenError(_nothing_found(draft, survey, browser))
    chart = await chart_site(survey, start, min(FOR_ADS, budget // 6))
    pages = await _ad_pages(chart.ads, survey)
    fields = find_fields(AdPages(pages, chart.ads.id_of), _labels(chart.ads))
    definition = _definition(draft, start, chart, fields, browser)
    samples = [await _sample(definition, page) for page in pages]
    return Proposal(definition, samples, len(survey.asked), _notes(survey, chart, samples))


async def _enter(ask: Ask, draft: SiteDefinition, budget: int) -> tuple[Survey, Page, bool]:
    """Return a survey of the site and its first page; by the browser where only that shows anything."""
    plain = Survey(_getter(ask, browser=False), budget)
    start = await plain.enter(draft.base_url)
    if start is not None and not _is_bare(start):
        return plain, start, False
    if draft.fetch == "browser":
        shown = Survey(_getter(ask, browser=True), budget)
        built = await shown.enter(draft.base_url)
        if built is not None and (start is None or len(built.links) > len(start.links)):
            return shown, built, True
    if start is None:
        raise BakenError(f"{draft.base_url}: no readable page there; {plain.trouble}")
    return plain, start, False


def _getter(ask: Ask, browser: bool) -> Get:
    async def get(url: str) -> Page | str:
        try:
            response = await ask(url, playwright=browser)
        except NoAnswer as error:
            return f"{error.kind}: {error}"
        if response.status >= 400 or not isinstance(response, HtmlResponse):
            return f"{response.url} answers {response.status}, not a page"
        return Page(response, url)

    return get


def _is_bare(page: Page) -> bool:
    return len({link.address for link in page.links}) < BARE_LINKS and bool(page.response.selector.css("script"))


def _nothing_found(draft: SiteDefinition, survey: Survey, browser: bool) -> str:
    seen = f"{len(survey.asked)} pages asked, {len(survey.pages)} read"
    hint = "" if browser or draft.fetch == "browser" else "; if a script builds its pages, Chromium is needed"
    trouble = f"; {survey.trouble}" if survey.trouble else ""
    return f"{draft.base_url}: no ads found ({seen}){trouble}{hint}; write the definition by hand (docs/add-a-site.md)"


async def _ad_pages(ads: Ads, survey: Survey) -> list[Page]:
    """Return some ads' pages, from all over the lists."""
    links = list(ads.links.values())
    for link in links[:: max(1, len(links) // SAMPLES)]:
        if len(ads.pages) >= SAMPLES:
            break
        page = await survey.look(link.url)
        if page is not None and page not in ads.pages and ads.is_ad(page):
            ads.pages.append(page)
    return _one_of_each(ads)[:SAMPLES]


def _one_of_each(ads: Ads) -> list[Page]:
    """Return the ads' pages without further addresses of the same ad."""
    found: dict[str, Page] = {}
    for page in ads.pages:
        ident = ads.id_of(page.url)
        if ident is not None:
            found.setdefault(ident, page)
    return list(found.values())


def _labels(ads: Ads) -> dict[str, str]:
    """Return the words of links to the ads, by the address that answered."""
    words: dict[str, str] = {}
    for page in ads.survey.pages.values():
        for link in page.links:
            answered = ads.survey.pages.get(link.address)
            if answered is not None and link.text:
                words[answered.url] = f"{words.get(answered.url, '')} {link.text}"
    return words


def _definition(draft: SiteDefinition, start: Page, chart: Chart, fields: Fields, browser: bool) -> SiteDefinition:
    parts = urlsplit(start.asked)
    first = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
    return draft.model_copy(
        update={
            "start_urls": (first,),
            "fetch": "browser" if browser else "http",
            "listing": Listing(ad_links="a", ad_url=chart.ad_url, next_page="", list_url=chart.list_url),
            "ad": AdSelectors(
                title=fields.title, text=fields.text, city=fields.city, posted_at=fields.posted_at, gone=""
            ),
        }
    )


async def _sample(definition: SiteDefinition, page: Page) -> Sample:
    content = await read_content(definition, page.response)
    return Sample(page.url, definition.external_id(page.url) or "", content)


def _notes(survey: Survey, chart: Chart, samples: Sequence[Sample]) -> list[str]:
    notes = []
    if not chart.list_url:
        notes.append("no further lists and no paging found: only the first page's ads would be collected")
    for name in ("title", "text", "city", "posted_at"):
        filled = sum(bool(getattr(sample.content, name)) for sample in samples)
        if filled < len(samples):
            notes.append(f"{name} was read from {filled} of {len(samples)} ads")
    if len(survey.asked) >= survey.budget:
        notes.append(f"the budget of {survey.budget} pages was used up; there may be more to find with --pages")
    return notes
