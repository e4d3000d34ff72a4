"""Estimators of the number of advertisers, one family a module."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Estimate:
    """One estimator's answer. `estimate` and the 95 % interval `low` to `high` count advertisers; None: none.

    `assumptions` say when it holds, `warnings` what in these data speaks against it, `source` the formula's.
    """

    estimator: str
    estimate: float | None
    low: float | None
    high: float | None
    assumptions: tuple[str, ...]
    source: str
    warnings: tuple[str, ...] = ()
