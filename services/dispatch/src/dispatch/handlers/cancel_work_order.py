"""Use case: no visit is wanted any more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dispatch.domain.events import Origin, WorkOrderCancelled
from dispatch.domain.identity import WorkOrderId
from dispatch.domain.work_order import WorkOrder
from dispatch.handlers.recording import Told, commanded, record
from dispatch.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelWorkOrder:
    """`occurred_at` None means now."""

    work_order_id: WorkOrderId
    reason: str
    occurred_at: datetime | None = None


def cancel_work_order(cmd: CancelWorkOrder, tx: Tx, now: datetime) -> WorkOrder:
    """Cancel an order that is not done, with a reason.

    Args:
        cmd: The order, why, and when it was decided (UTC).
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        IllegalTransition: The work is done, signed, closed or cancelled.

    Source: rulebook D-06.
    """
    order = tx.work_orders.lock(cmd.work_order_id)
    told = Told(rule="D-06", at=cmd.occurred_at, note=cmd.reason)
    deed = commanded(order, told, tx, now)
    cancelled = order.cancelled(deed.at)
    announced = WorkOrderCancelled(
        origin=Origin.of(cancelled), occurred_at=deed.at, reason=cmd.reason
    )
    return record(order, cancelled, deed, tx, announced)
