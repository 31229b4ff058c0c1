"""Work of a service that runs by the clock: timers, retries, old rows, figures for operators."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

import structlog
from sqlalchemy import text

from chassis import metrics, telemetry
from chassis.events.relay import Relay, backlog
from chassis.inbox import Inbox
from chassis.unit_of_work import SYSTEM
from chassis.worker import Timer, WorkerSpec

_log = structlog.get_logger(__name__)

_AFTER_ERROR_SECONDS: Final = 2.0
_LONGEST_RETRY_SECONDS: Final = 1.0
_CENSUS_SECONDS: Final = 5.0
_PRUNE_SECONDS: Final = 60.0
_PRUNE_MARKED_SECONDS: Final = 2.0
# Rows marked as sent stay a little longer than every listener needs: clocks are read at both ends.
_MARGIN: Final = timedelta(seconds=5)
_PRUNE_ROWS: Final = 5000

_TRY_LOCK: Final = text("select pg_try_advisory_xact_lock(hashtextextended(:name, 0))")
_PRUNE_INBOX: Final = text(
    "delete from inbox where event_id in"
    " (select event_id from inbox where done_at < :until order by done_at limit :rows)"
)
_PRUNE_REQUESTS: Final = text(
    "delete from request_log where request_id in"
    " (select request_id from request_log where created_at < :until"
    "  order by created_at limit :rows)"
)
_COUNT_UNFINISHED: Final = text(
    "select state, count(*) as events from inbox"
    " where state in ('waiting', 'retry', 'parked') group by state"
)


class TimerRun:
    """Runs one timer of a service; of several workers one at a time."""

    def __init__(
        self, spec: WorkerSpec[Any], timer: Timer[Any], clock: Callable[[], datetime]
    ) -> None:
        self._spec = spec
        self._timer = timer
        self._clock = clock
        self._lock = f"callout timer {spec.service} {timer.name}"

    def tick(self) -> float:
        """Handle one portion; return the seconds until the next one."""
        service, name = self._spec.service, self._timer.name
        try:
            rows = self._run()
        except Exception as error:  # noqa: BLE001 - the next tick goes on
            metrics.timer_runs.labels(service, name, "failed").inc()
            _log.error("timer failed", service=service, timer=name, error=type(error).__name__)
            return self._timer.every.total_seconds()
        metrics.timer_runs.labels(service, name, "done").inc()
        metrics.timer_rows.labels(service, name).inc(rows)
        return 0.0 if rows > 0 else self._timer.every.total_seconds()

    def _run(self) -> int:
        with self._spec.uow.begin(SYSTEM) as work:
            if not work.connection.execute(_TRY_LOCK, {"name": self._lock}).scalar_one():
                return 0  # another worker is at it
            cell = self._spec.settings.cell
            with telemetry.job_span(self._timer.name, service=self._spec.service, cell=cell):
                return self._timer.run(work.tx, self._clock())


class Retries:
    """Tries again what is due in the inbox of a service."""

    def __init__(self, service: str, inbox: Inbox[Any], batch_size: int) -> None:
        self._service = service
        self._inbox = inbox
        self._batch_size = batch_size

    def tick(self) -> float:
        """Try one portion; return the seconds until the next one."""
        try:
            if self._inbox.retry_due(self._batch_size):
                return 0.0
            return self._inbox.seconds_to_next(_LONGEST_RETRY_SECONDS)
        except Exception as error:  # noqa: BLE001 - the rows are still there
            _log.warning("retries wait", service=self._service, error=type(error).__name__)
            return _AFTER_ERROR_SECONDS


class Housekeeping:
    """Deletes rows that have served their time, and counts those that need attention.

    Args:
        spec: The service.
        relay: Its relay.
        clock: Gives the current instant (UTC).
        settled_until: On memory://, the instant up to which every listener has settled what was
            sent; None on a broker that keeps what it confirmed.
    """

    def __init__(
        self,
        spec: WorkerSpec[Any],
        relay: Relay,
        clock: Callable[[], datetime],
        settled_until: Callable[[], datetime] | None,
    ) -> None:
        self._spec = spec
        self._relay = relay
        self._clock = clock
        self._settled_until = settled_until

    def prune(self) -> float:
        """Delete old rows; return the seconds until the next time."""
        try:
            return 0.0 if self._prune() >= _PRUNE_ROWS else _PRUNE_SECONDS
        except Exception as error:  # noqa: BLE001 - next time
            return self._failed("old rows not deleted", error)

    def prune_marked(self) -> float:
        """Delete sent events that every listener has settled (memory:// only).

        Not before the relay runs. At boot nothing is unsettled because nothing is there: what an
        earlier process had in memory is only known by these rows, and the relay's first act is to
        publish them again.
        """
        if self._settled_until is None:
            return _PRUNE_SECONDS
        if not self._relay.is_connected:
            return _PRUNE_MARKED_SECONDS
        try:
            self._relay.forget_sent(self._settled_until() - _MARGIN)
        except Exception as error:  # noqa: BLE001 - next time
            return self._failed("sent events not deleted", error)
        return _PRUNE_MARKED_SECONDS

    def take_census(self) -> float:
        """Publish the figures of outbox and inbox; return the seconds until the next time."""
        service = self._spec.service
        try:
            with self._spec.database.transaction() as connection:
                events, age = backlog(connection)
                found = connection.execute(_COUNT_UNFINISHED).all()
        except Exception as error:  # noqa: BLE001 - next time
            return self._failed("figures not taken", error)
        metrics.outbox_backlog.labels(service).set(events)
        metrics.outbox_age_seconds.labels(service).set(age)
        counts = {row.state: row.events for row in found}
        for state in ("waiting", "retry", "parked"):
            metrics.inbox_events.labels(service, state).set(counts.get(state, 0))
        return _CENSUS_SECONDS

    def _prune(self) -> int:
        now, settings = self._clock(), self._spec.settings
        limits = (
            (_PRUNE_INBOX, now - timedelta(days=settings.inbox_retention_days)),
            (_PRUNE_REQUESTS, now - timedelta(days=settings.request_retention_days)),
        )
        deleted = 0
        for statement, until in limits:
            with self._spec.database.transaction() as connection:
                rows = connection.execute(statement, {"until": until, "rows": _PRUNE_ROWS})
                deleted = max(deleted, rows.rowcount)
        return deleted

    def _failed(self, what: str, error: Exception) -> float:
        _log.warning(what, service=self._spec.service, error=type(error).__name__)
        return _AFTER_ERROR_SECONDS
