"""Traces: every step is its own short span, linked to the step that caused it.

`start` is called once per service of a process. Spans are always made, so that logs carry their
ids; they leave the process only when an OTLP collector is configured, over HTTP, from a thread of
its own (a greenlet under eventlet). A collector that is away costs spans, never a request.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final, Protocol
from uuid import UUID

from opentelemetry import trace
from opentelemetry.context import Context
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import ReadableSpan, SpanProcessor, TracerProvider
from opentelemetry.sdk.trace.sampling import ParentBased, TraceIdRatioBased
from opentelemetry.trace import (
    Link,
    Span,
    SpanContext,
    SpanKind,
    Tracer,
)
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

from chassis import semconv
from chassis.config import ServiceSettings
from chassis.telemetry_export import Export
from chassis.telemetry_spans import naming_errors, unseen_span

_SCOPE: Final = "callout.chassis"
_HEADER: Final = "traceparent"
_MAX_LINKS: Final = 128
_w3c: Final = TraceContextTextMapPropagator()


class Event(Protocol):
    """What an event on the bus tells about itself."""

    @property
    def id(self) -> UUID: ...
    @property
    def type(self) -> str: ...
    @property
    def stream(self) -> str: ...
    @property
    def aggregate_id(self) -> str: ...
    @property
    def sequence(self) -> int: ...
    @property
    def branch(self) -> str: ...
    @property
    def cell(self) -> str: ...
    @property
    def traceparent(self) -> str: ...


class _Process:
    """The tracer providers of this process, one per service, and the one way out."""

    def __init__(self) -> None:
        self.export: Export | None = None
        self.bus = "rabbitmq"
        self.providers: dict[str, TracerProvider] = {}
        self.tracers: dict[str, Tracer] = {}
        self.processors: dict[str, tuple[SpanProcessor, ...]] = {}

    def is_unseen(self, service: str) -> bool:
        """Say whether nobody gets the spans of a service."""
        return self.processors.get(service) == ()

    def provider(self, service: str) -> TracerProvider | None:
        found = self.providers.get(service)
        if found is None and len(self.providers) == 1:
            (found,) = self.providers.values()
        return found


_process: Final = _Process()


def start(settings: ServiceSettings, *, process: str) -> None:
    """Begin tracing for a service of this process.

    Args:
        settings: Names the service and the collector.
        process: Kind of process: `api` or `worker`.
    """
    _process.bus = "memory" if settings.amqp_url.startswith("memory:") else "rabbitmq"
    if _process.export is None and settings.otlp_endpoint:
        _process.export = Export(settings.otlp_endpoint)
    add_service(
        settings.service,
        process=process,
        processors=(_process.export.processor,) if _process.export else (),
        ratio=settings.trace_ratio,
    )


def add_service(
    service: str, *, process: str, processors: Sequence[SpanProcessor] = (), ratio: float = 1.0
) -> None:
    """Give a service its tracer; tests pass the processor that collects spans."""
    resource = Resource.create(
        {
            semconv.SERVICE_NAME: service,
            semconv.SERVICE_NAMESPACE: "callout",
            semconv.SERVICE_INSTANCE_ID: f"{socket.gethostname()}-{os.getpid()}",
            semconv.PROCESS_KIND: process,
        }
    )
    provider = TracerProvider(
        resource=resource, sampler=ParentBased(TraceIdRatioBased(ratio)), shutdown_on_exit=False
    )
    for processor in processors:
        provider.add_span_processor(processor)
    _process.providers[service] = provider
    _process.tracers.clear()
    _process.processors[service] = tuple(processors)


def stop(timeout_s: float = 5.0) -> None:
    """Send what is queued, for at most this long, then forget the services."""
    export, _process.export = _process.export, None
    _process.providers.clear()
    _process.tracers.clear()
    _process.processors.clear()
    if export is not None:
        export.close(timeout_s)


def tracer(service: str) -> Tracer:
    """Return the tracer of a service; without `start` it makes spans that record nothing."""
    found = _process.tracers.get(service)
    if found is None:
        provider = _process.provider(service)
        found = provider.get_tracer(_SCOPE) if provider else trace.NoOpTracer()
        _process.tracers[service] = found
    return found


def current_traceparent() -> str:
    """Return the W3C `traceparent` of the current span, or an empty string."""
    carrier: dict[str, str] = {}
    _w3c.inject(carrier)
    return carrier.get(_HEADER, "")


def current_trace_id() -> str:
    """Return the current trace id in hexadecimal, or an empty string."""
    context = trace.get_current_span().get_span_context()
    return f"{context.trace_id:032x}" if context.is_valid else ""


def span_context(traceparent: str) -> SpanContext | None:
    """Read a `traceparent`; None when it is missing or not valid."""
    context = trace.get_current_span(_remote(traceparent)).get_span_context()
    return context if context.is_valid else None


def links_to(traceparents: Iterable[str]) -> list[Link]:
    """Make links to other steps; what is not a `traceparent` is left out."""
    contexts = (span_context(each) for each in dict.fromkeys(traceparents))
    return [Link(context) for context in contexts if context is not None][:_MAX_LINKS]


def annotate(*, branch: str = "", request_ref: str = "") -> None:
    """Name the branch and the service request that the current step is about."""
    span = trace.get_current_span()
    if branch:
        span.set_attribute(semconv.CALLOUT_BRANCH, semconv.bounded(branch))
    if request_ref:
        span.set_attribute(semconv.CALLOUT_REQUEST_REF, semconv.bounded(request_ref))


@contextmanager
def server_span(service: str, method: str, cell: str, traceparent: str) -> Iterator[Span]:
    """Span of a call that arrived; continues the caller's trace.

    Args:
        service: Service that answers.
        method: Full name, `package.Service/Method`.
        cell: Cell of the service.
        traceparent: What the caller sent, or an empty string.
    """
    if _process.is_unseen(service):
        with unseen_span(span_context(traceparent) if traceparent else None) as unseen:
            yield unseen
        return
    rpc_service, _, rpc_method = method.rpartition("/")
    attributes = {
        semconv.RPC_SYSTEM: "grpc",
        semconv.RPC_SERVICE: rpc_service,
        semconv.RPC_METHOD: rpc_method,
        semconv.CALLOUT_CELL: cell,
    }
    with tracer(service).start_as_current_span(
        method,
        context=_remote(traceparent),
        kind=SpanKind.SERVER,
        attributes=attributes,
        record_exception=False,
        set_status_on_exception=False,
    ) as span:
        yield span


@contextmanager
def consumer_span(event: Event, *, service: str) -> Iterator[Span]:
    """Span of a reaction: a trace of its own, linked to the step that announced the event."""
    if _process.is_unseen(service):
        with unseen_span() as unseen:
            yield unseen
        return
    attributes: Mapping[str, str | int] = {
        **_message_attributes(event.stream, "process"),
        semconv.MESSAGING_ROUTING_KEY: _routing_key(event),
        semconv.MESSAGING_MESSAGE_ID: str(event.id),
        semconv.CALLOUT_CELL: event.cell,
        semconv.CALLOUT_BRANCH: semconv.bounded(event.branch),
        semconv.CALLOUT_AGGREGATE_ID: semconv.bounded(event.aggregate_id),
        semconv.CALLOUT_AGGREGATE_SEQUENCE: event.sequence,
    }
    with (
        tracer(service).start_as_current_span(
            f"process {_routing_key(event)}",
            context=Context(),
            kind=SpanKind.CONSUMER,
            links=links_to([event.traceparent]),
            attributes=attributes,
            record_exception=False,
            set_status_on_exception=False,
        ) as span,
        naming_errors(span),
    ):
        yield span


@contextmanager
def producer_span(
    destination: str, traceparents: Sequence[str], *, service: str, cell: str
) -> Iterator[Span]:
    """Span of one published batch, linked to the steps whose events it carries."""
    if _process.is_unseen(service):
        with unseen_span() as unseen:
            yield unseen
        return
    attributes: Mapping[str, str | int] = {
        **_message_attributes(destination, "send"),
        semconv.MESSAGING_BATCH_MESSAGE_COUNT: len(traceparents),
        semconv.CALLOUT_CELL: cell,
    }
    with (
        tracer(service).start_as_current_span(
            f"send {destination}",
            context=Context(),
            kind=SpanKind.PRODUCER,
            links=links_to(traceparents),
            attributes=attributes,
            record_exception=False,
            set_status_on_exception=False,
        ) as span,
        naming_errors(span),
    ):
        yield span


@contextmanager
def job_span(name: str, *, service: str, cell: str) -> Iterator[Span]:
    """Span of one run of a timer: a trace of its own."""
    if _process.is_unseen(service):
        with unseen_span() as unseen:
            yield unseen
        return
    with (
        tracer(service).start_as_current_span(
            f"timer {name}",
            context=Context(),
            kind=SpanKind.INTERNAL,
            attributes={semconv.CALLOUT_TIMER: name, semconv.CALLOUT_CELL: cell},
            record_exception=False,
            set_status_on_exception=False,
        ) as span,
        naming_errors(span),
    ):
        yield span


def export(service: str, spans: Iterable[ReadableSpan]) -> None:
    """Send spans that are already over; `chassis.business_trace` makes them."""
    finished = tuple(spans)
    for processor in _process.processors.get(service, ()):
        for span in finished:
            processor.on_end(span)


def resource_of(service: str) -> Resource:
    """Return what the spans of a service say about where they come from."""
    provider = _process.provider(service)
    return provider.resource if provider else Resource.get_empty()


def _remote(traceparent: str) -> Context:
    return _w3c.extract({_HEADER: traceparent}, context=Context())


def _routing_key(event: Event) -> str:
    return f"{event.stream}.{event.type.rpartition('.')[2]}"


def _message_attributes(destination: str, operation: str) -> dict[str, str]:
    return {
        semconv.MESSAGING_SYSTEM: _process.bus,
        semconv.MESSAGING_OPERATION_NAME: operation,
        semconv.MESSAGING_OPERATION_TYPE: operation,
        semconv.MESSAGING_DESTINATION_NAME: destination,
    }
