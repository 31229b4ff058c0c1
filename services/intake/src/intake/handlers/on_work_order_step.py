"""Reaction: the work order of a request moved one step, such as accepted or arrived."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.facts import Fact, FactKind
from intake.handlers.reacting import lock_for_reaction, record_told
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrderStep:
    """What intake reads of the events about a visit's way; `kind` is the fact they tell."""

    service_request_id: str
    kind: FactKind
    technician: str
    occurred_at: datetime


def on_work_order_step(event: WorkOrderStep, tx: Tx, now: datetime) -> None:
    """Record a step of the visit; acceptance answers the customer, arrival meets `arrive`.

    Args:
        event: Which step, whose, and when (UTC).
        tx: Open transaction, committed together with the inbox.
        now: Time of the reaction (UTC).

    Raises:
        RequestNotKnownYet: The request has not arrived here.

    Source: rulebook I-16, D-06, D-10.
    """
    request, at = lock_for_reaction(event.service_request_id, event.occurred_at, tx)
    fact = Fact(
        kind=event.kind,
        occurred_at=at,
        recorded_at=now,
        actor=tx.actor,
        technician=event.technician,
    )
    record_told(request, (fact,), tx, now)
