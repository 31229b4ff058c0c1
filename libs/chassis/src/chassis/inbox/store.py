"""The SQL of the inbox; every function works in the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    Connection,
    Row,
    any_,
    bindparam,
    select,
    text,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import UUID as PG_UUID

from chassis.envelope import RawMessage, read_event
from chassis.inbox.rules import AggregateKey, InboxState, Pending
from chassis.plumbing_tables import inbox
from chassis.worker import IncomingEvent

DUPLICATES: Final = "duplicate"

# Locks the positions of a batch in the order of their keys, creating those that are missing. Two
# workers therefore never handle events of one aggregate at the same time, nor deadlock here.
_LOCK_POSITIONS = text(
    """
    insert into inbox_position as known (cell, stream, aggregate_id, last_sequence)
    select cell, stream, aggregate_id, 0
    from unnest(
        cast(:cells as text[]), cast(:streams as text[]), cast(:aggregate_ids as text[])
    ) as wanted (cell, stream, aggregate_id)
    on conflict (cell, stream, aggregate_id)
        do update set last_sequence = known.last_sequence
    returning cell, stream, aggregate_id, last_sequence
    """
)
_MOVE_POSITIONS = text(
    """
    update inbox_position as known set last_sequence = moved.last_sequence
    from unnest(
        cast(:cells as text[]), cast(:streams as text[]), cast(:aggregate_ids as text[]),
        cast(:last as bigint[])
    ) as moved (cell, stream, aggregate_id, last_sequence)
    where (known.cell, known.stream, known.aggregate_id)
        = (moved.cell, moved.stream, moved.aggregate_id)
    """
)
_WAITING = text(
    """
    select event_id, cell, stream, aggregate_id, sequence
    from inbox join unnest(
        cast(:cells as text[]), cast(:streams as text[]), cast(:aggregate_ids as text[])
    ) as wanted (cell, stream, aggregate_id) using (cell, stream, aggregate_id)
    where state in ('waiting', 'retry', 'parked') and state = 'waiting'
    order by cell, stream, aggregate_id, sequence
    """
)
IDS = bindparam("ids", type_=ARRAY(PG_UUID(as_uuid=True)))
_STATES = select(inbox.c.event_id, inbox.c.state).where(inbox.c.event_id == any_(IDS))
_ROWS = select(inbox).where(inbox.c.event_id == any_(IDS))
_SETTLE = (
    update(inbox)
    .where(inbox.c.event_id == any_(IDS))
    .values(
        state=bindparam("new_state"),
        body=None,
        headers=None,
        next_attempt_at=None,
        claimed_at=None,
        done_at=bindparam("settled_at"),
    )
)
# The one statement that runs for every event: arrays are far cheaper than rows of parameters.
_ADD_SETTLED = text(
    """
    insert into inbox (
        event_id, cell, stream, aggregate_id, sequence, event_type, state, received_at, done_at
    )
    select *, :state, cast(:now as timestamptz), cast(:now as timestamptz)
    from unnest(
        cast(:ids as uuid[]), cast(:cells as text[]), cast(:streams as text[]),
        cast(:aggregate_ids as text[]), cast(:sequences as bigint[]), cast(:types as text[])
    )
    """
)
_COUNT = text(
    """
    insert into inbox_tally as known (name, events) values (:name, :events)
    on conflict (name) do update set events = known.events + excluded.events
    """
)


def key_of(event: IncomingEvent) -> AggregateKey:
    """Return whose sequence an event belongs to."""
    return AggregateKey(event.cell, event.stream, event.aggregate_id)


def lock_positions(connection: Connection, keys: Iterable[AggregateKey]) -> dict[AggregateKey, int]:
    """Lock the positions of some aggregates until the end of the transaction and return them."""
    found = connection.execute(_LOCK_POSITIONS, _columns(sorted(set(keys))))
    return {AggregateKey(*row[:3]): int(row[3]) for row in found}


def move_positions(connection: Connection, positions: Mapping[AggregateKey, int]) -> None:
    """Store the last effective number of some locked aggregates."""
    if positions:
        keys = sorted(positions)
        connection.execute(
            _MOVE_POSITIONS, {**_columns(keys), "last": [positions[key] for key in keys]}
        )


def states_of(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, InboxState]:
    """Return the states of those events that are in the inbox."""
    found = connection.execute(_STATES, {"ids": list(ids)})
    return {row.event_id: InboxState(row.state) for row in found}


def waiting_of(connection: Connection, keys: Iterable[AggregateKey]) -> list[Pending]:
    """Return the events of some aggregates that wait for an earlier one."""
    return [
        Pending(
            event_id=row.event_id,
            key=AggregateKey(row.cell, row.stream, row.aggregate_id),
            sequence=row.sequence,
            state=InboxState.WAITING,
        )
        for row in connection.execute(_WAITING, _columns(sorted(set(keys))))
    ]


def stored_events(connection: Connection, ids: Sequence[UUID]) -> list[IncomingEvent]:
    """Return events as they were kept; only rows that have not taken effect have a body."""
    return [event_of(row) for row in connection.execute(_ROWS, {"ids": list(ids)})]


def event_of(row: Row[Any]) -> IncomingEvent:
    """Rebuild an event from its row."""
    return read_event(RawMessage(headers=row.headers or {}, body=bytes(row.body or b"")))


def add_settled(
    connection: Connection, events: Sequence[IncomingEvent], state: InboxState, now: datetime
) -> None:
    """Insert events that were not in the inbox and are done or stale, without their bodies."""
    if events:
        connection.execute(
            _ADD_SETTLED,
            {
                "ids": [str(event.id) for event in events],
                "cells": [event.cell for event in events],
                "streams": [event.stream for event in events],
                "aggregate_ids": [event.aggregate_id for event in events],
                "sequences": [event.sequence for event in events],
                "types": [event.type for event in events],
                "state": state.value,
                "now": now,
            },
        )


def settle_rows(
    connection: Connection, ids: Sequence[UUID], state: InboxState, now: datetime
) -> None:
    """Turn kept events into done or stale ones; their bodies are dropped."""
    if ids:
        connection.execute(_SETTLE, {"ids": list(ids), "new_state": state.value, "settled_at": now})


def count_duplicates(connection: Connection, events: int) -> None:
    """Add to the number of duplicates this service has absorbed."""
    if events:
        connection.execute(_COUNT, {"name": DUPLICATES, "events": events})


def _columns(keys: Sequence[AggregateKey]) -> dict[str, Any]:
    return {
        "cells": [key.cell for key in keys],
        "streams": [key.stream for key in keys],
        "aggregate_ids": [key.aggregate_id for key in keys],
    }
