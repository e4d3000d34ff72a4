"""Asking for pages during a check: a page, or in words why there is none; a site that refuses or is away ends it."""

from dataclasses import dataclass

from scrapy.http import HtmlResponse, Response

from crawler.asking import Ask, NoAnswer
from crawler.check.report import ID_DIGITS, shown_address
from crawler.error_kinds import title_of
from crawler.pages.content import decoded
from crawler.spiders.blocks import BlockWatch
from crawler.spiders.site import GONE
from domain.errors import BakenError
from domain.masking import in_passing

AWAY = ("site_down", "timeout", "dns", "tls", "no_answer")
AWAY_IN_A_ROW = 2


@dataclass(frozen=True, slots=True)
class NoPage:
    """Why a page was not read. `gone`: the site says that it was removed."""

    why: str
    gone: bool = False


class Asked:
    """The pages of one site."""

    def __init__(self, ask: Ask, site: str) -> None:
        self._ask = ask
        self._site = site
        self._blocks = BlockWatch()
        self._away = 0

    async def page(self, url: str) -> HtmlResponse | NoPage:
        """Return a page, readable. Raises `BakenError` when the site blocks or is away."""
        try:
            response = await self._ask(url)
        except NoAnswer as error:
            return self._unanswered(url, error)
        self._away = 0
        if self._blocks.is_block(response) and self._blocks.is_open():
            raise BakenError(
                f"site {self._site}: blocked: {shown_address(url)} answers with a block ({response.status})"
            )
        if response.status >= 400:
            return NoPage(f"answers {response.status}", response.status in GONE)
        if not isinstance(response, HtmlResponse):
            return NoPage(f"is {_media_type(response)}, no web page")
        return decoded(response)

    def _unanswered(self, url: str, error: NoAnswer) -> NoPage:
        self._away = self._away + 1 if error.kind in AWAY else 0
        title = title_of(error.kind)
        if self._away >= AWAY_IN_A_ROW:
            raise BakenError(f"site {self._site}: {title.lower()}: {in_passing(str(error), 200, ID_DIGITS)}") from error
        more = str(error).removeprefix(f"{url}: ")
        return NoPage(title if more.startswith(url) else f"{title}: {in_passing(more, 100, ID_DIGITS)}")


def _media_type(response: Response) -> str:
    stated = (response.headers.get("Content-Type") or b"").decode("latin-1").split(";")[0]
    return in_passing(stated) or "of no stated type"
