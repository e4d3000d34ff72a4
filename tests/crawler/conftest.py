"""A home with a mandate, ready to crawl."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from crawl_home import Site


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """Give a home with one site and its mandate."""
    made = Site(tmp_path / "site-home")
    made.allow()
    yield made
    made.engine.dispose()
