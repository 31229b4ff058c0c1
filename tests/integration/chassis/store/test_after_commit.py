"""What a process does once a transaction has committed: never earlier, never after a rollback."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from structlog.testing import capture_logs

from chassis.unit_of_work import SYSTEM
from fakes import sample

from .conftest import Receiver

pytestmark = pytest.mark.integration

COUNT = "select count(*) from permission"
EFFECT = text("insert into permission values ('given')")


def test_it_is_done_after_the_commit_and_once(receiver: Receiver) -> None:
    seen: list[int] = []
    with receiver.uow.begin(SYSTEM) as work:
        work.connection.execute(EFFECT)
        work.outbox.after_commit(lambda: seen.append(receiver.rows(COUNT)[0][0]))
        assert seen == []
    assert seen == [1], "another connection sees what was committed"
    with receiver.uow.begin(SYSTEM):
        pass
    assert seen == [1]


def test_a_rollback_forgets_it(receiver: Receiver) -> None:
    seen: list[int] = []

    def fail() -> None:
        with receiver.uow.begin(SYSTEM) as work:
            work.outbox.after_commit(lambda: seen.append(1))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert seen == []


def test_a_commit_that_fails_forgets_it(receiver: Receiver) -> None:
    seen: list[int] = []
    with receiver.database.transaction() as connection:
        connection.execute(text("create table twin (id int unique deferrable initially deferred)"))

    def fail() -> None:
        with receiver.uow.begin(SYSTEM) as work:
            work.connection.execute(text("insert into twin values (1), (1)"))
            work.outbox.after_commit(lambda: seen.append(1))

    with pytest.raises(IntegrityError, match="twin_id_key"):
        fail()
    assert seen == []


def test_one_that_fails_is_logged_and_neither_the_others_nor_the_caller_notice(
    receiver: Receiver,
) -> None:
    seen: list[int] = []
    with capture_logs() as logs, receiver.uow.begin(SYSTEM) as work:
        work.connection.execute(EFFECT)
        work.outbox.after_commit(lambda: seen.append(1 // 0))
        work.outbox.after_commit(lambda: seen.append(2))
    assert seen == [2]
    assert [(log["log_level"], log["service"]) for log in logs] == [("error", sample.RECEIVER)]
    assert receiver.rows(COUNT) == [(1,)]


def test_a_transaction_that_only_reads_has_no_afterwards(receiver: Receiver) -> None:
    with receiver.uow.read(SYSTEM) as tx, pytest.raises(RuntimeError, match="only reads"):
        tx.outbox.after_commit(lambda: None)
