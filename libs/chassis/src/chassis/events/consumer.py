"""From the bus to the inbox: messages are read ahead, settled in batches, acknowledged by batch.

Two greenlets share a connection. The reader owns it: it connects, collects messages, keeps the
heartbeat and closes it. The settler takes batches, has them settled and acknowledges them; a lock
keeps the two from writing at the same time. Nothing is acknowledged before it is settled. At a stop
the reader ends its subscription first and closes the connection only when all it had read is
settled and acknowledged: nothing is delivered twice because of a stop.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

import eventlet
import structlog
from eventlet.event import Event
from eventlet.semaphore import Semaphore
from kombu import Connection, Consumer, Queue
from kombu.transport.memory import Channel as MemoryChannel

from chassis.events.broker import close, connect, is_memory
from chassis.events.mailbox import Batch, Delivery, Mailbox, timestamp_of
from chassis.events.wakeup import Wakeup

_log = structlog.get_logger(__name__)

_TICK_SECONDS: Final = 0.25
_BEAT_SECONDS: Final = 1.0
_OPEN_SECONDS: Final = 10.0
_FIRST_PAUSE_SECONDS: Final = 0.2
_LONGEST_PAUSE_SECONDS: Final = 10.0
_READ_AHEAD_BATCHES: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """What is consumed, and how.

    Args:
        url: The bus.
        service: Name of the service, shown by the broker.
        queue: The inbox queue.
        dead_queue: The queue of dead letters; None on memory://.
        declare: Declares what must exist, on a fresh channel.
        batch_size: Most messages of a batch.
        linger: How long a batch waits for more messages.
        drain: How long a stop waits for what was read.
        jitter: Gives a random number from 0 up to 1.
        sink: Where what was read goes, for the log.
    """

    url: str
    service: str
    queue: str
    dead_queue: str | None
    declare: Callable[[Any], None]
    batch_size: int
    linger: timedelta
    drain: timedelta
    jitter: Callable[[], float]
    sink: str = "database"


class BatchConsumer:
    """Consumes the queue of one service.

    Args:
        subscription: What is consumed, and how.
        settle: Settles a batch; returns the error when the database is away.
    """

    def __init__(
        self, subscription: Subscription, settle: Callable[[Batch], Exception | None]
    ) -> None:
        self._to = subscription
        self._settle = settle
        self._is_memory = is_memory(subscription.url)
        self._mailbox = Mailbox(
            batch_size=subscription.batch_size, linger=subscription.linger.total_seconds()
        )
        self._stopping = Wakeup()
        self._deadline: float | None = None
        self._read_all = Event()
        self._settled_all = Event()
        self.is_connected = False

    def read(self) -> None:
        """Run the reader until `stop`."""
        failures = 0
        while self._deadline is None:
            session = _Session(self._to, self._mailbox)
            try:
                self._follow(session)
                failures = 0
            except Exception as error:  # noqa: BLE001 - connect again, whatever it was
                failures = 1 if session.was_useful else failures + 1
                _log.warning(
                    "connection to the broker lost",
                    service=self._to.service,
                    error=type(error).__name__,
                    failures=failures,
                )
            finally:
                self.is_connected = False
                session.close()
                if not self._is_memory:
                    self._mailbox.forget_waiting()
            if self._deadline is None:
                self._stopping.wait(self._pause(failures))
        self._mailbox.close()
        self._read_all.send()

    def settle(self) -> None:
        """Run the settler until the reader has stopped and all it read is settled."""
        while not self._is_overdue() and (batch := self._mailbox.take()) is not None:
            self._settle_until_done(batch)
            self._mailbox.finish()
        self._settled_all.send()

    def stop(self) -> None:
        """Read no more, settle and acknowledge what was read, then return."""
        if self._deadline is None:
            self._deadline = time.monotonic() + self._to.drain.total_seconds()
        self._stopping.ring()
        self._read_all.wait()
        self._settled_all.wait()

    def abandon(self) -> None:
        """Stop at once; what is not settled will be delivered again."""
        self._deadline = time.monotonic()
        self._stopping.ring()

    def oldest_unsettled(self) -> float:
        """Instant at which the oldest unsettled message was sent (memory:// only)."""
        if (oldest := self._mailbox.oldest) is not None:
            return timestamp_of(oldest)
        queue = MemoryChannel.queues.get(self._to.queue)
        if queue is None or not queue.queue:
            return time.time()
        return float(queue.queue[0]["properties"]["timestamp"])

    def _follow(self, session: _Session) -> None:
        """Read from one connection until the stop, or until the connection is lost."""
        session.open()
        self.is_connected = True
        while self._deadline is None:
            session.read(_TICK_SECONDS)
        session.unsubscribe()
        while not self._mailbox.is_idle and not self._is_overdue():
            session.read(_TICK_SECONDS / 10)

    def _settle_until_done(self, batch: Batch) -> None:
        """Settle a batch however long the database is away; then acknowledge it."""
        failures = 0
        while (error := self._settle(batch)) is not None:
            failures += 1
            _log.warning(
                f"events wait for the {self._to.sink}",
                service=self._to.service,
                error=type(error).__name__,
                failures=failures,
            )
            is_lost = not self._is_memory and not batch.session.is_alive
            if is_lost or self._is_overdue():
                return
            eventlet.sleep(self._pause(failures))
        batch.session.acknowledge(batch)

    def _is_overdue(self) -> bool:
        return self._deadline is not None and time.monotonic() >= self._deadline

    def _pause(self, failures: int) -> float:
        pause = min(_LONGEST_PAUSE_SECONDS, _FIRST_PAUSE_SECONDS * 2 ** min(failures, 10))
        return float(pause * (1 - self._to.jitter() / 2))


class _Session:
    """One connection and its subscription."""

    def __init__(self, to: Subscription, mailbox: Mailbox) -> None:
        self._to = to
        self._mailbox = mailbox
        self._is_memory = is_memory(to.url)
        self._write = Semaphore()
        self._connection: Connection = connect(to.url, f"{to.service} inbox")
        self._channel: Any = None
        self._consumers: list[Consumer] = []
        self._next_beat = 0.0
        self.is_alive = True
        self.was_useful = False

    def open(self) -> None:
        """Connect, declare and subscribe."""
        # A broker that is still starting takes the connection and then says nothing.
        with eventlet.Timeout(_OPEN_SECONDS, TimeoutError("the broker does not answer")):
            self._channel = self._connection.channel()
            self._to.declare(self._channel)
            self._subscribe()

    def close(self) -> None:
        """Close the connection; what is not acknowledged will be delivered again."""
        self.is_alive = False
        close(self._connection)

    def read(self, seconds: float) -> None:
        """Wait for messages and put them into the mailbox; keep the heartbeat."""
        with suppress(TimeoutError):
            self._connection.drain_events(timeout=seconds)
        if not self._is_memory and time.monotonic() >= self._next_beat:
            self._next_beat = time.monotonic() + _BEAT_SECONDS
            with self._write:
                self._connection.heartbeat_check()

    def unsubscribe(self) -> None:
        """Get no more messages; those already sent still arrive before this returns."""
        with self._write:
            for consumer in self._consumers:
                consumer.cancel()
        self._consumers = []

    def acknowledge(self, batch: Batch) -> None:
        """Tell the broker to forget a batch. If it cannot be told, it delivers again."""
        if self._is_memory:
            for delivery in batch.deliveries:
                self._channel.basic_ack(delivery.message.delivery_tag)
            return
        if not self.is_alive:
            return
        try:
            with self._write:
                # Batches are settled in the order of delivery, so nothing older is open.
                self._channel.basic_ack(batch.deliveries[-1].message.delivery_tag, multiple=True)
        except Exception as error:  # noqa: BLE001 - the reader notices the lost connection
            _log.warning(
                "batch not acknowledged", service=self._to.service, error=type(error).__name__
            )

    def _subscribe(self) -> None:
        prefetch = self._to.batch_size * _READ_AHEAD_BATCHES
        with self._write:
            self._channel.basic_qos(0, prefetch, False)  # noqa: FBT003 - AMQP's own signature
            self._consumers = [self._consume(self._to.queue, is_dead=False)]
            if self._to.dead_queue is not None:
                self._consumers.append(self._consume(self._to.dead_queue, is_dead=True))

    def _consume(self, queue: str, *, is_dead: bool) -> Consumer:
        def receive(message: Any) -> None:
            self.was_useful = True
            self._mailbox.put(Delivery(message=message, session=self, is_dead=is_dead))

        consumer = Consumer(
            self._channel, queues=[Queue(queue, no_declare=True)], on_message=receive, no_ack=False
        )
        consumer.consume()
        return consumer
