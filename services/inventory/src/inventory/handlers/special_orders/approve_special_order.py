"""Use case: approve a special order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.ids import SpecialOrderId
from inventory.domain.special_orders.special_order import SpecialOrder
from inventory.domain.warehouse import known_branch
from inventory.domain.work_order import unknown
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproveSpecialOrder:
    """`supplier` and `reason`: of self-procurement, whose quote is taken, and why."""

    special_order_id: SpecialOrderId
    supplier: str = ""
    reason: str = ""


def approve_special_order(cmd: ApproveSpecialOrder, tx: Tx, now: datetime) -> SpecialOrder:
    """Approve what somebody else proposed; from then on the customer may pay his deposit.

    Args:
        cmd: The order, and of self-procurement the choice.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        SpecialOrderNotFound: There is none, or it belongs to a branch of others.
        WorkOrderUnknown: Its order went to another branch.
        Refused: See `SpecialOrder.approve`.

    Source: rulebook P-13.
    """
    order = tx.special_orders.lock(cmd.special_order_id)
    work = tx.work_orders.find(order.work_order_id)
    if work is None:
        raise unknown(order.work_order_id)
    branch = known_branch(tx.branches.find(order.branch_code), order.branch_code)
    day = branch.day_of(now)
    return tx.special_orders.save(
        order.approve(
            tx.actor,
            tx.policies.approval(day),
            tx.policies.special_orders(day),
            now,
            is_chargeable=work.is_chargeable(now),
            supplier=cmd.supplier,
            reason=cmd.reason,
        )
    )
