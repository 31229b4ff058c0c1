"""Reaction: the inquiry into a complaint found who is liable."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from hr_appraisal.domain.entry import AppraisalEntry
from hr_appraisal.domain.events import EntryProposed
from hr_appraisal.domain.facts import ComplaintFact
from hr_appraisal.domain.ids import (
    ComplaintId,
    EmployeeCode,
    ServiceRequestId,
    entry_id_of_complaint,
)
from hr_appraisal.domain.month import month_of
from hr_appraisal.domain.people import Person
from hr_appraisal.domain.policies import InForce, Trigger, TriggerPolicy
from hr_appraisal.domain.proposal import Evidence, Proposal
from hr_appraisal.domain.words import Fault
from hr_appraisal.handlers.branch_day import branch_day
from hr_appraisal.handlers.concerned import concerned_by
from hr_appraisal.ports import Tx

PROPOSER: Final = "system:feedback"


@dataclass(frozen=True, slots=True, kw_only=True)
class LiabilityVerified:
    """What we read from feedback's event; `filed_at` is when the customer complained (UTC)."""

    complaint_id: ComplaintId
    complaint_number: str
    service_request_id: ServiceRequestId
    branch_code: str
    fault: Fault
    responsible_person: EmployeeCode
    repeated: bool
    filed_at: datetime
    verified_at: datetime


def on_liability_verified(event: LiabilityVerified, tx: Tx, now: datetime) -> None:
    """Propose the entry that policy attaches to the fault; due process decides about it.

    The entry counts in the month of the complaint, however late the inquiry ends. Its id follows
    from complaint and fault, so an event told twice proposes once. A fault without a row, or
    without a person, is only kept.

    Args:
        event: The verified liability.
        tx: Open transaction.
        now: Time of the reaction (UTC).

    Source: rulebook F-09, H-03, H-04.
    """
    _keep(event, tx)
    if not event.responsible_person:
        return
    person = concerned_by(event.responsible_person, event.branch_code, tx)
    triggers = tx.policies.triggers(branch_day(person.branch_code, event.filed_at, tx))
    trigger = triggers.body.for_fault(event.fault)
    entry_id = entry_id_of_complaint(event.complaint_id, event.fault.value)
    if trigger is not None and tx.entries.find(entry_id) is None:
        _propose(event, person, trigger, triggers, tx)


def _keep(event: LiabilityVerified, tx: Tx) -> None:
    known = tx.facts.find_complaint(event.complaint_id) or ComplaintFact(
        complaint_id=event.complaint_id,
        number=event.complaint_number,
        service_request_id=event.service_request_id,
        branch_code=event.branch_code,
        technician_code=event.responsible_person,
        filed_at=event.filed_at,
    )
    tx.facts.save_complaint(
        replace(
            known,
            fault=event.fault,
            responsible_person=event.responsible_person,
            repeated=event.repeated,
        )
    )


def _propose(
    event: LiabilityVerified,
    person: Person,
    trigger: Trigger,
    triggers: InForce[TriggerPolicy],
    tx: Tx,
) -> None:
    points = tx.policies.points(branch_day(person.branch_code, event.filed_at, tx))
    proposal = Proposal(
        id=entry_id_of_complaint(event.complaint_id, event.fault.value),
        person=person,
        month=month_of(event.filed_at, tx.policies.zone_of(person.branch_code, event.filed_at)),
        evidence=Evidence(kind="complaint", ref=event.complaint_number),
        reason=f"{trigger.title} / {trigger.title_zh}",
        occurred_at=event.filed_at,
        doubled=event.repeated,
        proposed_by=PROPOSER,
        proposed_at=event.verified_at,
    )
    entry = tx.entries.add(AppraisalEntry.propose(proposal, trigger, triggers, points))
    tx.outbox.append(EntryProposed(entry=entry, occurred_at=event.verified_at))
