"""Reaction: the technician reported what was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.facts import Fact, FactKind
from intake.domain.knowledge.case import CasePart
from intake.domain.vocabulary import PhaseKind
from intake.handlers.reacting import lock_for_reaction, record_told
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceReportSubmitted:
    """What intake reads of ServiceReportSubmitted; `finished_at` is when the work ended (UTC)."""

    service_request_id: str
    technician: str
    fixed: bool
    finished_at: datetime
    parts: tuple[CasePart, ...] = ()


def on_service_report_submitted(event: ServiceReportSubmitted, tx: Tx, now: datetime) -> None:
    """Meet `restore` at the time the work was finished, or note that the fault is still there.

    Args:
        event: Whether the fault is gone, and since when (UTC).
        tx: Open transaction, committed together with the inbox.
        now: Time of the reaction (UTC).

    Raises:
        RequestNotKnownYet: The request has not arrived here.

    Source: rulebook I-16, I-24, D-13.
    """
    request, at = lock_for_reaction(event.service_request_id, event.finished_at, tx)
    fact = Fact(
        kind=FactKind.RESTORED if event.fixed else FactKind.SUSPENDED,
        occurred_at=at,
        recorded_at=now,
        actor=tx.actor,
        technician=event.technician,
        phase=None if event.fixed else PhaseKind.INTERRUPTED,
    )
    record_told(request, (fact,), tx, now)
    if event.parts:
        tx.knowledge.note_parts(request.id, event.parts)
