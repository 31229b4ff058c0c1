"""Use case: say who works on a request and what the time is being used for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.facts import Fact, FactKind
from intake.domain.lifecycle import needs_to_be_progress, needs_to_be_unsolved
from intake.domain.quotes.rules import needs_an_accepted_quote
from intake.domain.request import ServiceRequest
from intake.domain.vocabulary import PhaseKind
from intake.handlers.recording import announce_nothing, lock_for_fact, record
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordProgress:
    service_request_id: str
    occurred_at: datetime | None
    phase: PhaseKind
    role: str
    technician: str
    note: str


def record_progress(cmd: RecordProgress, tx: Tx, now: datetime) -> ServiceRequest:
    """Record what is being done without a visit; a pause ends when work goes on.

    Args:
        cmd: Which request, what phase begins, whose it is, and when (UTC, None means now).
        tx: Open transaction.
        now: Time of the command (UTC).

    Returns:
        The request with its clocks judged anew.

    Raises:
        NotAProgress: The phase follows from other facts and cannot be told.
        RequestClosed: The entry was closed by then.
        AlreadySolved: A solution stands; reopen first.
        QuoteNotAccepted: Chargeable work begins before the customer accepted its price.
        BeforeTheCall: It happened before the customer called.
        InTheFuture: It has not happened yet.

    Source: rulebook I-12, I-19, I-21, Q-02.
    """
    needs_to_be_progress(cmd.phase)
    request, at = lock_for_fact(cmd.service_request_id, cmd.occurred_at, tx, now)
    needs_to_be_unsolved(request.call, request.standing_at(at))
    if cmd.phase is PhaseKind.REMOTE_WORK:
        needs_an_accepted_quote(request, tx.quotes.accepted_of(request.id, at), at)
    fact = Fact(
        kind=FactKind.PROGRESS,
        occurred_at=at,
        recorded_at=now,
        actor=tx.actor,
        phase=cmd.phase,
        role=cmd.role,
        technician=cmd.technician,
        note=cmd.note,
    )
    return record(request, (fact,), tx, now, announce_nothing)
