"""Use case: document an attempt to reach a complaining customer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from feedback.domain.complaint import Complaint
from feedback.domain.ids import ComplaintId
from feedback.domain.people import Actor
from feedback.domain.step import Doing
from feedback.domain.words import ContactChannel
from feedback.handlers.telling import told_at
from feedback.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordContactAttempt:
    complaint_id: ComplaintId
    channel: ContactChannel
    note: str
    actor: Actor
    occurred_at: datetime | None


def record_contact_attempt(cmd: RecordContactAttempt, tx: Tx, now: datetime) -> Complaint:
    """Keep when, how and by whom the customer was tried.

    Args:
        cmd: `occurred_at` is when it was tried (UTC).
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Returns:
        The complaint with one more attempt.

    Raises:
        ComplaintStateRefused: It is closed.
        OutOfOrder: Earlier than the filing.
        NotFound: There is no such complaint in the principal's branches.

    Source: rulebook F-11.
    """
    complaint = tx.complaints.lock(cmd.complaint_id)
    at = told_at(cmd.occurred_at, complaint.time_zone, tx, now)
    doing = Doing(actor=cmd.actor, at=at, recorded_at=now)
    return tx.complaints.save(complaint.attempted(cmd.channel, cmd.note, doing))
