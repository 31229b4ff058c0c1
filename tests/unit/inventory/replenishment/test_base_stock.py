"""Base stock of a centre and its branches, from the demand that was seen to the units to hold."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from fakes.inventory import FIGURES
from inventory.domain.ids import PartNumber, WarehouseCode
from inventory.domain.part import PartNotFound
from inventory.domain.replenishment.base_stock import (
    BaseStock,
    BaseStockWithoutPrice,
    NamedTwice,
)
from inventory.domain.replenishment.two_echelons import Model, Network, Site, backorders
from inventory.domain.warehouse import WarehouseNotFound
from inventory.handlers.register_part import RegisterPart, register_part
from inventory.handlers.replenishment.plan_base_stock import PlanBaseStock, plan_base_stock
from unit.inventory.replenishment.shelf import TODAY, Shelf
from unit.inventory.scene import (
    BEIJING,
    BOARD,
    COSTS,
    KEEPER,
    PUMP,
    SHANGHAI,
    STORE,
    SUPERVISOR,
    Scene,
    Who,
)

POLICY = FIGURES.replenishment(TODAY.date()).body.base_stock
SHANGHAI_STORE = WarehouseCode("SH01-W1")
CENTRE = WarehouseCode("CENTRE")
PLAN = PlanBaseStock(
    central_code=CENTRE,
    warehouse_codes=(STORE, SHANGHAI_STORE),
    part_numbers=(BOARD, PUMP),
    budget=Decimal(6000),
    most_backorders=0.0,
)


@pytest.fixture
def shelf(scene: Scene) -> Shelf:
    """Boards wanted now and then in two branches, pumps in one."""
    shelf = Shelf(scene)
    scene.branch(SHANGHAI)
    scene.warehouse(SHANGHAI_STORE, SHANGHAI)
    scene.warehouse(CENTRE, BEIJING)
    for period in range(26, 0, -2):
        shelf.days_ago(period * 28 - 14)
        scene.request_all({"BOARD": 1, "PUMP": 2})
        scene.request_all({"BOARD": 1}, scene.order(branch=SHANGHAI))
    shelf.today()
    return shelf


def planned(shelf: Shelf, cmd: PlanBaseStock = PLAN, who: Who = SUPERVISOR) -> BaseStock:
    return shelf.scene.do(plan_base_stock, cmd, who)


def test_a_budget_buys_what_takes_off_most_waiting(shelf: Shelf) -> None:
    found = planned(shelf)
    assert found.model is Model.VARI_METRIC
    assert 0 < found.plan.cost <= 6000
    assert found.plan.cost == sum(
        COSTS[part] * split.total for part, split in found.plan.splits.items()
    )
    board = found.daily_demand[BOARD]
    assert board[0] == pytest.approx(board[1])
    assert board[0] == pytest.approx(0.5 / 28, rel=0.15)
    assert found.daily_demand[PUMP][1] == 0
    assert found.plan.splits[PUMP].sites[1] == 0


def test_what_is_promised_is_what_the_model_says_of_the_split(shelf: Shelf) -> None:
    for model in Model:
        found = planned(shelf, replace(PLAN, model=model))
        for part, split in found.plan.splits.items():
            network = Network(
                supply_days=POLICY.supply.days,
                sites=tuple(
                    Site(daily_demand=daily, transport_days=POLICY.transport.days)
                    for daily in found.daily_demand[part]
                ),
            )
            assert split.backorders == pytest.approx(
                backorders(network, split.central, split.sites, model), abs=1e-9
            )
        assert found.model is model


def test_the_centres_own_customers_wait_for_no_transport(shelf: Shelf) -> None:
    own = replace(PLAN, central_code=STORE, part_numbers=(BOARD,), budget=Decimal(0))
    away = replace(own, central_code=CENTRE)
    nearer, farther = planned(shelf, own), planned(shelf, away)
    saved = nearer.daily_demand[BOARD][0] * POLICY.transport.days
    assert saved > 0
    assert farther.plan.backorders - nearer.plan.backorders == pytest.approx(saved)


def test_so_few_waiting_is_reached_at_the_least_cost_of_the_plans(shelf: Shelf) -> None:
    wanted = replace(PLAN, budget=None, most_backorders=0.5)
    found = planned(shelf, wanted)
    assert found.is_reached
    assert found.plan.backorders <= 0.5
    cheaper = planned(shelf, replace(PLAN, budget=found.plan.cost - Decimal("0.01")))
    assert cheaper.plan.backorders > 0.5


def test_a_goal_out_of_reach_is_said_to_be(shelf: Shelf) -> None:
    found = planned(shelf, replace(PLAN, budget=None, most_backorders=1e-300))
    assert not found.is_reached
    assert max(split.total for split in found.plan.splits.values()) <= POLICY.most_units


def test_nonsense_is_refused_by_name(shelf: Shelf) -> None:
    free = PartNumber("FREE")
    cmd = RegisterPart(part_number=free, name="free", unit="个", unit_cost=Decimal(0))
    shelf.scene.do(register_part, cmd, KEEPER)
    for wrong, error in (
        ({"part_numbers": (BOARD, BOARD)}, NamedTwice),
        ({"warehouse_codes": (STORE, STORE)}, NamedTwice),
        ({"part_numbers": (PartNumber("X"),)}, PartNotFound),
        ({"part_numbers": (free,)}, BaseStockWithoutPrice),
        ({"central_code": WarehouseCode("X")}, WarehouseNotFound),
        ({"warehouse_codes": (WarehouseCode("X"),)}, WarehouseNotFound),
    ):
        with pytest.raises(error):
            planned(shelf, replace(PLAN, **wrong))


def test_other_branches_stock_is_not_shown(shelf: Shelf) -> None:
    one_branch = Who(subject="S-09", role="supervisor", branches=frozenset({BEIJING}))
    with pytest.raises(WarehouseNotFound):
        planned(shelf, who=one_branch)
