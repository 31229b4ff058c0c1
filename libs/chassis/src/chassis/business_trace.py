"""A trace told afterwards: spans with given ids, start and end, for a life of hours or days.

A span that stays open for days is lost with the process that holds it. What a database knows about
such a life is emitted in one piece when the life is over, under ids derived from its own id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Final

from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.util.instrumentation import InstrumentationScope
from opentelemetry.trace import SpanContext, SpanKind, TraceFlags
from opentelemetry.trace.status import Status, StatusCode

from chassis import telemetry

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_SCOPE: Final = InstrumentationScope("callout.business")

AttributeValue = str | bool | int | float


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishedSpan:
    """One stretch of a life that is over; instants are aware, the end is not before the start."""

    span_id: int
    parent_id: int | None
    name: str
    started_at: datetime
    ended_at: datetime
    attributes: Mapping[str, AttributeValue] = field(default_factory=dict)
    links: tuple[str, ...] = ()
    """`traceparent` of the steps that this stretch consists of."""
    is_error: bool = False


def derived_trace_id(*parts: str) -> int:
    """Derive a trace id (16 bytes) from what identifies the life, the same on every machine."""
    return _digest(16, parts)


def derived_span_id(*parts: str) -> int:
    """Derive a span id (8 bytes) from what identifies the stretch within its trace."""
    return _digest(8, parts)


def emit_trace(trace_id: int, spans: Iterable[FinishedSpan], *, service: str) -> None:
    """Hand a finished trace to the exporter of a service; never waits for the collector."""
    telemetry.export(service, (_readable(trace_id, span, service) for span in spans))


def _readable(trace_id: int, span: FinishedSpan, service: str) -> ReadableSpan:
    if span.ended_at < span.started_at:
        raise ValueError(f"span {span.name!r} ends before it starts")
    return ReadableSpan(
        name=span.name,
        context=_context(trace_id, span.span_id),
        parent=None if span.parent_id is None else _context(trace_id, span.parent_id),
        resource=telemetry.resource_of(service),
        attributes=dict(span.attributes),
        links=telemetry.links_to(span.links),
        kind=SpanKind.INTERNAL,
        status=Status(StatusCode.ERROR if span.is_error else StatusCode.UNSET),
        start_time=_nanoseconds(span.started_at),
        end_time=_nanoseconds(span.ended_at),
        instrumentation_scope=_SCOPE,
    )


def _context(trace_id: int, span_id: int) -> SpanContext:
    return SpanContext(
        trace_id, span_id, is_remote=False, trace_flags=TraceFlags(TraceFlags.SAMPLED)
    )


def _nanoseconds(instant: datetime) -> int:
    return (instant - _EPOCH) // _MICROSECOND * 1000


def _digest(size: int, parts: tuple[str, ...]) -> int:
    digest = sha256("\x1f".join(parts).encode()).digest()[:size]
    return int.from_bytes(digest, "big") or 1
