"""Use case: the technician sets off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dispatch.domain.events import Origin, TravelStarted
from dispatch.domain.identity import WorkOrderId
from dispatch.domain.work_order import WorkOrder
from dispatch.handlers.recording import Told, commanded_on_visit, record
from dispatch.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class StartTravel:
    """`occurred_at` None means now."""

    work_order_id: WorkOrderId
    occurred_at: datetime | None = None


def start_travel(cmd: StartTravel, tx: Tx, now: datetime) -> WorkOrder:
    """Start the way to the customer.

    Args:
        cmd: The order, and when the technician set off (UTC).
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        NotYourWorkOrder: NOT_YOUR_WORK_ORDER.
        IllegalTransition: The order is not accepted.

    Source: rulebook D-06.
    """
    order = tx.work_orders.lock(cmd.work_order_id)
    told = Told(rule="D-06", at=cmd.occurred_at)
    deed = commanded_on_visit(order, told, tx, now)
    travelling = order.travelling(deed.at)
    announced = TravelStarted(
        origin=Origin.of(travelling), occurred_at=deed.at, technician_code=travelling.assignee
    )
    return record(order, travelling, deed, tx, announced)
