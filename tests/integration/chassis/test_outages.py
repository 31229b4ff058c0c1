"""What callers see when transactions clash and when there are too many of them."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

import grpc
import pytest
from sqlalchemy import text

from fakes.notes import MakeNote, Serve, StubAs, Tx, write_note
from testkit.waiting import eventually

pytestmark = pytest.mark.integration


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


def test_a_connection_that_grows_old_cuts_no_call(
    serve: Serve, stub_as: StubAs, note: MakeNote
) -> None:
    def slow(request: Any, tx: Tx, now: datetime) -> Any:
        tx.connection.execute(text("select pg_sleep(0.05)"))
        if request.text == "long":
            tx.connection.execute(text("select pg_sleep(6)"))
        return write_note(request, tx, now)

    stub = stub_as(serve({"api_max_connection_age_s": 0.3}, write=slow))
    long = stub.WriteNote.future(note("long"))
    for _ in range(30):
        assert stub.WriteNote(note("short")).text == "short"
    assert long.result().text == "long", "it outlived its connection's age by far"
