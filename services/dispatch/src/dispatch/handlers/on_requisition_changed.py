"""Reaction: inventory tells how the parts for an order stand."""

from __future__ import annotations

from datetime import datetime

from dispatch.domain.case_record import PartsNote
from dispatch.domain.errors import NotKnownYet
from dispatch.handlers.recording import note_step, reacted
from dispatch.ports import Tx


class WorkOrderNotKnownYet(NotKnownYet):
    """The requisition is for an order that has not been opened here yet."""

    reason = "WORK_ORDER_NOT_KNOWN_YET"


def on_requisition_changed(event: PartsNote, tx: Tx, now: datetime) -> None:
    """Show the requisition's state on the order; who waits for parts sees that they came.

    Raises:
        WorkOrderNotKnownYet: WORK_ORDER_NOT_KNOWN_YET; tried again later.

    Source: rulebook D-05, D-06.
    """
    order = tx.work_orders.lock_if_known(event.work_order_id)
    if order is None:
        raise WorkOrderNotKnownYet(
            f"requisition {event.requisition_id} is for unknown work order {event.work_order_id}",
            work_order_id=event.work_order_id,
        )
    earlier = (
        each for each in tx.parts_notes.of(order.id) if each.requisition_id == event.requisition_id
    )
    parts = event.following(next(earlier, None))
    tx.parts_notes.put(parts)
    at_warehouse = f" at {parts.warehouse_code}" if parts.warehouse_code else ""
    note = f"parts {parts.state}{at_warehouse}: {parts.detail}".removesuffix(": ")
    note_step(order, order, reacted(tx, now, at=event.occurred_at, note=note), tx)
