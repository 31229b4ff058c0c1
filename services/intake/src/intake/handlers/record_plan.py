"""Use case: the customer got a solution with its dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.facts import Fact, FactKind
from intake.domain.lifecycle import needs_to_be_open
from intake.domain.request import ServiceRequest
from intake.handlers.recording import announce_nothing, lock_for_fact, record
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPlan:
    service_request_id: str
    occurred_at: datetime | None
    technician: str
    plan: str


def record_plan(cmd: RecordPlan, tx: Tx, now: datetime) -> ServiceRequest:
    """Record that a plan was given; the first one meets the milestone plan.

    Args:
        cmd: Which request, what, by whom, and when (UTC, None means now).
        tx: Open transaction.
        now: Time of the command (UTC).

    Returns:
        The request with its clocks judged anew.

    Raises:
        RequestClosed: The entry was closed by then.
        BeforeTheCall: It happened before the customer called.
        InTheFuture: It has not happened yet.

    Source: rulebook I-16.
    """
    request, at = lock_for_fact(cmd.service_request_id, cmd.occurred_at, tx, now)
    needs_to_be_open(request.call, request.standing_at(at))
    fact = Fact(
        kind=FactKind.PLAN_GIVEN,
        occurred_at=at,
        recorded_at=now,
        actor=tx.actor,
        technician=cmd.technician,
        note=cmd.plan,
    )
    return record(request, (fact,), tx, now, announce_nothing)
