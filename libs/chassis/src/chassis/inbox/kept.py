"""The SQL of events that are kept: waiting, to be tried again, parked.

Every function works in the caller's transaction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Boolean, Connection, Interval, any_, bindparam, insert, select, text, update
from sqlalchemy.dialects.postgresql import insert as upsert

from chassis.envelope import RawMessage, headers_of
from chassis.inbox.rules import InboxState, RetryPolicy
from chassis.inbox.store import IDS, event_of
from chassis.plumbing_tables import inbox
from chassis.worker import IncomingEvent

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
        next_attempt_at = cast(:now as timestamptz)
            + least(:longest, :pause * power(2, least(attempts, 20)))
    where event_id in (select event_id from due union all select event_id from free)
    returning event_id, stream, sequence, headers, body
    """
).bindparams(
    bindparam("suspects", type_=Boolean),
    bindparam("pause", type_=Interval),
    bindparam("longest", type_=Interval),
)
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


def claim_due(
    connection: Connection, now: datetime, rows: int, policy: RetryPolicy, *, suspects: bool
) -> list[IncomingEvent]:
    """Claim events that should be tried now, oldest number first.

    Args:
        connection: Open transaction; commit it before the attempt begins.
        now: Current instant (UTC).
        rows: Most events to claim.
        policy: Tells when an attempt whose process ends is repeated.
        suspects: Claim those whose last attempt ended its process, and no others.
    """
    parameters = {
        "now": now,
        "rows": rows,
        "pause": policy.first_delay,
        "longest": policy.longest_delay,
        "suspects": suspects,
    }
    found = connection.execute(_CLAIM, parameters).all()
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


def keep_waiting(connection: Connection, ids: Sequence[UUID]) -> None:
    """Turn retries whose turn has not come back into waiting events."""
    if ids:
        connection.execute(
            update(inbox)
            .where(inbox.c.event_id == any_(IDS))
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
