"""Use case: a department asks for parts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.ids import DepartmentCode, WarehouseCode
from inventory.domain.instants import happened_at
from inventory.domain.internal_use.budget import budget_of
from inventory.domain.internal_use.internal_use import InternalUse, InternalUseId, UseStep
from inventory.domain.lines import PartLine, by_quantity, checked_lines, numbers_of
from inventory.domain.part import amount_of
from inventory.domain.warehouse import known_branch
from inventory.handlers.clock_skew import skew_of
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class AskInternalUse:
    use_id: InternalUseId
    warehouse_code: WarehouseCode
    department_code: DepartmentCode
    lines: tuple[PartLine, ...]
    purpose: str
    occurred_at: datetime | None = None


def ask_internal_use(cmd: AskInternalUse, tx: Tx, now: datetime) -> InternalUse:
    """Ask a warehouse for what a department of its branch uses up; nothing is held or spent yet.

    Args:
        cmd: By quantity, each part once, and what for.
        tx: Open transaction, committed by the caller.
        now: Time of the command (UTC).

    Raises:
        WarehouseNotFound: There is none, or it belongs to a branch of others.
        DepartmentHasNoBudget: DEPARTMENT_HAS_NO_BUDGET, on that day, or not in the warehouse's
            branch.
        PartNotFound: A part is not on the price list.
        Invalid: A quantity is not above zero, a part is named twice, or the time is ahead.

    Source: rulebook P-17.
    """
    lines = by_quantity(checked_lines(cmd.lines))
    warehouse = tx.warehouses.get(cmd.warehouse_code)
    branch = known_branch(tx.branches.find(warehouse.branch_code), warehouse.branch_code)
    at = happened_at(cmd.occurred_at, now, skew=skew_of(branch.code, tx, now), rule="P-17")
    day = branch.day_of(at)
    department = tx.departments.find(cmd.department_code)
    is_ours = department is not None and department.branch_code == branch.code
    known = tx.departments.budget_on(cmd.department_code, day) if is_ours else None
    budget_of(cmd.department_code, known)
    return tx.internal_uses.add(
        InternalUse(
            id=cmd.use_id,
            branch_code=branch.code,
            warehouse_code=warehouse.code,
            department_code=cmd.department_code,
            lines=lines,
            amount=amount_of(lines, tx.part_list.on_day(numbers_of(lines), day)),
            purpose=cmd.purpose,
            asked=UseStep(by=tx.actor.subject, at=at),
        )
    )
