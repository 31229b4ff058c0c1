"""Reaction: a technician reported his work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.ids import WorkOrderId
from inventory.domain.work_order import not_known_yet
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceReported:
    """`is_fixed`: the fault is gone; `reported_at` is the time of the event (UTC)."""

    work_order_id: WorkOrderId
    is_fixed: bool
    reported_at: datetime


def on_service_report_submitted(event: ServiceReported, tx: Tx, now: datetime) -> None:
    """Follow the order; what was issued before and whose old parts came is written off soon.

    A report that the fault is gone is noted: what was issued before it counts as fitted by it.

    Args:
        event: The report that dispatch announced.
        tx: Open transaction, committed by the caller together with the inbox.
        now: Time of the reaction (UTC).

    Raises:
        WorkOrderNotKnownYet: The event that opens the order has not come; ask again later.

    Source: rulebook P-04, P-06, P-18.
    """
    order = tx.work_orders.lock(event.work_order_id)
    if order is None:
        raise not_known_yet(event.work_order_id)
    tx.work_orders.save(order.reported(event.reported_at, is_fixed=event.is_fixed))
    if event.is_fixed:
        tx.fitted_parts.note_fixing(event.work_order_id, event.reported_at)
