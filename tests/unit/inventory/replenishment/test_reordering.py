"""Reorder points: against a textbook, their limits, and a simulated shelf."""

from __future__ import annotations

import itertools
from dataclasses import replace
from math import exp
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inventory.domain.replenishment.reordering import (
    NOT_STOCKED,
    DailyDemand,
    OrderRule,
    Supply,
    economic_lot,
    fill_rates,
    order_rule,
)

DEMANDS = st.builds(
    lambda mean, ratio: DailyDemand(mean=mean, variance=mean * ratio),
    st.floats(0.005, 3),
    st.floats(1, 8),
)
SUPPLIES = st.builds(
    lambda review, lead, spread: Supply(
        review_days=review, lead_days=lead, lead_deviation=lead * spread
    ),
    st.floats(0.5, 30),
    st.floats(0, 60),
    st.floats(0, 2),
)
LOTS = st.integers(1, 30)
TARGETS = st.floats(0.5, 0.995)


def test_a_textbook_part_reaches_the_fill_rate_printed_there() -> None:
    """Hopp and Spearman, Factory Physics, ch. 2: 14 a year, 45 days, lots of 4, point 2: 0.904.

    The book rounds on its way, 1 - (0.389 - 0.003) / 4, and looks at its stock all the time; here
    reviews are half a minute apart.
    """
    demand = DailyDemand(mean=14 / 365, variance=14 / 365)
    supply = Supply(review_days=0.0003, lead_days=45)
    reached = fill_rates(demand, supply, lot=4, last=40)
    assert reached[2 - NOT_STOCKED] == pytest.approx(1 - (0.389 - 0.003) / 4, abs=0.0003)
    assert order_rule(demand, supply, lot=4, target=0.90).reorder_point == 2


def test_a_textbook_lot_is_the_printed_one() -> None:
    """Hopp and Spearman, Factory Physics, ch. 2, MedEquip: 1000 a year, 500 a setup, 35 to hold."""
    assert round(economic_lot(1000, 500, 35)) == 169


@pytest.mark.parametrize(
    ("demand", "supply", "lot", "point"),
    [
        (DailyDemand(mean=0.3, variance=0.3), Supply(review_days=7, lead_days=10), 1, 4),
        (DailyDemand(mean=0.4, variance=1.6), Supply(review_days=7, lead_days=14), 8, 7),
        (
            DailyDemand(mean=0.5, variance=1.0),
            Supply(review_days=7, lead_days=12, lead_deviation=3),
            5,
            9,
        ),
    ],
)
def test_a_simulated_shelf_fills_what_was_planned(
    demand: DailyDemand, supply: Supply, lot: int, point: int
) -> None:
    planned = fill_rates(demand, supply, lot, last=lot + point + 1)[point - NOT_STOCKED]
    rule = OrderRule(reorder_point=point, lot=lot, fill_rate=planned)
    assert 0.5 < planned < 0.99
    assert simulated(demand, supply, rule, days=120_000, seed=7) == pytest.approx(
        planned, abs=0.012
    )


def simulated(
    demand: DailyDemand, supply: Supply, rule: OrderRule, *, days: int, seed: int
) -> float:
    """Return the share of demand met from the shelf in so many simulated days."""
    random = Random(seed)
    arrivals = [0] * (days + 100)
    net, on_order = rule.order_up_to, 0
    wanted = filled = 0
    for day in range(days):
        on_order -= arrivals[day]
        net += arrivals[day]
        if day % supply.review_days == 0 and (more := rule.quantity(net + on_order)):
            (lead,) = random.choices(*zip(*supply.lead_times, strict=True))
            on_order += more
            if lead:
                arrivals[day + round(lead)] += more
        asked = units_of_a_day(random, demand)
        wanted += asked
        filled += min(asked, max(0, net))
        net -= asked
    return filled / wanted


def units_of_a_day(random: Random, demand: DailyDemand) -> int:
    """Draw negative binomial demand as a Poisson number whose mean is gamma distributed."""
    mean = demand.mean
    if demand.variance > demand.mean:
        scale = demand.variance / demand.mean - 1
        mean = random.gammavariate(demand.mean / scale, scale)
    units, left = 0, random.random()
    while left > exp(-mean):
        units, left = units + 1, left * random.random()
    return units


