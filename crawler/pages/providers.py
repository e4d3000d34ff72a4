"""What a page object may ask for: its page, and further pages of the site.

Further pages go the way of every other request: allow-list, robots.txt, delays, evidence. See decision 0009.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from scrapy.crawler import Crawler
from scrapy.http import HtmlResponse, Response
from scrapy_poet.page_input_providers import (
    HttpClientProvider,
    HttpRequestProvider,
    PageObjectInputProvider,
    PageParamsProvider,
    RequestUrlProvider,
    ResponseUrlProvider,
    StatsProvider,
)
from web_poet import AnyResponse, BrowserHtml, BrowserResponse, HttpClient, HttpRequest, HttpResponse
from web_poet.exceptions import HttpError

from crawler.failures import kind_of
from crawler.pages.content import FALLBACK, is_misnamed_utf8
from domain.redaction import redact_bsn_in_page

if TYPE_CHECKING:
    from crawler.pages.building import SiteInjector

PASSIVE = ("GET", "HEAD")


class PageProvider(PageObjectInputProvider):
    """The page itself, in every form there is, decoded as a crawl decodes it."""

    provided_classes: set[Callable[..., Any]] = {HttpResponse, BrowserResponse, BrowserHtml, AnyResponse}  # noqa: RUF012
    injector: "SiteInjector"

    def __call__(self, to_provide: set[Callable[..., Any]], response: Response) -> list[Any]:
        """Return the page in the forms asked for."""
        page = cast(HtmlResponse, response)
        sent = HttpResponse(
            page.url,
            page.body,
            status=page.status,
            headers=[(name.decode("latin-1"), value.decode("latin-1")) for name, value in _pairs(page)],
            encoding=page.encoding,
        )
        built = BrowserResponse(page.url, page.text, status=page.status)
        either = AnyResponse(built if self.injector.by_browser else sent)
        forms: dict[Callable[..., Any], Any] = {
            HttpResponse: sent,
            BrowserResponse: built,
            BrowserHtml: built.html,
            AnyResponse: either,
        }
        return [forms[kind] for kind in to_provide]


class FurtherPagesProvider(HttpClientProvider):
    """Further pages of the site, asked for as passively as everything, decoded like the page itself."""

    injector: "SiteInjector"

    def __call__(self, to_provide: set[Callable[..., Any]], crawler: Crawler) -> list[HttpClient]:
        """Return a client that asks through the crawl's own engine. What fails is counted by its name."""
        [plain] = super().__call__(to_provide, crawler)
        spider: Any = crawler.spider

        async def ask(request: HttpRequest) -> HttpResponse:
            if request.method not in PASSIVE:
                raise HttpError(f"{request.method} {request.url}: Baken only asks for pages, it sends nothing", request)
            try:
                answer = await plain.execute(request, allow_status="*")
            except HttpError as error:
                cause = error.__cause__ or error
                spider.store.count_error(kind_of(cause), f"{request.url}: {cause}")
                raise HttpError(f"{request.url}: {cause}", request) from cause
            return _readable(answer, self.injector.keeps_answers)

        return [HttpClient(ask, save_responses=self.injector.keeps_answers)]


PROVIDERS: dict[type[PageObjectInputProvider], int] = {
    PageProvider: 100,
    FurtherPagesProvider: 200,
    HttpRequestProvider: 300,
    PageParamsProvider: 400,
    RequestUrlProvider: 500,
    ResponseUrlProvider: 600,
    StatsProvider: 700,
}


def _readable(answer: HttpResponse, kept: bool) -> HttpResponse:
    """Return an answer readable; one that will be kept without citizen service numbers and cookies."""
    encoding = FALLBACK if is_misnamed_utf8(answer.encoding, answer.body) else answer.encoding
    headers = [(name, value) for name, value in answer.headers.items() if not kept or name.lower() != "set-cookie"]
    body = redact_bsn_in_page(answer.body) if kept else answer.body
    return HttpResponse(answer.url, body, status=answer.status, headers=headers, encoding=encoding)


def _pairs(response: Response) -> list[tuple[bytes, bytes]]:
    return [(name, value) for name, values in response.headers.items() for value in values]
