"""From the outbox to the bus: what was committed is published until the broker has confirmed it.

Rows are found by `sent_at is null`, never by `id > last seen`: transactions commit out of the order
of their ids. Two relays share the work with `skip locked`; they may reorder events, which is what
the sequence of each aggregate is for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

import structlog
from sqlalchemy import Connection, Row, text

from chassis import metrics, telemetry
from chassis.db import Database
from chassis.envelope import headers_of, routing_key
from chassis.events.publisher import OutgoingMessage, Publisher, PublishFailed
from chassis.topology import Topology
from chassis.worker import IncomingEvent

_log = structlog.get_logger(__name__)

_NEXT: Final = text(
    """
    select id, event_id, type, source, stream, aggregate_id, sequence, occurred_at, cell, branch,
        traceparent, body, replays
    from outbox
    where sent_at is null and id <> all(cast(:held as bigint[]))
    order by id limit :rows
    for update skip locked
    """
)
_ANY: Final = text("select 1 from outbox where sent_at is null limit 1")
_DELETE: Final = text("delete from outbox where id = any(cast(:ids as bigint[]))")
_MARK: Final = text(
    "update outbox set sent_at = clock_timestamp() where id = any(cast(:ids as bigint[]))"
)
_REPLAY: Final = text(
    "update outbox set sent_at = null, replays = replays + 1 where sent_at is not null"
)
_FORGET: Final = text("delete from outbox where sent_at < :until")

_BUSY: Final = timedelta(milliseconds=10)
_IDLE: Final = timedelta(milliseconds=100)
_SLOWER: Final = 1.25
_FIRST_PAUSE: Final = timedelta(milliseconds=200)
_LONGEST_PAUSE: Final = timedelta(seconds=10)
# What nobody takes is offered again after this; meanwhile other events pass.
_HOLD: Final = timedelta(seconds=5)


class Relay:
    """Publishes the outbox of one service.

    Args:
        service: Name of the service.
        database: Where the outbox is.
        publisher: Way to the bus.
        topology: Tells which streams somebody listens to.
        batch_size: Events per transaction and per wait for confirms.
        is_durable: The broker keeps what it confirmed, so rows are deleted; otherwise they are
            marked, and replayed when the process starts.
        clock: Gives the current instant (UTC).
        jitter: Gives a random number from 0 up to 1.
    """

    def __init__(  # noqa: PLR0913
        self,
        service: str,
        database: Database,
        publisher: Publisher,
        topology: Topology,
        *,
        batch_size: int,
        is_durable: bool,
        clock: Callable[[], datetime],
        jitter: Callable[[], float],
    ) -> None:
        self._service = service
        self._database = database
        self._publisher = publisher
        self._topology = topology
        self._batch_size = batch_size
        self._is_durable = is_durable
        self._clock = clock
        self._jitter = jitter
        self._held: dict[int, datetime] = {}
        self._idle = _BUSY
        self._failures = 0
        self._is_idle = False
        self._must_replay = not is_durable
        self.is_connected = False

    def tick(self) -> float:
        """Publish one batch, if there is one.

        Returns:
            Seconds until it should be called again; trouble makes it longer, never raises.
        """
        try:
            if self._must_replay:
                self._replay()
            # While idle a look outside a transaction will do: one round trip instead of three.
            sent = 0 if self._is_idle and not self._has_events() else self.publish_batch()
            if not sent:
                self._publisher.beat()
        except Exception as error:  # noqa: BLE001 - rows are still there, so wait and try again
            return self._pause(error)
        self._failures = 0
        self.is_connected = True
        self._is_idle = not sent
        if sent:
            self._idle = _BUSY
            return 0.0 if sent >= self._batch_size else self._idle.total_seconds()
        self._idle = min(_IDLE, self._idle * _SLOWER)
        return self._idle.total_seconds()

    def publish_batch(self) -> int:
        """Publish up to `batch_size` events and forget those the broker has.

        Returns:
            How many events were tried.
        """
        with self._database.transaction() as connection:
            rows = connection.execute(
                _NEXT, {"held": self._held_now(), "rows": self._batch_size}
            ).all()
            if not rows:
                return 0
            refused = self._publish(rows)
            taken = [row for row in rows if row.event_id not in refused]
            if taken:
                forget = _DELETE if self._is_durable else _MARK
                connection.execute(forget, {"ids": [row.id for row in taken]})
        self._report(rows, refused)
        return len(rows)

    def forget_sent(self, until: datetime) -> int:
        """Delete marked events that every listener has settled.

        What an earlier process marked tells nothing about the listeners of this one, so nothing is
        deleted before it was sent again.
        """
        if self._must_replay:
            return 0
        with self._database.transaction() as connection:
            return connection.execute(_FORGET, {"until": until}).rowcount

    def close(self) -> None:
        """Drop the connection to the bus."""
        self._publisher.close()
        self.is_connected = False

    def _has_events(self) -> bool:
        with self._database.autocommit() as connection:
            return connection.execute(_ANY).scalar() is not None

    def _replay(self) -> None:
        """Publish again what an earlier process may have had in memory when it ended."""
        with self._database.transaction() as connection:
            rows = connection.execute(_REPLAY).rowcount
        self._must_replay = False
        if rows:
            _log.info("outbox replayed", service=self._service, events=rows)

    def _publish(self, rows: Sequence[Row[Any]]) -> Mapping[UUID, str]:
        messages = [self._message(row) for row in rows]
        traceparents = [row.traceparent for row in rows]
        with telemetry.producer_span(
            self._topology.exchange,
            traceparents,
            service=self._service,
            cell=self._topology.cell,
        ):
            return self._publisher.publish(messages)

    def _message(self, row: Row[Any]) -> OutgoingMessage:
        body = bytes(row.body)
        event = IncomingEvent(
            id=row.event_id,
            type=row.type,
            source=row.source,
            stream=row.stream,
            aggregate_id=row.aggregate_id,
            sequence=row.sequence,
            occurred_at=row.occurred_at.astimezone(UTC),
            branch=row.branch,
            cell=row.cell,
            traceparent=row.traceparent,
            body=body,
        )
        return OutgoingMessage(
            event_id=row.event_id,
            routing_key=routing_key(row.stream, row.type),
            headers=headers_of(event),
            body=body,
            mandatory=self._topology.is_awaited(row.stream),
            deliveries=row.replays,
        )

    def _held_now(self) -> list[int]:
        now = self._clock()
        self._held = {row_id: until for row_id, until in self._held.items() if until > now}
        return list(self._held)

    def _report(self, rows: Sequence[Row[Any]], refused: Mapping[UUID, str]) -> None:
        for stream, events in Counter(
            row.stream for row in rows if row.event_id not in refused
        ).items():
            metrics.outbox_published.labels(self._service, stream).inc(events)
        for row in rows:
            if reason := refused.get(row.event_id):
                self._held[row.id] = self._clock() + _HOLD
                metrics.outbox_failures.labels(self._service, reason).inc()
                _log.error(
                    "event not taken by the broker",
                    service=self._service,
                    event_id=str(row.event_id),
                    event_type=row.type,
                    reason=reason,
                )

    def _pause(self, error: Exception) -> float:
        self._publisher.close()
        self.is_connected = False
        reason = "broker" if isinstance(error, PublishFailed) else "database"
        metrics.outbox_failures.labels(self._service, reason).inc()
        pause = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2 ** min(self._failures, 10))
        self._failures += 1
        _log.warning(
            "outbox not published",
            service=self._service,
            reason=reason,
            error=str(error) if reason == "broker" else type(error).__name__,
            failures=self._failures,
        )
        return float(pause.total_seconds() * (1 - self._jitter() / 2))


def backlog(connection: Connection) -> tuple[int, float]:
    """Return the number of unpublished events and the age of the oldest in seconds."""
    row = connection.execute(
        text(
            "select count(*) as events,"
            " coalesce((select extract(epoch from clock_timestamp()) - "
            "  ('x' || translate(left(event_id::text, 13), '-', ''))::bit(48)::bigint / 1000.0"
            "  from outbox where sent_at is null order by id limit 1), 0) as age"
            " from outbox where sent_at is null"
        )
    ).one()
    return int(row.events), max(0.0, float(row.age))
