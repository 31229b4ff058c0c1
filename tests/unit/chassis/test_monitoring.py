"""The HTTP door for machines, and readiness from real pings."""

from __future__ import annotations

import threading
import urllib.request
from collections.abc import Iterator
from http.client import HTTPResponse
from typing import Any
from urllib.error import HTTPError

import pytest
from grpc_health.v1 import health_pb2
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from chassis import metrics, telemetry
from chassis.health import LIVENESS, Readiness
from chassis.monitoring import Monitoring, split_address
from testkit.waiting import eventually

SERVING = health_pb2.HealthCheckResponse.SERVING
NOT_SERVING = health_pb2.HealthCheckResponse.NOT_SERVING


class Door:
    def __init__(self) -> None:
        self.is_ready = True
        self.monitoring = Monitoring("127.0.0.1:0", lambda: self.is_ready)

    def get(self, path: str, accept: str = "*/*") -> tuple[int, str, str]:
        url = f"http://{self.monitoring.address}{path}"
        request = urllib.request.Request(url, headers={"Accept": accept})
        try:
            response: HTTPResponse = urllib.request.urlopen(request, timeout=5)
        except HTTPError as error:
            with error:
                return error.code, error.read().decode(), ""
        with response:
            return response.status, response.read().decode(), response.headers["Content-Type"]


@pytest.fixture
def door() -> Iterator[Door]:
    made = Door()
    made.monitoring.start()
    yield made
    made.monitoring.stop()


def test_live_and_ready_are_different_questions(door: Door) -> None:
    assert door.get("/livez")[0] == 200
    assert door.get("/readyz")[:2] == (200, "ready\n")
    door.is_ready = False
    assert door.get("/livez")[0] == 200
    assert door.get("/readyz")[:2] == (503, "not ready\n")
    assert door.get("/elsewhere")[0] == 404


def test_figures_carry_the_trace_as_exemplar(door: Door) -> None:
    seen = [SimpleSpanProcessor(InMemorySpanExporter())]
    telemetry.add_service("figures", process="api", processors=seen)
    with telemetry.server_span("figures", "a.v1.S/M", "main", ""):
        trace_id = telemetry.current_trace_id()
        metrics.observe_rpc("figures", "a.v1.S/M", "OK", 0.003)
    telemetry.stop()
    status, plain, kind = door.get("/metrics")
    assert status == 200
    assert kind.startswith("text/plain")
    line = 'callout_rpc_duration_seconds_count{code="OK",method="a.v1.S/M",service="figures"} 1.0'
    assert line in plain
    _, rich, kind = door.get("/metrics", "application/openmetrics-text; version=1.0.0")
    assert kind.startswith("application/openmetrics-text")
    assert f'trace_id="{trace_id}"' in rich


def test_no_metric_has_an_unbounded_label() -> None:
    bounded = {
        "service", "method", "code", "stream", "state", "reason", "timer", "outcome", "dependency",
        "cell",  # those that are linked
    }  # fmt: skip
    made = [each for each in vars(metrics).values() if hasattr(each, "_labelnames")]
    assert len(made) > 10
    for each in made:
        assert set(each._labelnames) <= bounded, each._name
        assert each._name.startswith("callout_")


@pytest.mark.parametrize(
    ("listen", "host", "port"),
    [("127.0.0.1:80", "127.0.0.1", 80), ("[::1]:8080", "::1", 8080), (":9", "", 9)],
)
def test_an_address_is_split(listen: str, host: str, port: int) -> None:
    assert split_address(listen) == (host, port)


class Dependency:
    def __init__(self) -> None:
        self.answers = True

    def ping(self) -> None:
        if not self.answers:
            raise ConnectionError


def state(readiness: Readiness, name: str = "") -> int:
    request = health_pb2.HealthCheckRequest(service=name)
    nobody: Any = None
    return int(readiness.servicer.Check(request, nobody).status)


def test_readiness_follows_its_dependencies() -> None:
    database = Dependency()
    readiness = Readiness("notes", {"database": database.ping}, ["a.v1.S"], every_s=0.01)
    assert state(readiness) == NOT_SERVING, "not ready before the first look"
    readiness.start()
    assert readiness.is_ready
    assert (state(readiness), state(readiness, "a.v1.S")) == (SERVING, SERVING)
    database.answers = False
    eventually(lambda: not readiness.is_ready)
    assert (state(readiness), state(readiness, LIVENESS)) == (NOT_SERVING, SERVING)
    database.answers = True
    eventually(lambda: readiness.is_ready)
    readiness.leave()
    assert (readiness.is_ready, state(readiness)) == (False, NOT_SERVING)
    readiness.look()
    assert state(readiness) == NOT_SERVING, "it left for good"


def test_a_dependency_that_says_nothing_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chassis.health._PATIENCE_S", 0.05)
    answer = threading.Event()
    asked: list[int] = []

    def silent() -> None:
        asked.append(1)
        answer.wait(5)

    readiness = Readiness("notes", {"database": silent}, [], every_s=0.01)
    readiness.look()
    readiness.look()
    assert not readiness.is_ready
    assert len(asked) == 1, "one question at a time"
    answer.set()

    def is_ready() -> bool:
        readiness.look()
        return readiness.is_ready

    eventually(is_ready)
    readiness.leave()
