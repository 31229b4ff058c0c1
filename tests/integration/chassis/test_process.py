"""The api process: how it starts, tells where it is, and leaves."""

from __future__ import annotations

import json
import signal
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import grpc
import pytest
from grpc_health.v1 import health_pb2, health_pb2_grpc

from chassis.config import ServiceSettings
from fakes.notes import MakeNote, StubAs
from testkit.api import refused
from testkit.processes import ServiceProcess
from testkit.waiting import eventually

pytestmark = pytest.mark.integration


@pytest.fixture
def process(settings: ServiceSettings, tmp_path: Path) -> Iterator[Callable[..., ServiceProcess]]:
    started: list[ServiceProcess] = []

    def make(**environ: str) -> ServiceProcess:
        given = {
            "CALLOUT_NOTES_DATABASE_URL": settings.database_url,
            "CALLOUT_JWT_PUBLIC_KEYS": str(settings.jwt_public_keys),
            "CALLOUT_DRAIN_S": "5",
            "CALLOUT_LOG_FORMAT": "json",
            **environ,
        }
        started.append(ServiceProcess("fakes.notes_process", [], given, tmp_path / "process"))
        return started[-1]

    yield make
    for each in started:
        each.__exit__()


def lines(process: ServiceProcess) -> list[dict[str, Any]]:
    return [json.loads(line) for line in process.log.read_text("utf-8").splitlines()]


def test_it_tells_its_addresses_and_answers_there(
    process: Callable[..., ServiceProcess], stub_as: StubAs, note: MakeNote
) -> None:
    running = process()
    addresses = running.start()
    assert addresses["service"] == "notes"
    assert addresses["pid"] == running.pid
    (listening,) = [line for line in lines(running) if line["event"] == "listening"]
    assert listening["api"] == addresses["api"]
    assert stub_as(addresses["api"]).WriteNote(note("hello")).text == "hello"
    with urllib.request.urlopen(f"http://{addresses['metrics']}/metrics", timeout=5) as answer:
        assert b'callout_rpc_duration_seconds_count{code="OK"' in answer.read()
    with urllib.request.urlopen(f"http://{addresses['metrics']}/readyz", timeout=5) as answer:
        assert answer.status == 200


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_asked_to_stop_it_finishes_what_it_began(
    process: Callable[..., ServiceProcess], stub_as: StubAs, note: MakeNote, number: int
) -> None:
    running = process(CALLOUT_DRAIN_DELAY_S="0.3")
    address = running.start()["api"]
    answers: list[Any] = []
    stub = stub_as(address)
    call = threading.Thread(target=lambda: answers.append(stub.WriteNote(note("slow"))))
    call.start()
    time.sleep(0.3)
    with grpc.insecure_channel(address) as channel:
        health: Any = health_pb2_grpc.HealthStub(channel)

        def is_leaving() -> bool:
            asked = health.Check(health_pb2.HealthCheckRequest(), timeout=5)
            return bool(asked.status == health_pb2.HealthCheckResponse.NOT_SERVING)

        assert not is_leaving()
        running.signal(number)
        eventually(is_leaving, within=2)
    assert running.wait() == 0
    call.join(10)
    assert [answer.text for answer in answers] == ["slow"]
    assert [line["event"] for line in lines(running)][-2:] == ["draining", "stopped"]


def test_asked_twice_it_does_not_wait(
    process: Callable[..., ServiceProcess], stub_as: StubAs, note: MakeNote
) -> None:
    running = process(CALLOUT_DRAIN_S="60")
    stub = stub_as(running.start()["api"])
    stub.WriteNote(note("warm"))
    call = stub.WriteNote.future(note("very slow"))
    time.sleep(0.5)
    running.signal(signal.SIGTERM)
    time.sleep(0.5)
    began = time.monotonic()
    running.signal(signal.SIGTERM)
    assert call.exception() is not None
    assert running.wait() == 0
    assert time.monotonic() - began < 8, "the statement alone takes ten"


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({"CALLOUT_API_THREADS": "0"}, "CALLOUT_API_THREADS: Input should be greater"),
        ({"CALLOUT_NOTES_API_TREADS": "4"}, "did you mean CALLOUT_NOTES_API_THREADS?"),
        ({"CALLOUT_JWT_PUBLIC_KEYS": "none"}, "CALLOUT_NOTES_JWT_PUBLIC_KEYS: is missing"),
        ({"CALLOUT_JWT_PUBLIC_KEYS": "/nowhere.json"}, "public keys /nowhere.json cannot be read"),
    ],
)
def test_what_is_wrong_is_said_in_one_line_and_nothing_starts(
    process: Callable[..., ServiceProcess], environ: dict[str, str], said: str
) -> None:
    running = process(**environ)
    with pytest.raises(AssertionError, match="ended with 2"):
        running.start()
    assert said in running.log.read_text("utf-8")
    assert "Traceback" not in running.log.read_text("utf-8")


def test_a_taken_port_is_an_error_and_not_shared(
    process: Callable[..., ServiceProcess],
) -> None:
    first = process()
    address = first.start()["api"]
    second = process(CALLOUT_API_LISTEN=address)
    with pytest.raises(AssertionError, match="ended with 2"):
        second.start()
    assert f"cannot listen on {address}" in second.log.read_text("utf-8")


def test_a_row_that_the_database_refuses_is_not_quoted_in_the_log(
    process: Callable[..., ServiceProcess], stub_as: StubAs, note: MakeNote
) -> None:
    running = process()
    stub = stub_as(running.start()["api"])
    said = refused(lambda: stub.WriteNote(note("王小明，" + "深圳市福田区" * 20)))
    assert said.code is grpc.StatusCode.INTERNAL
    (failed,) = [line for line in lines(running) if line["event"] == "call failed"]
    assert failed["correlation_id"] == said.metadata["correlation_id"]
    assert "IntegrityError [SQLSTATE 23514, constraint note_is_short]" in failed["exception"]
    assert "in write_note" in failed["exception"]
    assert "王小明" not in running.log.read_text("utf-8")
