"""Use case: the technician takes the order on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dispatch.domain.events import Origin, WorkOrderAccepted
from dispatch.domain.identity import WorkOrderId
from dispatch.domain.work_order import WorkOrder
from dispatch.handlers.recording import Told, commanded_on_visit, record
from dispatch.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptWorkOrder:
    """`occurred_at` None means now."""

    work_order_id: WorkOrderId
    occurred_at: datetime | None = None


def accept_work_order(cmd: AcceptWorkOrder, tx: Tx, now: datetime) -> WorkOrder:
    """Accept an assigned order; somebody acting for the technician is noted as such.

    Args:
        cmd: The order, and when it was accepted (UTC).
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        NotYourWorkOrder: NOT_YOUR_WORK_ORDER.
        IllegalTransition: The order is not assigned.

    Source: rulebook D-06.
    """
    order = tx.work_orders.lock(cmd.work_order_id)
    told = Told(rule="D-06", at=cmd.occurred_at)
    deed = commanded_on_visit(order, told, tx, now)
    accepted = order.accepted(deed.at)
    announced = WorkOrderAccepted(
        origin=Origin.of(accepted), occurred_at=deed.at, technician_code=accepted.assignee
    )
    return record(order, accepted, deed, tx, announced)
