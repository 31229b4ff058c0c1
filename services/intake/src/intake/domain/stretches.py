"""How the time since the call was spent: running, paused or stopped (I-19).

A state holds from its fact to the next one; intervals are half-open. Time from a proposed solution
(or a restored service) until the call comes back is *stopped*: neither used nor paused. If it never
comes back, that time was simply used, and ends when the milestone was met.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from intake.domain.calendar import Calendar
from intake.domain.facts import RESUMING, SOLVING, FactKind, Timeline


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
    """The instants from which a mode holds, in order; the first is the call."""

    marks: tuple[tuple[datetime, Mode], ...]

    @property
    def mode(self) -> Mode:
        """The mode that holds from the last mark on."""
        return self.marks[-1][1]

    def stretches(self, until: datetime) -> tuple[Stretch, ...]:
        """Tile [received, until) without gap or overlap; the last mode holds until then."""
        ends = [start for start, _ in self.marks[1:]] + [until]
        tiles = (
            Stretch(start, min(end, until), mode)
            for (start, mode), end in zip(self.marks, ends, strict=True)
        )
        return tuple(tile for tile in tiles if tile.start < tile.end)


def course_of(timeline: Timeline) -> Course:
    """Read from the facts when the time ran, was paused by the customer, or was stopped.

    Source: rulebook I-19.
    """
    marks = [(timeline.received_at, Mode.RUNNING)]
    solved = 0  # index of the mark at which the call seemed solved; 0: it does not
    for fact in timeline.facts:
        if fact.kind is FactKind.REOPENED and solved:
            marks[solved:] = [(marks[solved][0], Mode.STOPPED), (fact.occurred_at, Mode.RUNNING)]
            solved = 0
        elif solved:
            continue
        elif fact.kind in SOLVING:
            solved = len(marks)
            marks.append((fact.occurred_at, Mode.RUNNING))
        elif fact.kind is FactKind.PAUSED:
            marks.append((fact.occurred_at, Mode.PAUSED))
        elif fact.kind in RESUMING:
            marks.append((fact.occurred_at, Mode.RUNNING))
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
        tiles: Stretches of [received, end), in order.
        end: Where they end (UTC); from there on the clock is taken as running.
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
