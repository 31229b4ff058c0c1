"""A service as nameko hosts it: one class whose methods are all that runs in the worker."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from chassis.clock import utc_now
from chassis.events.broker import declare, is_memory
from chassis.events.consumer import BatchConsumer, Subscription
from chassis.events.entrypoints import again, event_batches
from chassis.events.mailbox import Batch
from chassis.events.publisher import AmqpPublisher, MemoryPublisher, Publisher
from chassis.events.relay import Relay
from chassis.events.upkeep import Housekeeping, Retries, TimerRun
from chassis.events.wakeup import Wakeup
from chassis.inbox import Inbox
from chassis.inbox.rules import RetryPolicy
from chassis.topology import Topology
from chassis.worker import WorkerSpec


class HostedService:
    """The parts of one service in the worker process.

    Args:
        spec: The service.
        topology: Exchanges, queues and bindings of the cell.
        hosted: Names of all services of this process.
        may_relay: Says whether every listener of this process is ready.
        settled_until: On memory://, up to when every listener has settled what was sent.
    """

    def __init__(
        self,
        spec: WorkerSpec[Any],
        topology: Topology,
        *,
        hosted: frozenset[str],
        may_relay: Callable[[], bool],
        settled_until: Callable[[], datetime],
    ) -> None:
        self.spec = spec
        self.consumer: BatchConsumer | None = None
        self._topology = topology
        self._is_durable = not is_memory(spec.settings.amqp_url)
        self._declare = partial(
            declare,
            topology=topology,
            services=frozenset(topology.subscribes) if self._is_durable else hosted,
            durable=self._is_durable,
        )
        self._may_relay = may_relay
        self._new_events = Wakeup()
        self._new_retries = Wakeup()
        spec.uow.on_announced(self._new_events.ring)
        self.inbox = Inbox(spec, retry_policy(spec), on_kept=self._new_retries.ring)
        self.relay = Relay(
            spec.service,
            spec.database,
            self._publisher(),
            topology,
            batch_size=spec.settings.batch_size,
            is_durable=self._is_durable,
            clock=utc_now,
            jitter=random.random,
        )
        self._retries = Retries(spec.service, self.inbox, spec.settings.batch_size)
        self._housekeeping = Housekeeping(
            spec, self.relay, utc_now, None if self._is_durable else settled_until
        )

    @property
    def is_connected(self) -> bool:
        """Say whether the bus is reached for reading and for writing."""
        return self.consumer is not None and self.consumer.is_connected and self.relay.is_connected

    @property
    def is_listening(self) -> bool:
        """Say whether the bus is reached for reading."""
        return self.consumer is not None and self.consumer.is_connected

    def nameko_class(self) -> type:
        """Make the class that nameko hosts."""
        part = self

        class EventService:
            name = part.spec.service

            @event_batches(part._subscription(), part._take_consumer)
            def handle_events(self, batch: Batch) -> Exception | None:
                return part._settle(batch)

            @again(part._new_events, part._may_relay)
            def relay_outbox(self) -> float:
                return part.relay.tick()

            @again(part._new_retries)
            def retry_events(self) -> float:
                return part._retries.tick()

            @again()
            def delete_old_rows(self) -> float:
                return part._housekeeping.prune()

            @again()
            def delete_sent_events(self) -> float:
                return part._housekeeping.prune_marked()

            @again()
            def take_census(self) -> float:
                return part._housekeeping.take_census()

        for timer in self.spec.timers:
            run = TimerRun(self.spec, timer, utc_now)
            method = again()(_method(timer.name, run.tick))
            setattr(EventService, method.__name__, method)
        return EventService

    def _settle(self, batch: Batch) -> Exception | None:
        """Settle a batch; return the error that keeps it from being settled now."""
        try:
            if batch.is_dead:
                self.inbox.park_dead(batch.raw)
            else:
                self.inbox.accept(batch.raw, batch.settled)
        except Exception as error:  # noqa: BLE001 - not acknowledged, tried again after a pause
            return error
        return None

    def _take_consumer(self, consumer: BatchConsumer) -> None:
        self.consumer = consumer

    def _subscription(self) -> Subscription:
        settings = self.spec.settings
        return Subscription(
            url=settings.amqp_url,
            service=self.spec.service,
            queue=self._topology.inbox_queue(self.spec.service),
            dead_queue=self._topology.dead_queue(self.spec.service) if self._is_durable else None,
            declare=self._declare,
            batch_size=settings.batch_size,
            linger=timedelta(milliseconds=settings.linger_ms),
            drain=timedelta(seconds=settings.drain_s),
            jitter=random.random,
        )

    def _publisher(self) -> Publisher:
        settings = self.spec.settings
        name = f"{self.spec.service} outbox"
        if not self._is_durable:
            return MemoryPublisher(
                settings.amqp_url, self._topology.exchange, name=name, declare=self._declare
            )
        return AmqpPublisher(
            settings.amqp_url,
            self._topology.exchange,
            name=name,
            declare=self._declare,
            confirm_timeout=timedelta(seconds=settings.confirm_timeout_s),
        )


def retry_policy(spec: WorkerSpec[Any]) -> RetryPolicy:
    """Read from the settings how often and how soon failing events are tried again."""
    settings = spec.settings
    return RetryPolicy(
        first_delay=timedelta(seconds=settings.retry_first_delay_s),
        longest_delay=timedelta(seconds=settings.retry_longest_delay_s),
        attempts=settings.retry_attempts,
        later_first_delay=timedelta(seconds=settings.retry_later_first_delay_s),
        later_attempts=settings.retry_later_attempts,
    )


def settled_until(services: list[HostedService]) -> datetime:
    """Return the instant up to which all listeners of this process have settled what was sent."""
    oldest = [s.consumer.oldest_unsettled() for s in services if s.consumer is not None]
    if len(oldest) < len(services):
        return datetime.fromtimestamp(0, UTC)
    return datetime.fromtimestamp(min(oldest), UTC)


def _method(name: str, tick: Callable[[], float]) -> Callable[[Any], float]:
    def run(_self: Any) -> float:
        return tick()

    run.__name__ = f"run_{name.replace('-', '_')}"
    return run
