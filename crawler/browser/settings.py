"""How a crawl is set up to fetch with the browser; nothing of it for sites that need none."""

from typing import Any

from crawler.browser.chromium import UNWANTED_DEFAULTS, chromium, has_sandbox
from crawler.definition import SiteDefinition

TABS = 8
HANDLER = "crawler.browser.handler.BrowserHandler"


def browser_settings(definition: SiteDefinition) -> dict[str, Any]:
    """Return the Scrapy settings that set a browser up for one site; empty for sites that need none.

    Raises `BakenError` when one is needed and this machine has none.
    """
    if definition.fetch != "browser":
        return {}
    return {
        "DOWNLOAD_HANDLERS": {"http": HANDLER, "https": HANDLER},
        "PLAYWRIGHT_LAUNCH_OPTIONS": {
            "executable_path": str(chromium()),
            "ignore_default_args": UNWANTED_DEFAULTS,
            "chromium_sandbox": has_sandbox(),
        },
        "CONCURRENT_REQUESTS": TABS,
    }


def browser_meta(definition: SiteDefinition) -> dict[str, Any]:
    """Return the request meta that has a page read by the browser; empty for sites that need none."""
    return {"playwright": True} if definition.fetch == "browser" else {}
