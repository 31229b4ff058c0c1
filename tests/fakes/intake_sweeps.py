"""Rows set aside, in memory: keeps the promises of `intake.ports.Sweeps`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, TypeVar

from intake.ports import Sweep

R = TypeVar("R")
DELAY = timedelta(minutes=1)


class FakeSweeps:
    def __init__(self, tx: Any) -> None:
        self._tx = tx

    def each(
        self, sweep: Sweep, rows: Mapping[str, R], handle: Callable[[R], None], now: datetime
    ) -> int:
        for row_id, row in rows.items():
            before = self._tx.snapshot()
            try:
                handle(row)
            except AssertionError:
                raise  # of a test
            except Exception:  # noqa: BLE001 - the row is set aside
                self._tx.restore(before)
                self._tx.state.aside[sweep, row_id] = now + DELAY
            else:
                self._tx.state.aside.pop((sweep, row_id), None)
        return len(rows)

    def holds(self, sweep: Sweep, row_id: str, now: datetime) -> bool:
        """Say whether a row is to be left out."""
        next_attempt_at = self._tx.state.aside.get((sweep, row_id))
        return next_attempt_at is not None and next_attempt_at > now
