"""The circuit breaker: a site that blocks is left alone."""

from scrapy import Request
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler.middlewares.robots import ROBOTS_FETCH

BLOCKED = (401, 403, 407, 429)
IN_A_ROW = 3
LARGEST_CHALLENGE = 20_000  # bytes; a longer page is more than a challenge
_CHALLENGE = (
    b"captcha",
    b"are you a robot",
    b"bent u een robot",
    b"ben je een robot",
    b"verify you are human",
    b"checking your browser before",
    b"cf-challenge",
    b"attention required! | cloudflare",
)


class BlockWatch:
    """Tells blocks from other answers. One forbidden page among others is no block of the site."""

    def __init__(self, answers: int = 0) -> None:
        self._answers = answers
        self._blocks_in_a_row = 0
        self._challenged = False

    def is_block(self, response: Response) -> bool:
        """Take an answer into account; tell whether it refuses us."""
        challenge = self._is_challenge(response)
        blocked = challenge or response.status in BLOCKED
        self._blocks_in_a_row = self._blocks_in_a_row + 1 if blocked else 0
        self._answers += not blocked
        self._challenged |= challenge
        return blocked

    def is_open(self) -> bool:
        """Tell whether to stop: a challenge, a refusal before anything was given, or several in a row."""
        return self._challenged or (self._blocks_in_a_row > 0 and not self._answers) or self._too_many

    @property
    def _too_many(self) -> bool:
        return self._blocks_in_a_row >= IN_A_ROW

    @staticmethod
    def _is_challenge(response: Response) -> bool:
        if response.status not in (200, 403, 429, 503) or len(response.body) > LARGEST_CHALLENGE:
            return False
        start = response.body.lower()
        return any(sign in start for sign in _CHALLENGE)


def is_further_page(request: Request) -> bool:
    """Tell whether a page object asked for this, beside the ad's own page."""
    return request.callback is NO_CALLBACK and not request.meta.get(ROBOTS_FETCH)
