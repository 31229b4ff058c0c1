"""Use case: a person puts a merit or demerit forward."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hr_appraisal.domain.entry import AppraisalEntry
from hr_appraisal.domain.errors import Refused
from hr_appraisal.domain.events import EntryProposed
from hr_appraisal.domain.ids import EmployeeCode, EntryId
from hr_appraisal.domain.month import month_of
from hr_appraisal.domain.people import Actor, Person
from hr_appraisal.domain.proposal import Evidence, Proposal
from hr_appraisal.handlers.branch_day import branch_day
from hr_appraisal.handlers.concerned import person_known_as
from hr_appraisal.handlers.telling import told_at
from hr_appraisal.ports import EmployeeUnknown, Tx


class TriggerNotManual(Refused):
    reason = "TRIGGER_NOT_MANUAL"


class EntryExists(Refused):
    reason = "ENTRY_EXISTS"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeEntry:
    entry_id: EntryId
    employee_code: EmployeeCode
    trigger: str
    evidence: Evidence
    reason: str
    actor: Actor
    occurred_at: datetime | None


def propose_entry(cmd: ProposeEntry, tx: Tx, now: datetime) -> AppraisalEntry:
    """Propose an entry with its evidence; consequence and level follow from the policy's row.

    It counts in the month in which it happened, however late it is proposed.

    Args:
        cmd: A manual row of the policy; `occurred_at` is when it happened (UTC).
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Returns:
        The proposed entry.

    Raises:
        EmployeeUnknown: Nobody of that code, or in another branch.
        TriggerUnknown: The policy has no such row.
        TriggerNotManual: Such entries come from verified complaints only.
        EntryExists: The same thing was proposed for the same person already.
        OccurredInFuture: It lies in the future.

    Source: rulebook H-03, H-04.
    """
    person = _person(cmd, tx)
    at = told_at(cmd.occurred_at, person.branch_code, tx, now)
    day = branch_day(person.branch_code, at, tx)
    triggers = tx.policies.triggers(day)
    trigger = triggers.body.named(cmd.trigger)
    if not trigger.is_manual:
        raise TriggerNotManual(
            f"{trigger.name} is proposed by a verified complaint, not by hand",
            rule="H-04",
            trigger=trigger.name,
        )
    tx.entries.hold(person.code)
    same = tx.entries.live(person.code, trigger.name, cmd.evidence)
    if same is not None:
        raise EntryExists(
            f"{cmd.evidence.kind} {cmd.evidence.ref} stands already in entry {same.id}",
            rule="H-03",
            entry_id=same.id,
        )
    proposal = Proposal(
        id=cmd.entry_id,
        person=person,
        month=month_of(at, tx.policies.zone_of(person.branch_code, at)),
        evidence=cmd.evidence,
        reason=cmd.reason,
        occurred_at=at,
        doubled=False,
        proposed_by=cmd.actor.subject,
        proposed_at=now,
    )
    points = tx.policies.points(day)
    entry = tx.entries.add(AppraisalEntry.propose(proposal, trigger, triggers, points))
    tx.outbox.append(EntryProposed(entry=entry, occurred_at=now))
    return entry


def _person(cmd: ProposeEntry, tx: Tx) -> Person:
    person = person_known_as(cmd.employee_code, tx)
    if person is None or not tx.may_act_for(person.branch_code):
        raise EmployeeUnknown(
            f"there is no employee {cmd.employee_code}",
            rule="H-03",
            field="employee_code",
            employee=cmd.employee_code,
        )
    return person
