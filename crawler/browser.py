"""The browser for sites that only a browser can read: which Chromium, with what settings, asked how."""

import shutil
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from scrapy_playwright.page import PageMethod

from crawler.definition import SiteDefinition
from domain.errors import BakenError
from domain.settings import settings as baken_settings

ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
HEAVY = {"image", "font", "media", "stylesheet"}
READY_MS = 10_000


def chromium() -> Path:
    """Return the Chromium to use.

    Raises `BakenError` when there is none on this machine.
    """
    chosen = baken_settings().chromium
    found = str(chosen) if chosen else shutil.which("chromium") or shutil.which("chromium-browser")
    if not found or not Path(found).exists():
        raise BakenError("no Chromium on this machine; install Debian's package chromium or set BAKEN_CHROMIUM")
    return Path(found)


def browser_settings(definition: SiteDefinition) -> dict[str, Any]:
    """Return the Scrapy settings that set a browser up for one site; empty for sites that need none."""
    if definition.fetch != "browser":
        return {}
    handler = "scrapy_playwright.handler.ScrapyPlaywrightDownloadHandler"
    allowed = definition.allowed_hosts

    def refuse(request: Any) -> bool:
        return request.resource_type in HEAVY or urlsplit(request.url).netloc not in allowed

    return {
        "DOWNLOAD_HANDLERS": {"http": handler, "https": handler},
        "PLAYWRIGHT_LAUNCH_OPTIONS": {"executable_path": str(chromium()), "args": ARGUMENTS},
        "PLAYWRIGHT_ABORT_REQUEST": refuse,
        "PLAYWRIGHT_CONTEXTS": {"default": {"service_workers": "block", "accept_downloads": False}},
        "PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT": 20_000,
        "PLAYWRIGHT_MAX_PAGES_PER_CONTEXT": 4,
        "CONCURRENT_REQUESTS": 4,
    }


def browser_meta(definition: SiteDefinition) -> dict[str, Any]:
    """Return the request meta that has a page read by the browser; empty for sites that need none."""
    if definition.fetch != "browser":
        return {}
    meta: dict[str, Any] = {"playwright": True}
    if definition.wait_for:
        ready = PageMethod("wait_for_selector", definition.wait_for, timeout=READY_MS, state="attached")
        meta["playwright_page_methods"] = [ready]
    return meta
