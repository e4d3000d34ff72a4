"""One question to an HTTP register: time-outs, retries with jitter, a circuit breaker, the key."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import httpx
from pybreaker import STATE_OPEN, CircuitBreaker, CircuitBreakerError
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential_jitter

from matching.licences.register.snapshot import RegisterUnavailable

MAX_BYTES = 256 * 1024 * 1024
KEY_HEADER = "X-API-Key"
FAILURES_IN_A_ROW = 5
LONGEST_PAUSE = 10.0


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait: seconds for one answer, tries an answer, seconds before the second try, seconds in all."""

    seconds: float = 20.0
    attempts: int = 3
    pause: float = 0.3
    whole: float = 300.0


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, whole."""

    status: int
    kind: str
    etag: str
    body: bytes


class NotThere(RegisterUnavailable):
    """The register answers, but has nothing at that address, or of that day (status 404)."""


class _PassingError(Exception):
    """The request failed in a way that may pass; `wait` is how long the register asks to be left alone."""

    def __init__(self, problem: str, wait: float = 0.0) -> None:
        super().__init__(problem)
        self.wait = wait


@cache
def breaker_of(origin: str) -> CircuitBreaker:
    """Return this process's circuit breaker for a server, shared by all that ask it.

    It opens after `FAILURES_IN_A_ROW` failed tries; then a reading has one try instead of several, until one
    succeeds. Nothing is refused outright: the next run always finds out by itself that a register is back.
    """
    return CircuitBreaker(
        fail_max=FAILURES_IN_A_ROW, exclude=[RegisterUnavailable], throw_new_error_on_trip=False, name=origin
    )


class Asker:
    """Asks one register for one reading. A context manager: it holds the connection.

    Raises `RegisterUnavailable` on making when the key cannot stand in a header.
    """

    def __init__(self, name: str, address: str, patience: Patience, key: str = "") -> None:
        self._name = name
        self._patience = patience
        self._deadline = time.monotonic() + patience.whole
        self._breaker = breaker_of(_origin(address))
        if self._breaker.current_state == STATE_OPEN:
            self._breaker.half_open()
        if not (key.isascii() and key.isprintable()):  # httpx would print it in its complaint
            raise RegisterUnavailable(f"licence register {name}: BAKEN_REGISTER_KEY must be plain ASCII on one line")
        # Redirects are not followed: the key goes to the address that was configured and nowhere else.
        self._client = httpx.Client(
            timeout=httpx.Timeout(patience.seconds, connect=min(5.0, patience.seconds)),
            headers={KEY_HEADER: key} if key else None,
            follow_redirects=False,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def get(self, url: str, params: Mapping[str, str], headers: Mapping[str, str]) -> Answer:
        """Return the answer, status 200 or 304.

        Raises `RegisterUnavailable` when there is none after all tries, or it is another answer.
        """
        retrying = self._retrying()
        try:
            return retrying(self._guarded, url, params, headers)
        except _PassingError as error:
            tries = int(retrying.statistics["attempt_number"])
            raise self.unavailable(f"{error} ({tries} {'try' if tries == 1 else 'tries'})") from None
        except CircuitBreakerError:  # another thread's tries opened it meanwhile
            raise self.unavailable(f"it failed {FAILURES_IN_A_ROW} times in a row and is left alone") from None

    def unavailable(self, problem: str) -> RegisterUnavailable:
        """Return the error that says what is wrong with this register, in one line."""
        return RegisterUnavailable(f"licence register {self._name}: {' '.join(problem.split())}")

    def _guarded(self, url: str, params: Mapping[str, str], headers: Mapping[str, str]) -> Answer:
        return self._breaker.call(lambda: self._ask(url, params, headers))

    def _retrying(self) -> Retrying:
        by_count = stop_after_attempt(self._patience.attempts)
        return Retrying(
            stop=lambda state: by_count(state) or self._is_open() or time.monotonic() > self._deadline,
            wait=self._pause,
            retry=retry_if_exception_type(_PassingError),
            reraise=True,
        )

    def _is_open(self) -> bool:
        return self._breaker.current_state == STATE_OPEN

    def _pause(self, state: RetryCallState) -> float:
        """Return the seconds until the next try: longer each time, never the same for two readers."""
        pause = self._patience.pause
        jittered = wait_exponential_jitter(multiplier=pause, max=LONGEST_PAUSE, jitter=pause)(state)
        failed = state.outcome.exception() if state.outcome else None
        asked = failed.wait if isinstance(failed, _PassingError) else 0.0
        return max(jittered, min(asked, LONGEST_PAUSE))

    def _ask(self, url: str, params: Mapping[str, str], headers: Mapping[str, str]) -> Answer:
        deadline = min(time.monotonic() + self._patience.seconds, self._deadline)
        body = bytearray()
        try:
            with self._client.stream("GET", url, params=params or None, headers=headers) as response:
                self._refuse(response)
                for chunk in response.iter_bytes():
                    body += chunk
                    if len(body) > MAX_BYTES:
                        raise self.unavailable(f"its answer is larger than {MAX_BYTES:,} bytes")
                    if time.monotonic() > deadline:
                        raise _PassingError(f"no whole answer within {self._patience.seconds:g} s")
        except httpx.TimeoutException:
            raise _PassingError(f"no answer within {self._patience.seconds:g} s") from None
        except httpx.UnsupportedProtocol as error:
            raise self.unavailable(str(error)) from None
        except httpx.HTTPError as error:
            raise _PassingError(f"cannot be reached: {error or type(error).__name__}") from None
        kind, etag = (response.headers.get(name, "") for name in ("content-type", "etag"))
        return Answer(response.status_code, kind, etag, bytes(body))

    def _refuse(self, response: httpx.Response) -> None:
        status = response.status_code
        if status >= httpx.codes.INTERNAL_SERVER_ERROR or status == httpx.codes.TOO_MANY_REQUESTS:
            raise _PassingError(f"answers with status {status}", _seconds(response.headers.get("retry-after", "")))
        if status in {httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN}:
            raise self.unavailable(f"answers with status {status}; is BAKEN_REGISTER_KEY its key?")
        if status == httpx.codes.NOT_FOUND:
            raise NotThere(f"licence register {self._name}: answers with status 404; is the address right?")
        if status not in {httpx.codes.OK, httpx.codes.NOT_MODIFIED}:
            raise self.unavailable(f"answers with status {status}; is the address right?")


def _seconds(text: str) -> float:
    return float(text) if text.isascii() and text.isdigit() else 0.0


def _origin(address: str) -> str:
    return "://".join(urlsplit(address)[:2])
