"""Use case: somebody found out what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.facts import Fact, FactKind
from intake.domain.lifecycle import needs_to_be_open
from intake.domain.request import ServiceRequest
from intake.handlers.recording import announce_nothing, lock_for_fact, record
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDiagnosis:
    service_request_id: str
    occurred_at: datetime | None
    technician: str
    finding: str


def record_diagnosis(cmd: RecordDiagnosis, tx: Tx, now: datetime) -> ServiceRequest:
    """Record a diagnosis and what was tried; some packs promise the visit from the first one on.

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

    Source: rulebook I-16, I-18, I-21.
    """
    request, at = lock_for_fact(cmd.service_request_id, cmd.occurred_at, tx, now)
    needs_to_be_open(request.call, request.standing_at(at))
    fact = Fact(
        kind=FactKind.DIAGNOSED,
        occurred_at=at,
        recorded_at=now,
        actor=tx.actor,
        technician=cmd.technician,
        note=cmd.finding,
    )
    return record(request, (fact,), tx, now, announce_nothing)