@settings(max_examples=40)
@given(DEMANDS, SUPPLIES, LOTS)
def test_a_higher_point_never_fills_less_and_any_share_can_be_reached(
    demand: DailyDemand, supply: Supply, lot: int
) -> None:
    reached = fill_rates(demand, supply, lot, last=lot + 60)
    assert all(0 <= rate <= 1 + 1e-9 for rate in reached)
    assert all(low <= high + 1e-9 for low, high in itertools.pairwise(reached))


@settings(max_examples=40)
@given(DEMANDS, SUPPLIES, LOTS, TARGETS)
def test_the_point_found_reaches_the_target_and_the_one_below_does_not(
    demand: DailyDemand, supply: Supply, lot: int, target: float
) -> None:
    rule = order_rule(demand, supply, lot, target)
    reached = fill_rates(demand, supply, lot, last=rule.order_up_to + 1)
    assert rule.fill_rate == pytest.approx(reached[rule.reorder_point - NOT_STOCKED])
    assert rule.fill_rate >= target
    if rule.reorder_point > NOT_STOCKED:
        assert reached[rule.reorder_point - NOT_STOCKED - 1] < target


@settings(max_examples=40)
@given(DEMANDS, SUPPLIES, LOTS, TARGETS, st.floats(0, 0.0049))
def test_more_is_held_for_a_higher_share_longer_waiting_or_smaller_lots(
    demand: DailyDemand, supply: Supply, lot: int, target: float, more: float
) -> None:
    steady = replace(supply, lead_deviation=0.0)
    point = order_rule(demand, steady, lot, target).reorder_point
    longer = replace(steady, lead_days=steady.lead_days + 5)
    assert order_rule(demand, steady, lot, target + more).reorder_point >= point
    assert order_rule(demand, longer, lot, target).reorder_point >= point
    assert order_rule(demand, steady, lot + 1, target).reorder_point <= point


def test_lumpier_demand_and_uncertain_supply_need_more_on_the_shelf() -> None:
    calm, lumpy = (DailyDemand(mean=0.5, variance=each) for each in (0.5, 4.0))
    sure = Supply(review_days=7, lead_days=21)
    unsure = replace(sure, lead_deviation=10.0)
    points = [
        order_rule(demand, supply, 5, 0.95).reorder_point
        for demand, supply in ((calm, sure), (lumpy, sure), (calm, unsure), (lumpy, unsure))
    ]
    assert points[0] < points[1] < points[3]
    assert points[0] < points[2] < points[3]


@given(SUPPLIES)
def test_the_lead_times_worked_with_have_the_mean_and_deviation_told(supply: Supply) -> None:
    times = supply.lead_times
    mean = sum(days * chance for days, chance in times)
    variance = sum((days - mean) ** 2 * chance for days, chance in times)
    assert sum(chance for _, chance in times) == pytest.approx(1)
    assert mean == pytest.approx(supply.lead_days)
    assert variance == pytest.approx(supply.lead_deviation**2, abs=1e-9)


@pytest.mark.parametrize(
    ("position", "quantity"), [(6, 0), (5, 4), (4, 4), (2, 4), (1, 8), (-20, 28)]
)
def test_lots_are_ordered_until_the_position_is_above_the_point(
    position: int, quantity: int
) -> None:
    rule = OrderRule(reorder_point=5, lot=4, fill_rate=0.95)
    assert rule.quantity(position) == quantity
    assert rule.order_up_to == 9


@given(st.integers(-1, 50), LOTS, st.integers(-50, 120))
def test_an_order_lifts_the_position_above_the_point_and_no_higher_than_planned(
    point: int, lot: int, position: int
) -> None:
    rule = OrderRule(reorder_point=point, lot=lot, fill_rate=0.95)
    quantity = rule.quantity(position)
    assert quantity % lot == 0
    if position > point:
        assert quantity == 0
    else:
        assert point < position + quantity <= rule.order_up_to


def test_a_full_fill_rate_cannot_be_planned_for() -> None:
    with pytest.raises(ValueError, match="cannot be planned"):
        order_rule(DailyDemand(mean=1, variance=1), Supply(review_days=7, lead_days=7), 1, 1.0)


def test_a_lead_time_of_no_days_does_not_vary() -> None:
    with pytest.raises(ValueError, match="does not vary"):
        Supply(review_days=7, lead_days=0, lead_deviation=1)
