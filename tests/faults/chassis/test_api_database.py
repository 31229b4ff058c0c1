"""An api process whose database is killed: callers are told, and the truth survives."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import grpc
import pytest
from grpc_health.v1 import health_pb2, health_pb2_grpc
from sqlalchemy import text

from chassis.config import ServiceSettings
from fakes.notes import NotesStub, WriteNoteRequest, notes_api
from testkit.api import channel_to, refused, running_api
from testkit.identity import Identities
from testkit.postgres import Databases, PrivatePostgres
from testkit.waiting import eventually

pytestmark = pytest.mark.faults
KILLS = 3


def note(words: str) -> Any:
    return WriteNoteRequest(request_id=str(uuid4()), branch_code="SZ", text=words)


@pytest.fixture
def server(private_postgres: Callable[[], PrivatePostgres]) -> PrivatePostgres:
    return private_postgres()


@pytest.fixture
def settings(server: PrivatePostgres, identities: Identities) -> ServiceSettings:
    return ServiceSettings(
        service="notes",
        database_url=Databases(server.url).with_plumbing(),
        jwt_public_keys=identities.public_keys,
        ready_every_s=0.1,
        drain_s=1,
    )


def test_a_killed_database_is_unavailable_and_comes_back(
    server: PrivatePostgres, settings: ServiceSettings, identities: Identities
) -> None:
    with (
        running_api(notes_api(settings)) as address,
        channel_to(address, identities.token("writer")) as channel,
        grpc.insecure_channel(address) as plain,
    ):
        stub = NotesStub(channel)
        health: Any = health_pb2_grpc.HealthStub(plain)

        def is_ready() -> bool:
            asked = health.Check(health_pb2.HealthCheckRequest(), timeout=5)
            return bool(asked.status == health_pb2.HealthCheckResponse.SERVING)

        request = note("before")
        answer = stub.WriteNote(request)
        server.kill()
        said = refused(lambda: stub.WriteNote(note("during"), timeout=5))
        assert (said.code, said.reason) == (grpc.StatusCode.UNAVAILABLE, "DATABASE_UNAVAILABLE")
        assert "127.0.0.1" not in said.message
        eventually(lambda: not is_ready())
        server.start()
        eventually(is_ready)
        assert stub.WriteNote(request) == answer, "the answer survived the crash"
        assert stub.WriteNote(note("after")).text == "after"


def test_callers_that_ask_again_get_every_effect_once(
    server: PrivatePostgres, settings: ServiceSettings, identities: Identities
) -> None:
    stopped = threading.Event()
    answered: dict[str, str] = {}
    repeated: list[str] = []

    def call_until_answered(stub: NotesStub) -> None:
        while not stopped.is_set():
            request = note("once")
            for attempt in range(400):
                try:
                    answer = stub.WriteNote(request, timeout=5)
                except grpc.RpcError as error:
                    failed: Any = error
                    assert failed.code().name in {"UNAVAILABLE", "ABORTED", "DEADLINE_EXCEEDED"}
                    stopped.wait(0.05)
                    continue
                answered[request.request_id] = answer.written_at
                if attempt:
                    repeated.append(request.request_id)
                break

    spec = notes_api(settings)
    with (
        running_api(spec) as address,
        channel_to(address, identities.token("writer")) as channel,
        ThreadPoolExecutor(6) as pool,
    ):
        callers = [pool.submit(call_until_answered, NotesStub(channel)) for _ in range(6)]
        try:
            for _ in range(KILLS):
                known = len(answered)
                eventually(lambda known=known: len(answered) > known + 50, within=30)  # type: ignore[misc]
                server.kill()
                server.start()
            known = len(answered)
            eventually(lambda: len(answered) > known + 50, within=30)
        finally:
            stopped.set()
        for caller in callers:
            caller.result(30)
        with spec.database.transaction() as connection:
            written = {row.id for row in connection.execute(text("select id from notes"))}
            logged = {
                str(row.request_id)
                for row in connection.execute(text("select request_id from request_log"))
            }
            announced = [
                row.aggregate_id
                for row in connection.execute(text("select aggregate_id from outbox"))
            ]
    assert set(answered) <= written, "what was answered is there"
    assert written == logged
    assert sorted(announced) == sorted(written), "each effect was announced once"
    assert repeated, "a kill that nobody noticed proves nothing"
