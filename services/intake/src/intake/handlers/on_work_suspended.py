"""Reaction: work on a request is interrupted, or waits for parts or for the customer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.events import ClocksPaused
from intake.domain.facts import Fact, FactKind
from intake.domain.vocabulary import PauseReason, PhaseKind
from intake.handlers.reacting import lock_for_reaction, record_told
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkSuspended:
    """What intake reads of WorkSuspended; `phase` is interrupted or waiting for parts."""

    service_request_id: str
    phase: PhaseKind
    technician: str
    note: str
    customer_asked: bool
    occurred_at: datetime


def on_work_suspended(event: WorkSuspended, tx: Tx, now: datetime) -> None:
    """Record the wait; the clocks pause only if the customer asked for it.

    Args:
        event: What is waited for, at whose wish, and from when (UTC).
        tx: Open transaction, committed together with the inbox.
        now: Time of the reaction (UTC).

    Raises:
        RequestNotKnownYet: The request has not arrived here.

    Source: rulebook D-12, I-19.
    """
    request, at = lock_for_reaction(event.service_request_id, event.occurred_at, tx)
    before = request.standing_at(at)
    suspended = Fact(
        kind=FactKind.SUSPENDED,
        occurred_at=at,
        recorded_at=now,
        actor=tx.actor,
        technician=event.technician,
        phase=event.phase,
        note=event.note,
    )
    if not event.customer_asked or before.paused or before.solved_at:
        record_told(request, (suspended,), tx, now)
        return
    paused = Fact(
        kind=FactKind.PAUSED,
        occurred_at=at,
        recorded_at=now,
        actor=tx.actor,
        technician=event.technician,
        pause_reason=PauseReason.CUSTOMER_ASKED_LATER,
        note=event.note,
    )
    if record_told(request, (suspended, paused), tx, now):
        tx.outbox.append(
            ClocksPaused(
                service_request_id=request.id,
                branch=request.standing.branch,
                occurred_at=at,
                reason=PauseReason.CUSTOMER_ASKED_LATER,
            )
        )
