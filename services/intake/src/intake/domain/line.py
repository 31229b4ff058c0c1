"""The line of entries that wait for somebody: left-overs first, then the oldest promise (I-02)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from intake.domain.clock import ClockReading
from intake.domain.listing import RequestSummary
from intake.domain.request import ServiceRequest
from intake.domain.vocabulary import ClockState, Milestone, RequestState


@dataclass(frozen=True, slots=True, kw_only=True)
class LinePlace:
    """Where an entry stands; `due_at` is its oldest promise not kept yet (UTC), if any."""

    is_left_over: bool
    due_at: datetime | None
    number: str

    @property
    def order(self) -> tuple[bool, bool, float, str]:
        """What places are sorted by."""
        due = self.due_at.timestamp() if self.due_at else 0.0
        return not self.is_left_over, self.due_at is None, due, self.number


@dataclass(frozen=True, slots=True, kw_only=True)
class LineEntry:
    """An open entry that nobody has yet, and the promise that makes it urgent."""

    request: RequestSummary
    place: LinePlace
    milestone: Milestone | None


def oldest_promise(clocks: Iterable[ClockReading]) -> tuple[datetime | None, Milestone | None]:
    """Return when the oldest promise that is not kept yet runs out, and of what.

    Source: rulebook I-02.
    """
    promised = [
        (clock.due_at, clock.milestone)
        for clock in clocks
        if clock.met_at is None and clock.state is not ClockState.CANCELLED
    ]
    return min(promised) if promised else (None, None)


def summary_of(request: ServiceRequest) -> RequestSummary:
    """Return a request as lists show it."""
    return RequestSummary(
        call=request.call,
        standing=request.standing,
        version=request.version,
        next_due_at=oldest_promise(request.clocks)[0],
    )


def line_entry(request: ServiceRequest, today: date) -> LineEntry | None:
    """Return a request's place in the line, None if it does not wait for anybody.

    Args:
        request: An entry of the register.
        today: Today's date at its branch.

    Source: rulebook I-02.
    """
    standing, call = request.standing, request.call
    if standing.state is not RequestState.OPEN or standing.technician or call.historical:
        return None
    due_at, milestone = oldest_promise(request.clocks)
    return LineEntry(
        request=summary_of(request),
        place=LinePlace(is_left_over=call.day < today, due_at=due_at, number=call.number),
        milestone=milestone,
    )
