"""Spans on their way to a collector, and what happens when there is none."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import StatusCode
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.pool import NullPool

from chassis import telemetry
from chassis.config import ServiceSettings
from chassis.telemetry.sql import trace_statements
from chassis.unit_of_work import SYSTEM
from fakes.notes import SERVICE, MakeNote, Serve, StubAs, notes_api, write_note
from testkit.api import refused
from testkit.otlp import OtlpReceiver
from testkit.ports import free_port

pytestmark = pytest.mark.integration
TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"


@pytest.fixture
def receiver() -> Iterator[OtlpReceiver]:
    with OtlpReceiver() as made:
        yield made
    telemetry.stop()


def test_a_call_is_one_span_in_the_caller_s_trace(
    serve: Serve,
    stub_as: StubAs,
    note: MakeNote,
    settings: ServiceSettings,
    receiver: OtlpReceiver,
) -> None:
    exporting = settings.model_copy(update={"otlp_endpoint": receiver.endpoint, "cell": "south"})
    telemetry.start(exporting, process="api")
    stub = stub_as(serve({"cell": "south"}))
    request = note("traced")
    stub.WriteNote(request, metadata=(("traceparent", TRACEPARENT),))
    refused(lambda: stub.WriteNote(note("rude")))
    telemetry.stop()

    answered, denied = sorted(receiver.spans, key=lambda span: span.start)
    assert (answered.trace_id, answered.parent_id) == tuple(TRACEPARENT.split("-")[1:3])
    assert answered.name == f"{SERVICE}/WriteNote"
    assert (answered.service, answered.process) == ("notes", "api")
    assert answered.attributes == {
        "rpc.system": "grpc",
        "rpc.service": SERVICE,
        "rpc.method": "WriteNote",
        "rpc.grpc.status_code": 0,
        "callout.cell": "south",
        "callout.branch": "SZ",
    }
    assert denied.trace_id != answered.trace_id
    assert denied.attributes["rpc.grpc.status_code"] == 9
    assert denied.attributes["callout.error.reason"] == "TEXT_RUDE"

    with create_engine(
        make_url(settings.database_url).set(drivername="postgresql+psycopg2"), poolclass=NullPool
    ).connect() as connection:
        stored = connection.execute(text("select traceparent from outbox")).scalar_one()
    assert stored.split("-")[1:3] == [answered.trace_id, answered.span_id], "the event links back"


def test_a_collector_that_is_away_costs_no_time(
    serve: Serve, stub_as: StubAs, note: MakeNote, settings: ServiceSettings
) -> None:
    # An address that takes connections and never answers is worse than one that refuses them.
    with socket.create_server(("127.0.0.1", 0), backlog=0) as silent:
        for endpoint in (
            f"http://127.0.0.1:{free_port()}",
            f"http://127.0.0.1:{silent.getsockname()[1]}",
        ):
            telemetry.start(settings.model_copy(update={"otlp_endpoint": endpoint}), process="api")
            stub = stub_as(serve())
            began = time.monotonic()
            for _ in range(20):
                stub.WriteNote(note())
            assert time.monotonic() - began < 5
            began = time.monotonic()
            telemetry.stop(timeout_s=1.0)
            assert time.monotonic() - began < 3, "shutdown does not wait for it either"


def test_spans_leave_an_eventlet_process_and_do_not_stop_it(receiver: OtlpReceiver) -> None:
    program = f"""
import eventlet; eventlet.monkey_patch()
import time
from chassis import telemetry
from chassis.config import ServiceSettings
from chassis.telemetry.sql import trace_statements
from chassis.unit_of_work import SYSTEM
settings = ServiceSettings(service="intake", database_url="postgresql://x/y",
                           otlp_endpoint="{receiver.endpoint}")
telemetry.start(settings, process="worker")
for _ in range(700):
    with telemetry.job_span("tick", service="intake", cell="main"):
        pass
    eventlet.sleep(0)
telemetry.stop()
"""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert len(receiver.spans) == 700
    assert {span.process for span in receiver.spans} == {"worker"}


def test_a_silent_collector_does_not_hold_the_hub_of_eventlet() -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=0) as silent:
        program = f"""
import eventlet; eventlet.monkey_patch()
import time
from chassis import telemetry
from chassis.config import ServiceSettings
settings = ServiceSettings(service="intake", database_url="postgresql://x/y",
                           otlp_endpoint="http://127.0.0.1:{silent.getsockname()[1]}")
telemetry.start(settings, process="worker")
started = last = time.monotonic()
longest = 0.0
while time.monotonic() - started < 3:
    with telemetry.job_span("tick", service="intake", cell="main"):
        pass
    eventlet.sleep(0.01)
    longest, last = max(longest, time.monotonic() - last), time.monotonic()
print(longest)
telemetry.stop(timeout_s=1.0)
print(time.monotonic() - last)
"""
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", program],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert (done.returncode, done.stderr) == (0, "")
    longest_pause, shutdown = map(float, done.stdout.split())
    assert longest_pause < 1
    assert shutdown < 3


def test_statements_are_spans_of_their_step_when_asked_for(
    settings: ServiceSettings, note: MakeNote
) -> None:
    exporter = InMemorySpanExporter()
    telemetry.add_service("notes", process="api", processors=[SimpleSpanProcessor(exporter)])
    spec = notes_api(settings)
    trace_statements(spec.database.engine, service="notes")
    request = note("private words")
    with spec.uow.begin(SYSTEM) as outside:
        write_note(request, outside.tx, datetime(2026, 3, 1, tzinfo=UTC))
    assert not exporter.get_finished_spans(), "there was no step"
    with telemetry.server_span("notes", "a.v1.S/M", "main", ""), spec.uow.begin(SYSTEM) as work:
        work.connection.execute(text("select 1"))
        with pytest.raises(IntegrityError):
            write_note(request, work.tx, datetime(2026, 3, 1, tzinfo=UTC))
    telemetry.stop()
    spec.database.dispose()
    one, insert, step = exporter.get_finished_spans()
    assert one.parent == insert.parent == step.context
    assert insert.name == "INSERT"
    assert insert.status.status_code is StatusCode.ERROR
    assert one.attributes is not None
    assert insert.attributes is not None
    assert one.attributes["db.query.text"] == "select 1"
    assert insert.attributes["db.response.status_code"] == "23505"
    assert "private words" not in str(insert.attributes)
