"""Use case: agree with the customer on what the complaint is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from feedback.domain.complaint import Complaint
from feedback.domain.ids import ComplaintId
from feedback.domain.instants import local_day
from feedback.domain.people import Actor
from feedback.domain.step import Doing
from feedback.handlers.telling import told_at
from feedback.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmComplaint:
    complaint_id: ComplaintId
    note: str
    actor: Actor
    occurred_at: datetime | None


def confirm_complaint(cmd: ConfirmComplaint, tx: Tx, now: datetime) -> Complaint:
    """Begin to handle a complaint; the role that policy names for its grade does it first.

    Args:
        cmd: `occurred_at` is when the customer was spoken to (UTC).
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Returns:
        The confirmed complaint, owned by the actor.

    Raises:
        WrongOwner: The grade asks for another role.
        ComplaintStateRefused: It was confirmed before.
        HandledByPersonConcerned: The actor is the person complained about.
        OutOfOrder: Earlier than the filing.
        NotFound: There is no such complaint in the principal's branches.

    Source: rulebook F-07, F-08.
    """
    complaint = tx.complaints.lock(cmd.complaint_id)
    at = told_at(cmd.occurred_at, complaint.time_zone, tx, now)
    day = local_day(max(at, complaint.filed_at), complaint.time_zone)
    policy = tx.policies.complaint(complaint.branch_code, day)
    doing = Doing(actor=cmd.actor, at=at, recorded_at=now)
    return tx.complaints.save(complaint.confirmed(cmd.note, doing, policy))
