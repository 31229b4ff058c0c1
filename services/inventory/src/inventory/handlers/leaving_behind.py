"""What every reaction does that takes an order away from its parts: notes them for release."""

from __future__ import annotations

from datetime import datetime

from inventory.domain.ids import WorkOrderId
from inventory.ports import DueRelease, Tx


def leave_behind(tx: Tx, work_order_id: WorkOrderId, reason: str, at: datetime) -> None:
    """Note the requisitions of an order that were not issued.

    Args:
        tx: Open transaction; it has the order alone, so that no requisition comes after.
        work_order_id: The order.
        reason: Why they are given up, as users will read it.
        at: Since when (UTC).

    Source: rulebook P-04.
    """
    left = tx.requisitions.unissued_of(work_order_id)
    tx.releases.add(
        [
            DueRelease(
                requisition_id=each.id,
                work_order_id=work_order_id,
                warehouse_code=each.warehouse_code,
                reason=reason,
                due_at=at,
            )
            for each in left
        ]
    )
