"""What callers see when the database clashes, dies and comes back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

import grpc
import pytest
from sqlalchemy import text

from chassis.config import ServiceSettings
from fakes.notes import MakeNote, NotesStub, Serve, StubAs, Tx, notes_api, write_note
from testkit.api import channel_to, refused, running_api
from testkit.identity import Identities
from testkit.postgres import Databases, PrivatePostgres
from testkit.waiting import eventually

pytestmark = pytest.mark.integration
Code = grpc.StatusCode


def test_a_deadlock_asks_the_caller_to_try_again(
    serve: Serve, stub_as: StubAs, note: MakeNote
) -> None:
    together = threading.Barrier(2)

    def crossing(request: Any, tx: Tx, now: datetime) -> Any:
        first, second = (1, 2) if request.text == "left" else (2, 1)
        tx.connection.execute(text("select pg_advisory_xact_lock(:n)"), {"n": first})
        together.wait(5)
        tx.connection.execute(text("select pg_advisory_xact_lock(:n)"), {"n": second})
        return write_note(request, tx, now)

    stub = stub_as(serve(write=crossing))

    def outcome(word: str) -> str:
        try:
            stub.WriteNote(note(word))
        except grpc.RpcError as error:
            failed: Any = error
            return str(failed.code().name)
        return "OK"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(outcome, ["left", "right"])) == ["ABORTED", "OK"]


def test_calls_beyond_threads_and_queue_are_refused_at_once(
    serve: Serve, stub_as: StubAs, note: MakeNote
) -> None:
    gate = threading.Event()

    def waits(request: Any, tx: Tx, now: datetime) -> Any:
        gate.wait(10)
        return write_note(request, tx, now)

    stub = stub_as(serve({"api_threads": 2, "api_queue": 1}, write=waits))
    calls = [stub.WriteNote.future(note(str(number))) for number in range(8)]

    def settled() -> list[Any]:
        return [call for call in calls if call.done()]

    eventually(lambda: len(settled()) >= 5)
    gate.set()
    codes = sorted(call.code().name for call in calls)
    assert codes == ["OK"] * 3 + ["RESOURCE_EXHAUSTED"] * 5


@pytest.mark.faults
def test_a_killed_database_is_unavailable_and_comes_back(
    private_postgres: Callable[[], PrivatePostgres],
    identities: Identities,
    note: MakeNote,
) -> None:
    server = private_postgres()
    databases = Databases(server.url)
    settings = ServiceSettings(
        service="notes",
        database_url=databases.with_plumbing(),
        jwt_public_keys=identities.public_keys,
        ready_every_s=0.1,
        drain_s=1,
    )
    spec = notes_api(settings)
    with running_api(spec) as address, channel_to(address, identities.token("writer")) as channel:
        stub = NotesStub(channel)
        request = note("before")
        answer = stub.WriteNote(request)
        server.kill()
        said = refused(lambda: stub.WriteNote(note("during"), timeout=5))
        assert (said.code, said.reason) == (Code.UNAVAILABLE, "DATABASE_UNAVAILABLE")
        assert "127.0.0.1" not in said.message
        server.start()
        assert stub.WriteNote(request) == answer, "the answer survived the crash"
        assert stub.WriteNote(note("after")).text == "after"
