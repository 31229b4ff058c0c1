"""Timer: date the records that a visit makes due (I-22)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from intake.domain.planned_work.work import PlannedWork
from intake.handlers.planned_work.planning import dated
from intake.ports import Sweep, Tx


def note_visits(tx: Tx, now: datetime, limit: int) -> int:
    """Note the first arrival on open planned work, and until when its record is due.

    Work that fails is set aside.

    Args:
        tx: Open transaction.
        now: Time of the run (UTC).
        limit: Pieces of work to handle at most.

    Returns:
        How many were visited.

    Source: rulebook I-22.
    """
    visited = tx.planned_works.lock_visited(now, limit)
    rows = {work.id: replace(work, visited_at=arrived_at) for work, arrived_at in visited}
    return tx.sweeps.each(Sweep.NOTE_VISITS, rows, lambda work: _note(work, tx), now)


def _note(work: PlannedWork, tx: Tx) -> None:
    kind = tx.policies.planned_work_by(work.policy_ref).kind(work.kind)
    tx.planned_works.save(dated(work, kind, tx))
