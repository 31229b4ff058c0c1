"""Who used the time: a request's phases, without gap or overlap (Q-02, I-20)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from fractions import Fraction
from typing import TypeVar

from intake.domain.activities import Activity, activities_of, pauses_of
from intake.domain.basis import Known, basis_of
from intake.domain.calendar import Calendar
from intake.domain.facts import Timeline
from intake.domain.promise import Promise
from intake.domain.standing import standing_of
from intake.domain.stretches import Mode, Stretch, course_of
from intake.domain.terms import terms_at
from intake.domain.vocabulary import Handling, Milestone

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """[start, end) of one activity; `end` is None while it goes on.

    `used` is how much of it the restore clock counted, `budget_share` that time as a share of the
    restore target (zero where nothing is promised).
    """

    activity: Activity
    start: datetime
    end: datetime | None
    clock_ran: bool
    used: timedelta
    budget_share: Fraction


def phases_of(
    timeline: Timeline, handling: Handling, promise: Promise, as_of: datetime
) -> tuple[Phase, ...]:
    """Tile [received, closed or as_of) by what the time was used for.

    Args:
        timeline: Facts of the request.
        handling: Whether a visit was called for; decides who is waited for first.
        promise: What was promised; the restore target is the budget.
        as_of: Instant of the reading (UTC), not before the call.

    Source: rulebook Q-02, I-19, I-20.
    """
    timeline = timeline.until(as_of)
    standing = standing_of(timeline)
    found = _tiled(timeline, handling, promise, standing.closed_at or as_of)
    if found and standing.closed_at is None:
        found[-1] = replace(found[-1], end=None)
    return tuple(found)


def longest_phase(
    timeline: Timeline, handling: Handling, promise: Promise, until: datetime
) -> Phase | None:
    """Return the phase that used the most of the time up to an instant, the earliest of equals.

    Args:
        timeline: Facts of the request; those after the instant still decide what was stopped.
        handling: As for `phases_of`.
        promise: What was promised.
        until: Where to stop counting (UTC), usually when the promise broke.

    Source: rulebook I-20.
    """
    ran = [phase for phase in _tiled(timeline, handling, promise, until) if phase.clock_ran]
    return max(ran, key=lambda phase: phase.used, default=None)


def _tiled(timeline: Timeline, handling: Handling, promise: Promise, end: datetime) -> list[Phase]:
    standing = standing_of(timeline)
    restored_at = standing.restored_at or end
    budget = _budget(timeline, promise, restored_at)
    pieces = _pieces(timeline, handling, end, is_agreed=budget.is_agreed)
    return [_phase(activity, tile, restored_at, budget) for activity, tile in pieces]


@dataclass(frozen=True, slots=True)
class _Budget:
    """What the restore clock counts by, and how much it may; None: nothing is promised."""

    calendar: Calendar
    target: timedelta | None
    is_agreed: bool = False


def _budget(timeline: Timeline, promise: Promise, restored_at: datetime) -> _Budget:
    basis = basis_of(Milestone.RESTORE, Known.at(timeline, restored_at), promise)
    if basis:
        return _Budget(basis.calendar, basis.target, basis.line.agreed)
    terms = terms_at(timeline, restored_at)
    return _Budget(promise.pledge_for(terms).calendar, None)


def _phase(activity: Activity, tile: Stretch, restored_at: datetime, budget: _Budget) -> Phase:
    runs = tile.mode is Mode.RUNNING and tile.start < restored_at
    used = timedelta(0)
    if runs:
        used = budget.calendar.open_between(tile.start, min(tile.end, restored_at))
    return Phase(
        activity=activity,
        start=tile.start,
        end=tile.end,
        clock_ran=runs,
        used=used,
        budget_share=_share(used, budget.target),
    )


def _share(used: timedelta, target: timedelta | None) -> Fraction:
    tick = timedelta(microseconds=1)
    return Fraction(used // tick, target // tick) if target else Fraction(0)


def _pieces(
    timeline: Timeline, handling: Handling, end: datetime, *, is_agreed: bool
) -> list[tuple[Activity, Stretch]]:
    """Cut the clock's stretches where the activity changes; join neighbours that are alike."""
    activities, pauses = activities_of(timeline, handling), pauses_of(timeline)
    tiles = course_of(timeline, Milestone.RESTORE if is_agreed else None).stretches(end)
    cuts = sorted({at for at, _ in activities} | {tile.start for tile in tiles})
    pieces: list[tuple[Activity, Stretch]] = []
    for start, following in zip(cuts, [*cuts[1:], end], strict=True):
        stop = min(following, end)
        if start >= stop:
            continue
        mode = next(tile.mode for tile in reversed(tiles) if tile.start <= start)
        activity = _latest(activities, start)
        if mode is Mode.PAUSED:
            activity = activity.held_by_customer(_latest(pauses, start))
        elif mode is Mode.STOPPED:
            activity = activity.held_by_solution()
        begin = start
        if pieces and pieces[-1][0] == activity and pieces[-1][1].mode is mode:
            begin = pieces.pop()[1].start
        pieces.append((activity, Stretch(begin, stop, mode)))
    return pieces


def _latest(marks: Sequence[tuple[datetime, T]], instant: datetime) -> T:
    return next(value for at, value in reversed(marks) if at <= instant)
