"""What a clock is read from: which promise, since when, until when, in which modes (I-16, I-19).

The reading of a clock adds up these stretches, its explanation takes them apart; both ask the same
calendar, so that there is one truth.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from intake.domain.calendar import ALWAYS, Calendar
from intake.domain.facts import Fact, FactKind, Timeline
from intake.domain.promise import Promise
from intake.domain.sla import Target
from intake.domain.standing import Standing, standing_of
from intake.domain.stretches import Course, Mode, Stretch, course_of, spent
from intake.domain.terms import Terms, agreement_of, terms_at
from intake.domain.vocabulary import (
    DONE_OUTCOMES,
    CountedFrom,
    Milestone,
    PhaseKind,
)

ANSWERING = frozenset(
    {
        FactKind.RESPONDED,
        FactKind.ACCEPTED,
        FactKind.TRAVELLING,
        FactKind.ARRIVED,
        FactKind.SUSPENDED,
        FactKind.WORK_RESUMED,
        FactKind.DIAGNOSED,
        FactKind.PLAN_GIVEN,
        FactKind.SOLUTION_PROPOSED,
        FactKind.RESTORED,
    }
)
"""Facts that show that a person answered (milestone respond)."""


@dataclass(frozen=True, slots=True)
class Known:
    """What was known at an instant, computed once for all clocks of a request."""

    timeline: Timeline
    standing: Standing
    course: Course
    as_of: datetime

    @classmethod
    def at(cls, timeline: Timeline, as_of: datetime) -> Known:
        """Keep what had happened by an instant."""
        known = timeline.until(as_of)
        return cls(known, standing_of(known, as_of), course_of(known), as_of)


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """One clock before anything is counted.

    `tiles` are the stretches of [start, end) in their modes. `mode` is what holds at the end, None
    once the clock has ended; `runs_from` is from where on it is taken as running.
    """

    milestone: Milestone
    terms: Terms
    line: Target
    policy_ref: str
    calendar: Calendar
    target: timedelta
    start: datetime
    end: datetime
    met_at: datetime | None
    mode: Mode | None
    resumes_at: datetime | None
    tiles: tuple[Stretch, ...]

    @property
    def runs_from(self) -> datetime:
        """From where on the clock is taken as running, not before its end."""
        return self.resumes_at or self.end


def basis_of(milestone: Milestone, known: Known, promise: Promise) -> Basis | None:
    """Say what a clock is read from, None where nothing is promised or nothing counts yet.

    The terms in force when the milestone was met, else the current ones, decide about the whole
    clock, from its start on.

    Args:
        milestone: What was promised.
        known: What had happened by the instant of the reading.
        promise: Every pack and calendar that the facts chose.

    Source: rulebook I-16, I-17, I-18, I-19.
    """
    met_at = met_at_of(milestone, known.timeline, known.standing)
    ended_at = met_at or pointless_from(milestone, known.standing)
    end = ended_at or known.as_of
    terms = terms_at(known.timeline, end)
    line = promise.target(milestone, terms)
    if line is None:
        return None
    start = _start(line, known.timeline)
    if start is None or start > end:
        return None
    pledge = promise.pledge_for(terms)
    course = course_of(known.timeline, milestone) if line.agreed else known.course
    length = line.length(terms.severity)
    target = length if length is not None else _agreed(milestone, known, course, end)
    if target is None:
        return None
    mode = None if ended_at else course.mode_at(end)
    return Basis(
        milestone=milestone,
        terms=terms,
        line=line,
        policy_ref=pledge.ref,
        calendar=ALWAYS if line.agreed else pledge.counts(line),
        target=target,
        start=start,
        end=end,
        met_at=met_at,
        mode=mode,
        resumes_at=course.resumes_after(end) if mode is Mode.PAUSED else None,
        tiles=_within(course.stretches(end), start),
    )


def _start(line: Target, timeline: Timeline) -> datetime | None:
    """Return from when a line counts: the call, or the first diagnosis."""
    if line.counted_from is CountedFrom.CALL:
        return timeline.received_at
    return _first(timeline, FactKind.DIAGNOSED)


def _agreed(milestone: Milestone, known: Known, course: Course, end: datetime) -> timedelta | None:
    """Return the time that runs out at the agreed instant, if no pause begins until then."""
    agreement = agreement_of(known.timeline, milestone, end)
    if agreement is None:
        return None
    before = spent(course.stretches(agreement.made_at), Mode.RUNNING, ALWAYS)
    return before + (agreement.due_at - agreement.made_at)


def _within(tiles: tuple[Stretch, ...], start: datetime) -> tuple[Stretch, ...]:
    if not tiles or tiles[0].start >= start:
        return tiles
    return tuple(
        Stretch(max(tile.start, start), tile.end, tile.mode) for tile in tiles if tile.end > start
    )


def met_at_of(milestone: Milestone, timeline: Timeline, standing: Standing) -> datetime | None:
    """Return when a milestone was met, None while it is open.

    Respond, arrive and plan are met once and for all by the first answer, arrival and plan;
    restore is met when the fault was gone, and report when it was delivered, unless the call came
    back later.

    Source: rulebook I-16.
    """
    match milestone:
        case Milestone.RESTORE:
            return standing.restored_at
        case Milestone.REPORT:
            return _reported_at(timeline)
        case Milestone.RESPOND:
            met_at = next((f.occurred_at for f in timeline.facts if answers(f)), None)
        case Milestone.ARRIVE:
            met_at = _first(timeline, FactKind.ARRIVED)
        case Milestone.PLAN:
            met_at = _first(timeline, FactKind.PLAN_GIVEN)
    ended_at = pointless_from(milestone, standing)
    if met_at and ended_at and met_at > ended_at:
        return None
    return met_at


def answers(fact: Fact) -> bool:
    """Say whether a fact shows that a person answered the call."""
    if fact.kind is FactKind.PROGRESS:
        return fact.phase is not PhaseKind.WAITING_FOR_ANSWER
    return fact.kind in ANSWERING


def pointless_from(milestone: Milestone, standing: Standing) -> datetime | None:
    """Return when a promise ended by itself, None while it stands.

    At closing, but a report is owed for work that was done; and nobody arrives or plans after
    restoration.
    """
    if milestone is Milestone.REPORT and standing.outcome in DONE_OUTCOMES:
        return None
    ends = [standing.closed_at]
    if milestone in {Milestone.ARRIVE, Milestone.PLAN}:
        ends.append(standing.restored_at)
    return min((end for end in ends if end), default=None)


def _first(timeline: Timeline, kind: FactKind) -> datetime | None:
    return next((fact.occurred_at for fact in timeline.facts if fact.kind is kind), None)


def _reported_at(timeline: Timeline) -> datetime | None:
    found: datetime | None = None
    for fact in timeline.facts:
        if fact.kind is FactKind.REPORT_DELIVERED and found is None:
            found = fact.occurred_at
        elif fact.kind is FactKind.REOPENED:
            found = None
    return found
