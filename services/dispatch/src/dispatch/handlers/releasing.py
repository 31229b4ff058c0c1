"""Open work of somebody who leaves the roster waits for a technician again (H-12)."""

from __future__ import annotations

from datetime import datetime

from dispatch.domain.events import Origin, WorkOrderReopened
from dispatch.domain.identity import TechnicianCode
from dispatch.handlers.recording import reacted, record
from dispatch.ports import Tx


def release_open_work(
    code: TechnicianCode, tx: Tx, now: datetime, *, at: datetime, note: str
) -> None:
    """Take a technician off everything that is not finished; his row is locked by the caller.

    Args:
        code: The technician.
        tx: Open transaction.
        now: Time of the command or reaction (UTC).
        at: When he left the roster (UTC).
        note: Why, for the steps.

    Source: rulebook H-12.
    """
    for order in tx.work_orders.lock_unfinished_of(code):
        opened = order.released(at)
        announced = WorkOrderReopened(origin=Origin.of(opened), occurred_at=at)
        record(order, opened, reacted(tx, now, at=at, note=note), tx, announced)
