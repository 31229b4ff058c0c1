"""Forecasts of demand: against printed figures, closed forms and long runs of chance."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory.domain.replenishment.forecasting import (
    Forecast,
    Method,
    Smoothing,
    forecast,
    squared_error,
    trail,
)
from inventory.domain.replenishment.pattern import Cutoffs, Pattern, Shape, shape_of

# Monthly sales of a lubricant: Hyndman and Athanasopoulos, Forecasting: Principles and Practice,
# 2nd ed., 12.2, with its table of demands and intervals.
LUBRICANT = (
    *(0, 2, 0, 1, 0, 11, 0, 0, 0, 0, 2, 0),
    *(6, 3, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0),
    *(0, 0, 0, 3, 1, 0, 0, 1, 0, 1, 0, 0),
)
DEMANDS = (2, 1, 11, 2, 6, 3, 7, 3, 1, 1, 1)
INTERVALS = (2, 2, 2, 5, 2, 1, 6, 8, 1, 3, 2)
# What the package intermittent-forecast (PyPI) expects of itself in its tests of Croston's family.
SERIES = (0, 0, 3, 0, 4, 0, 0, 0, 2, 0)
EARLY = (5, 0, 0, 2, 0, 0, 0, 0, 9, 1)
CUTOFFS = Cutoffs(interval=1.32, variation=0.49)
CONSTANTS = (0.05, 0.1, 0.15, 0.2, 0.3)
HISTORIES = st.lists(st.integers(0, 30), min_size=1, max_size=40)
METHODS = st.sampled_from(Method)


def smoothing(size: float, interval: float) -> Smoothing:
    return Smoothing(size=size, interval=interval)


@pytest.mark.parametrize(
    ("method", "constants", "expected"),
    [
        (Method.CROSTON, (0.5, 0.2), [1, 1, 1.25, 1.25, 1.25, 1.25, 0.904605, 0.904605]),
        (Method.SBA, (0.5, 0.2), [0.9, 0.9, 1.125, 1.125, 1.125, 1.125, 0.8141447, 0.8141447]),
    ],
)
def test_the_figures_of_a_published_package_are_met(
    method: Method, constants: tuple[float, float], expected: list[float]
) -> None:
    found = trail(method, SERIES, smoothing(*constants))
    assert found[:2] == [None, None]
    assert found[2:] == pytest.approx(expected, rel=1e-6)


def test_the_published_figures_of_tsb_are_met_from_the_first_period_on() -> None:
    expected = [0.9, 0.81, 1.029, 0.9261, 1.246839, 1.1221551, 1.0099396, 0.9089456, 1.0123723]
    found = trail(Method.TSB, SERIES, smoothing(0.3, 0.1))
    assert found == pytest.approx([*expected, 0.9111351], rel=1e-6)


@pytest.mark.parametrize(
    ("method", "constants", "history", "told"),
    [
        (Method.CROSTON, (0.1, 0.1), LUBRICANT, 0.9845965213577743),
        (Method.SBA, (0.1, 0.1), LUBRICANT, 0.9353666952898856),
        (Method.CROSTON, (0.1, 0.1), SERIES, 0.9933554817275747),
        (Method.SBA, (0.1, 0.1), SERIES, 0.9436877076411959),
        (Method.CROSTON, (0.1, 0.1), EARLY, 3.099211563731931),
        (Method.SBA, (0.1, 0.1), EARLY, 2.944250985545334),
        (Method.TSB, (0.1, 0.1), EARLY, 2.974373166313001),
        (Method.TSB, (0.3, 0.2), EARLY, 2.295368771072),
    ],
)
def test_a_library_of_forecasts_tells_the_same(
    method: Method, constants: tuple[float, float], history: tuple[int, ...], told: float
) -> None:
    """What statsforecast 2.1.1 answers. Its TSB starts from the first period's own probability,
    ours from that of the first interval: they agree where the first period has a demand."""
    found = trail(method, history, smoothing(*constants))[-1]
    assert found == pytest.approx(told, rel=1e-12)


def test_the_lubricants_forecast_is_smoothed_demand_over_smoothed_interval() -> None:
    """The book's two series, each smoothed on its own."""
    alpha = 0.1
    size, interval = float(DEMANDS[0]), float(INTERVALS[0])
    for units, since in zip(DEMANDS[1:], INTERVALS[1:], strict=True):
        size, interval = size + alpha * (units - size), interval + alpha * (since - interval)
    assert trail(Method.CROSTON, LUBRICANT, smoothing(alpha, alpha))[-1] == pytest.approx(
        size / interval
    )


@pytest.mark.parametrize("every", [1, 2, 7])
def test_the_same_demand_at_the_same_interval_is_foreseen_exactly(every: int) -> None:
    history = ([0] * (every - 1) + [6]) * 20
    assert trail(Method.CROSTON, history, smoothing(0.2, 0.1))[-1] == pytest.approx(6 / every)
    assert trail(Method.SBA, history, smoothing(0.2, 0.1))[-1] == pytest.approx(
        6 / every * (1 - 0.1 / 2)
    )


def test_smoothing_weighs_each_period_less_the_older_it_is() -> None:
    history, alpha = (4, 0, 7, 2), 0.3
    weights = [(1 - alpha) ** 3, *(alpha * (1 - alpha) ** age for age in (2, 1, 0))]
    expected = sum(weight * units for weight, units in zip(weights, history, strict=True))
    assert trail(Method.SES, history, smoothing(alpha, alpha))[-1] == pytest.approx(expected)


