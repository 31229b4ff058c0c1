"""From one cell to another: what a link's queue keeps is published at the other cell's broker.

A message is acknowledged here when the other broker has confirmed it and routed it into a queue;
whatever happens in between, it is sent again. Links therefore deliver at least once and may repeat
a window; the event's id and the sequence of its aggregate in the inbox there make it once and in
order. A link keeps nothing itself: it may be stopped, killed and run twice.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any, Final
from uuid import UUID

import eventlet
from eventlet.semaphore import Semaphore

from chassis import metrics
from chassis.envelope import EVENT_ID, RawMessage
from chassis.events.broker import declare
from chassis.events.consumer import BatchConsumer, Subscription
from chassis.events.mailbox import Batch, Delivery
from chassis.events.publisher import (
    AmqpPublisher,
    OutgoingMessage,
    Publisher,
    PublishFailed,
)
from chassis.topology import Topology

_BEAT_SECONDS: Final = 5.0
# What a broker adds on delivery; carried along it would look like an attempt of the next reader.
_OF_THE_BROKER: Final = "x-"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkEnds:
    """Which cells a link joins, and how it works.

    Args:
        near: Topology of the cell whose events are told; the other one is among its links.
        far: Topology of the cell that is told.
        near_url: Broker of the one.
        far_url: Broker of the other.
        batch_size: Most messages sent before a wait for confirms.
        linger: How long a batch waits for more messages.
        confirm_timeout: Longest wait for the far broker.
        drain: How long a stop waits for what was read.
    """

    near: Topology
    far: Topology
    near_url: str
    far_url: str
    batch_size: int
    linger: timedelta
    confirm_timeout: timedelta
    drain: timedelta


class Link:
    """Tells one cell what another one announces for it.

    Args:
        ends: What it joins.
        publisher: Way to the far broker; by default one that waits for its confirms.
    """

    def __init__(self, ends: LinkEnds, publisher: Publisher | None = None) -> None:
        self._cell = ends.far.cell
        self._publisher = publisher or _publisher(ends)
        self._alone = Semaphore()
        self._consumer = BatchConsumer(_subscription(ends), self.settle)
        self._tasks: list[Any] = []

    @property
    def is_connected(self) -> bool:
        """Whether the near broker is reached; how long the far one is away is its own affair."""
        return self._consumer.is_connected

    def start(self) -> None:
        """Carry in the background until `stop`."""
        self._tasks = [
            eventlet.spawn(self._consumer.read),
            eventlet.spawn(self._consumer.settle),
            eventlet.spawn(self._beat_for_ever),
        ]

    def stop(self) -> None:
        """Read no more, send what was read if the far broker takes it soon, close everything."""
        self._consumer.stop()
        for task in self._tasks:
            task.kill()
        self._publisher.close()

    def settle(self, batch: Batch) -> Exception | None:
        """Send a batch; return why it cannot be acknowledged, or None when the other broker has it.

        A batch of which one message was not taken is sent again as a whole.
        """
        messages = [_message(delivery) for delivery in batch.deliveries]
        try:
            with self._alone:
                refused = self._publisher.publish(messages)
        except PublishFailed as error:
            return self._failed("broker", error)
        if refused:
            reasons = sorted(set(refused.values()))
            return self._failed(reasons[0], PublishFailed(f"not taken: {', '.join(reasons)}"))
        metrics.link_up.labels(self._cell).set(1)
        metrics.link_carried.labels(self._cell).inc(len(messages))
        return None

    def _failed(self, reason: str, error: PublishFailed) -> PublishFailed:
        metrics.link_up.labels(self._cell).set(0)
        metrics.link_failures.labels(self._cell, reason).inc()
        return error

    def _beat_for_ever(self) -> None:
        """Keep the idle connection to the far broker; one that is lost is opened when needed."""
        while True:
            eventlet.sleep(_BEAT_SECONDS)
            with self._alone:
                try:
                    self._publisher.beat()
                except PublishFailed as error:
                    self._failed("broker", error)


def _message(delivery: Delivery) -> OutgoingMessage:
    """Return a message as it came, but for what the near broker added."""
    raw = delivery.raw
    return OutgoingMessage(
        event_id=_id_of(raw),
        routing_key=delivery.message.delivery_info["routing_key"],
        headers=_carried(raw.headers),
        body=raw.body,
        mandatory=True,
    )


def _carried(headers: Mapping[str, Any]) -> dict[str, str]:
    return {
        name: str(value) for name, value in headers.items() if not name.startswith(_OF_THE_BROKER)
    }


def _id_of(raw: RawMessage) -> UUID:
    """Return the event's id; one for a message without, which the inbox there will park."""
    try:
        return UUID(str(raw.headers.get(EVENT_ID)))
    except ValueError:
        return raw.fallback_id


def _subscription(ends: LinkEnds) -> Subscription:
    return Subscription(
        url=ends.near_url,
        service=f"link to {ends.far.cell}",
        queue=ends.near.link_queue(ends.far.cell),
        dead_queue=None,
        declare=_declaring(ends.near),
        batch_size=ends.batch_size,
        linger=ends.linger,
        drain=ends.drain,
        jitter=random.random,
        sink=f"broker of {ends.far.cell}",
    )


def _publisher(ends: LinkEnds) -> Publisher:
    return AmqpPublisher(
        ends.far_url,
        ends.far.arrivals_exchange,
        name=f"link from {ends.near.cell}",
        declare=_declaring(ends.far),
        confirm_timeout=ends.confirm_timeout,
    )


def _declaring(topology: Topology) -> Callable[[Any], None]:
    """Return what declares the queues that arrivals go to, before anything is sent there."""
    services = frozenset(topology.from_other_cells)
    return partial(declare, topology=topology, services=services, durable=True)
