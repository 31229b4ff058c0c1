"""Rows that a timer could not handle, in PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final, TypeVar

import structlog
from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Text,
    cast,
    delete,
    exists,
    not_,
    select,
)
from sqlalchemy.dialects.postgresql import insert

from chassis import metrics
from chassis.db import is_clash, is_outage
from chassis.outbox import Outbox
from chassis.savepoints import savepoint
from chassis.stacks import kind_of
from intake.adapters.tables import rows_set_aside
from intake.ports import Sweep

R = TypeVar("R")

_s = rows_set_aside.c
_log = structlog.get_logger(__name__)
# Late enough to cost nothing, soon enough that a repaired row is not forgotten over a shift.
_FIRST_DELAY: Final = timedelta(minutes=1)
_LONGEST_DELAY: Final = timedelta(minutes=15)
_MOST_DOUBLINGS: Final = 10


class StoredSweeps:
    """`intake.ports.Sweeps` of one transaction.

    Args:
        connection: With the open transaction.
        outbox: Of the same transaction.
        service: Its name, for the metric.
        forget: Undoes what the transaction keeps in memory about rows that are rolled back.
    """

    def __init__(
        self, connection: Connection, outbox: Outbox, service: str, forget: Callable[[], None]
    ) -> None:
        self._connection = connection
        self._outbox = outbox
        self._service = service
        self._forget = forget

    def each(
        self, sweep: Sweep, rows: Mapping[str, R], handle: Callable[[R], None], now: datetime
    ) -> int:
        failures = self._failures(sweep, rows.keys())
        for row_id, row in rows.items():
            try:
                with savepoint(self._connection, self._outbox):
                    handle(row)
            except Exception as error:
                if is_outage(error) or is_clash(error):
                    raise  # nothing is wrong with the row
                self._forget()
                self._set_aside(sweep, row_id, failures.get(row_id, 0) + 1, error, now)
            else:
                if row_id in failures:
                    wanted = (_s.sweep == sweep.value, _s.row_id == row_id)
                    self._connection.execute(delete(rows_set_aside).where(*wanted))
        return len(rows)

    def _failures(self, sweep: Sweep, row_ids: Collection[str]) -> dict[str, int]:
        if not row_ids:
            return {}
        wanted = select(_s.row_id, _s.failures).where(
            _s.sweep == sweep.value, _s.row_id.in_(list(row_ids))
        )
        return {row.row_id: row.failures for row in self._connection.execute(wanted)}

    def _set_aside(
        self, sweep: Sweep, row_id: str, failures: int, error: Exception, now: datetime
    ) -> None:
        delay = min(_LONGEST_DELAY, _FIRST_DELAY * 2 ** min(failures - 1, _MOST_DOUBLINGS))
        # The text of an error may quote what people wrote (I-08); its kind tells enough.
        told = {"failures": failures, "error": kind_of(error), "next_attempt_at": now + delay}
        statement = insert(rows_set_aside).values(sweep=sweep.value, row_id=row_id, **told)
        self._connection.execute(
            statement.on_conflict_do_update(index_elements=["sweep", "row_id"], set_=told)
        )
        self._outbox.after_commit(partial(self._report, sweep, row_id, told))

    def _report(self, sweep: Sweep, row_id: str, told: Mapping[str, Any]) -> None:
        metrics.timer_rows_set_aside.labels(self._service, sweep.value).inc()
        _log.error(
            "a row was set aside",
            timer=sweep.value,
            reference=row_id,
            failures=told["failures"],
            error=told["error"],
        )


def not_set_aside(sweep: Sweep, row_id: Column[Any], now: datetime) -> ColumnElement[bool]:
    """Return the condition under which a row may be handled now."""
    wanted = (
        _s.sweep == sweep.value,
        _s.row_id == cast(row_id, Text),
        _s.next_attempt_at > now,
    )
    return not_(exists(select(_s.row_id).where(*wanted)))
