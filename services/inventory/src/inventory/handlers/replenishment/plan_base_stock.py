"""Use case: plan what a central warehouse and its branches should hold one for one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from inventory.domain.ids import PartNumber, WarehouseCode
from inventory.domain.part import Part, PartNotFound
from inventory.domain.replenishment.base_stock import (
    BaseStock,
    BaseStockWithoutPrice,
    NamedTwice,
)
from inventory.domain.replenishment.marginal_analysis import (
    Candidate,
    plans,
    reaching,
    within_budget,
)
from inventory.domain.replenishment.policy import DAY, ReplenishmentPolicy
from inventory.domain.replenishment.review import expected
from inventory.domain.replenishment.two_echelons import Model, Network, Site, best_splits
from inventory.domain.replenishment.window import Window
from inventory.domain.warehouse import known_branch
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanBaseStock:
    """Which parts for which warehouses, and how far to go.

    Args:
        central_code: Supplies the others; if it is among them, its own customers wait for no
            transport.
        warehouse_codes: Each once.
        part_numbers: Each once.
        budget: CNY to spend at most; None: as much as `most_backorders` takes.
        most_backorders: Units that customers may wait for on average; used without a budget.
        model: None: that of the policy.
    """

    central_code: WarehouseCode
    warehouse_codes: tuple[WarehouseCode, ...]
    part_numbers: tuple[PartNumber, ...]
    budget: Decimal | None
    most_backorders: float
    model: Model | None = None


def plan_base_stock(cmd: PlanBaseStock, tx: Tx, now: datetime) -> BaseStock:
    """Find the stock with the fewest people waiting for a budget, or the cheapest for so many.

    Args:
        cmd: Parts, warehouses and how far to go.
        tx: Open transaction; nothing is written.
        now: Up to when demand is looked back on (UTC).

    Raises:
        WarehouseNotFound: There is none of a code, or it belongs to a branch of others.
        PartNotFound: A part is not on the price list.
        BaseStockWithoutPrice: A part costs nothing, so that no budget limits it.
        NamedTwice: A part or a warehouse is named twice.

    Source: rulebook P-15.
    """
    for field, names in (
        ("warehouse_codes", cmd.warehouse_codes),
        ("part_numbers", cmd.part_numbers),
    ):
        if len(set(names)) < len(names):
            raise NamedTwice(f"{field}: a name stands twice", rule="P-15", field=field)
    central = tx.warehouses.get(cmd.central_code)
    branch = known_branch(tx.branches.find(central.branch_code), central.branch_code)
    policy = tx.policies.replenishment(branch.day_of(now))
    model = cmd.model or policy.body.base_stock.model
    parts = tx.parts.find_all(cmd.part_numbers)
    demand = _daily_demand(cmd, tx, policy.body, now)
    candidates = [
        Candidate(
            part_number=number,
            unit_cost=_price(parts.get(number), number),
            splits=best_splits(
                _network(cmd, demand[number], policy.body),
                policy.body.base_stock.most_units,
                model,
            ),
        )
        for number in cmd.part_numbers
    ]
    if cmd.budget is not None:
        plan, is_reached = within_budget(candidates, cmd.budget), True
    else:
        found = reaching(candidates, cmd.most_backorders)
        plan, is_reached = found or list(plans(candidates))[-1], found is not None
    return BaseStock(
        plan=plan,
        daily_demand=demand,
        is_reached=is_reached,
        model=model,
        policy_ref=policy.ref,
    )


def _daily_demand(
    cmd: PlanBaseStock, tx: Tx, policy: ReplenishmentPolicy, now: datetime
) -> Mapping[PartNumber, tuple[float, ...]]:
    window = Window(until=now, period=policy.period, periods=policy.periods)
    days = policy.period / DAY
    histories = [
        tx.demands.history(tx.warehouses.get(code).code, window) for code in cmd.warehouse_codes
    ]
    found: dict[PartNumber, tuple[float, ...]] = {}
    for number in cmd.part_numbers:
        told = [expected(history.get(number, ()), policy) for history in histories]
        found[number] = tuple(each.rate / days if each else 0.0 for each in told)
    return found


def _network(cmd: PlanBaseStock, demand: tuple[float, ...], policy: ReplenishmentPolicy) -> Network:
    transport = policy.base_stock.transport / DAY
    return Network(
        supply_days=policy.base_stock.supply / DAY,
        sites=tuple(
            Site(daily_demand=daily, transport_days=0.0 if code == cmd.central_code else transport)
            for code, daily in zip(cmd.warehouse_codes, demand, strict=True)
        ),
    )


def _price(part: Part | None, number: PartNumber) -> Decimal:
    if part is None:
        raise PartNotFound(f"there is no part {number}", rule="P-15", part_number=number)
    if not part.unit_cost:
        raise BaseStockWithoutPrice(
            f"{number} costs nothing", rule="P-15", field="part_numbers", part_number=number
        )
    return part.unit_cost
