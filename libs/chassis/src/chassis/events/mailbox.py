"""Messages that were read and are not settled yet, and how they are cut into batches."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

import eventlet

from chassis.envelope import RawMessage
from chassis.events.wakeup import Wakeup

DELIVERY_COUNT: Final = "x-delivery-count"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A message of one connection; `is_dead` when it comes from the queue of dead letters."""

    message: Any
    session: Any
    is_dead: bool

    @property
    def raw(self) -> RawMessage:
        """The message as the inbox takes it."""
        body = self.message.body
        return RawMessage(
            headers=self.message.headers or {},
            body=body.encode() if isinstance(body, str) else bytes(body or b""),
            deliveries=_delivery_count(self.message),
        )


@dataclass(slots=True, kw_only=True)
class Batch:
    """Deliveries that are settled together, all of one session and one kind."""

    deliveries: Sequence[Delivery]
    settled: set[UUID] = field(default_factory=set)

    @property
    def session(self) -> Any:
        """The connection they came by."""
        return self.deliveries[0].session

    @property
    def is_dead(self) -> bool:
        """Say whether they are dead letters."""
        return self.deliveries[0].is_dead

    @property
    def raw(self) -> list[RawMessage]:
        """The messages as the inbox takes them."""
        return [delivery.raw for delivery in self.deliveries]


def _delivery_count(message: Any) -> int:
    """How often a quorum queue has delivered a message before, without an answer."""
    try:
        return int((message.headers or {}).get(DELIVERY_COUNT, 0))
    except (TypeError, ValueError):
        return 0


class Mailbox:
    """What the reader has put in and the settler has not finished.

    Args:
        batch_size: Most messages of a batch.
        linger: Seconds a batch waits for more messages.
    """

    def __init__(self, *, batch_size: int, linger: float) -> None:
        self._batch_size = batch_size
        self._linger = linger
        self._waiting: deque[Delivery] = deque()
        self._in_hand: Batch | None = None
        self._bell = Wakeup()
        self._is_closed = False

    @property
    def is_idle(self) -> bool:
        """Say whether everything that was read is settled."""
        return not self._waiting and self._in_hand is None

    @property
    def oldest(self) -> Any | None:
        """The message that has waited longest, or None."""
        if self._in_hand is not None:
            return self._in_hand.deliveries[0].message
        return self._waiting[0].message if self._waiting else None

    def put(self, delivery: Delivery) -> None:
        """Add a message at the end."""
        self._waiting.append(delivery)
        self._bell.ring()

    def forget_waiting(self) -> None:
        """Drop what nobody has taken; the broker will deliver it again."""
        self._waiting.clear()

    def close(self) -> None:
        """Nothing more is put in; `take` empties the box and then returns None."""
        self._is_closed = True
        self._bell.ring()

    def take(self) -> Batch | None:
        """Wait for messages and take the next batch; None when closed and empty."""
        while not self._waiting:
            if self._is_closed:
                return None
            self._bell.wait()
        if len(self._waiting) < self._batch_size and not self._is_closed:
            eventlet.sleep(self._linger)
        self._in_hand = self._cut()
        return self._in_hand

    def finish(self) -> None:
        """The batch in hand is settled, or given back to the broker."""
        self._in_hand = None

    def _cut(self) -> Batch | None:
        if not self._waiting:  # the connection was lost while lingering
            return None if self._is_closed else self.take()
        first = self._waiting.popleft()
        deliveries = [first]
        while (
            self._waiting
            and len(deliveries) < self._batch_size
            and self._belongs(first, self._waiting[0])
        ):
            deliveries.append(self._waiting.popleft())
        return Batch(deliveries=deliveries)

    @staticmethod
    def _belongs(first: Delivery, other: Delivery) -> bool:
        return other.session is first.session and other.is_dead is first.is_dead


def timestamp_of(message: Any) -> float:
    """When a message was put into a queue of this process, in seconds since 1970."""
    value = message.properties.get("timestamp") if message is not None else None
    return float(value) if value is not None else time.time()
