"""Use case: what came into a warehouse and went out of it in a month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from inventory.domain.ids import WarehouseCode
from inventory.domain.stock_month import (
    Costs,
    Month,
    PartMonth,
    StockMonthLine,
    stock_month,
    summed,
)
from inventory.domain.warehouse import known_branch
from inventory.handlers.counts.blindness import require_sight
from inventory.ports import Tx

_AT_ONCE: Final = 500


def read_stock_month(
    warehouse_code: WarehouseCode, first: date, tx: Tx, *, after: str | None, limit: int
) -> Sequence[PartMonth]:
    """Return parts with what came and went of them; nothing is written.

    Args:
        warehouse_code: Which warehouse.
        first: First day of the month, in the branch's calendar.
        tx: Open transaction.
        after: Part number behind which to begin; None: from the first on.
        limit: Most parts to return.

    Raises:
        WarehouseNotFound: There is none, or it belongs to a branch of others.
        CountIsBlind: COUNT_IS_BLIND, who asks counts there.

    Source: rulebook P-14.
    """
    warehouse = tx.warehouses.get(warehouse_code)
    require_sight(tx, warehouse.code)
    branch = known_branch(tx.branches.find(warehouse.branch_code), warehouse.branch_code)
    month = Month(first=first, zone=branch.time_zone)
    numbers = tx.stock_months.parts(warehouse.code, after, limit)
    parts = tx.parts.find_all(numbers)
    moved = tx.stock_months.moved(warehouse.code, numbers, month)
    costs = Costs(parts, tx.part_list.prices(numbers))
    lines = stock_month(numbers, moved, costs, month)
    return [PartMonth(part=parts[number], line=lines[number]) for number in numbers]


def sum_stock_month(warehouse_code: WarehouseCode, first: date, tx: Tx) -> StockMonthLine:
    """Return the sum over all parts of a warehouse; nothing is written.

    Args:
        warehouse_code: Which warehouse.
        first: First day of the month, in the branch's calendar.
        tx: Open transaction.

    Raises:
        WarehouseNotFound: There is none, or it belongs to a branch of others.
        CountIsBlind: COUNT_IS_BLIND, who asks counts there.

    Source: rulebook P-14.
    """
    total, after = StockMonthLine(), None
    while True:
        found = read_stock_month(warehouse_code, first, tx, after=after, limit=_AT_ONCE)
        total = summed((total, *(each.line for each in found)))
        if len(found) < _AT_ONCE:
            return total
        after = found[-1].part.part_number
