"""Few round trips: what waits, when it is sent, and what becomes of it when something fails."""

from __future__ import annotations

from typing import Any, Final

import pytest
from sqlalchemy import Connection, text
from sqlalchemy import event as sa_event
from sqlalchemy.exc import IntegrityError, InternalError

from chassis.db import broken_constraint
from chassis.statements import deferred, planned, run

from .conftest import Receiver

pytestmark = pytest.mark.integration

WRITE: Final = deferred("insert into lines (line) values (%(line)s::integer)")
COUNT: Final = planned("select count(*), sum(line) from lines where line > %(above)s::integer")
KEPT: Final = text("select count(*) from pg_prepared_statements where statement like '%lines%'")


@pytest.fixture(autouse=True)
def lines(receiver: Receiver) -> None:
    with receiver.database.transaction() as connection:
        connection.execute(text("create table lines (line integer constraint lines_line unique)"))


def counted(connection: Connection) -> int:
    return int(connection.execute(text("select count(*) from lines")).scalar_one())


def stored(receiver: Receiver) -> int:
    with receiver.database.read_only() as connection:
        return counted(connection)


def write(connection: Connection, line: int) -> None:
    assert run(connection, WRITE, {"line": line}) == []


def write_and_count(receiver: Receiver, *lines: int) -> None:
    with receiver.database.transaction() as connection:
        for line in lines:
            write(connection, line)
        run(connection, COUNT, {"above": 0})


def test_what_waits_is_there_for_the_next_statement(receiver: Receiver) -> None:
    with receiver.database.transaction() as connection:
        write(connection, 1)
        write(connection, 2)
        assert run(connection, COUNT, {"above": 1}) == [(1, 2)]
        assert counted(connection) == 2


def test_what_waits_is_sent_with_the_commit(receiver: Receiver) -> None:
    with receiver.database.transaction() as connection:
        write(connection, 1)
    assert stored(receiver) == 1


def test_what_waits_is_there_for_many_rows_at_once(receiver: Receiver) -> None:
    with receiver.database.transaction() as connection:
        write(connection, 1)
        connection.execute(
            text("update lines set line = line + :more"), [{"more": 1}, {"more": 10}]
        )
        assert run(connection, COUNT, {"above": 0}) == [(1, 12)]


def test_what_waits_is_forgotten_with_the_transaction(receiver: Receiver) -> None:
    def fail() -> None:
        with receiver.database.transaction() as connection:
            write(connection, 1)
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert stored(receiver) == 0


def test_an_error_of_what_waited_undoes_the_whole_transaction(receiver: Receiver) -> None:
    def write_twice() -> None:
        with receiver.database.transaction() as connection:
            connection.execute(text("insert into lines values (7)"))
            write(connection, 1)
            write(connection, 1)

    with pytest.raises(IntegrityError) as caught:
        write_twice()
    assert broken_constraint(caught.value) == "lines_line"
    assert stored(receiver) == 0


def test_a_statement_whose_first_run_failed_is_run_again(receiver: Receiver) -> None:
    for line in (1, 1, 2):
        try:
            with receiver.database.transaction() as connection:
                connection.exec_driver_sql("insert into lines values (%(l)s)", {"l": line})
                run(connection, COUNT, {"above": 0})
        except IntegrityError:
            continue
    assert stored(receiver) == 2


def test_a_statement_is_planned_once_for_a_session(receiver: Receiver) -> None:
    for line in range(3):
        write_and_count(receiver, line)
    with receiver.database.transaction() as connection:
        assert connection.execute(KEPT).scalar_one() == 2


def test_nothing_waits_without_a_transaction(receiver: Receiver) -> None:
    with receiver.database.autocommit() as connection:
        write(connection, 1)
        assert stored(receiver) == 1


def test_only_a_transaction_that_reads_may_not_write(receiver: Receiver) -> None:
    with pytest.raises(InternalError), receiver.database.read_only() as connection:
        connection.execute(text("insert into lines values (1)"))
    with receiver.database.transaction() as connection:
        connection.execute(text("insert into lines values (1)"))
    assert stored(receiver) == 1


def test_a_transaction_sees_what_others_commit_meanwhile(receiver: Receiver) -> None:
    with receiver.database.transaction() as connection:
        assert counted(connection) == 0
        with receiver.database.transaction() as other:
            write(other, 1)
        assert counted(connection) == 1


def test_listeners_of_the_engine_see_every_statement_and_its_error(receiver: Receiver) -> None:
    seen: list[str] = []
    engine = receiver.database.engine

    def before(_c: Any, _k: Any, statement: str, *_: Any) -> None:
        seen.append(statement)

    def failed(failure: Any) -> None:
        seen.append(failure.statement)

    sa_event.listen(engine, "before_cursor_execute", before)
    sa_event.listen(engine, "handle_error", failed)
    with pytest.raises(IntegrityError):
        write_and_count(receiver, 1, 1)
    assert seen == [WRITE, WRITE, COUNT, COUNT]


def test_a_value_without_a_type_is_refused_when_the_statement_is_written() -> None:
    with pytest.raises(ValueError, match="has no type"):
        planned("select %(line)s")
