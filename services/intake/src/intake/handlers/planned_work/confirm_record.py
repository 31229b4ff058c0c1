"""Use case: the customer confirms a record of planned work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.planned_work.recording import with_confirmation
from intake.domain.planned_work.work import Confirmation, PlannedWork
from intake.domain.register import believable
from intake.handlers.planned_work.planning import dated
from intake.handlers.planned_work.settling import settle_request
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmRecord:
    """`evidence` is the signature, mail or receipt; `occurred_at` UTC, None means now."""

    work_id: str
    record_kind: str
    confirmed_by: str
    evidence: str
    occurred_at: datetime | None


def confirm_record(cmd: ConfirmRecord, tx: Tx, now: datetime) -> PlannedWork:
    """Note that the customer confirmed a report, a plan, or the receipt of a training.

    Args:
        cmd: Which record, who confirmed it, by what, and when.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Returns:
        The work with its records.

    Raises:
        PlannedWorkNotFound: The caller knows no such work.
        InTheFuture: It has not happened yet.
        PlannedWorkEnded, RecordMissing, NothingToConfirm, RecordTooEarly: Nothing waits for it.

    Source: rulebook I-22, I-23, I-26.
    """
    work = tx.planned_works.lock(cmd.work_id)
    request = tx.service_requests.lock(work.service_request_id)
    policy = tx.policies.register(request.day_of(now))
    at = believable(cmd.occurred_at or now, now, policy, "occurred_time")
    kind = tx.policies.planned_work_by(work.policy_ref).kind(work.kind)
    yes = Confirmation(by=cmd.confirmed_by, evidence=cmd.evidence, at=at, recorded_by=tx.actor)
    confirmed = with_confirmation(work, kind, cmd.record_kind, yes)
    saved = tx.planned_works.save(dated(confirmed, kind, tx))
    settle_request(saved, request, tx, now)
    return saved
