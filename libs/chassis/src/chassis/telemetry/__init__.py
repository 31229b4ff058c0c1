"""Traces: every step is its own short span, linked to the step that caused it.

`start` is called once per service of a process. Spans are always made, so that logs carry their
ids; they leave the process only when an OTLP collector is configured, over HTTP, from a thread of
its own (a greenlet under eventlet). A collector that is away costs spans, never a request.
"""

from chassis.telemetry.context import (
    current_trace_id,
    current_traceparent,
    links_to,
    span_context,
)
from chassis.telemetry.process import (
    add_service,
    export,
    resource_of,
    start,
    stop,
    tracer,
)
from chassis.telemetry.steps import (
    Event,
    annotate,
    consumer_span,
    job_span,
    producer_span,
    server_span,
)

__all__ = [
    "Event",
    "add_service",
    "annotate",
    "consumer_span",
    "current_trace_id",
    "current_traceparent",
    "export",
    "job_span",
    "links_to",
    "producer_span",
    "resource_of",
    "server_span",
    "span_context",
    "start",
    "stop",
    "tracer",
]
