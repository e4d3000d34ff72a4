"""Who looks on while pages are fetched: a crawl's store, an officer's evidence, or nobody."""

from typing import Protocol

from scrapy import Request
from scrapy.http import Response


class Witness(Protocol):
    """Is told of every page fetched and of what went wrong."""

    def capture(self, request: Request, response: Response) -> None:
        """Take a page as it came over the wire."""

    def count_error(self, kind: str, note: str = "") -> None:
        """Take note of a failure under its name."""


class NoWitness:
    """Keeps nothing."""

    def capture(self, request: Request, response: Response) -> None:
        """Keep nothing of a page."""

    def count_error(self, kind: str, note: str = "") -> None:
        """Keep no count."""
