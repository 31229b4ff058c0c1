"""Timer: give up what orders left behind."""

from __future__ import annotations

from datetime import datetime

from inventory.domain.requisition import UNISSUED
from inventory.handlers.waiting_line import give_up
from inventory.ports import Tx


def release_left_behind(tx: Tx, now: datetime) -> int:
    """Give up what one order left behind in one warehouse; serve who waits for the parts.

    Args:
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the run (UTC).

    Returns:
        How many requisitions were looked at; 0 when nothing is left behind.

    Source: rulebook P-02, P-04.
    """
    due = tx.releases.lock_next()
    if not due:
        return 0
    first, ids = due[0], [each.requisition_id for each in due]
    tx.warehouses.lock(first.warehouse_code)
    left = [each for each in tx.requisitions.lock_all(ids) if each.state in UNISSUED]
    give_up(tx, left, first.reason, first.due_at)
    tx.releases.remove(ids)
    return len(due)
