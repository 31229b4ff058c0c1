"""Use case: tell the customer the result of the analysis."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from feedback.domain.complaint import Complaint
from feedback.domain.events import ComplaintAnswered
from feedback.domain.ids import ComplaintId
from feedback.domain.people import Actor
from feedback.domain.step import Doing
from feedback.handlers.telling import told_at
from feedback.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerComplaint:
    complaint_id: ComplaintId
    answer: str
    actor: Actor
    occurred_at: datetime | None


def answer_complaint(cmd: AnswerComplaint, tx: Tx, now: datetime) -> Complaint:
    """Answer a confirmed complaint; whether that was in time is announced.

    Args:
        cmd: `occurred_at` is when the customer was told (UTC).
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Returns:
        The answered complaint.

    Raises:
        ComplaintStateRefused: Not confirmed yet, or answered before.
        HandledByPersonConcerned: The actor is the person complained about.
        OutOfOrder: Earlier than the confirmation.
        NotFound: There is no such complaint in the principal's branches.

    Source: rulebook F-08.
    """
    complaint = tx.complaints.lock(cmd.complaint_id)
    at = told_at(cmd.occurred_at, complaint.time_zone, tx, now)
    doing = Doing(actor=cmd.actor, at=at, recorded_at=now)
    saved = tx.complaints.save(complaint.answered(cmd.answer, doing))
    tx.outbox.append(
        ComplaintAnswered(
            complaint_id=saved.id,
            branch_code=saved.branch_code,
            in_time=saved.answered_in_time,
            occurred_at=at,
        )
    )
    return saved
