"""Publishing a batch so that it is known what the broker has taken."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final, Protocol
from uuid import UUID

import eventlet
import structlog

from chassis.envelope import CONTENT_TYPE
from chassis.events.broker import connect, hang_up
from chassis.events.cork import corked_writer
from chassis.events.mailbox import DELIVERY_COUNT

_PERSISTENT: Final = 2
_log = structlog.get_logger(__name__)


class PublishFailed(Exception):  # noqa: N818
    """The broker did not answer for the whole batch; all of it must be published again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingMessage:
    """An event ready for the wire.

    `mandatory` when somebody must get it; `deliveries` counts earlier ones in ended processes, on
    a bus that does not count itself.
    """

    event_id: UUID
    routing_key: str
    headers: Mapping[str, str]
    body: bytes
    mandatory: bool
    deliveries: int = 0


class Publisher(Protocol):
    """Publishes batches; not to be shared between greenlets."""

    def publish(self, messages: Sequence[OutgoingMessage]) -> Mapping[UUID, str]:
        """Publish a batch and wait until the broker has it.

        Returns:
            The messages the broker has not taken, each with the reason.

        Raises:
            PublishFailed: Nothing is known about the batch.
        """
        ...

    def beat(self) -> None:
        """Keep an idle connection alive; raises PublishFailed when it is gone."""
        ...

    def close(self) -> None:
        """Drop the connection; the next batch opens a new one."""
        ...


class AmqpPublisher:
    """Publisher confirms on RabbitMQ, one wait for the whole batch.

    kombu's own `confirm_publish` waits for every message, which is ten times slower; and after a
    timeout a channel's late confirms would be taken for those of the next batch. So tags are kept
    here, and after any trouble the connection is thrown away.
    """

    def __init__(
        self,
        url: str,
        exchange: str,
        *,
        name: str,
        declare: Callable[[Any], None],
        confirm_timeout: timedelta,
    ) -> None:
        self._url = url
        self._exchange = exchange
        self._name = name
        self._declare = declare
        self._confirm_seconds = confirm_timeout.total_seconds()
        self._connection: Any = None
        self._channel: Any = None
        self._cork: Any = None
        self._next_tag = 1
        self._unconfirmed: dict[int, UUID] = {}
        self._refused: dict[UUID, str] = {}

    def publish(self, messages: Sequence[OutgoingMessage]) -> Mapping[UUID, str]:
        """See `Publisher.publish`."""
        try:
            # A blocked broker stops reading: then not even sending returns. Hence the clock runs
            # over the whole exchange.
            with eventlet.Timeout(self._confirm_seconds, PublishFailed("no confirm in time")):
                self._open()
                self._refused.clear()
                with self._cork.closed():
                    for message in messages:
                        self._send(message)
                while self._unconfirmed:
                    self._connection.drain_events(timeout=self._confirm_seconds)
        except PublishFailed:
            self.close()
            raise
        except Exception as error:
            self.close()
            raise PublishFailed(type(error).__name__) from error
        return dict(self._refused)

    def beat(self) -> None:
        """See `Publisher.beat`."""
        if self._connection is None:
            return
        try:
            with suppress(TimeoutError):
                self._connection.drain_events(timeout=0.001)
            self._connection.heartbeat_check()
        except Exception as error:
            self.close()
            raise PublishFailed(type(error).__name__) from error

    def close(self) -> None:
        """See `Publisher.close`."""
        connection, self._connection, self._channel = self._connection, None, None
        self._unconfirmed.clear()
        if connection is not None:
            hang_up(connection)

    def _open(self) -> None:
        if self._channel is not None:
            return
        self._connection = connect(self._url, self._name, frame_writer=corked_writer)
        amqp = self._connection.connection
        self._cork = amqp.cork
        # amqp looks for a `blocked` frame before every message; here it is read with the confirms.
        capabilities = {**amqp.client_properties["capabilities"], "connection.blocked": False}
        amqp.client_properties = {**amqp.client_properties, "capabilities": capabilities}
        amqp.on_blocked = self._on_blocked
        amqp.on_unblocked = self._on_unblocked
        channel = self._connection.channel()
        self._declare(channel)
        channel.confirm_select()
        channel.events["basic_ack"].add(self._on_ack)
        channel.events["basic_nack"].add(self._on_nack)
        channel.events["basic_return"].add(self._on_return)
        self._next_tag = 1
        self._channel = channel

    def _send(self, message: OutgoingMessage) -> None:
        wire = self._channel.prepare_message(
            message.body,
            content_type=CONTENT_TYPE,
            content_encoding="binary",
            headers=dict(message.headers),
            properties={"delivery_mode": _PERSISTENT, "message_id": str(message.event_id)},
        )
        self._unconfirmed[self._next_tag] = message.event_id
        self._next_tag += 1
        self._channel.basic_publish(
            wire,
            exchange=self._exchange,
            routing_key=message.routing_key,
            mandatory=message.mandatory,
        )

    def _on_ack(self, tag: int, multiple: bool) -> None:  # noqa: FBT001
        self._settle(tag, multiple)

    def _on_nack(self, tag: int, multiple: bool) -> None:  # noqa: FBT001
        for event_id in self._settle(tag, multiple):
            self._refused[event_id] = "refused"

    def _on_return(self, _error: Exception, _exchange: str, _key: str, message: Any) -> None:
        self._refused[UUID(message.properties["message_id"])] = "returned"

    def _settle(self, tag: int, multiple: bool) -> list[UUID]:  # noqa: FBT001
        tags = [t for t in self._unconfirmed if t <= tag] if multiple else [tag]
        return [self._unconfirmed.pop(t) for t in tags if t in self._unconfirmed]

    def _on_blocked(self, reason: str) -> None:
        _log.error("broker blocks publishers", publisher=self._name, reason=reason)

    def _on_unblocked(self) -> None:
        _log.info("broker takes messages again", publisher=self._name)


class MemoryPublisher:
    """The same promise inside one process: what is in a queue of this process has been taken."""

    def __init__(
        self, url: str, exchange: str, *, name: str, declare: Callable[[Any], None]
    ) -> None:
        self._connection = connect(url, name)
        self._exchange = exchange
        self._declare = declare
        self._channel: Any = None

    def publish(self, messages: Sequence[OutgoingMessage]) -> Mapping[UUID, str]:
        """See `Publisher.publish`."""
        if self._channel is None:
            self._channel = self._connection.channel()
            self._declare(self._channel)
        refused: dict[UUID, str] = {}
        for message in messages:
            if message.mandatory and not self._routes(message.routing_key):
                refused[message.event_id] = "returned"
                continue
            wire = self._channel.prepare_message(
                message.body,
                content_type=CONTENT_TYPE,
                content_encoding="binary",
                headers={**message.headers, DELIVERY_COUNT: str(message.deliveries)},
                properties={"message_id": str(message.event_id), "timestamp": time.time()},
            )
            self._channel.basic_publish(
                wire, exchange=self._exchange, routing_key=message.routing_key
            )
        return refused

    def beat(self) -> None:
        """There is no connection to lose."""

    def close(self) -> None:
        """There is no connection to drop."""

    def _routes(self, routing_key: str) -> bool:
        table = self._channel.get_table(self._exchange)
        matcher = self._channel.typeof(self._exchange)
        return bool(matcher.lookup(table, self._exchange, routing_key, None))
