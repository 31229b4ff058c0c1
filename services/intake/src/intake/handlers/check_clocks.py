"""Timer: judge the clocks that time alone has changed (I-20)."""

from __future__ import annotations

from datetime import datetime

from intake.domain.closing import corrections
from intake.domain.judgement import bring_up
from intake.domain.request import ServiceRequest
from intake.handlers.promising import promise_of
from intake.ports import Sweep, Tx


def check_clocks(tx: Tx, now: datetime, limit: int) -> int:
    """Raise the warnings and breaches that have come due.

    What is raised depends on the facts and on `now` only; a timer that ran late raises the same. A
    pause whose reason was expected to end by now is recorded as ended then. A request that cannot
    be judged is set aside and stops no other.

    Args:
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the check (UTC).
        limit: Requests to handle at most.

    Returns:
        How many requests were due.

    Source: rulebook I-19, I-20.
    """
    due = tx.service_requests.lock_due(now, limit)
    rows = {request.id: request for request in due}
    return tx.sweeps.each(Sweep.CHECK_CLOCKS, rows, lambda request: _check(request, tx, now), now)


def _check(request: ServiceRequest, tx: Tx, now: datetime) -> None:
    judged, changes = bring_up(request, promise_of(request, tx), now)
    tx.service_requests.save(judged)
    for event in (*changes, *corrections(request, judged, now)):
        tx.outbox.append(event)
