"""What a price is put together from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Duration:
    """A stretch of time: where it is written, how many minutes, whether it can be had for money."""

    start: int
    end: int
    minutes: int
    sold: bool = True
    elliptic: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that may be a price: where it is written with its currency, and how sure that makes it."""

    start: int
    end: int
    value: float
    currency: str = ""
    plus: bool = False
