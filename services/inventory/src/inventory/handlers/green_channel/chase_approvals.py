"""Timer: announce issues that were not approved in time (P-09)."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from inventory.domain.events import ApprovalOverdue, RequisitionRef
from inventory.ports import Tx

BATCH: Final = 100


def chase_approvals(tx: Tx, now: datetime) -> int:
    """Announce issues whose approval is overdue, each once.

    Args:
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the run (UTC).

    Returns:
        How many were announced; 0 when none is left.

    Source: rulebook P-09.
    """
    overdue = tx.first_issues.lock_overdue(now, BATCH)
    for each in overdue:
        tx.first_issues.save(each.chased(now))
        tx.outbox.append(
            ApprovalOverdue(
                ref=RequisitionRef.to(tx.requisitions.get(each.requisition_id)),
                issued_by=each.issued_by,
                amount=each.amount,
                occurred_at=now,
            )
        )
    return len(overdue)
