"""Scrapy settings for every crawl, in one place."""

import shutil
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from crawler import SOFTWARE
from crawler.definition import SiteDefinition
from domain.errors import BakenError
from domain.settings import settings as baken_settings

BOT_NAME = "baken"
SPIDER_MODULES = ["crawler.spiders"]
LARGEST_BODY = 10 * 1024 * 1024
CHROMIUM_ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
HEAVY = {"image", "font", "media", "stylesheet"}


def user_agent() -> str:
    """Return the named user agent with the address for questions."""
    return f"{SOFTWARE} (+{baken_settings().contact})"


def chromium() -> Path:
    """Return the Chromium to use.

    Raises `BakenError` when there is none on this machine.
    """
    chosen = baken_settings().chromium
    found = str(chosen) if chosen else shutil.which("chromium") or shutil.which("chromium-browser")
    if not found or not Path(found).exists():
        raise BakenError("no Chromium on this machine; install Debian's package chromium or set BAKEN_CHROMIUM")
    return Path(found)


def crawl_settings(definition: SiteDefinition) -> dict[str, Any]:
    """Return the settings for one site's crawl; a browser is set up only for sites that need one."""
    one_at_a_time = definition.delay > 0
    common = {
        "BOT_NAME": BOT_NAME,
        "USER_AGENT": user_agent(),
        "TWISTED_REACTOR": "twisted.internet.asyncioreactor.AsyncioSelectorReactor",
        "REMOTE_CONTROL_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "COOKIES_ENABLED": False,
        "LOG_ENABLED": False,
        "ROBOTSTXT_OBEY": False,  # our own middleware obeys it, RFC 9309's way
        "DOWNLOAD_DELAY": definition.delay,
        "CONCURRENT_REQUESTS": 8,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1 if one_at_a_time else 8,
        "AUTOTHROTTLE_ENABLED": one_at_a_time,
        "AUTOTHROTTLE_START_DELAY": definition.delay,
        "DOWNLOAD_TIMEOUT": baken_settings().page_timeout,
        "DOWNLOAD_MAXSIZE": LARGEST_BODY,
        "DOWNLOAD_WARNSIZE": 0,
        "RETRY_TIMES": 2,
        "RETRY_HTTP_CODES": [500, 502, 503, 504, 522, 524, 408],
        "REDIRECT_MAX_TIMES": 5,
        "DEPTH_LIMIT": 0,
        "REQUEST_FINGERPRINTER_CLASS": "crawler.addresses.SamePageFingerprinter",
        "DOWNLOADER_MIDDLEWARES": {
            "crawler.middlewares.allow_list.AllowListMiddleware": 50,
            "crawler.middlewares.robots.RobotsMiddleware": 100,
            "crawler.middlewares.patience.PatienceMiddleware": 940,
            "crawler.middlewares.evidence.EvidenceMiddleware": 950,
        },
        "EXTENSIONS": {},
    }
    return {**common, **_browser_settings(definition)} if definition.fetch == "browser" else common


def _browser_settings(definition: SiteDefinition) -> dict[str, Any]:
    handler = "scrapy_playwright.handler.ScrapyPlaywrightDownloadHandler"
    allowed = definition.allowed_hosts

    def refuse(request: Any) -> bool:
        return request.resource_type in HEAVY or urlsplit(request.url).netloc not in allowed

    return {
        "DOWNLOAD_HANDLERS": {"http": handler, "https": handler},
        "PLAYWRIGHT_LAUNCH_OPTIONS": {"executable_path": str(chromium()), "args": CHROMIUM_ARGUMENTS},
        "PLAYWRIGHT_ABORT_REQUEST": refuse,
        "PLAYWRIGHT_CONTEXTS": {"default": {"service_workers": "block", "accept_downloads": False}},
        "PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT": 20_000,
        "PLAYWRIGHT_MAX_PAGES_PER_CONTEXT": 4,
        "CONCURRENT_REQUESTS": 4,
    }
