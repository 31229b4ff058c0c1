"""The same request gets the same answer, whatever is lost, repeated or done at the same time."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import grpc
import pytest
from sqlalchemy import Engine, create_engine, make_url, text
from sqlalchemy.pool import NullPool

from chassis import commands as commands_module
from chassis.commands import Commands, RequestIdMissing, RequestIdReused, TooLate
from chassis.context import acting_as, until
from chassis.unit_of_work import Principal
from fakes.notes import (
    MakeNote,
    ReadNoteRequest,
    Serve,
    StubAs,
    Tx,
    WriteNoteResponse,
    notes_api,
    write_note,
)
from testkit.api import refused

pytestmark = pytest.mark.integration
Code = grpc.StatusCode


@pytest.fixture
def engine(plumbing_database: str) -> Engine:
    return create_engine(
        make_url(plumbing_database).set(drivername="postgresql+psycopg2"), poolclass=NullPool
    )


def count(engine: Engine, table: str) -> int:
    with engine.connect() as connection:
        return int(connection.execute(text(f"select count(*) from {table}")).scalar_one())


def counts(engine: Engine) -> tuple[int, int, int]:
    """Rows of effect, announcement and answer."""
    return count(engine, "notes"), count(engine, "outbox"), count(engine, "request_log")


def test_the_same_request_gets_the_same_answer(
    serve: Serve, stub_as: StubAs, note: MakeNote, engine: Engine
) -> None:
    stub = stub_as(serve())
    request = note("once")
    first, second = stub.WriteNote(request), stub.WriteNote(request)
    assert first == second
    assert first.written_at  # an instant of the first attempt, so the second one did not run
    assert counts(engine) == (1, 1, 1)


def test_the_same_id_with_another_body_is_refused(
    serve: Serve, stub_as: StubAs, note: MakeNote, engine: Engine
) -> None:
    stub = stub_as(serve())
    request_id = str(uuid4())
    stub.WriteNote(note("one", request_id=request_id))
    said = refused(lambda: stub.WriteNote(note("other", request_id=request_id)))
    assert (said.code, said.reason) == (Code.ALREADY_EXISTS, "REQUEST_ID_REUSED")
    assert said.metadata["request_id"] == request_id
    assert counts(engine) == (1, 1, 1)


def test_the_answer_of_another_caller_is_not_given_away(
    serve: Serve, stub_as: StubAs, note: MakeNote, identities: Any
) -> None:
    address = serve()
    request = note("mine")
    stub_as(address).WriteNote(request)
    stranger = stub_as(address, token=identities.token("writer", subject="stranger"))
    assert refused(lambda: stranger.WriteNote(request)).code is Code.ALREADY_EXISTS


@pytest.mark.parametrize("text", ["rude", "defect"])
def test_a_failed_attempt_leaves_nothing(
    serve: Serve, stub_as: StubAs, note: MakeNote, engine: Engine, text: str
) -> None:
    stub = stub_as(serve())
    request_id = str(uuid4())
    refused(lambda: stub.WriteNote(note(text, request_id=request_id)))
    assert counts(engine) == (0, 0, 0)
    # The id is free again: the caller may correct its request.
    assert stub.WriteNote(note("better", request_id=request_id)).text == "better"


def test_the_same_request_at_the_same_time_takes_effect_once(
    serve: Serve, stub_as: StubAs, note: MakeNote, engine: Engine
) -> None:
    ran: list[int] = []
    together = threading.Barrier(8)

    def slow(request: Any, tx: Tx, now: datetime) -> Any:
        ran.append(1)
        tx.connection.execute(text("select pg_sleep(0.3)"))
        return write_note(request, tx, now)

    stub = stub_as(serve(write=slow))
    request = note("once")

    def call() -> Any:
        together.wait()
        return stub.WriteNote(request)

    with ThreadPoolExecutor(8) as pool:
        answers = [future.result() for future in [pool.submit(call) for _ in range(8)]]
    assert all(answer == answers[0] for answer in answers)
    assert counts(engine) == (1, 1, 1)
    assert len(ran) == 1, "the others waited instead of working"


def test_a_waiting_repetition_takes_over_when_the_first_attempt_fails(
    serve: Serve, stub_as: StubAs, note: MakeNote, engine: Engine
) -> None:
    attempts: list[int] = []
    begun = threading.Event()

    def fails_once(request: Any, tx: Tx, now: datetime) -> Any:
        attempts.append(1)
        if len(attempts) == 1:
            begun.set()
            tx.connection.execute(text("select pg_sleep(0.3)"))
            raise ZeroDivisionError
        return write_note(request, tx, now)

    stub = stub_as(serve(write=fails_once))
    request = note("second chance")
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(lambda: refused(lambda: stub.WriteNote(request)))
        begun.wait(5)
        assert stub.WriteNote(request).text == "second chance"
        assert first.result().code is Code.INTERNAL
    assert counts(engine) == (1, 1, 1)


def test_an_attempt_that_was_overtaken_gives_the_first_answer(
    settings: Any, note: MakeNote, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The lock makes this rare: it needs a commit between the look and the lock of one statement.
    spec = notes_api(settings)
    commands: Commands[Tx] = Commands(spec.uow)
    request = note("overtaken")
    look = commands_module._look
    looks: list[int] = []

    def blind_at_first(*arguments: Any) -> Any:
        looks.append(1)
        return look(*arguments) if len(looks) > 1 else None

    def work(tx: Tx, now: datetime) -> Any:
        return write_note(request, tx, now)

    with acting_as(Principal(subject="a", role="writer", branches="*")):
        first = commands.run(request, work)
        monkeypatch.setattr(commands_module, "_look", blind_at_first)
        again = commands.run(request, lambda _tx, _now: WriteNoteResponse(id="another answer"))
    assert again == first
    assert counts(engine) == (1, 1, 1)
    spec.database.dispose()


def test_a_command_is_told_the_instant(settings: Any, note: MakeNote) -> None:
    spec = notes_api(settings)
    instant = datetime(2026, 5, 1, 12, tzinfo=UTC)
    commands: Commands[Tx] = Commands(spec.uow, clock=lambda: instant)
    request = note()
    with acting_as(Principal(subject="a", role="writer", branches="*")):
        answer = commands.run(request, lambda tx, now: write_note(request, tx, now))
    assert answer.written_at == "2026-05-01T12:00:00+00:00"
    spec.database.dispose()


def test_nothing_begins_after_the_deadline(settings: Any, note: MakeNote, engine: Engine) -> None:
    spec = notes_api(settings)
    commands: Commands[Tx] = Commands(spec.uow)
    request = note()
    with acting_as(Principal(subject="a", role="writer", branches="*")), until(-0.1):
        with pytest.raises(TooLate):
            commands.run(request, lambda tx, now: write_note(request, tx, now))
        with pytest.raises(TooLate):
            commands.read(lambda _tx, _now: WriteNoteResponse())
    assert counts(engine) == (0, 0, 0)
    spec.database.dispose()


def test_a_command_needs_an_id_and_a_principal(settings: Any, note: MakeNote) -> None:
    spec = notes_api(settings)
    commands: Commands[Tx] = Commands(spec.uow)
    nothing: Any = WriteNoteResponse()
    with pytest.raises(LookupError, match="nobody is asking"):
        commands.run(note(), lambda _tx, _now: nothing)
    with acting_as(Principal(subject="a", role="writer", branches="*")):
        with pytest.raises(RequestIdMissing):
            commands.run(ReadNoteRequest(id="x"), lambda _tx, _now: nothing)
        with pytest.raises(RequestIdMissing):
            commands.run(note(request_id="no-uuid"), lambda _tx, _now: nothing)
    spec.database.dispose()


def test_the_same_id_for_another_method_is_refused(settings: Any, note: MakeNote) -> None:
    spec = notes_api(settings)
    commands: Commands[Tx] = Commands(spec.uow)
    request = note("x")
    other = note("x", request_id=request.request_id, phone="1")
    with acting_as(Principal(subject="a", role="writer", branches="*")):
        commands.run(request, lambda tx, now: write_note(request, tx, now))
        with pytest.raises(RequestIdReused):
            commands.run(other, lambda tx, now: write_note(other, tx, now))
    spec.database.dispose()


def test_a_query_cannot_write(serve: Serve, stub_as: StubAs, engine: Engine) -> None:
    def writes(request: Any, tx: Tx, now: datetime) -> Any:
        tx.connection.execute(text("insert into notes values ('x', 'y')"))

    said = refused(lambda: stub_as(serve(read=writes)).ReadNote(ReadNoteRequest(id="x")))
    assert said.code is Code.INTERNAL
    assert counts(engine) == (0, 0, 0)
