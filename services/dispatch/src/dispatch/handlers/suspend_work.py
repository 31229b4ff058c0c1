"""Use case: work stops for a while."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dispatch.domain.events import Origin, WorkSuspended
from dispatch.domain.identity import WorkOrderId
from dispatch.domain.life_cycle import State
from dispatch.domain.work_order import WorkOrder
from dispatch.handlers.recording import Told, commanded_on_visit, record
from dispatch.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspendWork:
    """`customer_asked` lets the clocks pause; `occurred_at` None means now."""

    work_order_id: WorkOrderId
    state: State
    note: str
    customer_asked: bool
    occurred_at: datetime | None = None


def suspend_work(cmd: SuspendWork, tx: Tx, now: datetime) -> WorkOrder:
    """Interrupt the work, wait for parts or for the customer, or take the item in.

    Args:
        cmd: The order, the waiting state, what it waits for, and since when (UTC).
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        NotYourWorkOrder: NOT_YOUR_WORK_ORDER.
        IllegalTransition: The state does not follow from the present one.

    Source: rulebook D-06, D-12.
    """
    order = tx.work_orders.lock(cmd.work_order_id)
    note = f"{cmd.note} (customer asked)" if cmd.customer_asked else cmd.note
    told = Told(rule="D-12", at=cmd.occurred_at, note=note)
    deed = commanded_on_visit(order, told, tx, now)
    suspended = order.suspended(cmd.state, deed.at)
    announced = WorkSuspended(
        origin=Origin.of(suspended),
        occurred_at=deed.at,
        technician_code=suspended.assignee,
        state=suspended.state,
        note=cmd.note,
        customer_asked=cmd.customer_asked,
    )
    return record(order, suspended, deed, tx, announced)
