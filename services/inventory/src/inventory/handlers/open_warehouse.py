"""Use case: open a warehouse of a branch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.events import WarehouseOpened
from inventory.domain.ids import BranchCode, WarehouseCode
from inventory.domain.warehouse import Warehouse, known_branch, opened
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenWarehouse:
    code: WarehouseCode
    branch_code: BranchCode
    name: str
    is_central: bool = False


def open_warehouse(cmd: OpenWarehouse, tx: Tx, now: datetime) -> Warehouse:
    """Open a warehouse; a branch's first one serves its requisitions by default.

    Args:
        cmd: The warehouse; the same facts again change nothing.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        BranchUnknown: Intake has not announced the branch here.
        WarehouseAlreadyOpen: The code belongs to a warehouse with other facts.

    Source: rulebook P-01.
    """
    known_branch(tx.branches.lock(cmd.branch_code), cmd.branch_code)
    known = tx.warehouses.find(cmd.code)
    warehouse = opened(
        known,
        Warehouse(
            code=cmd.code,
            branch_code=cmd.branch_code,
            name=cmd.name,
            is_home=tx.warehouses.home_of(cmd.branch_code) is None,
            is_central=cmd.is_central,
        ),
    )
    if known is None:
        tx.warehouses.add(warehouse)
        tx.outbox.append(WarehouseOpened(warehouse=warehouse, occurred_at=now))
    return warehouse
