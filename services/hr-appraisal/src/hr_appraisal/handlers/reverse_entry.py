"""Use case: a posted entry is undone by its opposite."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from hr_appraisal.domain.entry import AppraisalEntry
from hr_appraisal.domain.events import EntryPosted, EntryReversed
from hr_appraisal.domain.ids import EntryId
from hr_appraisal.domain.people import Actor
from hr_appraisal.domain.proposal import Doing
from hr_appraisal.handlers.branch_day import branch_day
from hr_appraisal.handlers.concerned import concerned_by
from hr_appraisal.handlers.telling import told_at
from hr_appraisal.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ReverseEntry:
    entry_id: EntryId
    reversal_id: EntryId
    reason: str
    actor: Actor
    occurred_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reversed:
    """The new entry with the opposite points, and the one it undoes."""

    reversal: AppraisalEntry
    reversed: AppraisalEntry


def reverse_entry(cmd: ReverseEntry, tx: Tx, now: datetime) -> Reversed:
    """Post the opposite of a posted entry in the same month; the posted one stays as it is.

    Args:
        cmd: The actor has the level of the entry's row and is neither the person concerned nor
            leads them.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Returns:
        Both entries.

    Raises:
        EntryStateRefused: It is not posted, or was reversed before.
        ReversalOfReversal: It is itself a reversal.
        LevelTooLow: The policy asks for a higher level.
        OwnCase, OwnLine: Due process.
        StepOutOfOrder: Before it was posted.
        EntryNotFound: There is no such entry in the principal's branches.

    Source: rulebook H-03.
    """
    entry = tx.entries.lock(cmd.entry_id)
    at = told_at(cmd.occurred_at, entry.branch_code, tx, now)
    concerned = concerned_by(entry.employee_code, entry.branch_code, tx)
    triggers = tx.policies.triggers(branch_day(entry.branch_code, entry.occurred_at, tx))
    doing = Doing(actor=cmd.actor, at=at, recorded_at=now)
    reversal = tx.entries.add(
        entry.reversal(cmd.reversal_id, cmd.reason, doing, concerned, triggers)
    )
    undone = replace(entry, reversed_by=reversal.id)
    tx.outbox.append(EntryPosted(entry=reversal, occurred_at=at))
    tx.outbox.append(EntryReversed(entry=undone, occurred_at=at))
    return Reversed(reversal=reversal, reversed=undone)
