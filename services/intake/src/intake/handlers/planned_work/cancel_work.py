"""Use case: planned work is not done after all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.planned_work.work import PlannedWork
from intake.handlers.planned_work.settling import settle_request
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelWork:
    work_id: str
    reason: str


def cancel_work(cmd: CancelWork, tx: Tx, now: datetime) -> PlannedWork:
    """Cancel planned work with a reason; its request is withdrawn.

    Args:
        cmd: Which work, and why.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        PlannedWorkNotFound: The caller knows no such work.
        PlannedWorkEnded: It is done or cancelled.

    Source: rulebook I-22.
    """
    work = tx.planned_works.lock(cmd.work_id)
    request = tx.service_requests.lock(work.service_request_id)
    kind = tx.policies.planned_work_by(work.policy_ref).kind(work.kind)
    saved = tx.planned_works.save(work.cancelled(cmd.reason, kind.rule))
    settle_request(saved, request, tx, now)
    return saved
