"""Use case: the customer's reason is over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.events import ClocksResumed
from intake.domain.facts import Fact, FactKind
from intake.domain.lifecycle import needs_to_be_paused
from intake.domain.request import ServiceRequest
from intake.handlers.recording import lock_for_fact, record
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeClocks:
    service_request_id: str
    occurred_at: datetime | None


def resume_clocks(cmd: ResumeClocks, tx: Tx, now: datetime) -> ServiceRequest:
    """Let the clocks run again.

    Args:
        cmd: Which request, and from when (UTC, None means now).
        tx: Open transaction.
        now: Time of the command (UTC).

    Returns:
        The request with its clocks judged anew.

    Raises:
        NotPaused: The clocks ran.
        RequestClosed: The entry was closed by then.
        BeforeTheCall: It happened before the customer called.
        InTheFuture: It has not happened yet.

    Source: rulebook I-19.
    """
    request, at = lock_for_fact(cmd.service_request_id, cmd.occurred_at, tx, now)
    needs_to_be_paused(request.call, request.standing_at(at))
    fact = Fact(kind=FactKind.RESUMED, occurred_at=at, recorded_at=now, actor=tx.actor)
    return record(
        request,
        (fact,),
        tx,
        now,
        lambda saved: (
            ClocksResumed(
                service_request_id=saved.id, branch=saved.standing.branch, occurred_at=at
            ),
        ),
    )
