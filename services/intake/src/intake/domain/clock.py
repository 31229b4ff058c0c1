"""One milestone's clock, read from the facts: a function of what happened, never of a timer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import ROUND_CEILING, Decimal
from functools import cache

from intake.domain.calendar import CALENDARS
from intake.domain.facts import Fact, FactKind, Timeline
from intake.domain.sla import SlaPack, SlaWarnings
from intake.domain.standing import Standing, standing_of
from intake.domain.stretches import Course, Mode, course_of, instant_used, spent
from intake.domain.vocabulary import ClockState, Milestone, PhaseKind, Severity

_TICK = timedelta(microseconds=1)

ANSWERING = frozenset(
    {
        FactKind.RESPONDED,
        FactKind.ACCEPTED,
        FactKind.TRAVELLING,
        FactKind.ARRIVED,
        FactKind.SUSPENDED,
        FactKind.WORK_RESUMED,
        FactKind.SOLUTION_PROPOSED,
        FactKind.RESTORED,
    }
)
"""Facts that show that a person answered (milestone respond)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachedWarning:
    """A share of the target that was used up before the clock ended (I-20)."""

    share: Decimal
    role: str
    reached_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockReading:
    """A milestone judged as of an instant.

    `severity` is the one in force when the milestone was met, else the current one. `due_at` is the
    earliest instant at which the used time reaches the target. `used`, `paused` and `stopped` tile
    the calendar's time of [started_at, judged_at); `judged_at` is when the milestone was met or
    became pointless, else the instant of the reading. `mode` is None once the clock has ended.
    """

    milestone: Milestone
    severity: Severity
    calendar: str
    target: timedelta
    started_at: datetime
    due_at: datetime
    met_at: datetime | None
    judged_at: datetime
    mode: Mode | None
    used: timedelta
    paused: timedelta
    stopped: timedelta
    state: ClockState
    warnings: tuple[ReachedWarning, ...] = ()
    next_check_at: datetime | None = None
    """When time alone would change the judgement, None where it cannot."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What was known at an instant, computed once for all clocks of a request."""

    timeline: Timeline
    standing: Standing
    course: Course
    as_of: datetime

    @classmethod
    def at(cls, timeline: Timeline, as_of: datetime) -> _Known:
        known = timeline.until(as_of)
        return cls(known, standing_of(known), course_of(known), as_of)


def read_clock(
    milestone: Milestone,
    timeline: Timeline,
    pack: SlaPack,
    as_of: datetime,
    warnings: SlaWarnings | None = None,
) -> ClockReading | None:
    """Judge one milestone from the facts that had happened by an instant.

    Args:
        milestone: What was promised.
        timeline: Facts of the request, late ones already in their place.
        pack: The promise in force for this request.
        as_of: Instant of the reading (UTC), not before the call.
        warnings: Shares to look for; none are reported without it.

    Returns:
        The reading, or None where nothing is promised for the severity in question.

    Source: rulebook I-16, I-19, I-20.
    """
    return _read(milestone, _Known.at(timeline, as_of), pack, warnings)


def read_clocks(
    milestones: Iterable[Milestone],
    timeline: Timeline,
    pack: SlaPack,
    as_of: datetime,
    warnings: SlaWarnings | None = None,
) -> tuple[ClockReading, ...]:
    """Judge several milestones as `read_clock` does, without those that are not promised."""
    known = _Known.at(timeline, as_of)
    read = (_read(milestone, known, pack, warnings) for milestone in milestones)
    return tuple(reading for reading in read if reading)


def _read(
    milestone: Milestone, known: _Known, pack: SlaPack, warnings: SlaWarnings | None
) -> ClockReading | None:
    met_at = met_at_of(milestone, known.timeline, known.standing)
    ended_at = met_at or _pointless_from(milestone, known.standing)
    end = ended_at or known.as_of
    severity = known.timeline.severity_at(end)
    target = pack.target(milestone, severity)
    if target is None:
        return None
    calendar = pack.counted_by
    tiles = known.course.stretches(end)
    used = spent(tiles, Mode.RUNNING, calendar)
    mode = None if ended_at else known.course.mode

    def reached(amount: timedelta) -> datetime:
        return instant_used(tiles, end, amount, calendar)

    shares = _shares(warnings, target)
    return ClockReading(
        milestone=milestone,
        severity=severity,
        calendar=calendar.name,
        target=target,
        started_at=known.timeline.received_at,
        due_at=reached(target),
        met_at=met_at,
        judged_at=end,
        mode=mode,
        used=used,
        paused=spent(tiles, Mode.PAUSED, calendar),
        stopped=spent(tiles, Mode.STOPPED, calendar),
        state=judge(used, target, is_met=met_at is not None, is_ended=ended_at is not None),
        warnings=tuple(
            ReachedWarning(share=share, role=role, reached_at=reached(amount))
            for share, role, amount in shares
            if used >= amount
        ),
        next_check_at=_next_check(used, target, shares, reached) if mode is Mode.RUNNING else None,
    )


