"""Reaction: suspended work on a request goes on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.facts import Fact, FactKind
from intake.domain.vocabulary import PhaseKind
from intake.handlers.reacting import lock_for_reaction, record_told
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkResumed:
    """What intake reads of WorkResumed; `phase` is on site or travelling."""

    service_request_id: str
    phase: PhaseKind
    technician: str
    occurred_at: datetime


def on_work_resumed(event: WorkResumed, tx: Tx, now: datetime) -> None:
    """Record that work goes on; a pause ends by itself.

    Args:
        event: Where it goes on, by whom, and from when (UTC).
        tx: Open transaction, committed together with the inbox.
        now: Time of the reaction (UTC).

    Raises:
        RequestNotKnownYet: The request has not arrived here.

    Source: rulebook D-12, I-19.
    """
    request, at = lock_for_reaction(event.service_request_id, event.occurred_at, tx)
    fact = Fact(
        kind=FactKind.WORK_RESUMED,
        occurred_at=at,
        recorded_at=now,
        actor=tx.actor,
        technician=event.technician,
        phase=event.phase,
    )
    record_told(request, (fact,), tx, now)
