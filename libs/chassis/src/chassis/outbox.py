"""Outgoing events: written in the transaction that makes them true, published by the relay.

Each event gets the next number of its aggregate when the transaction ends. The row lock on
`outbox_sequence` holds other writers of the same aggregate back until commit, so numbers have no
holes and the row ids of one aggregate grow with them.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import structlog
from sqlalchemy import Connection

from chassis import telemetry
from chassis.statements import deferred, run

_log = structlog.get_logger(__name__)

# One round trip: take the next numbers of every aggregate, in one order so that two transactions
# cannot block each other, and write the rows with them. `behind` counts the later events of the
# same aggregate.
_WRITE: Final = deferred("""
    with numbers as (
        insert into outbox_sequence as known (stream, aggregate_id, last_sequence)
        select stream, aggregate_id, events
        from unnest(%(streams)s::text[], %(aggregate_ids)s::text[], %(events)s::bigint[])
            as fresh (stream, aggregate_id, events)
        on conflict (stream, aggregate_id)
            do update set last_sequence = known.last_sequence + excluded.last_sequence
        returning stream, aggregate_id, last_sequence
    )
    insert into outbox (
        event_id, type, source, stream, aggregate_id, sequence, occurred_at, cell, branch,
        traceparent, body
    )
    select event_id, type, %(source)s::text, stream, aggregate_id, last_sequence - behind,
        occurred_at, %(cell)s::text, branch, traceparent, body
    from unnest(
        %(event_id)s::uuid[], %(type)s::text[], %(stream)s::text[], %(aggregate_id)s::text[],
        %(behind)s::bigint[], %(occurred_at)s::timestamptz[], %(branch)s::text[],
        %(traceparent)s::text[], %(body)s::bytea[]
    ) with ordinality as event (
        event_id, type, stream, aggregate_id, behind, occurred_at, branch, traceparent, body, place
    )
    join numbers using (stream, aggregate_id)
    order by place
""")


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
        self._afterwards: list[Callable[[], None]] = []

    def append(self, event: OutgoingEvent) -> None:
        """Announce a fact when the transaction commits.

        The current span is kept with the event, so that whoever reacts can link back to it.
        """
        if event.occurred_at.tzinfo is None:
            raise ValueError(f"{event.type} of {event.aggregate_id} has no time zone")
        self._pending.append((event, time_ordered_id(), telemetry.current_traceparent()))

    def mark(self) -> tuple[int, int]:
        """Return the present place, for `rewind`."""
        return len(self._pending), len(self._afterwards)

    def rewind(self, mark: tuple[int, int]) -> None:
        """Take back what was appended, and asked for after the commit, since a mark."""
        events, acts = mark
        del self._pending[events:]
        del self._afterwards[acts:]

    def flush(self) -> int:
        """Number and write the pending events; return how many there were."""
        if not self._pending:
            return 0
        pending, self._pending = self._pending, []
        values = _columns(pending)
        run(self._connection, _WRITE, {**values, "source": self._source, "cell": self._cell})
        return len(pending)

    def after_commit(self, act: Callable[[], None]) -> None:
        """Do something in this process once the transaction has committed, never after a rollback.

        At most once: a process that ends between commit and act never does it. For figures about
        the process's own work, never for what others must learn; that is what events are for.
        """
        self._afterwards.append(act)

    def committed(self) -> None:
        """Do what was asked for after the commit.

        One that fails is logged, with its stack, and the others follow: what is committed cannot be
        taken back, and whoever opened the transaction must not believe that it failed.
        """
        acts, self._afterwards = self._afterwards, []
        for act in acts:
            try:
                act()
            except Exception:  # noqa: BLE001 - the transaction has succeeded; it is logged
                _log.exception("not done after the commit", service=self._source)


def _columns(pending: Sequence[tuple[OutgoingEvent, UUID, str]]) -> dict[str, list[Any]]:
    """Return the events column by column, after the aggregates with the number of their events."""
    left = Counter((event.stream, event.aggregate_id) for event, _, _ in pending)
    aggregates = sorted(left)
    totals = [left[aggregate] for aggregate in aggregates]
    behind = []
    for event, _, _ in pending:
        left[event.stream, event.aggregate_id] -= 1
        behind.append(left[event.stream, event.aggregate_id])
    events = [event for event, _, _ in pending]
    return {
        "streams": [stream for stream, _ in aggregates],
        "aggregate_ids": [aggregate_id for _, aggregate_id in aggregates],
        "events": totals,
        "event_id": [str(event_id) for _, event_id, _ in pending],
        "type": [event.type for event in events],
        "stream": [event.stream for event in events],
        "aggregate_id": [event.aggregate_id for event in events],
        "behind": behind,
        "occurred_at": [event.occurred_at for event in events],
        "branch": [event.branch for event in events],
        "traceparent": [traceparent for _, _, traceparent in pending],
        "body": [event.body for event in events],
    }


class ClosedOutbox(Outbox):
    """The outbox of a transaction that only reads: announcing something there is a defect."""

    def append(self, event: OutgoingEvent) -> None:
        raise RuntimeError(f"{event.type} appended in a transaction that only reads")

    def after_commit(self, act: Callable[[], None]) -> None:
        raise RuntimeError(f"{act} asked for after a transaction that only reads")


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
