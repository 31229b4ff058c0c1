"""Use case: work goes on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dispatch.domain.events import Origin, WorkResumed
from dispatch.domain.identity import WorkOrderId
from dispatch.domain.work_order import WorkOrder
from dispatch.handlers.recording import Told, commanded_on_visit, record
from dispatch.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeWork:
    """`occurred_at` None means now."""

    work_order_id: WorkOrderId
    place: str = ""
    occurred_at: datetime | None = None


def resume_work(cmd: ResumeWork, tx: Tx, now: datetime) -> WorkOrder:
    """Go on with a suspended visit: on site if the technician had arrived, else on the way.

    Args:
        cmd: The order, and since when (UTC) and where the work goes on.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        NotYourWorkOrder: NOT_YOUR_WORK_ORDER.
        AnotherVisitNeeded: ANOTHER_VISIT_NEEDED, the visit ended with a report.
        IllegalTransition: Nothing is suspended.

    Source: rulebook D-06, D-12.
    """
    order = tx.work_orders.lock(cmd.work_order_id)
    told = Told(rule="D-12", at=cmd.occurred_at, place=cmd.place)
    deed = commanded_on_visit(order, told, tx, now)
    resumed = order.resumed(deed.at)
    announced = WorkResumed(
        origin=Origin.of(resumed),
        occurred_at=deed.at,
        technician_code=resumed.assignee,
        state=resumed.state,
    )
    return record(order, resumed, deed, tx, announced)