def test_only_tsb_forgets_a_part_that_nobody_asks_for_any_more() -> None:
    history = (5, 0, 5, 0, 5)
    gone = history + (0,) * 12
    constants = smoothing(0.1, 0.2)
    before, after = trail(Method.TSB, history, constants)[-1], trail(Method.TSB, gone, constants)
    assert before is not None
    assert after[-1] == pytest.approx(before * 0.8**12)
    for method in (Method.CROSTON, Method.SBA):
        assert trail(method, gone, constants)[-1] == trail(method, history, constants)[-1]


def test_croston_is_too_high_on_average_and_syntetos_and_boylan_correct_it() -> None:
    """Every third period has a demand of one: the true rate is 1/3 (Syntetos and Boylan 2001)."""
    random = Random(20261122)
    history = [int(random.random() < 1 / 3) for _ in range(60_000)]
    constants = smoothing(0.2, 0.2)

    def mean_of(method: Method) -> float:
        told = [each for each in trail(method, history, constants)[200:] if each is not None]
        return sum(told) / len(told)

    assert mean_of(Method.CROSTON) > 1.06 / 3
    assert mean_of(Method.SBA) == pytest.approx(1 / 3, rel=0.04)
    assert mean_of(Method.TSB) == pytest.approx(1 / 3, rel=0.02)


@given(METHODS, HISTORIES)
def test_the_constants_chosen_are_those_that_erred_least(
    method: Method, history: list[int]
) -> None:
    found = forecast(method, history, CONSTANTS)
    if not any(history) and method is not Method.SES:
        assert found is None
        return
    assert found is not None
    errors = [
        squared_error(history, trail(method, history, smoothing(*pair)))
        for pair in product(CONSTANTS, CONSTANTS)
    ]
    assert found.variance == max(min(errors), found.rate)
    assert trail(method, history, found.smoothing)[-1] == found.rate


@given(METHODS, HISTORIES, st.integers(2, 9))
def test_a_forecast_lies_among_the_demands_and_counts_in_their_units(
    method: Method, history: list[int], dozen: int
) -> None:
    constants = smoothing(0.15, 0.1)
    once = trail(method, history, constants)
    crates = trail(method, [units * dozen for units in history], constants)
    assert len(once) == len(history)
    for told, more in zip(once, crates, strict=True):
        assert (told is None) == (more is None)
        if told is not None and more is not None:
            assert 0 <= told <= max(history) + 1e-9
            assert more == pytest.approx(told * dozen)


def test_what_nobody_ever_asked_for_has_no_forecast() -> None:
    assert forecast(Method.SBA, (0, 0, 0), CONSTANTS) is None
    assert trail(Method.TSB, (0, 0), smoothing(0.1, 0.1)) == [None, None]


def test_one_demand_alone_has_no_error_yet_and_varies_as_chance_does() -> None:
    assert forecast(Method.CROSTON, (0, 0, 0, 8), CONSTANTS) == Forecast(
        method=Method.CROSTON, smoothing=smoothing(0.05, 0.05), rate=2.0, variance=2.0
    )


@pytest.mark.parametrize("constant", [0, -0.1, 1.01])
def test_a_smoothing_constant_out_of_range_is_refused(constant: float) -> None:
    with pytest.raises(ValueError, match="smoothing"):
        smoothing(constant, 0.1)
    with pytest.raises(ValueError, match="smoothing"):
        smoothing(0.1, constant)


@pytest.mark.parametrize(
    ("history", "pattern"),
    [
        ((4, 5, 4, 5, 4, 5), Pattern.SMOOTH),
        ((1, 9, 1, 9, 1, 1), Pattern.ERRATIC),
        ((0, 4, 0, 5, 0, 4), Pattern.INTERMITTENT),
        (LUBRICANT, Pattern.LUMPY),
        ((0, 0, 0), Pattern.NONE),
    ],
)
def test_demand_is_told_apart_by_how_often_and_how_unevenly_it_comes(
    history: tuple[int, ...], pattern: Pattern
) -> None:
    assert shape_of(history, CUTOFFS).pattern is pattern


def test_the_lubricant_is_asked_for_every_third_month_in_very_different_quantities() -> None:
    mean = sum(DEMANDS) / 11
    variation = sum((units - mean) ** 2 for units in DEMANDS) / 11 / mean**2
    found = shape_of(LUBRICANT, CUTOFFS)
    assert found.pattern is Pattern.LUMPY
    assert (found.interval, found.variation) == pytest.approx((36 / 11, variation))


@pytest.mark.parametrize(
    ("interval", "pattern"),
    [(1.49, Pattern.INTERMITTENT), (1.5, Pattern.INTERMITTENT), (1.51, Pattern.SMOOTH)],
)
def test_from_the_cut_off_on_demand_counts_as_seldom(interval: float, pattern: Pattern) -> None:
    cutoffs = Cutoffs(interval=interval, variation=0.49)
    assert shape_of((2, 2, 0), cutoffs).pattern is pattern


@pytest.mark.parametrize(
    ("variation", "pattern"),
    [(0.24, Pattern.ERRATIC), (0.25, Pattern.ERRATIC), (0.26, Pattern.SMOOTH)],
)
def test_from_the_cut_off_on_quantities_count_as_uneven(variation: float, pattern: Pattern) -> None:
    cutoffs = Cutoffs(interval=1.32, variation=variation)
    assert shape_of((1, 3), cutoffs) == Shape(pattern=pattern, interval=1.0, variation=0.25)
