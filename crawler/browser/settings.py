"""How a crawl is set up to fetch with the browser; nothing of it for sites that need none."""

from typing import Any

from crawler.browser.chromium import UNWANTED_DEFAULTS, chromium, has_sandbox
from crawler.definition import SiteDefinition

TABS = 12
READY_MS = 10_000  # after which a page is read although it is not ready
CONTEXT: dict[str, Any] = {"service_workers": "block", "accept_downloads": False}
CRAWLING = "crawler.browser.handler.BrowserHandler"
LOOKING = "crawler.browser.gated.GatedHandler"  # scrapy-playwright's own way, a page a request, with pictures


def browser_settings(definition: SiteDefinition, handler: str = CRAWLING) -> dict[str, Any]:
    """Return the Scrapy settings that set a browser up for one site; empty for sites that need none.

    Raises `BakenError` when one is needed and this machine has none.
    """
    if definition.fetch != "browser":
        return {}
    launch: dict[str, Any] = {"executable_path": str(chromium()), "chromium_sandbox": has_sandbox()}
    settings = {"DOWNLOAD_HANDLERS": {"http": handler, "https": handler}, "PLAYWRIGHT_LAUNCH_OPTIONS": launch}
    if handler == LOOKING:
        return {**settings, "PLAYWRIGHT_CONTEXTS": {"default": CONTEXT}}
    launch["ignore_default_args"] = UNWANTED_DEFAULTS
    return {
        **settings,
        "CONCURRENT_REQUESTS": 2 if definition.delay else TABS,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1 if definition.delay else TABS,
    }


def browser_meta(definition: SiteDefinition) -> dict[str, Any]:
    """Return the request meta that has a page read by the browser; empty for sites that need none."""
    return {"playwright": True} if definition.fetch == "browser" else {}
