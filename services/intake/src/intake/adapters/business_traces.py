"""The life of a closed request as one trace, under ids derived from request and closing (Q-02)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from chassis import semconv
from chassis.business_trace import FinishedSpan, derived_span_id, derived_trace_id, emit_trace
from intake.domain.business_trace import BusinessTrace
from intake.domain.phases import Phase

ROOT: Final = "service_request.lifecycle"


class EmittedTraces:
    """`intake.ports.BusinessTraces` over the chassis' telemetry."""

    def __init__(self, service: str) -> None:
        self._service = service

    def emit(self, trace: BusinessTrace) -> None:
        trace_id = trace_id_of(trace.request_id, trace.closings)
        emit_trace(trace_id, spans_of(trace), service=self._service)


def trace_id_of(request_id: str, closings: int) -> int:
    """Return the trace id of a closing: the same on every machine and at every attempt."""
    return derived_trace_id(request_id, str(closings))


def spans_of(trace: BusinessTrace) -> Iterator[FinishedSpan]:
    """Yield the root span and one child per phase."""
    root_id = derived_span_id(trace.request_id, str(trace.closings), ROOT)
    yield FinishedSpan(
        span_id=root_id,
        parent_id=None,
        name=ROOT,
        started_at=trace.started_at,
        ended_at=trace.ended_at,
        attributes={
            semconv.CALLOUT_REQUEST_REF: trace.request_id,
            semconv.CALLOUT_BRANCH: trace.branch,
            "callout.request.number": trace.number,
            "callout.product_line": trace.product_line,
            "callout.severity": trace.severity,
            "callout.outcome": trace.outcome or "",
            "callout.closings": trace.closings,
        },
        links=trace.step_traceparents,
        is_error=trace.breached,
    )
    for place, phase in enumerate(trace.phases):
        yield _child(trace, phase, place, root_id)


def _child(trace: BusinessTrace, phase: Phase, place: int, root_id: int) -> FinishedSpan:
    activity = phase.activity
    return FinishedSpan(
        span_id=derived_span_id(trace.request_id, str(trace.closings), str(place)),
        parent_id=root_id,
        name=f"phase.{activity.kind.value}",
        started_at=phase.start,
        ended_at=phase.end or trace.ended_at,
        attributes={
            semconv.CALLOUT_REQUEST_REF: trace.request_id,
            "callout.phase": activity.kind.value,
            "callout.owner.service": activity.service,
            "callout.owner.branch": activity.branch,
            "callout.owner.role": activity.role,
            "callout.owner.person": activity.person,
            "callout.clock_ran": phase.clock_ran,
            "callout.budget_share": float(phase.budget_share),
            "callout.phase.note": activity.note,
        },
    )
