"""Use case: an entry that is not posted is turned down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hr_appraisal.domain.entry import AppraisalEntry
from hr_appraisal.domain.events import EntryRejected
from hr_appraisal.domain.ids import EntryId
from hr_appraisal.domain.people import Actor
from hr_appraisal.domain.proposal import Doing
from hr_appraisal.handlers.concerned import concerned_by
from hr_appraisal.handlers.telling import told_at
from hr_appraisal.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectEntry:
    entry_id: EntryId
    reason: str
    actor: Actor
    occurred_at: datetime | None


def reject_entry(cmd: RejectEntry, tx: Tx, now: datetime) -> AppraisalEntry:
    """Reject a proposed or verified entry, with the reason.

    Args:
        cmd: The actor is neither the person concerned nor leads them.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Returns:
        The rejected entry.

    Raises:
        EntryStateRefused: It is posted or rejected.
        OwnCase, OwnLine: Due process.
        StepOutOfOrder: Before the step it follows.
        EntryNotFound: There is no such entry in the principal's branches.

    Source: rulebook H-03.
    """
    entry = tx.entries.lock(cmd.entry_id)
    at = told_at(cmd.occurred_at, entry.branch_code, tx, now)
    concerned = concerned_by(entry.employee_code, entry.branch_code, tx)
    doing = Doing(actor=cmd.actor, at=at, recorded_at=now)
    saved = tx.entries.save(entry.rejected(cmd.reason, doing, concerned))
    tx.outbox.append(EntryRejected(entry=saved, occurred_at=at))
    return saved
