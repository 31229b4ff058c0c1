"""Timers: announce overdue loans and calibrations that end soon, each once (P-11, P-12, P-20)."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from inventory.domain.loans.events import CalibrationDue, LoanOverdue
from inventory.ports import Tx

BATCH: Final = 100


def chase_loans(tx: Tx, now: datetime) -> int:
    """Announce loans that are due and did not come back, each once.

    Args:
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the run (UTC).

    Returns:
        How many were announced; 0 when none is left.

    Source: rulebook P-11, P-12.
    """
    overdue = tx.loans.lock_overdue(now, BATCH)
    for each in overdue:
        saved = tx.loans.save(each.chased(now))
        tx.outbox.append(LoanOverdue(loan=saved, occurred_at=now))
    return len(overdue)


def warn_of_calibrations(tx: Tx, now: datetime) -> int:
    """Announce devices whose calibration ends soon, each calibration once.

    Args:
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the run (UTC).

    Returns:
        How many were announced; 0 when none is left.

    Source: rulebook P-20.
    """
    ending = tx.assets.lock_to_warn(now, BATCH)
    for each in ending:
        saved = tx.assets.save(each.warned(now))
        tx.outbox.append(CalibrationDue(asset=saved, occurred_at=now))
    return len(ending)
