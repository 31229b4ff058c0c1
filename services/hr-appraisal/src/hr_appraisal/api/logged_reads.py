"""Queries whose reading is itself written down (H-13)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from chassis.clock import utc_now
from chassis.commands import TooLate
from chassis.context import current_principal, seconds_left
from chassis.unit_of_work import UnitOfWork
from hr_appraisal.ports import Tx

R = TypeVar("R")


class LoggedReads:
    """Runs queries in a transaction that may write, because each reading leaves a note.

    Args:
        uow: Opens the service's transactions.
        clock: Tells the instant that use cases get as `now`.
    """

    def __init__(self, uow: UnitOfWork[Tx], clock: Callable[[], datetime] = utc_now) -> None:
        self._uow = uow
        self._clock = clock

    def run(self, use_case: Callable[[Tx, datetime], R]) -> R:
        """Answer a query; the note is committed before the answer leaves.

        Raises:
            TooLate: The caller no longer waits.
        """
        left = seconds_left()
        if left is not None and left <= 0:
            raise TooLate
        with self._uow.begin(current_principal()) as work:
            return use_case(work.tx, self._clock())
