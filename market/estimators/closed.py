"""Closed populations: nobody joins or leaves between the occasions."""

import math

import numpy as np

from market.estimators import Estimate
from market.histories import Histories

Z = 1.959964  # two-sided 95 %
CLOSED = "The population is closed: nobody starts or stops advertising between the occasions."
EQUAL = "Everyone has the same chance to be seen on an occasion."
INDEPENDENT = "Being seen once does not change the chance to be seen again."
NO_RECAPTURE = "Nobody was seen twice: the size cannot be told from these data; take the figure as a floor at most."


def chapman(histories: Histories, first: int = 0, second: int = 1) -> Estimate:
    """Estimate from two occasions (column numbers) after Lincoln-Petersen, in Chapman's nearly unbiased form.

    N = (n1 + 1)(n2 + 1) / (m + 1) - 1; variance after Seber; log-normal interval of the unseen part.
    """
    one, two = histories.seen[:, first] == 1, histories.seen[:, second] == 1
    n1, n2, both = (int(histories.weight[mask].sum()) for mask in (one, two, one & two))
    size = (n1 + 1) * (n2 + 1) / (both + 1) - 1
    variance = (n1 + 1) * (n2 + 1) * (n1 - both) * (n2 - both) / ((both + 1) ** 2 * (both + 2))
    low, high = _interval(size, variance, n1 + n2 - both)
    names = f"{histories.occasions[first]}, {histories.occasions[second]}"
    return Estimate(
        f"chapman ({names})",
        size,
        low,
        high,
        (CLOSED, EQUAL, INDEPENDENT, "Advertisers seen twice are recognised as the same."),
        "Chapman 1951; variance: Seber 1970; interval: Burnham et al. 1987",
        () if both else (NO_RECAPTURE,),
    )


def chao(histories: Histories) -> Estimate:
    """Estimate a lower bound from how many were seen once (f1) and twice (f2), bias-corrected.

    N = n + (t-1)/t * f1(f1 - 1) / (2(f2 + 1)) over t occasions (Chao 1987, with Chao's bias correction).
    """
    frequencies = histories.frequencies()
    f1, f2 = frequencies[0], frequencies[1]
    occasions, observed = len(histories.occasions), histories.observed
    share = (occasions - 1) / occasions
    unseen = share * f1 * (f1 - 1) / (2 * (f2 + 1))
    return Estimate(
        "chao (lower bound)",
        observed + unseen,
        *_interval(observed + unseen, _chao_variance(f1, f2, share, observed + unseen), observed),
        (CLOSED, "Chances to be seen may differ between advertisers: the true number is at least about this."),
        "Chao 1987, 1989; variance: Colwell et al. 2012 (EstimateS), eq. 6 and 7",
        () if f2 or sum(frequencies[1:]) else (NO_RECAPTURE,),
    )


def _chao_variance(f1: int, f2: int, share: float, size: float) -> float:
    if f2 == 0:
        value = share * f1 * (f1 - 1) / 2 + share**2 * f1 * (2 * f1 - 1) ** 2 / 4
        return max(0.0, value - (share**2 * f1**4 / (4 * size) if size else 0.0))
    ratio = f1 / f2
    return f2 * (share * ratio**2 / 2 + share**2 * ratio**3 + share**2 * ratio**4 / 4)


def zelterman(histories: Histories) -> Estimate:
    """Estimate from those seen once and twice: N = n / (1 - exp(-2 f2 / f1)).

    Interval after Böhning 2008: variance n G(L) (1 + n G(L) L^2 (1/f1 + 1/f2)), G(L) = exp(-L)/(1-exp(-L))^2.
    """
    frequencies = histories.frequencies()
    f1, f2, observed = frequencies[0], frequencies[1], histories.observed
    assumptions = (
        CLOSED,
        "Counts follow a Poisson distribution for those seen once or twice; others may differ.",
    )
    source = "Zelterman 1988; variance: Böhning 2008"
    if f1 == 0 or f2 == 0:
        why = NO_RECAPTURE if f2 == 0 and not sum(frequencies[1:]) else "Nobody was seen once, or nobody twice."
        return Estimate("zelterman", None, None, None, assumptions, source, (why,))
    rate = 2 * f2 / f1
    seen_chance = 1 - math.exp(-rate)
    size = observed / seen_chance
    spread = math.exp(-rate) / seen_chance**2
    variance = observed * spread * (1 + observed * spread * rate**2 * (1 / f1 + 1 / f2))
    return Estimate("zelterman", size, *_interval(size, variance, observed), assumptions, source)


def closed_estimates(histories: Histories) -> list[Estimate]:
    """Return every closed-population estimate: Chapman for the first two occasions, Chao, Zelterman."""
    return [chapman(histories), chao(histories), zelterman(histories)]


def _interval(size: float, variance: float, observed: float) -> tuple[float, float]:
    """Return the log-normal 95 % interval of the unseen part, never below what was observed."""
    unseen = size - observed
    if unseen <= 0 or variance <= 0:
        return size, size
    factor = math.exp(Z * math.sqrt(math.log1p(variance / unseen**2)))
    return observed + unseen / factor, float(np.minimum(observed + unseen * factor, 1e15))
