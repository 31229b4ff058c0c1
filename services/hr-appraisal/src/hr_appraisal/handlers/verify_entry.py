"""Use case: somebody else confirms the evidence of an entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hr_appraisal.domain.entry import AppraisalEntry
from hr_appraisal.domain.events import EntryVerified
from hr_appraisal.domain.ids import EntryId
from hr_appraisal.domain.people import Actor
from hr_appraisal.domain.proposal import Doing
from hr_appraisal.handlers.concerned import concerned_by
from hr_appraisal.handlers.telling import told_at
from hr_appraisal.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyEntry:
    entry_id: EntryId
    actor: Actor
    occurred_at: datetime | None


def verify_entry(cmd: VerifyEntry, tx: Tx, now: datetime) -> AppraisalEntry:
    """Verify a proposed entry.

    Args:
        cmd: The actor is not the proposer, not the person concerned and does not lead them.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Returns:
        The verified entry, with its new version.

    Raises:
        EntryStateRefused: It is not newly proposed.
        OwnCase, OwnLine, SamePerson: Due process.
        StepOutOfOrder: Before the proposal.
        EntryNotFound: There is no such entry in the principal's branches.

    Source: rulebook H-03.
    """
    entry = tx.entries.lock(cmd.entry_id)
    at = told_at(cmd.occurred_at, entry.branch_code, tx, now)
    concerned = concerned_by(entry.employee_code, entry.branch_code, tx)
    doing = Doing(actor=cmd.actor, at=at, recorded_at=now)
    saved = tx.entries.save(entry.verified(doing, concerned))
    tx.outbox.append(EntryVerified(entry=saved, occurred_at=at))
    return saved
