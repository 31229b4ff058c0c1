"""Use case: put forward who is liable for what the customer complains about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from feedback.domain.complaint import Complaint
from feedback.domain.ids import ComplaintId
from feedback.domain.liability import Liability
from feedback.domain.people import Actor
from feedback.domain.step import Doing
from feedback.domain.words import Fault
from feedback.handlers.telling import told_at
from feedback.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeLiability:
    complaint_id: ComplaintId
    fault: Fault
    responsible_person: str
    responsible_department: str
    cause: str
    actor: Actor
    occurred_at: datetime | None


def propose_liability(cmd: ProposeLiability, tx: Tx, now: datetime) -> Complaint:
    """Write down cause and responsibility; nothing counts before somebody else verifies it.

    Args:
        cmd: A person's fault names the person or the group leader; `occurred_at` is UTC.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Returns:
        The complaint with the proposal; `repeated` follows from the ledger.

    Raises:
        ComplaintStateRefused: Not confirmed yet, or closed.
        LiabilitySettled: A verified liability stands.
        PersonConcerned: The proposer is the person concerned.
        NobodyNamed: The fault needs a person or a department.
        SomebodyNamed: Service is not liable, yet somebody is named.
        NotFound: There is no such complaint in the principal's branches.

    Source: rulebook F-09.
    """
    complaint = tx.complaints.lock(cmd.complaint_id)
    at = told_at(cmd.occurred_at, complaint.time_zone, tx, now)
    liability = Liability(
        fault=cmd.fault,
        responsible_person=cmd.responsible_person.strip(),
        responsible_department=cmd.responsible_department.strip(),
        cause=cmd.cause,
        proposed_by=cmd.actor.subject,
        repeated=complaint.is_repeated,
    )
    doing = Doing(actor=cmd.actor, at=at, recorded_at=now)
    return tx.complaints.save(complaint.liability_proposed(liability, doing))
