"""Spans of the steps of a process: calls, reactions, published batches, timers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Protocol
from uuid import UUID

from opentelemetry import trace
from opentelemetry.context import Context
from opentelemetry.trace import Span, SpanKind

from chassis import semconv
from chassis.telemetry.context import links_to, remote, span_context
from chassis.telemetry.process import bus, is_unseen, tracer
from chassis.telemetry.spans import naming_errors, unseen_span


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
    if is_unseen(service):
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
        context=remote(traceparent),
        kind=SpanKind.SERVER,
        attributes=attributes,
        record_exception=False,
        set_status_on_exception=False,
    ) as span:
        yield span


@contextmanager
def consumer_span(event: Event, *, service: str) -> Iterator[Span]:
    """Span of a reaction: a trace of its own, linked to the step that announced the event."""
    if is_unseen(service):
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
    if is_unseen(service):
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
    if is_unseen(service):
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


def _routing_key(event: Event) -> str:
    return f"{event.stream}.{event.type.rpartition('.')[2]}"


def _message_attributes(destination: str, operation: str) -> dict[str, str]:
    return {
        semconv.MESSAGING_SYSTEM: bus(),
        semconv.MESSAGING_OPERATION_NAME: operation,
        semconv.MESSAGING_OPERATION_TYPE: operation,
        semconv.MESSAGING_DESTINATION_NAME: destination,
    }
