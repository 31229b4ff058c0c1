"""Use case: a third person of the right level posts an entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from hr_appraisal.domain.entry import AppraisalEntry
from hr_appraisal.domain.events import EntryPosted, EntryProposed
from hr_appraisal.domain.ids import EntryId, entry_id_of_escalation
from hr_appraisal.domain.people import Actor, Person
from hr_appraisal.domain.policies import InForce, TriggerPolicy
from hr_appraisal.domain.proposal import Doing, Evidence, Proposal
from hr_appraisal.handlers.branch_day import branch_day
from hr_appraisal.handlers.concerned import concerned_by
from hr_appraisal.handlers.telling import told_at
from hr_appraisal.ports import Tx

PROPOSER: Final = "system:hr-appraisal"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproveEntry:
    entry_id: EntryId
    actor: Actor
    occurred_at: datetime | None


def approve_entry(cmd: ApproveEntry, tx: Tx, now: datetime) -> AppraisalEntry:
    """Post a verified entry; where policy says so, posting it again in a month proposes more.

    Args:
        cmd: The actor has the level of the entry's row, did no earlier step, and is neither the
            person concerned nor leads them.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Returns:
        The posted entry.

    Raises:
        EntryStateRefused: It is not verified.
        LevelTooLow: The policy asks for a higher level.
        OwnCase, OwnLine, SamePerson: Due process.
        StepOutOfOrder: Before the verification.
        EntryNotFound: There is no such entry in the principal's branches.

    Source: rulebook H-01, H-03, H-04.
    """
    entry = tx.entries.lock(cmd.entry_id)
    at = told_at(cmd.occurred_at, entry.branch_code, tx, now)
    concerned = concerned_by(entry.employee_code, entry.branch_code, tx)
    happened_on = branch_day(entry.branch_code, entry.occurred_at, tx)
    triggers = tx.policies.triggers(happened_on)
    doing = Doing(actor=cmd.actor, at=at, recorded_at=now)
    posted = tx.entries.save(entry.approved(doing, concerned, triggers.body))
    tx.outbox.append(EntryPosted(entry=posted, occurred_at=at))
    _escalate(posted, concerned, triggers, tx, at)
    return posted


def _escalate(
    posted: AppraisalEntry,
    concerned: Person,
    triggers: InForce[TriggerPolicy],
    tx: Tx,
    at: datetime,
) -> None:
    """Propose what policy attaches to several posted entries of one month, once."""
    escalation = triggers.body.named(posted.trigger).escalation
    if escalation is None:
        return
    entry_id = entry_id_of_escalation(posted.employee_code, escalation.trigger, posted.month)
    tx.entries.hold(posted.employee_code)
    count = tx.entries.count_posted(posted.employee_code, posted.trigger, posted.month)
    if count < escalation.times or tx.entries.find(entry_id) is not None:
        return
    follows = triggers.body.named(escalation.trigger)
    proposal = Proposal(
        id=entry_id,
        person=concerned,
        month=posted.month,
        evidence=Evidence(kind="entry", ref=posted.id),
        reason=f"{follows.title} / {follows.title_zh}",
        occurred_at=posted.occurred_at,
        doubled=False,
        proposed_by=PROPOSER,
        proposed_at=at,
    )
    points = tx.policies.points(branch_day(posted.branch_code, posted.occurred_at, tx))
    entry = tx.entries.add(AppraisalEntry.propose(proposal, follows, triggers, points))
    tx.outbox.append(EntryProposed(entry=entry, occurred_at=at))
