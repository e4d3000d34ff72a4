"""The real browser that people's screens are tried in."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from crawler.browser import ARGUMENTS, chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(chromium()), args=ARGUMENTS)
        yield opened
        opened.close()
