"""Reaction: a work order takes over another severity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.ids import WorkOrderId
from inventory.domain.severity import Severity
from inventory.domain.work_order import not_known_yet
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrderGraded:
    """The part of dispatch's event this service reads."""

    work_order_id: WorkOrderId
    severity: Severity


def on_work_order_graded(event: WorkOrderGraded, tx: Tx, now: datetime) -> None:
    """Follow the severity: from now on what the order waits for is served in its new place.

    Args:
        event: Which order, and how bad the fault is.
        tx: Open transaction, committed by the caller together with the inbox.
        now: Time of the reaction (UTC).

    Raises:
        WorkOrderNotKnownYet: The event that opens the order has not come; ask again later.

    Source: rulebook P-09.
    """
    order = tx.work_orders.lock(event.work_order_id)
    if order is None:
        raise not_known_yet(event.work_order_id)
    tx.work_orders.save(order.graded(event.severity))
