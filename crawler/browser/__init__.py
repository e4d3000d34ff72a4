"""Fetching pages that only a browser can read, without the browser reaching anything but them."""

from crawler.browser.chromium import ARGUMENTS, chromium
from crawler.browser.settings import LOOKING, READY_MS, browser_meta, browser_settings

__all__ = ["ARGUMENTS", "LOOKING", "READY_MS", "browser_meta", "browser_settings", "chromium"]
