"""Reaction: a work order entered another state, without an end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.ids import WorkOrderId
from inventory.domain.work_order import OrderState, not_known_yet
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrderMoved:
    """Assigned, accepted, travelling, suspended, done, open again: the state that follows."""

    work_order_id: WorkOrderId
    state: OrderState


def on_work_order_moved(event: WorkOrderMoved, tx: Tx, now: datetime) -> None:
    """Follow the order's state, which decides whether it may draw parts.

    Args:
        event: The state that dispatch announced.
        tx: Open transaction, committed by the caller together with the inbox.
        now: Time of the reaction (UTC).

    Raises:
        WorkOrderNotKnownYet: The event that opens the order has not come; ask again later.

    Source: rulebook P-04.
    """
    order = tx.work_orders.lock(event.work_order_id)
    if order is None:
        raise not_known_yet(event.work_order_id)
    tx.work_orders.save(order.moved(event.state))
