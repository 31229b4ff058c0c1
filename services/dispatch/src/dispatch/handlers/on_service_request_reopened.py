"""Reaction: the fault is back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dispatch.domain.events import Origin, WorkOrderReopened, WorkOrderTransferred
from dispatch.domain.identity import ServiceRequestId, work_order_id_of
from dispatch.handlers.recording import reacted, record
from dispatch.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenedRequest:
    """What dispatch reads of intake's event; the instant is UTC."""

    service_request_id: ServiceRequestId
    reopened_at: datetime


def on_service_request_reopened(event: ReopenedRequest, tx: Tx, now: datetime) -> None:
    """Open a finished order again; visits and vouchers go on counting.

    Source: rulebook D-06.
    """
    order = tx.work_orders.lock_if_known(work_order_id_of(event.service_request_id))
    if order is None or not order.is_finished:
        return
    opened = order.reopened(event.reopened_at)
    deed = reacted(tx, now, at=event.reopened_at, note="request reopened")
    origin, at = Origin.of(opened), event.reopened_at
    announced = WorkOrderReopened(origin=origin, occurred_at=at)
    moved = WorkOrderTransferred(origin=origin, occurred_at=at)
    record(order, opened, deed, tx, announced, *((moved,) if order.has_moved_quietly else ()))
