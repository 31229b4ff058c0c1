"""Reaction to our own closing: tell the whole life of the request as one trace."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.business_trace import business_trace
from intake.domain.listing import Reference
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRequestClosed:
    service_request_id: str
    closings: int


def on_service_request_closed(event: ServiceRequestClosed, tx: Tx, now: datetime) -> None:
    """Emit the business trace of a closing, under ids derived from request and closing.

    A request that was reopened in the meantime gets its trace when it closes again.

    Args:
        event: Which request, and its how-manieth closing.
        tx: Open transaction, committed together with the inbox.
        now: Time of the reaction (UTC).

    Source: rulebook Q-02.
    """
    request = tx.service_requests.get(Reference(request_id=event.service_request_id))
    if request.standing.closings != event.closings:
        return
    promise = tx.policies.promise(request.call.sla_policy_ref, request.call.day)
    if trace := business_trace(request, promise.pack):
        tx.business_traces.emit(trace)
