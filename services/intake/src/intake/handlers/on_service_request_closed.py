"""Reaction to our own closing: tell it as one trace, count it, keep what was learned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.business_trace import business_trace
from intake.domain.listing import Reference
from intake.handlers.knowledge.draft_case import draft_case
from intake.handlers.promising import promise_of
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRequestClosed:
    service_request_id: str
    closings: int


def on_service_request_closed(event: ServiceRequestClosed, tx: Tx, now: datetime) -> None:
    """Emit the business trace of a closing, under ids derived from both, and draft its case.

    Its phases and checkpoints count towards the objectives once this reaction has taken effect.
    A request that was reopened in the meantime is told and counted when it closes again.

    Args:
        event: Which request, and its how-manieth closing.
        tx: Open transaction, committed together with the inbox.
        now: Time of the reaction (UTC).

    Source: rulebook I-20, I-24, Q-02.
    """
    request = tx.service_requests.get(Reference(request_id=event.service_request_id))
    if request.standing.closings != event.closings:
        return
    promise = promise_of(request, tx)
    if trace := business_trace(request, promise):
        tx.business_traces.emit(trace)
        tx.objectives.observe(trace)
    draft_case(request, tx, now)
