"""Use case: the call comes back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.events import ServiceRequestReopened
from intake.domain.facts import Fact, FactKind
from intake.domain.following import needs_later_facts_to_follow
from intake.domain.lifecycle import needs_to_be_reopenable
from intake.domain.request import ServiceRequest
from intake.handlers.recording import lock_for_fact, record
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenRequest:
    service_request_id: str
    occurred_at: datetime | None
    reason: str


def reopen_request(cmd: ReopenRequest, tx: Tx, now: datetime) -> ServiceRequest:
    """Take back a solution or a closing; the time since then is stopped and the clock runs again.

    Args:
        cmd: Which request, why, and when the customer came back (UTC, None means now).
        tx: Open transaction.
        now: Time of the command (UTC).

    Returns:
        The open request.

    Raises:
        NothingToReopen: It was neither solved nor closed by then.
        NotReopenable: It was rejected or withdrawn.
        ReopenWindowOver: It was closed for too long.
        LaterFactStands: A later closing or reopening would no longer follow.
        BeforeTheCall: It happened before the customer called.
        InTheFuture: It has not happened yet.

    Source: rulebook I-02, I-03, I-19.
    """
    request, at = lock_for_fact(cmd.service_request_id, cmd.occurred_at, tx, now)
    before = request.standing_at(at)
    window = tx.policies.register(request.day_of(at)).reopen_window
    needs_to_be_reopenable(request, before, at, window)
    fact = Fact(
        kind=FactKind.REOPENED, occurred_at=at, recorded_at=now, actor=tx.actor, note=cmd.reason
    )
    needs_later_facts_to_follow(request, fact)

    def announce(saved: ServiceRequest) -> tuple[ServiceRequestReopened, ...]:
        reopened = ServiceRequestReopened(
            service_request_id=saved.id,
            branch=saved.standing.branch,
            occurred_at=at,
            reason=cmd.reason,
            was_closed=before.closed_at is not None,
        )
        # Told late, it may be followed by a closing: what stands closed is not told to be open.
        return () if saved.standing.closed_at else (reopened,)

    return record(request, (fact,), tx, now, announce)
