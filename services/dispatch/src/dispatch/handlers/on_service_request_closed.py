"""Reaction: the request is over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dispatch.domain.events import Origin, WorkOrderCancelled, WorkOrderClosed
from dispatch.domain.identity import ServiceRequestId, work_order_id_of
from dispatch.domain.life_cycle import Act, State, allows
from dispatch.handlers.recording import reacted, record
from dispatch.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedRequest:
    """What dispatch reads of intake's event; `outcome` is its word for the end."""

    service_request_id: ServiceRequestId
    outcome: str
    closed_at: datetime


def on_service_request_closed(event: ClosedRequest, tx: Tx, now: datetime) -> None:
    """Close the order of done work; cancel the order of a request that ended otherwise.

    Source: rulebook D-06, I-02.
    """
    order = tx.work_orders.lock_if_known(work_order_id_of(event.service_request_id))
    if order is None:
        return
    note = f"request closed: {event.outcome}"
    deed = reacted(tx, now, at=event.closed_at, note=note)
    if allows(Act.CLOSE, order.state, State.CLOSED):
        closed = order.closed(event.closed_at)
        announced = WorkOrderClosed(origin=Origin.of(closed), occurred_at=event.closed_at)
        record(order, closed, deed, tx, announced)
    elif allows(Act.CANCEL, order.state, State.CANCELLED):
        cancelled = order.cancelled(event.closed_at)
        withdrawn = WorkOrderCancelled(
            origin=Origin.of(cancelled), occurred_at=event.closed_at, reason=note
        )
        record(order, cancelled, deed, tx, withdrawn)
