"""The SQL of the inbox; every function works in the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    Boolean,
    Connection,
    Interval,
    Row,
    any_,
    bindparam,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import UUID as PG_UUID
from sqlalchemy.dialects.postgresql import insert as upsert

from chassis.envelope import RawMessage, headers_of, read_event
from chassis.inbox_rules import AggregateKey, InboxState, Pending
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
_IDS = bindparam("ids", type_=ARRAY(PG_UUID(as_uuid=True)))
_STATES = select(inbox.c.event_id, inbox.c.state).where(inbox.c.event_id == any_(_IDS))
_ROWS = select(inbox).where(inbox.c.event_id == any_(_IDS))
_SETTLE = (
    update(inbox)
    .where(inbox.c.event_id == any_(_IDS))
    .values(
        state=bindparam("new_state"),
        body=None,
        headers=None,
        next_attempt_at=None,
        claimed_at=None,
        done_at=bindparam("settled_at"),
    )
)
# Due retries, and events whose turn has come while nobody was looking. Claiming counts the attempt
# before it is made, so that one which ends the process is counted as well.
_CLAIM = text(
    """
    with due as (
        select event_id from inbox
        where state = 'retry' and next_attempt_at <= :now and (claimed_at is not null) = :suspects
        order by next_attempt_at limit :rows for update skip locked
    ), free as (
        select i.event_id
        from inbox i join inbox_position p using (cell, stream, aggregate_id)
        where not :suspects and i.state in ('waiting', 'retry', 'parked') and i.state = 'waiting'
            and i.sequence <= p.last_sequence + 1
        order by i.sequence limit :rows for update of i skip locked
    )
    update inbox set
        state = 'retry', attempts = attempts + 1, claimed_at = :now,
        next_attempt_at = cast(:now as timestamptz) + :pause * power(2, least(attempts, 20))
    where event_id in (select event_id from due union all select event_id from free)
    returning event_id, stream, sequence, headers, body
    """
).bindparams(bindparam("suspects", type_=Boolean), bindparam("pause", type_=Interval))
_PARK_UNFINISHED = text(
    """
    update inbox set
        state = 'parked', next_attempt_at = null, claimed_at = null,
        error = concat_ws(E'\\n', error, 'The process ended in the middle of the last attempt.')
    where state = 'retry' and claimed_at is not null and attempts >= :attempts
        and next_attempt_at <= :now
    returning event_id, event_type
    """
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


_FAILURE_COLUMNS: Final = (
    "state",
    "attempts",
    "next_attempt_at",
    "claimed_at",
    "error",
    "headers",
    "body",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """How an event stands after an attempt that failed."""

    state: InboxState
    attempts: int
    next_attempt_at: datetime | None
    error: str


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


def claim_due(
    connection: Connection, now: datetime, rows: int, pause: timedelta, *, suspects: bool
) -> list[IncomingEvent]:
    """Claim events that should be tried now, oldest number first.

    Args:
        connection: Open transaction; commit it before the attempt begins.
        now: Current instant (UTC).
        rows: Most events to claim.
        pause: An attempt whose process ends is repeated after this; doubles each time.
        suspects: Claim those whose last attempt ended its process, and no others.
    """
    found = connection.execute(
        _CLAIM, {"now": now, "rows": rows, "pause": pause, "suspects": suspects}
    ).all()
    return [event_of(row) for row in sorted(found, key=lambda row: (row.stream, row.sequence))]


def park_unfinished(connection: Connection, now: datetime, attempts: int) -> list[tuple[UUID, str]]:
    """Park events whose last permitted attempt ended its process; return ids and types."""
    found = connection.execute(_PARK_UNFINISHED, {"now": now, "attempts": attempts})
    return [(row.event_id, row.event_type) for row in found]


def keep_suspects(
    connection: Connection, events: Sequence[IncomingEvent], attempts: int, now: datetime
) -> None:
    """Keep events that may have ended their process, to be claimed one by one."""
    rows = [
        {
            **_row(event, InboxState.RETRY, None, now),
            "attempts": attempts,
            "next_attempt_at": now,
            "claimed_at": now,
        }
        for event in events
    ]
    if rows:
        connection.execute(upsert(inbox).on_conflict_do_nothing(), rows)


def next_due_at(connection: Connection) -> datetime | None:
    """Return when the next retry is due, or None."""
    found: datetime | None = connection.execute(
        select(inbox.c.next_attempt_at)
        .where(inbox.c.state == InboxState.RETRY.value)
        .order_by(inbox.c.next_attempt_at)
        .limit(1)
    ).scalar()
    return found


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


def add_kept(
    connection: Connection,
    rows: Sequence[tuple[IncomingEvent, InboxState, str | None]],
    now: datetime,
) -> None:
    """Insert events that were not in the inbox and wait or are parked, with all they carry."""
    if rows:
        connection.execute(
            insert(inbox), [_row(event, state, error, now) for event, state, error in rows]
        )


def settle_rows(
    connection: Connection, ids: Sequence[UUID], state: InboxState, now: datetime
) -> None:
    """Turn kept events into done or stale ones; their bodies are dropped."""
    if ids:
        connection.execute(_SETTLE, {"ids": list(ids), "new_state": state.value, "settled_at": now})


def keep_waiting(connection: Connection, ids: Sequence[UUID]) -> None:
    """Turn retries whose turn has not come back into waiting events."""
    if ids:
        connection.execute(
            update(inbox)
            .where(inbox.c.event_id == any_(_IDS))
            .values(state=InboxState.WAITING.value, next_attempt_at=None, claimed_at=None),
            {"ids": list(ids)},
        )


def attempts_of(connection: Connection, event_id: UUID) -> tuple[InboxState | None, int]:
    """Return state and number of failures of an event; state None when it is not in the inbox."""
    row = connection.execute(
        select(inbox.c.state, inbox.c.attempts).where(inbox.c.event_id == event_id)
    ).one_or_none()
    return (InboxState(row.state), row.attempts) if row else (None, 0)


def keep_failure(
    connection: Connection, event: IncomingEvent, failure: Failure, now: datetime
) -> None:
    """Keep an event that failed, with its body, its error and the time of its next attempt."""
    _upsert(
        connection,
        {
            **_row(event, failure.state, failure.error, now),
            "attempts": failure.attempts,
            "next_attempt_at": failure.next_attempt_at,
        },
    )


def keep_unreadable(connection: Connection, raw: RawMessage, error: str, now: datetime) -> None:
    """Park a message whose headers say nothing; it stays visible with all it carried."""
    _upsert(
        connection,
        {
            "event_id": raw.fallback_id,
            "cell": "",
            "stream": "",
            "aggregate_id": "",
            "sequence": 0,
            "event_type": "",
            "headers": {printable(name): printable(value) for name, value in raw.headers.items()},
            "body": raw.body,
            "state": InboxState.PARKED.value,
            "attempts": 1,
            "next_attempt_at": None,
            "claimed_at": None,
            "error": printable(error),
            "received_at": now,
            "done_at": None,
        },
    )


def printable(value: Any) -> str:
    """Return a value as text that PostgreSQL can hold (it knows no NUL)."""
    return str(value).replace("\x00", "\N{REPLACEMENT CHARACTER}")


def count_duplicates(connection: Connection, events: int) -> None:
    """Add to the number of duplicates this service has absorbed."""
    if events:
        connection.execute(_COUNT, {"name": DUPLICATES, "events": events})


def _upsert(connection: Connection, row: Mapping[str, Any]) -> None:
    statement = upsert(inbox).values(row)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=[inbox.c.event_id],
            set_={name: statement.excluded[name] for name in _FAILURE_COLUMNS},
            where=inbox.c.state.in_(
                (InboxState.WAITING.value, InboxState.RETRY.value, InboxState.PARKED.value)
            ),
        )
    )


def _row(
    event: IncomingEvent, state: InboxState, error: str | None, now: datetime
) -> dict[str, Any]:
    return {
        "event_id": event.id,
        "cell": event.cell,
        "stream": event.stream,
        "aggregate_id": event.aggregate_id,
        "sequence": event.sequence,
        "event_type": event.type,
        "headers": headers_of(event),
        "body": event.body,
        "state": state.value,
        "attempts": 1 if state is InboxState.PARKED else 0,
        "next_attempt_at": None,
        "claimed_at": None,
        "error": error,
        "received_at": now,
        "done_at": None,
    }


def _columns(keys: Sequence[AggregateKey]) -> dict[str, Any]:
    return {
        "cells": [key.cell for key in keys],
        "streams": [key.stream for key in keys],
        "aggregate_ids": [key.aggregate_id for key in keys],
    }
