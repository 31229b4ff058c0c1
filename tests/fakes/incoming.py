"""Events of other services, brought to a service's real inbox without a broker."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from google.protobuf.message import Message
from sqlalchemy import text

from chassis.envelope import RawMessage, headers_of
from chassis.inbox import Inbox
from chassis.inbox.rules import RetryPolicy
from chassis.worker import IncomingEvent, WorkerSpec

_AT_ONCE = RetryPolicy(
    first_delay=timedelta(),
    longest_delay=timedelta(),
    attempts=1,
    later_first_delay=timedelta(),
    later_attempts=100,
)
_NAMES = UUID("2b6f0d4e-6f6f-4b53-9d2c-5a1d4d3f3c55")


def as_event(
    stream: str,
    aggregate_id: str,
    sequence: int,
    message: Message,
    *,
    branch: str = "SZ",
    occurred_at: datetime = datetime(2026, 3, 2, 8, tzinfo=UTC),
) -> IncomingEvent:
    """Return an event as it arrives; the same place in a stream always has the same id."""
    return IncomingEvent(
        id=uuid5(_NAMES, f"{stream}/{aggregate_id}/{sequence}"),
        type=message.DESCRIPTOR.full_name,
        source=stream.partition(".")[0],
        stream=stream,
        aggregate_id=aggregate_id,
        sequence=sequence,
        occurred_at=occurred_at,
        branch=branch,
        cell="main",
        traceparent="",
        body=message.SerializeToString(),
    )


class Sender:
    """Numbers events per aggregate and hands them to the inbox of one service."""

    def __init__(self, spec: WorkerSpec[Any]) -> None:
        self._spec = spec
        self._inbox = Inbox(spec, _AT_ONCE)
        self._last: Counter[tuple[str, str]] = Counter()

    def send(self, stream: str, aggregate_id: str, *messages: Message, **more: Any) -> None:
        """Deliver the next events of an aggregate, all in one batch; all must take effect."""
        self.deliver(*[self._next(stream, aggregate_id, each, **more) for each in messages])
        assert self.unsettled() == []

    def unsettled(self) -> list[tuple[str, str]]:
        """Return type and error of the events that did not take effect."""
        statement = text("select event_type, error from inbox where state not in ('done', 'stale')")
        with self._spec.database.transaction() as connection:
            return [(row.event_type, row.error) for row in connection.execute(statement)]

    def retry(self) -> int:
        """Try again what is due; returns how many events were tried."""
        return self._inbox.retry_due(100)

    def deliver(self, *events: IncomingEvent) -> None:
        """Deliver events as they are: again, out of order, with gaps."""
        self._inbox.accept(
            [RawMessage(headers=headers_of(event), body=event.body) for event in events]
        )

    def _next(self, stream: str, aggregate_id: str, message: Message, **more: Any) -> IncomingEvent:
        self._last[stream, aggregate_id] += 1
        return as_event(stream, aggregate_id, self._last[stream, aggregate_id], message, **more)