def judge(used: timedelta, target: timedelta, *, is_met: bool, is_ended: bool) -> ClockState:
    """Compare used time with the target; equal is in time.

    A clock that ended without its milestone is cancelled, unless the promise was broken before.

    Source: rulebook I-19, I-20.
    """
    if used > target:
        return ClockState.BREACHED
    if is_met:
        return ClockState.MET
    return ClockState.CANCELLED if is_ended else ClockState.RUNNING


def met_at_of(milestone: Milestone, timeline: Timeline, standing: Standing) -> datetime | None:
    """Return when a milestone was met, None while it is open.

    Respond and arrive are met once and for all by the first answer and the first arrival; restore
    is met when the fault was gone, unless the call came back later.

    Source: rulebook I-16.
    """
    if milestone is Milestone.RESTORE:
        return standing.restored_at
    counts = _arrives if milestone is Milestone.ARRIVE else answers
    met_at = next((fact.occurred_at for fact in timeline.facts if counts(fact)), None)
    pointless_from = _pointless_from(milestone, standing)
    if met_at and pointless_from and met_at > pointless_from:
        return None
    return met_at


def answers(fact: Fact) -> bool:
    """Say whether a fact shows that a person answered the call."""
    if fact.kind is FactKind.PROGRESS:
        return fact.phase is not PhaseKind.WAITING_FOR_ANSWER
    return fact.kind in ANSWERING


def _arrives(fact: Fact) -> bool:
    return fact.kind is FactKind.ARRIVED


def _pointless_from(milestone: Milestone, standing: Standing) -> datetime | None:
    """Return when a promise ended by itself: at closing; nobody arrives after restoration."""
    ends = [standing.closed_at]
    if milestone is Milestone.ARRIVE:
        ends.append(standing.restored_at)
    return min((end for end in ends if end), default=None)


@cache
def _shares(
    warnings: SlaWarnings | None, target: timedelta
) -> tuple[tuple[Decimal, str, timedelta], ...]:
    """Return share, role and length of time; targets are few, so the lengths are kept."""
    rules = warnings.warnings if warnings else ()
    return tuple((rule.share, rule.role, portion(target, rule.share)) for rule in rules)


def portion(whole: timedelta, share: Decimal) -> timedelta:
    """Return a share of a length of time, rounded up to the microsecond."""
    microseconds = Decimal(whole // _TICK) * share
    return timedelta(microseconds=int(microseconds.to_integral_value(ROUND_CEILING)))


def _next_check(
    used: timedelta,
    target: timedelta,
    shares: tuple[tuple[Decimal, str, timedelta], ...],
    reached: Callable[[timedelta], datetime],
) -> datetime | None:
    """Return the next warning, or the first instant after the target; both lie ahead."""
    amounts = [amount for _, _, amount in shares if amount > used]
    if amounts:
        return reached(min(amounts))
    return reached(target) + _TICK if used <= target else None


def read_on(reading: ClockReading, as_of: datetime) -> ClockReading:
    """Bring an earlier reading to a later instant up to which no fact is known.

    The same as reading the clock anew from the same facts, warnings apart.

    Args:
        reading: As judged earlier.
        as_of: Later instant (UTC); an earlier one changes nothing.

    Source: rulebook I-16.
    """
    if reading.mode is None or as_of <= reading.judged_at:
        return reading
    calendar = CALENDARS[reading.calendar]
    passed = calendar.open_between(reading.judged_at, as_of)
    used, paused, due_at = reading.used, reading.paused, reading.due_at
    if reading.mode is Mode.RUNNING:
        used += passed
    else:
        paused += passed
        if used < reading.target:
            due_at = calendar.advance(as_of, reading.target - used)
    return replace(
        reading,
        judged_at=as_of,
        used=used,
        paused=paused,
        due_at=due_at,
        state=judge(used, reading.target, is_met=False, is_ended=False),
    )
