"""Reaction: dispatch closed or cancelled a work order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.ids import WorkOrderId
from inventory.domain.work_order import OrderState, not_known_yet
from inventory.handlers.leaving_behind import leave_behind
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrderEnded:
    """`state` is CLOSED or CANCELLED, `ended_at` the time of the event (UTC)."""

    work_order_id: WorkOrderId
    state: OrderState
    ended_at: datetime


def on_work_order_ended(event: WorkOrderEnded, tx: Tx, now: datetime) -> None:
    """Follow the order to its end and note what it was promised and did not get, for release.

    Args:
        event: The end that dispatch announced.
        tx: Open transaction, committed by the caller together with inbox and outbox.
        now: Time of the reaction (UTC).

    Raises:
        WorkOrderNotKnownYet: The event that opens the order has not come; ask again later.

    Source: rulebook P-02, P-04.
    """
    order = tx.work_orders.lock_alone(event.work_order_id)
    if order is None:
        raise not_known_yet(event.work_order_id)
    tx.work_orders.save(order.moved(event.state))
    leave_behind(tx, order.id, f"work order {event.state}", event.ended_at)
