"""Reaction: damage by people was found, and the company pays no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.ids import WorkOrderId
from inventory.domain.work_order import not_known_yet
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class WarrantyEnded:
    """`ended_at` is the time of the event (UTC)."""

    work_order_id: WorkOrderId
    ended_at: datetime


def on_warranty_ended(event: WarrantyEnded, tx: Tx, now: datetime) -> None:
    """Have parts that are issued from then on owe nothing; what was issued before stays due.

    Args:
        event: Which order, and since when.
        tx: Open transaction, committed by the caller together with the inbox.
        now: Time of the reaction (UTC).

    Raises:
        WorkOrderNotKnownYet: The event that opens the order has not come; ask again later.

    Source: rulebook P-06.
    """
    order = tx.work_orders.lock(event.work_order_id)
    if order is None:
        raise not_known_yet(event.work_order_id)
    tx.work_orders.save(order.without_warranty(event.ended_at))
