"""Timer: judge the clocks that time alone has changed (I-20)."""

from __future__ import annotations

from datetime import datetime

from intake.domain.judgement import judge_request
from intake.ports import Tx


def check_clocks(tx: Tx, now: datetime, limit: int) -> int:
    """Raise the warnings and breaches that have come due.

    What is raised depends on the facts and on `now` only; a timer that ran late raises the same.

    Args:
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the check (UTC).
        limit: Requests to handle at most.

    Returns:
        How many requests were judged.

    Source: rulebook I-20.
    """
    due = tx.service_requests.lock_due(now, limit)
    for request in due:
        promise = tx.policies.promise(request.call.sla_policy_ref, request.call.day)
        judged, changes = judge_request(request, promise, now)
        tx.service_requests.save(judged)
        for event in changes:
            tx.outbox.append(event)
    return len(due)
