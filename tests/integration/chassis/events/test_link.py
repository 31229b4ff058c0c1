"""A link whose other broker is away keeps everything, says so, and stops when it is told."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.request import urlopen
from uuid import UUID

import pytest

from chassis.envelope import EVENT_ID
from chassis.events.broker import connect, declare
from chassis.topology import Topology, read_topology
from testkit import waiting
from testkit.processes import ServiceProcess

pytestmark = pytest.mark.integration

TEXT = """
services:
  sample-sender: {publishes: [sample_sender.word], from_other_cells: [sample_sender.word]}
"""
NOBODY = "amqp://127.0.0.1:1/"
eventually = partial(waiting.eventually, within=60.0)


@pytest.fixture
def near(amqp_url: str) -> Iterator[Topology]:
    topology = read_topology(TEXT, cell=f"n{secrets.token_hex(4)}", links=("far",))
    yield topology
    (service,) = topology.publishes
    with connect(amqp_url, "cleanup") as connection:
        for queue in (
            topology.link_queue("far"),
            topology.inbox_queue(service),
            topology.dead_queue(service),
        ):
            connection.channel().queue_delete(queue)
        for exchange in (
            topology.exchange,
            topology.arrivals_exchange,
            topology.dead_letter_exchange,
        ):
            connection.channel().exchange_delete(exchange)


def test_what_the_other_broker_does_not_take_stays_in_the_queue(
    near: Topology, amqp_url: str, tmp_path: Path
) -> None:
    topology = tmp_path / "topology.yaml"
    topology.write_text(TEXT, "utf-8")
    environ = {
        "CALLOUT_AMQP_URL": amqp_url,
        "CALLOUT_CELL": near.cell,
        "CALLOUT_LINK_PEER_CELL": "far",
        "CALLOUT_LINK_PEER_AMQP_URL": NOBODY,
        "CALLOUT_DRAIN_S": "1",
    }
    event_id = str(UUID(int=7))
    with connect(amqp_url, "test") as connection:
        channel = connection.channel()
        declare(channel, near, frozenset(near.publishes), durable=True)
        message = channel.prepare_message(b"word", headers={EVENT_ID: event_id})
        channel.basic_publish(message, near.exchange, "sample_sender.word.Said")
        with ServiceProcess(
            "chassis.link", ["--topology", str(topology)], environ, tmp_path / "link"
        ) as link:
            door = f"http://{link.start(within=60)['metrics']}"
            eventually(lambda: 'callout_link_failures_total{cell="far"' in read(f"{door}/metrics"))
            assert 'callout_link_up{cell="far"} 0.0' in read(f"{door}/metrics")
            eventually(lambda: read(f"{door}/readyz") == "ready\n")
            assert link.terminate() == 0
        kept: list[str] = []
        eventually(lambda: take(channel, near.link_queue("far"), kept))
    assert kept == [event_id]


def take(channel: Any, queue: str, into: list[str]) -> bool:
    message = channel.basic_get(queue)
    if message is None:
        return False
    into.append(message.headers[EVENT_ID])
    channel.basic_ack(message.delivery_tag)
    return True


def read(url: str) -> str:
    with urlopen(url, timeout=5) as answer:
        assert answer.status == HTTPStatus.OK
        return str(answer.read().decode())
