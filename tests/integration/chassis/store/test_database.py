"""Connections, and telling what is wrong with a server from what is wrong with a statement."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionLeft

from chassis.db import PING_AFTER_SECONDS, Database, is_clash, is_outage
from fakes import sample

from .conftest import Receiver

pytestmark = pytest.mark.integration

_CUT = text(
    "select pg_terminate_backend(pid) from pg_stat_activity"
    " where datname = current_database() and pid <> pg_backend_pid()"
)


def cut_all(receiver: Receiver) -> None:
    """End every other connection to the database, as a restart of the server would."""
    other = Database(receiver.url)
    with other.transaction() as connection:
        connection.execute(_CUT)
    other.dispose()


def test_a_connection_that_rested_is_tried_before_it_is_used(receiver: Receiver) -> None:
    receiver.database.ping()
    cut_all(receiver)
    time.sleep(PING_AFTER_SECONDS + 0.1)
    receiver.database.ping()


def test_a_lost_connection_is_an_outage_and_the_next_one_works(receiver: Receiver) -> None:
    with receiver.database.engine.connect() as connection:
        connection.execute(text("select 1"))
        cut_all(receiver)
        with pytest.raises(OperationalError) as caught:
            connection.execute(text("select 1"))
    assert is_outage(caught.value)
    receiver.database.ping()


def test_a_server_that_is_not_there_is_an_outage() -> None:
    with pytest.raises(OperationalError) as caught:
        Database("postgresql://postgres@127.0.0.1:1/nothing").ping()
    assert is_outage(caught.value)


def test_a_pool_without_a_free_connection_is_an_outage(receiver: Receiver) -> None:
    small = Database(receiver.url, pool_size=1, pool_timeout=timedelta(seconds=0.1))
    with (
        pytest.raises(NoConnectionLeft) as caught,
        small.transaction(),
        small.transaction(),
        small.transaction(),
    ):
        pass
    assert is_outage(caught.value)
    small.dispose()


def test_a_statement_that_takes_too_long_is_no_outage(receiver: Receiver) -> None:
    hasty = Database(receiver.url, statement_timeout=timedelta(seconds=0.05))
    with pytest.raises(OperationalError) as caught, hasty.transaction() as connection:
        connection.execute(text("select pg_sleep(5)"))
    assert not is_outage(caught.value)
    assert not is_clash(caught.value)
    hasty.dispose()


def test_a_broken_constraint_is_neither_outage_nor_clash(receiver: Receiver) -> None:
    sample.permit(receiver.database, "twice")
    with pytest.raises(IntegrityError) as caught, receiver.database.transaction() as connection:
        connection.execute(text("insert into permission values ('twice')"))
    assert not is_outage(caught.value)
    assert not is_clash(caught.value)


@pytest.mark.parametrize("state", ["40P01", "40001", "55P03"])
def test_a_deadlock_is_a_clash(receiver: Receiver, state: str) -> None:
    raising = text(f"do $$ begin raise exception 'met' using errcode = '{state}'; end $$")
    with pytest.raises(DBAPIError) as caught, receiver.database.transaction() as connection:
        connection.execute(raising)
    assert is_clash(caught.value)
    assert not is_outage(caught.value)


def test_what_was_asked_is_not_told_in_an_error(receiver: Receiver) -> None:
    with pytest.raises(DBAPIError) as caught, receiver.database.transaction() as connection:
        connection.execute(text("select 1 / :n"), {"n": 0, "phone": "13812345678"})
    assert "13812345678" not in str(caught.value)
