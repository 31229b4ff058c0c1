"""One milestone's clock, read from the facts: a function of what happened, never of a timer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import ROUND_CEILING, Decimal
from functools import cache

from intake.domain.basis import Basis, Known, basis_of
from intake.domain.calendar import Calendar
from intake.domain.facts import Timeline
from intake.domain.promise import Promise
from intake.domain.sla import SlaWarnings
from intake.domain.stretches import Mode, instant_used, spent
from intake.domain.vocabulary import ClockState, Milestone, Severity

_TICK = timedelta(microseconds=1)


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
    earliest instant at which the used time reaches the target. `used`, `paused`, `stopped` and
    `closed` tile [started_at, judged_at); `judged_at` is when the milestone was met or became
    pointless, else the instant of the reading. `mode` is None once the clock has ended.

    `policy_ref` is the version of the pack and `calendar_ref` that of the calendar, whose windows
    are told in `calendar_zone`; `calendar_digest` is the hash of what that version said, where it
    was kept. A reading is `provisional` while it rests on years whose holidays
    nobody knows yet (I-17). `resumes_at` is when an open pause ends by itself.
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
    calendar_ref: str = ""
    calendar_zone: str = ""
    calendar_digest: str = ""
    policy_ref: str = ""
    provisional: bool = False
    resumes_at: datetime | None = None
    warnings: tuple[ReachedWarning, ...] = ()
    next_check_at: datetime | None = None
    """When time alone would change the judgement, None where it cannot."""

    @property
    def closed(self) -> timedelta:
        """Time of the clock's life that its calendar does not count."""
        return self.judged_at - self.started_at - self.used - self.paused - self.stopped


def read_clock(
    milestone: Milestone, timeline: Timeline, promise: Promise, as_of: datetime
) -> ClockReading | None:
    """Judge one milestone from the facts that had happened by an instant.

    Args:
        milestone: What was promised.
        timeline: Facts of the request, late ones already in their place.
        promise: What the request was promised, and the warnings to look for.
        as_of: Instant of the reading (UTC), not before the call.

    Returns:
        The reading, or None where nothing is promised, or nothing counts yet.

    Source: rulebook I-16, I-19, I-20.
    """
    return _read(milestone, Known.at(timeline, as_of), promise)


def read_clocks(
    milestones: Iterable[Milestone], timeline: Timeline, promise: Promise, as_of: datetime
) -> tuple[ClockReading, ...]:
    """Judge several milestones as `read_clock` does, without those that are not promised."""
    known = Known.at(timeline, as_of)
    read = (_read(milestone, known, promise) for milestone in milestones)
    return tuple(reading for reading in read if reading)


def _read(milestone: Milestone, known: Known, promise: Promise) -> ClockReading | None:
    basis = basis_of(milestone, known, promise)
    if basis is None:
        return None
    calendar, tiles, target = basis.calendar, basis.tiles, basis.target
    used = spent(tiles, Mode.RUNNING, calendar)

    def reached(amount: timedelta) -> datetime:
        return instant_used(tiles, basis.runs_from, amount, calendar)

    due_at = reached(target)
    shares = _shares(promise.warnings, target)
    return ClockReading(
        milestone=milestone,
        severity=basis.terms.severity,
        calendar=calendar.name,
        calendar_ref=calendar.ref,
        calendar_zone=calendar.zone,
        calendar_digest=promise.pledge_for(basis.terms).digests.get(calendar.ref, ""),
        policy_ref=basis.policy_ref,
        target=target,
        started_at=basis.start,
        due_at=due_at,
        met_at=basis.met_at,
        judged_at=basis.end,
        mode=basis.mode,
        resumes_at=basis.resumes_at,
        used=used,
        paused=spent(tiles, Mode.PAUSED, calendar),
        stopped=spent(tiles, Mode.STOPPED, calendar),
        state=judge(used, target, is_met=basis.met_at is not None, is_ended=basis.mode is None),
        provisional=not calendar.is_known(basis.start, max(due_at, basis.end)),
        warnings=tuple(
            ReachedWarning(share=share, role=role, reached_at=reached(amount))
            for share, role, amount in shares
            if used >= amount
        ),
        next_check_at=_next_check(basis, used, shares, reached),
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
    basis: Basis,
    used: timedelta,
    shares: tuple[tuple[Decimal, str, timedelta], ...],
    reached: Callable[[timedelta], datetime],
) -> datetime | None:
    """Return the next warning, or the first instant after the target; both lie ahead.

    A pause is looked at when it ends by itself, and a clock whose calendar runs out of known
    holidays at the latest then.
    """
    if basis.mode is not Mode.RUNNING:
        return basis.resumes_at
    amounts = [amount for _, _, amount in shares if amount > used]
    if amounts:
        check = reached(min(amounts))
    elif used <= basis.target:
        check = reached(basis.target) + _TICK
    else:
        return None
    horizon = basis.calendar.known_until(basis.end)
    return min(check, horizon) if horizon else check


def read_on(reading: ClockReading, as_of: datetime, calendar: Calendar) -> ClockReading:
    """Bring an earlier reading to a later instant up to which no fact is known.

    The same as reading the clock anew from the same facts, warnings apart.

    Args:
        reading: As judged earlier.
        as_of: Later instant (UTC); an earlier one changes nothing.
        calendar: The one that the reading names.

    Source: rulebook I-16.
    """
    if reading.mode is None or as_of <= reading.judged_at:
        return reading
    used, paused, due_at, mode = reading.used, reading.paused, reading.due_at, reading.mode
    resumes_at, since = reading.resumes_at, reading.judged_at
    if mode is Mode.PAUSED:
        until = min(as_of, resumes_at) if resumes_at else as_of
        paused += calendar.open_between(since, until)
        if resumes_at is None:
            due_at = _still_due(reading, calendar, as_of)
        elif resumes_at <= as_of:
            mode, since, resumes_at = Mode.RUNNING, resumes_at, None
    if mode is Mode.RUNNING:
        used += calendar.open_between(since, as_of)
    return replace(
        reading,
        judged_at=as_of,
        mode=mode,
        resumes_at=resumes_at,
        used=used,
        paused=paused,
        due_at=due_at,
        provisional=not calendar.is_known(reading.started_at, max(due_at, as_of)),
        state=judge(used, reading.target, is_met=False, is_ended=False),
    )


def _still_due(reading: ClockReading, calendar: Calendar, as_of: datetime) -> datetime:
    """Return when a paused clock would run out, did it run again from an instant on."""
    if reading.used >= reading.target:
        return reading.due_at
    return calendar.advance(as_of, reading.target - reading.used)
