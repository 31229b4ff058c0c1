"""Units wanted or under way: against exact fractions, a printed table, and their own moments."""

from __future__ import annotations

import itertools
from fractions import Fraction
from math import comb, exp, factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory.domain.replenishment.counts import Counts

MEANS = st.floats(0.001, 200)
RATIOS = st.floats(1, 20)


def counts(mean: float, ratio: float) -> Counts:
    return Counts(mean=mean, variance=mean * ratio)


def test_the_poisson_table_of_a_textbook_is_met_to_its_last_digit() -> None:
    """Hopp and Spearman, Factory Physics, ch. 2, the maintenance department's part: 14 a year,
    45 days of lead time; probability, cumulated, expected backorders."""
    mean = 14 * 45 / 365
    table = [
        (0.178, 0.178, 1.726),
        (0.307, 0.485, 0.904),
        (0.265, 0.750, 0.389),
        (0.153, 0.903, 0.140),
        (0.066, 0.969, 0.042),
        (0.023, 0.991, 0.011),
        (0.007, 0.998, 0.003),
    ]
    demand = counts(mean, 1)
    chances, excesses = demand.probabilities(6), demand.excesses(6)
    found = [
        (round(chances[x], 3), round(sum(chances[: x + 1]), 3), round(excesses[x], 3))
        for x in range(7)
    ]
    assert found == table


@pytest.mark.parametrize(("successes", "chance"), [(1, Fraction(1, 2)), (3, Fraction(1, 4))])
def test_the_negative_binomial_agrees_with_exact_fractions(
    successes: int, chance: Fraction
) -> None:
    """Failures before so many successes: mean r(1-p)/p, variance r(1-p)/p^2."""
    mean = successes * (1 - chance) / chance
    lumpy = Counts(mean=float(mean), variance=float(mean / chance))
    exact = [comb(x + successes - 1, x) * chance**successes * (1 - chance) ** x for x in range(30)]
    assert lumpy.probabilities(29) == pytest.approx([float(each) for each in exact], rel=1e-12)
    short = [mean - level + sum((level - x) * exact[x] for x in range(level)) for level in range(9)]
    assert lumpy.excesses(8) == pytest.approx([float(each) for each in short], rel=1e-11)


def test_a_variance_of_the_mean_is_poisson_and_so_is_one_that_comes_close() -> None:
    exact = [exp(-4.5) * 4.5**x / factorial(x) for x in range(20)]
    assert counts(4.5, 1).probabilities(19) == pytest.approx(exact, rel=1e-12)
    assert counts(4.5, 1 + 1e-12).probabilities(19) == pytest.approx(exact, rel=1e-9)


def test_nothing_wanted_is_nothing_short() -> None:
    assert Counts(mean=0, variance=0).excesses(2) == [0, 0, 0]
    assert Counts(mean=0, variance=0).excess(-2) == 2


@pytest.mark.parametrize(
    ("mean", "variance"), [(-1, 1), (2, 1.9), (float("nan"), 1), (1, float("inf"))]
)
def test_moments_that_no_demand_has_are_refused(mean: float, variance: float) -> None:
    with pytest.raises(ValueError, match="mean"):
        Counts(mean=mean, variance=variance)


@given(MEANS, RATIOS)
def test_the_moments_asked_for_are_the_moments_had(mean: float, ratio: float) -> None:
    wanted = counts(mean, ratio)
    chances = wanted.probabilities(int(mean + 60 * (mean * ratio) ** 0.5 + 60 * ratio))
    assert sum(chances) == pytest.approx(1, abs=1e-9)
    assert sum(x * p for x, p in enumerate(chances)) == pytest.approx(mean, rel=1e-7)
    spread = sum((x - mean) ** 2 * p for x, p in enumerate(chances))
    assert spread == pytest.approx(mean * ratio, rel=1e-6)


@given(MEANS, RATIOS)
def test_more_stock_never_means_more_shortage_and_each_unit_helps_less(
    mean: float, ratio: float
) -> None:
    excesses = counts(mean, ratio).excesses(50)
    gains = [low - high for low, high in itertools.pairwise(excesses)]
    assert excesses[0] == mean
    assert all(gain >= 0 for gain in gains)
    assert all(low >= high - 1e-9 for low, high in itertools.pairwise(gains))
    assert all(short >= mean - level - 1e-9 for level, short in enumerate(excesses))


@given(MEANS, RATIOS, st.integers(0, 40))
def test_the_spread_of_what_is_short_is_that_of_its_probabilities(
    mean: float, ratio: float, level: int
) -> None:
    wanted = counts(mean, ratio)
    chances = wanted.probabilities(int(mean + 60 * (mean * ratio) ** 0.5 + 60 * ratio) + level)
    short = sum((x - level) * p for x, p in enumerate(chances) if x > level)
    square = sum((x - level) ** 2 * p for x, p in enumerate(chances) if x > level)
    scale = 1 + mean * ratio + mean**2 + level**2
    assert wanted.excess(level) == pytest.approx(short, abs=1e-7 * scale)
    assert wanted.excess_variance(level) == pytest.approx(square - short**2, abs=1e-7 * scale)


@given(MEANS, RATIOS, st.floats(1, 3), st.integers(0, 60))
def test_of_two_demands_with_one_mean_the_lumpier_runs_shorter(
    mean: float, ratio: float, more: float, level: int
) -> None:
    calm, lumpy = counts(mean, ratio), counts(mean, ratio * more)
    assert lumpy.excess(level) >= calm.excess(level) - 1e-9 * (1 + mean)
