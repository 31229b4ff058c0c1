"""Outgoing events: written in the transaction that makes them true, published by the relay.

Each event gets the next number of its aggregate when the transaction ends. The row lock on
`outbox_sequence` holds other writers of the same aggregate back until commit, so numbers have no
holes and the row ids of one aggregate grow with them.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, text

from chassis import telemetry
from chassis.plumbing_tables import outbox

_NEXT_SEQUENCES = text(
    """
    insert into outbox_sequence as known (stream, aggregate_id, last_sequence)
    select stream, aggregate_id, events
    from unnest(
        cast(:streams as text[]), cast(:aggregate_ids as text[]), cast(:events as bigint[])
    ) as fresh (stream, aggregate_id, events)
    on conflict (stream, aggregate_id)
        do update set last_sequence = known.last_sequence + excluded.last_sequence
    returning stream, aggregate_id, last_sequence
    """
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingEvent:
    """A fact to announce.

    `stream` is `<service>.<aggregate>`, `type` the name of the protobuf message (the last segment
    becomes the routing key's), `body` its binary form, `branch` the code of the branch it concerns.
    """

    stream: str
    aggregate_id: str
    type: str
    body: bytes
    occurred_at: datetime
    branch: str = ""


class Outbox:
    """The events of one transaction; nothing leaves before `flush`, nothing after a rollback."""

    def __init__(self, connection: Connection, *, source: str, cell: str) -> None:
        self._connection = connection
        self._source = source
        self._cell = cell
        self._pending: list[tuple[OutgoingEvent, UUID, str]] = []

    def append(self, event: OutgoingEvent) -> None:
        """Announce a fact when the transaction commits.

        The current span is kept with the event, so that whoever reacts can link back to it.
        """
        if event.occurred_at.tzinfo is None:
            raise ValueError(f"{event.type} of {event.aggregate_id} has no time zone")
        self._pending.append((event, time_ordered_id(), telemetry.current_traceparent()))

    def flush(self) -> int:
        """Write the pending events: one statement for their numbers, one for the rows."""
        if not self._pending:
            return 0
        pending, self._pending = self._pending, []
        numbers = self._reserve_numbers(pending)
        rows = []
        for event, event_id, traceparent in pending:
            aggregate = (event.stream, event.aggregate_id)
            numbers[aggregate] += 1
            rows.append(self._row(event, event_id, traceparent, numbers[aggregate]))
        self._connection.execute(insert(outbox), rows)
        return len(rows)

    def _reserve_numbers(
        self, pending: list[tuple[OutgoingEvent, UUID, str]]
    ) -> dict[tuple[str, str], int]:
        """Return the number before the first new one, by aggregate."""
        counts = Counter((event.stream, event.aggregate_id) for event, _, _ in pending)
        aggregates = sorted(counts)  # the same order in every transaction: no deadlock
        found = self._connection.execute(
            _NEXT_SEQUENCES,
            {
                "streams": [stream for stream, _ in aggregates],
                "aggregate_ids": [aggregate_id for _, aggregate_id in aggregates],
                "events": [counts[aggregate] for aggregate in aggregates],
            },
        )
        last = {(row.stream, row.aggregate_id): int(row.last_sequence) for row in found}
        return {aggregate: last[aggregate] - counts[aggregate] for aggregate in aggregates}

    def _row(
        self, event: OutgoingEvent, event_id: UUID, traceparent: str, sequence: int
    ) -> dict[str, Any]:
        return {
            "event_id": event_id,
            "type": event.type,
            "source": self._source,
            "stream": event.stream,
            "aggregate_id": event.aggregate_id,
            "sequence": sequence,
            "occurred_at": event.occurred_at,
            "cell": self._cell,
            "branch": event.branch,
            "traceparent": traceparent,
            "body": event.body,
        }


class ClosedOutbox(Outbox):
    """The outbox of a transaction that only reads: announcing something there is a defect."""

    def append(self, event: OutgoingEvent) -> None:
        raise RuntimeError(f"{event.type} appended in a transaction that only reads")


def time_ordered_id() -> UUID:
    """Make a UUID of version 7: milliseconds first, so that indexes grow at one end."""
    milliseconds = time.time_ns() // 1_000_000
    noise = int.from_bytes(os.urandom(10), "big")
    value = (milliseconds & (2**48 - 1)) << 80 | noise
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)


def instant_of(event_id: UUID) -> float | None:
    """Return when an id of version 7 was made, in seconds since 1970; None for other ids."""
    return (event_id.int >> 80) / 1000 if event_id.version == 7 else None  # noqa: PLR2004
