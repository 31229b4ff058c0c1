"""Use case: close a complaint with the customer's judgement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from feedback.domain.complaint import Complaint
from feedback.domain.events import ComplaintClosed
from feedback.domain.ids import ComplaintId
from feedback.domain.instants import local_day
from feedback.domain.people import Actor
from feedback.domain.step import Doing
from feedback.domain.words import Judgement
from feedback.handlers.telling import told_at
from feedback.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseComplaint:
    complaint_id: ComplaintId
    judgement: Judgement
    outcome: str
    actor: Actor
    occurred_at: datetime | None


def close_complaint(cmd: CloseComplaint, tx: Tx, now: datetime) -> Complaint:
    """Close an answered complaint.

    Args:
        cmd: The judgement is the customer's; unreachable needs the documented attempts.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Returns:
        The closed complaint.

    Raises:
        ComplaintStateRefused: Not answered yet, or closed already.
        HandledByPersonConcerned: By the person complained about or found responsible.
        TooFewAttempts: Unreachable without the policy's number of attempts.
        LiabilityUnverified: A proposed liability waits for its verification.
        OutOfOrder: Earlier than the answer or the verification.
        NotFound: There is no such complaint in the principal's branches.

    Source: rulebook F-09, F-11, F-12.
    """
    complaint = tx.complaints.lock(cmd.complaint_id)
    at = told_at(cmd.occurred_at, complaint.time_zone, tx, now)
    day = local_day(max(at, complaint.filed_at), complaint.time_zone)
    policy = tx.policies.complaint(complaint.branch_code, day)
    doing = Doing(actor=cmd.actor, at=at, recorded_at=now)
    saved = tx.complaints.save(complaint.closed(cmd.judgement, cmd.outcome, doing, policy))
    tx.outbox.append(
        ComplaintClosed(
            complaint_id=saved.id,
            branch_code=saved.branch_code,
            judgement=cmd.judgement,
            service_liable=saved.service_liable,
            filed_at=saved.filed_at,
            occurred_at=at,
        )
    )
    return saved
