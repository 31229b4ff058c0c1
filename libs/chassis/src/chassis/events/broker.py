"""Connections to the bus and what is declared there, on RabbitMQ and in memory."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import Any, Final

import eventlet
from kombu import Connection, Exchange, Queue

from chassis.topology import Topology

HEARTBEAT: Final = timedelta(seconds=20)
# A message that was delivered more often than this without an answer has ended its consumer.
DELIVERY_LIMIT: Final = 5
# How often the memory transport looks for messages; its own default is a second.
_POLLING_SECONDS: Final = 0.01
_CONNECT_SECONDS: Final = 5
_CLOSE_SECONDS: Final = 2


def is_memory(url: str) -> bool:
    """Say whether the bus lives in this process only."""
    return url.startswith("memory:")


def connect(url: str, name: str, **options: Any) -> Connection:
    """Prepare a connection; it opens when it is first used.

    Args:
        url: `amqp://…`, `amqps://…` or `memory://localhost/`.
        name: Shown in RabbitMQ's list of connections.
        options: More for `amqp.Connection`.
    """
    if is_memory(url):
        return Connection(url, transport_options={"polling_interval": _POLLING_SECONDS})
    return Connection(
        url,
        heartbeat=HEARTBEAT.total_seconds(),
        connect_timeout=_CONNECT_SECONDS,
        transport_options={"client_properties": {"connection_name": name}, **options},
    )


def close(connection: Connection) -> None:
    """Close a connection politely if the broker answers soon, and in any case."""
    with eventlet.Timeout(_CLOSE_SECONDS, False):  # noqa: FBT003
        connection.release()
    hang_up(connection)


def hang_up(connection: Connection) -> None:
    """Drop a connection without the closing handshake, which a broken one never answers."""
    if not is_memory(connection.as_uri()) and connection.connected:
        connection.connection.collect()


def declare(channel: Any, topology: Topology, services: Collection[str], *, durable: bool) -> None:
    """Declare exchanges, then the queues of some services with all their bindings.

    Args:
        channel: An open kombu channel.
        topology: What to declare.
        services: Whose queues; on a broker those of everybody, so that nothing is announced to a
            service that has not started yet and lost.
        durable: A real broker, which keeps queues and has dead letters.
    """
    exchange = Exchange(topology.exchange, "topic", durable=True, channel=channel)
    exchange.declare()
    arrivals = Exchange(topology.arrivals_exchange, "topic", durable=True, channel=channel)
    if topology.crossing:
        arrivals.declare()
    if durable:
        Exchange(topology.dead_letter_exchange, "direct", durable=True, channel=channel).declare()
    for service in sorted(services):
        if durable:
            _dead_queue(topology, service)(channel).declare()
        queue = Queue(
            topology.inbox_queue(service),
            durable=True,
            queue_arguments=_arguments(topology, service) if durable else None,
        )(channel)
        queue.declare()
        for stream in topology.subscribes.get(service, ()):
            queue.bind_to(exchange, routing_key=f"{stream}.*")
        for stream in topology.from_other_cells.get(service, ()):
            queue.bind_to(arrivals, routing_key=f"{stream}.*")
    for cell in topology.links:
        _declare_link(channel, topology, exchange, cell, durable=durable)


def _declare_link(
    channel: Any, topology: Topology, exchange: Exchange, cell: str, *, durable: bool
) -> None:
    """Keep what a linked cell is to be told, from the first event on, however long it is away.

    Without a delivery limit: what the other broker does not take is not dead, it is early.
    """
    arguments = {"x-queue-type": "quorum", "x-overflow": "reject-publish"} if durable else None
    queue = Queue(topology.link_queue(cell), durable=True, queue_arguments=arguments)(channel)
    queue.declare()
    for stream in topology.crossing:
        queue.bind_to(exchange, routing_key=f"{stream}.*")


def _dead_queue(topology: Topology, service: str) -> Queue:
    return Queue(
        topology.dead_queue(service),
        Exchange(topology.dead_letter_exchange, "direct", durable=True),
        routing_key=topology.dead_queue(service),
        durable=True,
        queue_arguments={"x-queue-type": "quorum"},
    )


def _arguments(topology: Topology, service: str) -> dict[str, Any]:
    """Arguments of a queue that loses nothing, not even what nobody can handle."""
    return {
        "x-queue-type": "quorum",
        "x-delivery-limit": DELIVERY_LIMIT,
        "x-dead-letter-exchange": topology.dead_letter_exchange,
        "x-dead-letter-routing-key": topology.dead_queue(service),
        "x-dead-letter-strategy": "at-least-once",
        "x-overflow": "reject-publish",
    }
