"""Servers go away and come back; the worker waits, loses nothing and needs no help."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.pool import NullPool

from chassis.events.broker import connect
from fakes import sample
from testkit.rabbitmq import PrivateRabbit

from .conftest import Rig, eventually

pytestmark = pytest.mark.integration


@contextmanager
def away(rig: Rig, service: str) -> Iterator[None]:
    """Make a database refuse everybody, as a server that is down would."""
    url = rig.urls[service]
    name = make_url(url).database
    engine = create_engine(
        make_url(url).set(drivername="postgresql+psycopg2", database="postgres"),
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
    )
    with engine.connect() as connection:
        connection.execute(text(f'alter database "{name}" with allow_connections false'))
        connection.execute(
            text("select pg_terminate_backend(pid) from pg_stat_activity where datname = :name"),
            {"name": name},
        )
    rig.databases[service].dispose()
    try:
        yield
    finally:
        with engine.connect() as connection:
            connection.execute(text(f'alter database "{name}" with allow_connections true'))


def test_a_database_that_goes_away_and_comes_back_loses_nothing(rig: Rig) -> None:
    process = rig.work()
    rig.say(a=["before"])
    rig.until_effects(1)
    eventually(lambda: process.is_ready)
    with away(rig, "receiver"):
        rig.say(a=["during", "after"], b=["too"])
        eventually(lambda: rig.backlog() == 0)
        eventually(lambda: not process.is_ready)
    rig.until_effects(4)
    assert rig.effects("a") == [("a", 1), ("a", 2), ("a", 3)]
    assert len(rig.effects()) == 4
    eventually(lambda: process.is_ready)


def test_a_worker_starts_before_its_database(rig: Rig) -> None:
    rig.say(a=["early"])
    with away(rig, "sender"), away(rig, "receiver"):
        process = rig.work()
        assert not process.is_ready
    rig.until_effects(1)
    eventually(lambda: process.is_ready)


def test_a_stop_does_not_wait_for_a_database_that_is_away(rig: Rig) -> None:
    process = rig.work(drain_s=1)
    with away(rig, "receiver"):
        rig.say(a=["during"])
        eventually(lambda: rig.backlog() == 0)
        assert process.terminate(within=10) == 0
    rig.work()
    rig.until_effects(1)
    assert rig.effects() == [("a", 1)]


def test_an_event_without_a_queue_stays_until_there_is_one(rabbit: Rig) -> None:
    process = rabbit.work("sender")
    rabbit.say(a=["first"])
    eventually(lambda: rabbit.backlog() == 0)
    queue, exchange = rabbit.topology.inbox_queue(sample.RECEIVER), rabbit.topology.exchange
    with connect(rabbit.amqp_url, "test") as connection:
        channel = connection.channel()
        channel.queue_unbind(queue, exchange, f"{sample.STREAM}.*")
        rabbit.say(a=["second"])
        eventually(lambda: process.metric("callout_outbox_failures_total{") >= 1)
        assert rabbit.backlog() == 1
        assert "event not taken by the broker" in process.log.read_text("utf-8")
        channel.queue_bind(queue, exchange, f"{sample.STREAM}.*")
    eventually(lambda: rabbit.backlog() == 0)
    rabbit.work("receiver")
    rabbit.until_effects(2)
    assert rabbit.effects() == [("a", 1), ("a", 2)]


def test_a_broker_that_is_killed_loses_nothing(
    make_rig: Callable[[str], Rig], private_rabbit: Callable[[], PrivateRabbit]
) -> None:
    node = private_rabbit()
    rig = make_rig(node.url)
    process = rig.work(confirm_timeout_s=3)
    for n in range(5):
        rig.say(a=["ok"], **{f"b{n}": ["ok", "ok"]})
    rig.until_effects(15)
    # RabbitMQ 3.10 writes the names of its quorum queues to disk every five seconds; a younger
    # queue comes back from a kill without a leader and stays so. That is not what is tested here.
    time.sleep(6)
    node.kill()
    rig.say(a=["during"], c=["during"])
    eventually(lambda: not process.is_ready)
    assert rig.backlog() == 2
    node.start()
    rig.until_effects(17)
    assert len(set(rig.effects())) == len(rig.effects()) == 17
    eventually(lambda: process.is_ready)


def test_an_alarm_of_the_broker_stops_the_relay_until_it_is_over(
    make_rig: Callable[[str], Rig], private_rabbit: Callable[[], PrivateRabbit]
) -> None:
    node = private_rabbit()
    rig = make_rig(node.url)
    process = rig.work(confirm_timeout_s=1)
    rig.say(a=["before"])
    rig.until_effects(1)
    node.control("set_disk_free_limit", "9000GB")
    eventually(lambda: "disk" in node.control("status"))
    rig.say(a=["during"])
    eventually(lambda: process.metric("callout_outbox_failures_total{") >= 2)
    assert rig.backlog() == 1
    assert len(rig.effects()) == 1
    node.control("set_disk_free_limit", "10MB")
    rig.until_effects(2)
    assert rig.effects() == [("a", 1), ("a", 2)]
    assert process.terminate() == 0
