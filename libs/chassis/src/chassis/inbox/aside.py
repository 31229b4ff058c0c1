"""Messages that are kept without being handled: unreadable ones, suspects and dead letters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import structlog

from chassis import metrics
from chassis.envelope import RawMessage, Undecodable, read_event
from chassis.inbox import kept as kept_events
from chassis.inbox import store
from chassis.inbox.rules import InboxState
from chassis.worker import IncomingEvent, WorkerSpec

_log = structlog.get_logger(__name__)

_DEAD: Final = "The broker gave up: no process answered for it, as often as it was delivered."
# Two processes ended while they held a suspect; whether because of it will be seen.
_ATTEMPTS_OF_SUSPECTS: Final = 1


class Aside:
    """Keeps messages of one service in its inbox table, visibly.

    Args:
        spec: The service.
        clock: Gives the current instant (UTC).
    """

    def __init__(self, spec: WorkerSpec[Any], clock: Callable[[], datetime]) -> None:
        self._spec = spec
        self._clock = clock

    def keep_unreadable(self, raw: RawMessage, error: str) -> None:
        """Park a message whose headers cannot be read."""
        with self._spec.database.transaction() as connection:
            kept_events.keep_unreadable(connection, raw, error, self._clock())
        self.report_parked([(raw.fallback_id, "")])

    def keep_suspects(self, events: Sequence[IncomingEvent]) -> None:
        """Keep events that may have ended a process; the retries take them one by one.

        Innocent events were read ahead together with a guilty one and are kept as well. Only the
        retries tell them apart, because they note every attempt before it begins.
        """
        now = self._clock()
        unique = {event.id: event for event in events}
        with self._spec.database.transaction() as connection:
            keys = {store.key_of(event) for event in unique.values()}
            positions = store.lock_positions(connection, keys)
            known = store.states_of(connection, list(unique))
            fresh = [
                event
                for event in unique.values()
                if event.id not in known and event.sequence > positions[store.key_of(event)]
            ]
            kept_events.keep_suspects(connection, fresh, _ATTEMPTS_OF_SUSPECTS, now)
            store.count_duplicates(connection, len(events) - len(fresh))
        _log.warning("suspects kept apart", service=self._spec.service, events=len(fresh))

    def keep_dead(self, raw: RawMessage) -> None:
        """Park a message the broker gave up on."""
        try:
            event = read_event(raw)
        except Undecodable as error:
            self.keep_unreadable(raw, f"{_DEAD} {error}")
            return
        with self._spec.database.transaction() as connection:
            positions = store.lock_positions(connection, [store.key_of(event)])
            if event.sequence <= positions[store.key_of(event)]:
                store.count_duplicates(connection, 1)
                return
            failure = kept_events.Failure(
                state=InboxState.PARKED, attempts=1, next_attempt_at=None, error=_DEAD
            )
            kept_events.keep_failure(connection, event, failure, self._clock())
        self.report_parked([(event.id, event.type)])

    def report_parked(self, events: Iterable[tuple[UUID, str]]) -> None:
        """Count and log parked events; takes their ids and types."""
        for event_id, event_type in events:
            metrics.inbox_parked.labels(self._spec.service).inc()
            _log.error(
                "event parked",
                service=self._spec.service,
                event_id=str(event_id),
                event_type=event_type,
            )
