"""Timers: announce what is overdue, write off what is complete (P-06)."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from inventory.domain.old_parts.events import OldPartOverdue
from inventory.handlers.old_parts.owing import save_looked_at
from inventory.ports import Tx

BATCH: Final = 100


def chase_old_parts(tx: Tx, now: datetime) -> int:
    """Announce old parts that are due and did not come, each once.

    Args:
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the run (UTC).

    Returns:
        How many were announced; 0 when none is left.

    Source: rulebook P-06.
    """
    overdue = tx.old_parts.lock_overdue(now, BATCH)
    for each in overdue:
        saved = tx.old_parts.save(each.chased(now))
        tx.outbox.append(OldPartOverdue(old_part=saved, occurred_at=now))
    return len(overdue)


def write_off_issues(tx: Tx, now: datetime) -> int:
    """Write off issues whose old part came before the service report.

    Args:
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the run (UTC).

    Returns:
        How many were written off; 0 when none is left.

    Source: rulebook P-06.
    """
    complete = tx.old_parts.lock_reported(BATCH)
    for each in complete:
        save_looked_at(tx, each, now)
    return len(complete)
