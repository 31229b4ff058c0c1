"""Spans that only have ids, and errors that are named and not quoted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from opentelemetry import trace
from opentelemetry.sdk.trace.id_generator import RandomIdGenerator
from opentelemetry.trace import NonRecordingSpan, Span, SpanContext, Status, StatusCode, TraceFlags

from chassis import semconv

_ids: Final = RandomIdGenerator()


@contextmanager
def unseen_span(parent: SpanContext | None = None) -> Iterator[Span]:
    """Open a span that only has ids, for the logs and for the events that it causes.

    A recorded span costs as much as a statement, and without a collector it would be thrown away.

    Args:
        parent: Whose trace it belongs to; None begins one.
    """
    context = SpanContext(
        parent.trace_id if parent else _ids.generate_trace_id(),
        _ids.generate_span_id(),
        is_remote=False,
        trace_flags=parent.trace_flags if parent else TraceFlags(TraceFlags.DEFAULT),
    )
    with trace.use_span(
        NonRecordingSpan(context), record_exception=False, set_status_on_exception=False
    ) as span:
        yield span


@contextmanager
def naming_errors(span: Span) -> Iterator[None]:
    """Name an error and do not quote it: what people wrote may be in its text."""
    try:
        yield
    except Exception as error:
        span.set_attribute(semconv.ERROR_TYPE, type(error).__name__)
        span.set_status(Status(StatusCode.ERROR))
        raise
