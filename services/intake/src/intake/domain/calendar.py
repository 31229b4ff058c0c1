"""When a promise's time is counted (I-17). The clock asks a calendar and knows no hours itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Protocol


class Calendar(Protocol):
    """Counts the time that a promise may use; intervals are half-open."""

    @property
    def name(self) -> str:
        """Name of the calendar in policies and reports."""
        ...

    def open_between(self, start: datetime, end: datetime) -> timedelta:
        """Return how much of [start, end) is counted; nothing if it ends before it starts."""
        ...

    def advance(self, start: datetime, amount: timedelta) -> datetime:
        """Return the earliest instant at which `amount` has been counted from `start` on."""
        ...


@dataclass(frozen=True, slots=True)
class AroundTheClock:
    """7x24: every instant counts, whatever the zone (I-17)."""

    name: str = "7x24"

    def open_between(self, start: datetime, end: datetime) -> timedelta:
        """Return the length of [start, end)."""
        return max(end - start, timedelta(0))

    def advance(self, start: datetime, amount: timedelta) -> datetime:
        """Return the instant that lies `amount` after `start`."""
        return start + amount


CALENDARS: Mapping[str, Calendar] = MappingProxyType(
    {calendar.name: calendar for calendar in (AroundTheClock(),)}
)
"""The calendars a pack may name."""
