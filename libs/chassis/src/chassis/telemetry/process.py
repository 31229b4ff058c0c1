"""The tracers of this process, one per service, and the one way out to a collector."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterable, Sequence
from typing import Final

from opentelemetry import trace
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import ReadableSpan, SpanProcessor, TracerProvider
from opentelemetry.sdk.trace.sampling import ParentBased, TraceIdRatioBased
from opentelemetry.trace import Tracer

from chassis import semconv
from chassis.config import ServiceSettings
from chassis.telemetry.export import Export

_SCOPE: Final = "callout.chassis"


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


def is_unseen(service: str) -> bool:
    """Say whether nobody gets the spans of a service."""
    return _process.is_unseen(service)


def bus() -> str:
    """Return the name of the messaging system that this process uses."""
    return _process.bus


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
