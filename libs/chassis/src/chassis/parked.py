"""Events that were put aside after their last attempt: see them, try them again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, func, select, tuple_, update

from chassis.inbox.rules import InboxState
from chassis.plumbing_tables import inbox


@dataclass(frozen=True, slots=True, kw_only=True)
class ParkedEvent:
    """An event that waits for a person; `followers` later events of its aggregate wait for it."""

    event_id: UUID
    event_type: str
    stream: str
    aggregate_id: str
    sequence: int
    cell: str
    attempts: int
    error: str
    received_at: datetime
    followers: int
    headers: Mapping[str, Any]
    body: bytes


def list_parked(
    connection: Connection, *, limit: int = 100, after: ParkedEvent | None = None
) -> list[ParkedEvent]:
    """Return parked events, the longest parked first.

    Args:
        connection: Open transaction of the service's database.
        limit: Most rows of a page.
        after: Last row of the page before.
    """
    query = _query().order_by(inbox.c.received_at, inbox.c.event_id).limit(limit)
    if after is not None:
        query = query.where(
            tuple_(inbox.c.received_at, inbox.c.event_id)
            > tuple_(after.received_at, after.event_id)
        )
    return [_parked(row) for row in connection.execute(query)]


def show_parked(connection: Connection, event_id: UUID) -> ParkedEvent | None:
    """Return one parked event with everything it carried, or None."""
    row = connection.execute(_query().where(inbox.c.event_id == event_id)).one_or_none()
    return _parked(row) if row is not None else None


def retry_parked(connection: Connection, event_ids: Sequence[UUID] | None = None) -> list[UUID]:
    """Let the worker try parked events again, with all their attempts before them.

    Args:
        connection: Open transaction of the service's database; the caller commits.
        event_ids: Which ones; None for all.

    Returns:
        The events that will be tried; messages without readable headers stay parked.
    """
    statement = (
        update(inbox)
        .where(inbox.c.state == InboxState.PARKED.value, inbox.c.sequence > 0)
        .values(
            state=InboxState.RETRY.value,
            attempts=0,
            next_attempt_at=func.now(),
            claimed_at=None,
        )
        .returning(inbox.c.event_id)
    )
    if event_ids is not None:
        statement = statement.where(inbox.c.event_id.in_(event_ids))
    return list(connection.execute(statement).scalars())


def _query() -> Any:
    later = inbox.alias("later")
    followers = (
        select(func.count())
        .where(
            later.c.cell == inbox.c.cell,
            later.c.stream == inbox.c.stream,
            later.c.aggregate_id == inbox.c.aggregate_id,
            later.c.state == InboxState.WAITING.value,
            later.c.sequence > inbox.c.sequence,
            inbox.c.sequence > 0,
        )
        .scalar_subquery()
    )
    return select(inbox, followers.label("followers")).where(
        inbox.c.state == InboxState.PARKED.value
    )


def _parked(row: Row[Any]) -> ParkedEvent:
    return ParkedEvent(
        event_id=row.event_id,
        event_type=row.event_type,
        stream=row.stream,
        aggregate_id=row.aggregate_id,
        sequence=row.sequence,
        cell=row.cell,
        attempts=row.attempts,
        error=row.error or "",
        received_at=row.received_at,
        followers=row.followers,
        headers=row.headers or {},
        body=bytes(row.body or b""),
    )
