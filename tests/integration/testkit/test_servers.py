"""Servers for tests: fresh databases, private nodes that die and come back."""

from __future__ import annotations

import socket
from collections.abc import Callable

import pytest
from kombu import Connection
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.pool import NullPool

from testkit import postgres, rabbitmq
from testkit.postgres import Databases, EmbeddedPostgres, PrivatePostgres
from testkit.rabbitmq import PrivateRabbit

pytestmark = pytest.mark.integration


def ask(url: str, query: str) -> object:
    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg2"), poolclass=NullPool)
    with engine.begin() as connection:
        result = connection.execute(text(query))
        return result.scalar_one() if result.returns_rows else None


def test_a_fresh_database_is_empty_and_its_own(databases: Databases) -> None:
    first, second = databases.with_plumbing(), databases.with_plumbing()
    ask(first, "insert into inbox_position values ('main', 'a.b', 'x', 1)")
    assert ask(second, "select count(*) from inbox_position") == 0
    databases.drop(first)
    assert not postgres.answers(first)
    databases.drop(second)


def test_a_database_that_is_given_back_is_as_fresh_as_a_new_one(databases: Databases) -> None:
    url = databases.fresh("intake")
    branch = "insert into branches values ('HZ01', 'x', 'x', 'x', 'Asia/Shanghai')"
    moment = "'2026-01-01Z'"
    reading = (
        "insert into contact_readings (customer_id, reader, reason, read_at)"
        f" values (gen_random_uuid(), 'x', 'x', {moment}) returning id"
    )
    ask(url, branch)
    ask(url, f"set session_replication_role = replica; {reading}")
    databases.give_back(url)
    again = databases.fresh("intake")
    assert again == url
    assert ask(again, "select count(*) from branches") == 0
    assert ask(again, "select count(*) from contact_readings") == 0
    assert ask(again, "select count(*) from schema_version") == 1
    assert ask(again, f"set session_replication_role = replica; {reading}") == 1
    databases.drop(again)


@pytest.mark.parametrize(
    "change",
    [
        "drop table outbox cascade",
        "alter table branches add column more text",
        "alter table branches drop constraint branches_pkey cascade",
        "create index more on branches (name)",
        "create function more() returns int language sql as 'select 1'",
        "grant select on branches to public",
        "alter table facts disable trigger all",
    ],
)
def test_a_database_with_another_schema_is_not_used_again(
    databases: Databases, change: str
) -> None:
    url = databases.fresh("intake")
    ask(url, change)
    databases.give_back(url)
    assert not postgres.answers(url)
    assert databases.fresh("intake") != url


def test_the_wheel_s_server_stands_in_where_none_is_installed() -> None:
    server = EmbeddedPostgres()
    try:
        databases = Databases(server.url)
        url = databases.with_plumbing()
        assert ask(url, "select count(*) from outbox") == 0
        databases.drop_all()
    finally:
        server.stop()


def test_a_killed_postgres_keeps_what_was_committed(
    private_postgres: Callable[[], PrivatePostgres],
) -> None:
    server = private_postgres()
    ask(server.url, "create table kept as select 7 as n")
    server.kill()
    assert not postgres.answers(server.url)
    server.start()
    assert ask(server.url, "select n from kept") == 7


def test_a_killed_rabbit_keeps_what_is_durable(
    private_rabbit: Callable[[], PrivateRabbit],
) -> None:
    node = private_rabbit()
    with Connection(node.url, transport_options={"confirm_publish": True}) as connection:
        queue = connection.SimpleQueue("kept")
        queue.put({"n": 7})
        queue.close()
    assert "kept" in node.control("list_queues", "name")
    node.kill()
    assert not rabbitmq.answers(node.url)
    node.start()
    with Connection(node.url) as connection:
        queue = connection.SimpleQueue("kept")
        message = queue.get(timeout=10)
        assert message.payload == {"n": 7}
        message.ack()
        queue.close()


def test_nothing_is_left_of_a_node_that_was_stopped(
    private_rabbit: Callable[[], PrivateRabbit],
) -> None:
    node = private_rabbit()
    port = node._environment["ERL_EPMD_PORT"]
    node.stop()
    assert not node.folder.exists()
    with pytest.raises(ConnectionRefusedError), socket.create_connection(("127.0.0.1", int(port))):
        pytest.fail("its port mapper still listens")
