"""Buying unit by unit: no allocation of the same cost or less makes customers wait less."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inventory.domain.ids import PartNumber
from inventory.domain.replenishment.marginal_analysis import (
    Candidate,
    plans,
    reaching,
    within_budget,
)
from inventory.domain.replenishment.two_echelons import Model, Network, Site, Split, best_splits


def candidate(name: str, cost: str, supply_days: float, *demands: float) -> Candidate:
    sites = tuple(Site(daily_demand=each, transport_days=4) for each in demands)
    network = Network(supply_days=supply_days, sites=sites)
    return Candidate(
        part_number=PartNumber(name),
        unit_cost=Decimal(cost),
        splits=best_splits(network, 8, Model.VARI_METRIC),
    )


BOARD = candidate("BOARD", "1500.00", 30, 0.02, 0.05)
PUMP = candidate("PUMP", "300.00", 20, 0.05, 0.05, 0.1)
VALVE = candidate("VALVE", "12.50", 10, 0.1, 0.2)
ALL = (BOARD, PUMP, VALVE)


def test_no_choice_of_units_that_costs_no_more_makes_anybody_wait_less() -> None:
    """Every plan against every other number of units of the three parts."""
    choices = [
        (
            sum(each.unit_cost * split.total for each, split in zip(ALL, splits, strict=True)),
            sum(split.backorders for split in splits),
        )
        for splits in product(*(each.splits for each in ALL))
    ]
    found = list(plans(ALL))
    assert len(found) > 10
    for plan in found:
        least = min(waiting for cost, waiting in choices if cost <= plan.cost)
        assert plan.backorders == pytest.approx(least, abs=1e-9)


def test_cost_and_waiting_of_a_plan_are_those_of_its_splits() -> None:
    for plan in plans(ALL):
        assert plan.cost == sum(
            each.unit_cost * plan.splits[each.part_number].total for each in ALL
        )
        assert plan.backorders == pytest.approx(
            sum(split.backorders for split in plan.splits.values()), abs=1e-9
        )


def test_each_yuan_brings_less_than_the_one_before() -> None:
    found = list(plans(ALL))
    worth = [
        (before.backorders - after.backorders) / float(after.cost - before.cost)
        for before, after in pairwise(found)
    ]
    assert all(before >= after - 1e-12 for before, after in pairwise(worth))


@pytest.mark.parametrize(("budget", "valves"), [("12.49", 0), ("12.50", 1), ("24.99", 1)])
def test_a_budget_is_used_up_to_its_last_fen_and_not_beyond(budget: str, valves: int) -> None:
    plan = within_budget(ALL, Decimal(budget))
    assert plan.splits[VALVE.part_number].total == valves
    assert plan.cost == Decimal("12.50") * valves


def test_the_first_plan_that_waits_no_longer_than_wanted_is_taken() -> None:
    found = list(plans(ALL))
    plan = reaching(ALL, found[5].backorders)
    assert plan is not None
    assert plan.cost == found[5].cost
    assert reaching(ALL, 0.0) is None


def test_two_units_that_help_only_together_are_bought_together() -> None:
    """One unit brings 0.1, two bring 1.0: a hull has no corner at one."""
    splits = [
        Split(central=units, sites=(), backorders=waiting)
        for units, waiting in enumerate((2.0, 1.9, 1.0, 0.8))
    ]
    part = Candidate(part_number=PartNumber("PAIR"), unit_cost=Decimal(10), splits=splits)
    bought = [plan.splits[part.part_number].total for plan in plans([part])]
    assert bought == [0, 2, 3]


@settings(max_examples=40)
@given(st.integers(0, 8000))
def test_more_money_never_makes_anybody_wait_longer(yuan: int) -> None:
    less, more = within_budget(ALL, Decimal(yuan)), within_budget(ALL, Decimal(yuan + 200))
    assert less.cost <= yuan
    assert more.backorders <= less.backorders
