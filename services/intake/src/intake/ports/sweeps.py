"""Timers that handle many rows, and those rows that they could not handle."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeVar

R = TypeVar("R")


class Sweep(StrEnum):
    """A timer that handles many rows, by its name."""

    CHECK_CLOCKS = "check-clocks"
    NOTIFY_CONTRACTS = "notify-contracts"
    PREPARE_DUE_WORK = "prepare-due-work"
    NOTE_VISITS = "note-visits"
    CHECK_DAY_ENDS = "check-day-ends"
    CHECK_QUESTIONS = "check-questions"
    CATCH_RECALLED_PRODUCTS = "catch-recalled-products"


class Sweeps(Protocol):
    def each(
        self, sweep: Sweep, rows: Mapping[str, R], handle: Callable[[R], None], now: datetime
    ) -> int:
        """Handle rows one by one; one that fails leaves nothing behind and stops no other.

        It is set aside: what the sweep reads as due leaves it out until its next attempt, later
        after every failure. One that succeeds then is forgotten here.

        Args:
            sweep: Whose rows.
            rows: What is due, by id or another reference that tells nothing about a person.
            handle: Handles one row in the open transaction.
            now: Time of the run (UTC).

        Returns:
            How many rows there were.
        """
        ...
