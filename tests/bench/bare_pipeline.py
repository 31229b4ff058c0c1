"""The limit of the event path: kombu and psycopg2 with nothing around them.

The producer publishes persistent messages with confirms, one wait for each batch; the consumer
writes one row for each message, one transaction and one acknowledgement for each batch. No outbox,
no inbox, no order, no duplicates absorbed: what is lost or doubled stays so.

    python -m bench.bare_pipeline declare|produce|consume '{"amqp_url": …}'
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final
from uuid import uuid4

import psycopg2
from kombu import Connection, Consumer, Exchange, Producer, Queue
from psycopg2.extensions import connection as PgConnection  # noqa: N812 - as typed by psycopg2

_INSERT: Final = (
    "insert into effect (event_id, aggregate_id, sequence, said, pid)"
    " values (%(event_id)s, %(aggregate_id)s, %(sequence)s, %(said)s, %(pid)s)"
)
_LINGER_S: Final = 0.01
_LOOK_S: Final = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline:
    """Where both ends meet.

    Args:
        amqp_url: The broker.
        database_url: Has the table `effect`.
        name: Of the exchange and of the queue.
        batch: Messages for each wait, transaction and acknowledgement.
        messages: How many a run of the producer sends.
        aggregates: Among how many things they are spread.
        payload: Text that each message carries.
    """

    amqp_url: str
    database_url: str
    name: str
    batch: int
    messages: int
    aggregates: int
    payload: str

    def command(self, end: str) -> list[str]:
        """Return the command that runs one end."""
        return [sys.executable, "-m", "bench.bare_pipeline", end, json.dumps(asdict(self))]

    @property
    def queue(self) -> Queue:
        """A queue like those of the platform: a quorum queue that refuses what it cannot keep."""
        return Queue(
            self.name,
            Exchange(self.name, "topic", durable=True),
            routing_key=f"{self.name}.*",
            durable=True,
            queue_arguments={
                "x-queue-type": "quorum", "x-delivery-limit": 5, "x-overflow": "reject-publish",
            },
        )  # fmt: skip


def declare(pipeline: Pipeline) -> None:
    """Make exchange and queue."""
    with Connection(pipeline.amqp_url) as connection:
        pipeline.queue(connection.channel()).declare()


def produce(pipeline: Pipeline) -> None:
    """Publish as fast as the broker confirms."""
    with Connection(pipeline.amqp_url) as connection:
        channel: Any = connection.channel()
        channel.confirm_select()
        unconfirmed = _Unconfirmed(channel)
        producer = Producer(channel, pipeline.queue.exchange, auto_declare=False)
        for first in range(0, pipeline.messages, pipeline.batch):
            for number in range(first, min(first + pipeline.batch, pipeline.messages)):
                _publish(producer, pipeline, number)
                unconfirmed.sent()
            while unconfirmed.count:
                connection.drain_events(timeout=10)


def consume(pipeline: Pipeline) -> None:
    """Write a row for each message until a signal comes."""
    stopping: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _: stopping.append(number))
    with Connection(pipeline.amqp_url) as connection:
        database = psycopg2.connect(pipeline.database_url)
        channel: Any = connection.channel()
        channel.basic_qos(0, 2 * pipeline.batch, False)  # noqa: FBT003 - AMQP's own signature
        waiting: list[Any] = []
        with Consumer(channel, [pipeline.queue], on_message=waiting.append, auto_declare=False):
            while not stopping:
                _collect(connection, waiting, pipeline.batch)
                batch, waiting[:] = waiting[: pipeline.batch], waiting[pipeline.batch :]
                if batch:
                    _settle(database, batch)
                    channel.basic_ack(batch[-1].delivery_tag, multiple=True)
        database.close()


class _Unconfirmed:
    """Counts what the broker has not confirmed yet; a nack ends the producer."""

    def __init__(self, channel: Any) -> None:
        self._sent = 0
        self._confirmed = 0
        channel.events["basic_ack"].add(self._on_ack)
        channel.events["basic_nack"].add(self._on_nack)

    @property
    def count(self) -> int:
        return self._sent - self._confirmed

    def sent(self) -> None:
        self._sent += 1

    def _on_ack(self, tag: int, multiple: bool) -> None:  # noqa: FBT001 - called by amqp
        self._confirmed = tag if multiple else self._confirmed + 1

    def _on_nack(self, tag: int, _multiple: bool) -> None:  # noqa: FBT001 - called by amqp
        raise RuntimeError(f"the broker refused message {tag}")


def _publish(producer: Producer, pipeline: Pipeline, number: int) -> None:
    aggregate = f"thing-{number % pipeline.aggregates}"
    producer.publish(
        pipeline.payload.encode(),
        routing_key=f"{pipeline.name}.ThingSaid",
        content_type="application/protobuf",
        content_encoding="binary",
        delivery_mode=2,
        mandatory=True,
        headers={
            "event-id": str(uuid4()), "event-type": "sample.v1.ThingSaid",
            "event-source": "bare", "event-time": "2026-11-22T02:00:00.000000+00:00",
            "stream": pipeline.name, "aggregate-id": aggregate,
            "aggregate-sequence": str(number // pipeline.aggregates + 1),
            "traceparent": "", "cell": "bare", "branch": "",
        },
    )  # fmt: skip


def _collect(connection: Connection, waiting: list[Any], batch: int) -> None:
    """Wait for a first message, then for the batch to fill, but not for long."""
    until = time.monotonic() + _LOOK_S
    is_first = not waiting
    while len(waiting) < batch and (left := until - time.monotonic()) > 0:
        try:
            connection.drain_events(timeout=left)
        except TimeoutError:
            return
        if waiting and is_first:
            until, is_first = time.monotonic() + _LINGER_S, False


def _settle(database: PgConnection, batch: list[Any]) -> None:
    with database, database.cursor() as cursor:
        for message in batch:
            headers: Mapping[str, str] = message.headers
            cursor.execute(
                _INSERT,
                {
                    "event_id": headers["event-id"],
                    "aggregate_id": headers["aggregate-id"],
                    "sequence": int(headers["aggregate-sequence"]),
                    "said": bytes(message.body).decode(),
                    "pid": os.getpid(),
                },
            )


_ENDS: Final[Mapping[str, Callable[[Pipeline], None]]] = {
    "declare": declare,
    "produce": produce,
    "consume": consume,
}

if __name__ == "__main__":
    _ENDS[sys.argv[1]](Pipeline(**json.loads(sys.argv[2])))
