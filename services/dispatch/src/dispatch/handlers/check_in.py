"""Use case: the technician has arrived."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dispatch.domain.case_record import Visit
from dispatch.domain.events import Origin, TechnicianArrived
from dispatch.domain.identity import WorkOrderId
from dispatch.domain.work_order import AnotherVisitNeeded, WorkOrder
from dispatch.handlers.recording import Told, commanded_on_visit, record
from dispatch.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """`occurred_at` None means now."""

    work_order_id: WorkOrderId
    place: str
    occurred_at: datetime | None = None


def check_in(cmd: CheckIn, tx: Tx, now: datetime) -> WorkOrder:
    """Record arrival with time and place; it counts against the promised start.

    Args:
        cmd: The order, when the technician arrived (UTC) and where.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        NotYourWorkOrder: NOT_YOUR_WORK_ORDER.
        IllegalTransition: The technician is not on the way.

    Source: rulebook D-10.
    """
    order = tx.work_orders.lock(cmd.work_order_id)
    told = Told(rule="D-10", at=cmd.occurred_at, place=cmd.place)
    deed = commanded_on_visit(order, told, tx, now)
    arrived = order.checked_in(deed.at)
    if arrived.visit is None:
        raise AnotherVisitNeeded(
            f"no visit of work order {order.id} was promised",
            rule="D-10",
            work_order_id=order.id,
        )
    visit = Visit(
        work_order_id=arrived.id,
        number=arrived.visits,
        technician_code=arrived.assignee,
        promised=arrived.visit,
        arrived_at=deed.at,
        place=cmd.place,
    )
    tx.visits.append(visit)
    announced = TechnicianArrived(
        origin=Origin.of(arrived),
        occurred_at=deed.at,
        technician_code=visit.technician_code,
        visit_number=visit.number,
        late_seconds=visit.late_seconds,
    )
    return record(order, arrived, deed, tx, announced)
