"""Use case: somebody else confirms who is liable."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from feedback.domain.complaint import Complaint
from feedback.domain.events import LiabilityVerified
from feedback.domain.ids import ComplaintId
from feedback.domain.people import Actor
from feedback.domain.step import Doing
from feedback.handlers.telling import told_at
from feedback.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyLiability:
    complaint_id: ComplaintId
    actor: Actor
    occurred_at: datetime | None


def verify_liability(cmd: VerifyLiability, tx: Tx, now: datetime) -> Complaint:
    """Make a proposed liability count; appraisal and the network's figures hear of it.

    Args:
        cmd: The actor is neither the proposer nor the person concerned.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Returns:
        The complaint with the verified liability.

    Raises:
        LiabilityNotProposed: There is nothing to verify.
        LiabilityVerifiedAlready: It was verified before.
        SelfVerification: The proposer verifies.
        PersonConcerned: The verifier is the person concerned.
        ComplaintStateRefused: The complaint is closed.
        NotFound: There is no such complaint in the principal's branches.

    Source: rulebook F-09.
    """
    complaint = tx.complaints.lock(cmd.complaint_id)
    at = told_at(cmd.occurred_at, complaint.time_zone, tx, now)
    doing = Doing(actor=cmd.actor, at=at, recorded_at=now)
    saved = tx.complaints.save(complaint.liability_verified(doing))
    if saved.liability is not None:
        tx.outbox.append(
            LiabilityVerified(
                complaint_id=saved.id,
                complaint_number=saved.number,
                service_request_id=saved.service_request_id,
                branch_code=saved.branch_code,
                liability=saved.liability,
                filed_at=saved.filed_at,
                occurred_at=at,
            )
        )
    return saved
