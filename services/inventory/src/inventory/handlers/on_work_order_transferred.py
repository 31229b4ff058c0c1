"""Reaction: a work order went to another branch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.ids import BranchCode, WorkOrderId
from inventory.domain.work_order import not_known_yet
from inventory.handlers.leaving_behind import leave_behind
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrderTransferred:
    """`transferred_at` is the time of the event (UTC)."""

    work_order_id: WorkOrderId
    branch_code: BranchCode
    transferred_at: datetime


def on_work_order_transferred(event: WorkOrderTransferred, tx: Tx, now: datetime) -> None:
    """Follow the order to its branch and note what its old branch still holds for it, for release.

    Args:
        event: The branch that serves the order from now on.
        tx: Open transaction, committed by the caller together with inbox and outbox.
        now: Time of the reaction (UTC).

    Raises:
        WorkOrderNotKnownYet: The event that opens the order has not come; ask again later.

    Source: rulebook P-01, P-04.
    """
    order = tx.work_orders.lock_alone(event.work_order_id)
    if order is None:
        raise not_known_yet(event.work_order_id)
    if order.branch_code == event.branch_code:
        return
    tx.work_orders.save(order.transferred(event.branch_code))
    reason = f"work order transferred to {event.branch_code}"
    leave_behind(tx, order.id, reason, event.transferred_at)
