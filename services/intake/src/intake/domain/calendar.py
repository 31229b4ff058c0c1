"""When a promise's time is counted (I-17). The clock asks a calendar and knows no hours itself.

Every calendar answers from one table of open time: how much lies between two instants, when an
amount is used up, and which window, holiday or closure decided about each stretch.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol


class SpanKind(StrEnum):
    """Why a stretch of time is counted or not."""

    AROUND_THE_CLOCK = "around_the_clock"
    WINDOW = "window"
    MAKE_UP_WINDOW = "make_up_window"
    OPENING = "opening"
    OUTSIDE_HOURS = "outside_hours"
    REST_DAY = "rest_day"
    HOLIDAY = "holiday"
    CLOSURE = "closure"


OPEN_KINDS = frozenset(
    {
        SpanKind.AROUND_THE_CLOCK,
        SpanKind.WINDOW,
        SpanKind.MAKE_UP_WINDOW,
        SpanKind.OPENING,
    }
)
"""Kinds of spans whose time is counted."""


@dataclass(frozen=True, slots=True)
class Span:
    """[start, end) that a calendar counts or not, and by which window, holiday or closure.

    `name` is that of the window, holiday, closure or opening, as the policy has it; empty for rest
    days and for time outside of the hours of a working day.
    """

    start: datetime
    end: datetime
    kind: SpanKind
    name: str = ""

    @property
    def is_open(self) -> bool:
        """Say whether the time is counted."""
        return self.kind in OPEN_KINDS


class Calendar(Protocol):
    """Counts the time that a promise may use; intervals are half-open, instants aware UTC."""

    @property
    def name(self) -> str:
        """Name of the calendar in policies and reports."""
        ...

    @property
    def ref(self) -> str:
        """The policy version that a reading stores."""
        ...

    @property
    def zone(self) -> str:
        """IANA name of the zone whose wall clock the windows are told by; empty if none is."""
        ...

    def open_between(self, start: datetime, end: datetime) -> timedelta:
        """Return how much of [start, end) is counted; nothing if it ends before it starts."""
        ...

    def advance(self, start: datetime, amount: timedelta) -> datetime:
        """Return the earliest instant at which `amount` has been counted from `start` on."""
        ...

    def spans(self, start: datetime, end: datetime) -> Iterator[Span]:
        """Tile [start, end) by what decided; open spans add up to `open_between`."""
        ...

    def is_known(self, start: datetime, end: datetime) -> bool:
        """Say whether all holidays of [start, end] are known; if not, figures are provisional."""
        ...

    def known_until(self, instant: datetime) -> datetime | None:
        """Return from when on holidays after an instant are not known, None if they always are."""
        ...


@dataclass(frozen=True, slots=True)
class AroundTheClock:
    """7x24: every instant counts, whatever the zone (I-17)."""

    name: str = "7x24"
    ref: str = ""
    zone: str = ""

    def open_between(self, start: datetime, end: datetime) -> timedelta:
        """Return the length of [start, end)."""
        return max(end - start, timedelta(0))

    def advance(self, start: datetime, amount: timedelta) -> datetime:
        """Return the instant that lies `amount` after `start`."""
        return start + amount

    def spans(self, start: datetime, end: datetime) -> Iterator[Span]:
        """Yield one span."""
        if start < end:
            yield Span(start, end, SpanKind.AROUND_THE_CLOCK)

    def is_known(self, _start: datetime, _end: datetime) -> bool:
        """Say yes: no holiday matters."""
        return True

    def known_until(self, _instant: datetime) -> None:
        """Return None: no holiday matters."""
        return


ALWAYS = AroundTheClock()
"""The calendar by which dates agreed with a customer are counted."""
