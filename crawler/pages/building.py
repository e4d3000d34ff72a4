"""Reading ad pages by a site's page object, built by scrapy-poet's injector for each page."""

import inspect
from datetime import date
from typing import Any

from scrapy.crawler import Crawler
from scrapy.http import HtmlResponse
from scrapy_poet.injection import Injector
from web_poet import ItemPage
from web_poet.pages import is_injectable

from crawler.definition import SiteDefinition
from crawler.pages.content import AdContent
from crawler.pages.objects import page_class_of, plan_of
from crawler.pages.providers import PROVIDERS
from domain.errors import BakenError


class SiteInjector(Injector):
    """scrapy-poet's injector with our providers. `keeps_answers`: further pages are kept, to record them."""

    def __init__(self, crawler: Crawler, by_browser: bool, keeps_answers: bool) -> None:
        self.by_browser = by_browser
        self.keeps_answers = keeps_answers
        super().__init__(crawler, default_providers=PROVIDERS)


class PageObjects:
    """Reads the ad pages of one site within one crawl.

    Raises `BakenError` on making when the site's page object cannot be used.
    """

    def __init__(self, definition: SiteDefinition, crawler: Crawler, *, keeps_answers: bool = False) -> None:
        self.page_class = page_class_of(definition)
        self._plan = plan_of(self.page_class, definition)
        self._injector = SiteInjector(crawler, definition.fetch == "browser", keeps_answers)

    async def read(self, response: HtmlResponse) -> AdContent:
        """Return what the page object reads. Raises `BakenError` when it fails, or gives what is no ad."""
        return (await self.read_and_keep(response))[0]

    async def read_and_keep(self, response: HtmlResponse) -> tuple[AdContent, tuple[Any, ...]]:
        """Return what the page object reads, and what it was built of. Raises `BakenError` as `read` does."""
        try:
            page, inputs = await self._build(response)
            item = page.to_item()
            content: AdContent = await item if inspect.isawaitable(item) else item
        except Exception as error:  # foreign code: whatever it raises, the crawl goes on
            raise BakenError(f"{response.url}: page object {self._name} failed: {error!r}") from error
        if fault := fault_of(content):
            raise BakenError(f"{response.url}: page object {self._name} gave {fault}")
        return content, inputs

    async def _build(self, response: HtmlResponse) -> tuple[ItemPage[AdContent], tuple[Any, ...]]:
        assert response.request is not None  # noqa: S101  # the engine sets it
        given = await self._injector.build_instances(response.request, response, self._plan)
        page = self.page_class(**self._plan.final_kwargs(given))
        return page, tuple(value for kind, value in given.items() if not is_injectable(kind))

    @property
    def _name(self) -> str:
        return self.page_class.__name__


def fault_of(content: Any) -> str:
    """Return what is wrong with what a page object gave, nothing when it is an ad's content."""
    if not isinstance(content, AdContent):
        return f"{type(content).__name__}, not AdContent"
    for name in ("title", "text", "city"):
        if not isinstance(value := getattr(content, name), str):
            return f"a {name} that is {type(value).__name__}, not str"
    if type(content.posted_at) not in (date, type(None)):
        return f"a posted_at that is {type(content.posted_at).__name__}, not date"
    return ""
