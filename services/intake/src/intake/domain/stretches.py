"""How the time since the call was spent: running, paused or stopped (I-19).

A state holds from its fact to the next one; intervals are half-open. Time from a proposed solution
(or a restored service) until the call comes back is *stopped*: neither used nor paused. If it never
comes back, that time was simply used, and ends when the milestone was met. A pause ends by itself
when the customer's reason was expected to end, or when work goes on before that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from intake.domain.calendar import Calendar
from intake.domain.facts import RESUMING, SOLVING, FactKind, Timeline
from intake.domain.vocabulary import Milestone


class Mode(StrEnum):
    """What a stretch of time counts as."""

    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Stretch:
    """[start, end) in one mode; never empty."""

    start: datetime
    end: datetime
    mode: Mode


@dataclass(frozen=True, slots=True)
class Course:
    """The instants from which a mode holds, in order; the first is the call.

    The last mark may lie ahead: there a pause will end by itself.
    """

    marks: tuple[tuple[datetime, Mode], ...]

    def mode_at(self, instant: datetime) -> Mode:
        """Return the mode that holds at an instant not before the call."""
        return next(mode for start, mode in reversed(self.marks) if start <= instant)

    def resumes_after(self, instant: datetime) -> datetime | None:
        """Return when a pause that holds at an instant ends by itself, None if it does not."""
        last = self.marks[-1][0]
        return last if last > instant else None

    def stretches(self, until: datetime) -> tuple[Stretch, ...]:
        """Tile [received, until) without gap or overlap; the last mode holds until then."""
        ends = [start for start, _ in self.marks[1:]] + [until]
        tiles = (
            Stretch(start, min(end, until), mode)
            for (start, mode), end in zip(self.marks, ends, strict=True)
        )
        return tuple(tile for tile in tiles if tile.start < tile.end)


def course_of(timeline: Timeline, agreed: Milestone | None = None) -> Course:
    """Read from the facts when the time ran, was paused by the customer, or was stopped.

    Args:
        timeline: What happened.
        agreed: The milestone whose clock this is, where an agreed date decides about it. Agreeing
            on it ends what holds, a pause or a stop: the date was chosen in view of it. None for
            clocks with a length of time, which an agreement leaves alone.

    Source: rulebook I-18, I-19.
    """
    marks = [(timeline.received_at, Mode.RUNNING)]
    solved = 0  # index of the mark at which the call seemed solved; 0: it does not
    ends_at: datetime | None = None  # when the pause that holds ends by itself
    for fact in timeline.facts:
        if ends_at and ends_at <= fact.occurred_at:
            marks.append((ends_at, Mode.RUNNING))
            ends_at = None
        is_agreed = bool(fact.agreed_for and agreed and fact.milestone is agreed)
        if (is_agreed or fact.kind is FactKind.REOPENED) and solved:
            marks[solved:] = [(marks[solved][0], Mode.STOPPED), (fact.occurred_at, Mode.RUNNING)]
            solved = 0
        elif solved:
            continue
        elif fact.kind in SOLVING:
            solved, ends_at = len(marks), None
            marks.append((fact.occurred_at, Mode.RUNNING))
        elif fact.kind is FactKind.PAUSED:
            ends_at = fact.ends_at
            marks.append((fact.occurred_at, Mode.PAUSED))
        elif is_agreed or fact.kind in RESUMING:
            ends_at = None
            marks.append((fact.occurred_at, Mode.RUNNING))
    if ends_at:
        marks.append((ends_at, Mode.RUNNING))
    return Course(tuple(marks))


def spent(tiles: Iterable[Stretch], mode: Mode, calendar: Calendar) -> timedelta:
    """Add up the counted time that was spent in one mode."""
    counted = (calendar.open_between(t.start, t.end) for t in tiles if t.mode is mode)
    return sum(counted, timedelta(0))


def instant_used(
    tiles: Iterable[Stretch], end: datetime, amount: timedelta, calendar: Calendar
) -> datetime:
    """Return the earliest instant at which the used time reaches an amount.

    Args:
        tiles: Stretches of the clock's life, in order.
        end: From where on the clock is taken as running (UTC), not before they end.
        amount: Counted time, above zero.
        calendar: What counts.
    """
    left = amount
    for tile in tiles:
        if tile.mode is not Mode.RUNNING:
            continue
        counted = calendar.open_between(tile.start, tile.end)
        if counted >= left:
            return calendar.advance(tile.start, left)
        left -= counted
    return calendar.advance(end, left)
