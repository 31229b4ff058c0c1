"""Traces: every step is a short span of its own, linked to the step that caused it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

from chassis import telemetry
from chassis.business_trace import (
    FinishedSpan,
    derived_span_id,
    derived_trace_id,
    emit_trace,
)

TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
TRACE, SPAN = 0x4BF92F3577B34DA6A3CE929D0E0E4736, 0x00F067AA0BA902B7


@dataclass(frozen=True, kw_only=True)
class Event:
    id: UUID
    traceparent: str
    type: str = "callout.intake.v1.CallRegistered"
    stream: str = "intake.service_request"
    aggregate_id: str = "r-1"
    sequence: int = 3
    branch: str = "SZ"
    cell: str = "south"


@pytest.fixture
def exported() -> Iterator[InMemorySpanExporter]:
    exporter = InMemorySpanExporter()
    processors = [SimpleSpanProcessor(exporter)]
    telemetry.add_service("intake", process="api", processors=processors)
    telemetry.add_service("dispatch", process="worker", processors=processors)
    yield exporter
    telemetry.stop()


def test_a_call_continues_the_caller_s_trace(exported: InMemorySpanExporter) -> None:
    with telemetry.server_span("intake", "a.v1.S/Register", "south", TRACEPARENT):
        telemetry.annotate(branch="SZ", request_ref="x" * 500)
    (span,) = exported.get_finished_spans()
    assert span.context is not None
    assert span.parent is not None
    assert (span.context.trace_id, span.parent.span_id) == (TRACE, SPAN)
    assert span.kind is SpanKind.SERVER
    assert span.attributes is not None
    assert dict(span.attributes) == {
        "rpc.system": "grpc",
        "rpc.service": "a.v1.S",
        "rpc.method": "Register",
        "callout.cell": "south",
        "callout.branch": "SZ",
        "callout.request.ref": "x" * 128,
    }
    assert span.resource.attributes["service.name"] == "intake"
    assert span.resource.attributes["callout.process"] == "api"
    assert span.resource.attributes["service.instance.id"]


@pytest.mark.parametrize("traceparent", ["", "nonsense", "00-0-0-01"])
def test_a_call_without_a_usable_trace_begins_one(
    exported: InMemorySpanExporter, traceparent: str
) -> None:
    with telemetry.server_span("intake", "a.v1.S/Register", "south", traceparent):
        assert telemetry.current_traceparent().startswith("00-")
    assert exported.get_finished_spans()[0].parent is None


def test_a_step_that_nobody_sees_only_has_ids() -> None:
    telemetry.add_service("intake", process="api")
    try:
        with telemetry.server_span("intake", "a.v1.S/Register", "south", TRACEPARENT):
            telemetry.annotate(branch="SZ")
            _, trace_id, span_id, flags = telemetry.current_traceparent().split("-")
            assert not trace.get_current_span().is_recording()
        assert (trace_id, flags) == (f"{TRACE:032x}", "01"), "it belongs to the caller's trace"
        assert span_id != f"{SPAN:016x}"
        event = Event(id=uuid4(), traceparent=TRACEPARENT)
        for step in (
            telemetry.consumer_span(event, service="intake"),
            telemetry.producer_span("south.events", [TRACEPARENT], service="intake", cell="south"),
            telemetry.job_span("check-clocks", service="intake", cell="south"),
        ):
            with step:
                assert telemetry.current_trace_id() not in {"", f"{TRACE:032x}"}
    finally:
        telemetry.stop()


def test_outside_of_a_span_there_is_no_traceparent() -> None:
    assert telemetry.current_traceparent() == ""
    assert telemetry.current_trace_id() == ""


def test_a_reaction_has_a_trace_of_its_own_linked_to_the_cause(
    exported: InMemorySpanExporter,
) -> None:
    event = Event(id=uuid4(), traceparent=TRACEPARENT)
    with (
        telemetry.server_span("intake", "a.v1.S/Register", "south", ""),
        telemetry.consumer_span(event, service="dispatch"),
    ):
        own = telemetry.current_traceparent()
    span = exported.get_finished_spans()[0]
    assert span.context is not None
    assert span.parent is None
    assert span.context.trace_id != TRACE
    assert own.split("-")[1] == f"{span.context.trace_id:032x}"
    assert [(link.context.trace_id, link.context.span_id) for link in span.links] == [(TRACE, SPAN)]
    assert span.name == "process intake.service_request.CallRegistered"
    assert span.kind is SpanKind.CONSUMER
    assert span.attributes is not None
    assert span.attributes["messaging.operation.type"] == "process"
    assert span.attributes["messaging.message.id"] == str(event.id)
    assert span.attributes["callout.aggregate.sequence"] == 3
    assert span.resource.attributes["service.name"] == "dispatch"


def test_a_failed_step_names_its_error_and_does_not_quote_it(
    exported: InMemorySpanExporter,
) -> None:
    event = Event(id=uuid4(), traceparent="")
    for step in (
        telemetry.consumer_span(event, service="dispatch"),
        telemetry.producer_span("main.events", [], service="dispatch", cell="south"),
        telemetry.job_span("check-clocks", service="dispatch", cell="south"),
    ):
        with pytest.raises(ZeroDivisionError), step:
            raise ZeroDivisionError("what a customer said")
    for span in exported.get_finished_spans():
        assert span.status.status_code is StatusCode.ERROR
        assert span.attributes is not None
        assert span.attributes["error.type"] == "ZeroDivisionError"
        assert "customer" not in span.to_json()
        assert not span.links


def test_a_published_batch_links_to_every_step_once(exported: InMemorySpanExporter) -> None:
    other = TRACEPARENT.replace("b7-01", "b8-01")
    steps = [TRACEPARENT, TRACEPARENT, other, "", "nonsense"]
    with telemetry.producer_span("south.events", steps, service="intake", cell="south"):
        pass
    (span,) = exported.get_finished_spans()
    assert len(span.links) == 2
    assert span.attributes is not None
    assert span.attributes["messaging.batch.message_count"] == 5


def test_a_timer_s_run_is_a_trace(exported: InMemorySpanExporter) -> None:
    with telemetry.job_span("sla-warnings", service="intake", cell="south"):
        pass
    assert exported.get_finished_spans()[0].name == "timer sla-warnings"


def test_without_a_start_spans_record_nothing_and_disturb_nothing() -> None:
    with telemetry.server_span("intake", "a.v1.S/Register", "south", ""):
        assert not trace.get_current_span().is_recording()


def test_a_life_that_is_over_is_told_as_one_trace(exported: InMemorySpanExporter) -> None:
    began = datetime(2026, 3, 1, 8, 0, 0, 123456, tzinfo=UTC)
    trace_id = derived_trace_id("intake.service_request", "r-1")
    root, child = derived_span_id("r-1", "1"), derived_span_id("r-1", "1", "travelling")
    emit_trace(
        trace_id,
        [
            FinishedSpan(
                span_id=root,
                parent_id=None,
                name="service_request.lifecycle",
                started_at=began,
                ended_at=began + timedelta(days=3),
                attributes={"callout.branch": "SZ"},
                is_error=True,
            ),
            FinishedSpan(
                span_id=child,
                parent_id=root,
                name="travelling",
                started_at=began,
                ended_at=began + timedelta(hours=1),
                links=(TRACEPARENT,),
            ),
        ],
        service="intake",
    )
    lifecycle, travelling = exported.get_finished_spans()
    assert lifecycle.context is not None
    assert travelling.parent is not None
    assert lifecycle.context.trace_id == trace_id
    assert lifecycle.parent is None
    assert travelling.parent.span_id == root
    assert lifecycle.start_time == 1_772_352_000_123_456_000
    assert lifecycle.end_time == lifecycle.start_time + 3 * 24 * 3600 * 10**9
    assert lifecycle.status.status_code is StatusCode.ERROR
    assert travelling.links[0].context.trace_id == TRACE
    assert lifecycle.resource.attributes["service.name"] == "intake"


def test_derived_ids_are_the_same_everywhere_and_differ_by_part() -> None:
    assert derived_trace_id("a", "b") == derived_trace_id("a", "b")
    assert derived_trace_id("a", "b") != derived_trace_id("ab")
    assert 0 < derived_trace_id("a") < 2**128
    assert 0 < derived_span_id("a") < 2**64


def test_a_stretch_that_ends_before_it_starts_is_refused(exported: InMemorySpanExporter) -> None:
    now = datetime(2026, 3, 1, tzinfo=UTC)
    span = FinishedSpan(
        span_id=1, parent_id=None, name="x", started_at=now, ended_at=now - timedelta(seconds=1)
    )
    with pytest.raises(ValueError, match="ends before"):
        emit_trace(1, [span], service="intake")
