"""Use case: the customer causes a wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.events import ClocksPaused
from intake.domain.facts import Fact, FactKind
from intake.domain.lifecycle import needs_to_run
from intake.domain.promising import needs_to_lie_ahead
from intake.domain.request import ServiceRequest
from intake.domain.vocabulary import PauseReason
from intake.handlers.recording import lock_for_fact, record
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseClocks:
    service_request_id: str
    occurred_at: datetime | None
    reason: PauseReason
    evidence: str
    ends_at: datetime | None = None


def pause_clocks(cmd: PauseClocks, tx: Tx, now: datetime) -> ServiceRequest:
    """Pause every clock of a request for a reason that the customer caused, with evidence.

    Args:
        cmd: Which request, why, by what evidence, from when (UTC, None means now), and when the
            reason is expected to end; then the clocks run by themselves (None: nobody knows).
        tx: Open transaction.
        now: Time of the command (UTC).

    Returns:
        The request with its clocks judged anew.

    Raises:
        AlreadyPaused: The clocks were paused by then.
        AlreadySolved: A solution stands; reopen first.
        RequestClosed: The entry was closed by then.
        NotAhead: The expected end is over, or further ahead than policy allows.
        BeforeTheCall: It happened before the customer called.
        InTheFuture: It has not happened yet.

    Source: rulebook I-19.
    """
    request, at = lock_for_fact(cmd.service_request_id, cmd.occurred_at, tx, now)
    needs_to_run(request.call, request.standing_at(at))
    if cmd.ends_at:
        longest = tx.policies.register(request.day_of(at)).longest_wait
        needs_to_lie_ahead(cmd.ends_at, at, longest, "expected_end_time")
    fact = Fact(
        kind=FactKind.PAUSED,
        occurred_at=at,
        recorded_at=now,
        actor=tx.actor,
        pause_reason=cmd.reason,
        ends_at=cmd.ends_at,
        note=cmd.evidence,
    )
    return record(
        request,
        (fact,),
        tx,
        now,
        lambda saved: (
            ClocksPaused(
                service_request_id=saved.id,
                branch=saved.standing.branch,
                occurred_at=at,
                reason=cmd.reason,
                ends_at=cmd.ends_at,
            ),
        ),
    )
