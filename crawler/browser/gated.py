"""scrapy-playwright's download handler with a browser that reaches nothing but its site, through a gate of our own."""

from typing import Self
from weakref import WeakKeyDictionary

from scrapy.crawler import Crawler
from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler

from crawler.browser.chromium import confined
from crawler.browser.gate import Gate
from crawler.definition import SiteDefinition
from crawler.reach import Reach

_MADE: "WeakKeyDictionary[Crawler, GatedHandler]" = WeakKeyDictionary()


class GatedHandler(ScrapyPlaywrightDownloadHandler):  # type: ignore[misc]  # scrapy-playwright has no types
    """Starts one browser for one site's crawl. `pictures` tells whether pages load theirs."""

    pictures = True

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.definition: SiteDefinition = crawler.spider.definition  # type: ignore[union-attr]  # one is there by now
        self.gate = Gate(Reach.of(self.definition))

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the crawl's one handler: Scrapy asks for one a scheme, but there is one browser."""
        made = _MADE.get(crawler) or _MADE.setdefault(crawler, cls(crawler))
        assert isinstance(made, cls)  # noqa: S101  # nothing else is put there
        return made

    async def close(self) -> None:
        """Close the browser and the gate; called once a scheme."""
        if _MADE.pop(self._crawler, None) is not None:
            await super().close()
            self.gate.close()

    async def _launch(self) -> None:
        await self.gate.open()
        options, agent = self.config.launch_options, self._crawler.settings["USER_AGENT"]
        options["args"] = [*confined(self.gate.port, agent, self.pictures), *options.get("args", ())]
        await super()._launch()
