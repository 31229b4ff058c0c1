"""Use case: a customer asks what nobody can answer at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.follow_ups.question import Question
from intake.handlers.recording import lock_for_fact
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordQuestion:
    """`id` is the id the question would get; `asked_at` is UTC, None means now."""

    id: str
    service_request_id: str
    text: str
    asked_at: datetime | None


def record_question(cmd: RecordQuestion, tx: Tx, now: datetime) -> Question:
    """Keep a question and by when it goes to the supervisor; a closed request may have one too.

    Args:
        cmd: On which request, what was asked, and when.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        ServiceRequestNotFound: The caller knows no such request.
        InTheFuture: It is said to be asked later than now.
        BeforeTheCall: It is said to be asked before the customer called.

    Source: rulebook I-20.
    """
    request, asked_at = lock_for_fact(cmd.service_request_id, cmd.asked_at, tx, now)
    policy = tx.policies.follow_up(request.day_of(asked_at))
    return tx.questions.add(
        Question(
            id=cmd.id,
            service_request_id=request.id,
            branch=request.standing.branch,
            text=cmd.text,
            asked_at=asked_at,
            taken_by=tx.actor,
            escalate_by=asked_at + policy.body.escalate_within,
            notify_role=policy.body.notify,
            policy_ref=policy.ref,
        )
    )
