"""Query: who used the time of a request."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.business_trace import step_traceparents
from intake.domain.judgement import judged_as_of
from intake.domain.listing import Reference
from intake.domain.phases import Phase, phases_of
from intake.domain.request import ServiceRequest
from intake.handlers.promising import promise_of
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestTimeline:
    """A request, its phases, and the steps that recorded its facts."""

    request: ServiceRequest
    phases: tuple[Phase, ...]
    step_traceparents: tuple[str, ...]


def get_timeline(reference: Reference, tx: Tx, now: datetime) -> RequestTimeline:
    """Tell the phases of a request, the same ones that its business trace has.

    Args:
        reference: Id, number or external reference.
        tx: Open transaction that only reads.
        now: Instant up to which an open request is told (UTC).

    Raises:
        ServiceRequestNotFound: The caller knows no such request.

    Source: rulebook Q-02.
    """
    request = tx.service_requests.get(reference)
    promise = promise_of(request, tx)
    return RequestTimeline(
        request=request,
        phases=phases_of(
            request.timeline, request.call.handling, promise, judged_as_of(request, now)
        ),
        step_traceparents=step_traceparents(request),
    )
