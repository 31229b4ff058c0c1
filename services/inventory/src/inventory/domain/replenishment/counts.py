"""How many units are wanted, or under way, at a time: Poisson, or negative binomial if lumpier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import exp, isfinite, log, log1p


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Distribution of a whole number of units with a given mean and variance.

    Its probabilities follow p(x + 1) / p(x) = (mean * share + x * (1 - share)) / (x + 1) with
    share = mean / variance. That is the negative binomial: orders arrive as a Poisson process, each
    for a number of units of its own (logarithmic), and with a variance equal to the mean it is
    Poisson itself. One formula for both, without a seam.

    Args:
        mean: Units, zero or above.
        variance: Units squared, at least the mean. Less than Poisson is not modelled: whoever
            measures less takes the mean, which is on the safe side.

    Source: rulebook P-15. Panjer, ASTIN Bulletin 12 (1981), 22-26, class (a, b, 0).
    """

    mean: float
    variance: float

    def __post_init__(self) -> None:
        if not (isfinite(self.mean) and isfinite(self.variance) and self.mean >= 0):
            raise ValueError(f"no distribution has mean {self.mean}, variance {self.variance}")
        if self.variance < self.mean:
            raise ValueError(f"variance {self.variance} is below the mean {self.mean}")

    def probabilities(self, last: int) -> Sequence[float]:
        """Return the probabilities of 0, 1, ... `last` units."""
        steady = self.mean * (self.mean / self.variance) if self.mean else 0.0
        if steady == 0:  # nothing, or too little for a float
            return [1.0] + [0.0] * last
        rest = (self.variance - self.mean) / self.variance
        logarithm = steady * log1p(-rest) / rest if rest else -self.mean
        found = [exp(logarithm)]
        for x in range(last):
            logarithm += log(steady + x * rest) - log(x + 1)
            found.append(exp(logarithm))
        return found

    def excesses(self, last: int) -> Sequence[float]:
        """Return the expected units above 0, 1, ... `last`: never growing, ever flatter.

        Of demand over a lead time this is the expected shortage, of a pipeline the expected
        backorders.
        """
        above = (max(0.0, 1.0 - below) for below in accumulate(self.probabilities(last)))
        found = [self.mean]
        for tail in above:
            found.append(max(0.0, found[-1] - tail))
        return found[: last + 1]

    def excess(self, level: int) -> float:
        """Return the expected units above a level; below zero everything is above it."""
        return self.mean - level if level < 0 else self.excesses(level)[level]

    def excess_variance(self, level: int) -> float:
        """Return the variance of the units above a level (zero or above)."""
        below = self.probabilities(level)
        squares = (
            self.variance
            + (self.mean - level) ** 2
            - sum((level - x) ** 2 * chance for x, chance in enumerate(below))
        )
        return max(0.0, squares - self.excess(level) ** 2)
