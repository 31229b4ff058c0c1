"""Events are written with the state they tell about, numbered without holes."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from sqlalchemy import event as sa_event
from sqlalchemy import text
from sqlalchemy.exc import InternalError

from chassis import telemetry
from chassis.outbox import OutgoingEvent
from chassis.unit_of_work import SYSTEM, Principal
from fakes import sample

from .conftest import Receiver

pytestmark = pytest.mark.integration


def said(aggregate_id: str, at: datetime | None = None) -> OutgoingEvent:
    return OutgoingEvent(
        stream=sample.ECHO_STREAM,
        aggregate_id=aggregate_id,
        type=sample.ECHOED,
        body=b"body",
        occurred_at=at or datetime.now(UTC),
        branch="SH",
    )


def numbers(receiver: Receiver, aggregate_id: str) -> list[int]:
    query = "select sequence from outbox where aggregate_id = :id order by id"
    return [row[0] for row in receiver.rows(query, id=aggregate_id)]


def test_events_of_one_transaction_are_numbered_by_aggregate(receiver: Receiver) -> None:
    for _ in range(2):
        with receiver.uow.begin(SYSTEM) as work:
            for aggregate_id in ("b", "a", "b"):
                work.outbox.append(said(aggregate_id))
    assert numbers(receiver, "a") == [1, 2]
    assert numbers(receiver, "b") == [1, 2, 3, 4]


def test_however_many_events_there_are_they_take_one_statement(receiver: Receiver) -> None:
    statements: list[str] = []
    sa_event.listen(
        receiver.database.engine,
        "before_cursor_execute",
        lambda _c, _k, statement, *_: statements.append(statement),
    )
    with receiver.uow.begin(SYSTEM) as work:
        for n in range(200):
            work.outbox.append(said(f"a{n % 7}"))
    assert len(statements) == 1


def test_a_transaction_that_fails_announces_nothing_and_leaves_no_hole(
    receiver: Receiver,
) -> None:
    def fail_after_writing() -> None:
        with receiver.uow.begin(SYSTEM) as work:
            work.outbox.append(said("a"))
            work.outbox.flush()
            raise sample.CannotHandle("later")

    with pytest.raises(sample.CannotHandle):
        fail_after_writing()
    with receiver.uow.begin(SYSTEM) as work:
        work.outbox.append(said("a"))
    assert numbers(receiver, "a") == [1]


def test_writers_of_the_same_aggregates_neither_skip_a_number_nor_deadlock(
    receiver: Receiver,
) -> None:
    together = threading.Barrier(4)

    def write(order: int) -> None:
        together.wait()
        for _ in range(15):
            with receiver.uow.begin(SYSTEM) as work:
                for aggregate_id in ("a", "b", "c")[:: 1 if order % 2 else -1]:
                    work.outbox.append(said(aggregate_id))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    for aggregate_id in ("a", "b", "c"):
        assert numbers(receiver, aggregate_id) == list(range(1, 61))


def test_an_event_keeps_the_trace_of_the_step_that_announced_it(receiver: Receiver) -> None:
    telemetry.add_service(sample.RECEIVER, process="worker")
    with (
        receiver.uow.begin(SYSTEM) as work,
        telemetry.job_span("test", service=sample.RECEIVER, cell="main"),
    ):
        expected = telemetry.current_traceparent()
        work.outbox.append(said("a"))
    telemetry.stop()
    assert expected.startswith("00-")
    assert receiver.rows("select traceparent, branch, cell, source from outbox") == [
        (expected, "SH", "main", sample.RECEIVER)
    ]


def test_an_instant_without_a_zone_is_refused(receiver: Receiver) -> None:
    naive = datetime(2026, 3, 2, 8)  # noqa: DTZ001
    with pytest.raises(ValueError, match="no time zone"), receiver.uow.begin(SYSTEM) as work:
        work.outbox.append(said("a", naive))


def test_the_relay_is_woken_after_the_commit_and_only_by_events(receiver: Receiver) -> None:
    woken: list[int] = []
    receiver.uow.on_announced(
        lambda: woken.append(int(receiver.rows("select count(*) from outbox")[0][0]))
    )
    with receiver.uow.begin(SYSTEM):
        pass
    assert woken == []
    with receiver.uow.begin(SYSTEM) as work:
        work.outbox.append(said("a"))
    assert woken == [1]


def test_a_reading_transaction_neither_writes_nor_announces(receiver: Receiver) -> None:
    with pytest.raises(InternalError), receiver.uow.read(SYSTEM) as tx:
        tx.connection.execute(text("insert into permission values ('x')"))
    with pytest.raises(RuntimeError, match="only reads"), receiver.uow.read(SYSTEM) as tx:
        tx.outbox.append(said("a"))


def test_a_connection_that_read_may_write_afterwards(receiver: Receiver) -> None:
    with receiver.uow.read(SYSTEM) as tx:
        tx.connection.execute(text("select 1"))
    sample.permit(receiver.database, "x")
    assert receiver.rows("select name from permission") == [("x",)]


def test_a_principal_acts_for_its_branches_only() -> None:
    clerk = Principal(subject="li", role="call_taker", branches=frozenset({"SH"}))
    assert clerk.may_act_for("SH")
    assert not clerk.may_act_for("BJ")
    assert SYSTEM.may_act_for("BJ")
