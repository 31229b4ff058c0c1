"""Use case: the fault is believed to be gone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.facts import Fact, FactKind
from intake.domain.lifecycle import needs_to_be_unsolved
from intake.domain.request import ServiceRequest
from intake.handlers.recording import announce_nothing, lock_for_fact, record
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeSolution:
    service_request_id: str
    occurred_at: datetime | None
    remedy: str


def propose_solution(cmd: ProposeSolution, tx: Tx, now: datetime) -> ServiceRequest:
    """Record that a solution waits for the customer's word.

    The clock runs on; should the call come back, the time in between is stopped.

    Args:
        cmd: Which request, what was done, and when (UTC, None means now).
        tx: Open transaction.
        now: Time of the command (UTC).

    Returns:
        The request with its clocks judged anew.

    Raises:
        AlreadySolved: A solution stands already.
        RequestClosed: The entry was closed by then.
        BeforeTheCall: It happened before the customer called.
        InTheFuture: It has not happened yet.

    Source: rulebook I-19, I-21.
    """
    request, at = lock_for_fact(cmd.service_request_id, cmd.occurred_at, tx, now)
    needs_to_be_unsolved(request.call, request.standing_at(at))
    fact = Fact(
        kind=FactKind.SOLUTION_PROPOSED,
        occurred_at=at,
        recorded_at=now,
        actor=tx.actor,
        note=cmd.remedy,
    )
    return record(request, (fact,), tx, now, announce_nothing)
