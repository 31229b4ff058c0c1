"""Where a clock's time went, stretch by stretch, and how its target became what it is (I-19)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from intake.domain.basis import Basis, Known, basis_of
from intake.domain.calendar import Span
from intake.domain.clock import read_clock
from intake.domain.facts import SOLVING, Fact, FactKind, Timeline
from intake.domain.promise import Promise
from intake.domain.stretches import Mode, Stretch
from intake.domain.terms import Terms
from intake.domain.vocabulary import Milestone


class SegmentKind(StrEnum):
    """What a segment of a clock's life was."""

    COUNTED = "counted"
    CLOSED = "closed"
    PAUSED = "paused"
    STOPPED = "stopped"


_OPEN_KINDS = {
    Mode.RUNNING: SegmentKind.COUNTED,
    Mode.PAUSED: SegmentKind.PAUSED,
    Mode.STOPPED: SegmentKind.STOPPED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """[start, end) of a clock's life, and why it was counted or not.

    `span` is the window that made the time count, or the holiday, closure, rest day or hour that
    did not; `cause` the fact that paused or stopped the clock, None while it ran. `used` is the
    time used up to the end of the segment, this one included.
    """

    kind: SegmentKind
    start: datetime
    end: datetime
    span: Span
    cause: Fact | None
    used: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetChange:
    """What was promised from a fact on: the old targets stay in this history for good (I-19).

    `fact` tells who, when, why; `policy_ref` and `calendar_ref` the versions. `target` and `due_at`
    are as of the fact, None where nothing was promised then.
    """

    fact: Fact
    terms: Terms | None
    target: timedelta | None
    due_at: datetime | None
    calendar_ref: str
    policy_ref: str


def segments_of(
    milestone: Milestone, timeline: Timeline, promise: Promise, as_of: datetime
) -> tuple[Segment, ...]:
    """Tile the life of a clock by what happened to its time.

    The stretches are those that `read_clock` adds up: counted time is the `used` of the reading,
    paused and stopped likewise, and closed time is the rest.

    Args:
        milestone: What was promised.
        timeline: Facts of the request, late ones already in their place.
        promise: What the request was promised.
        as_of: Instant of the reading (UTC), not before the call.

    Returns:
        Segments of [started_at, judged_at), empty where nothing is promised.

    Source: rulebook I-17, I-19.
    """
    known = Known.at(timeline, as_of)
    basis = basis_of(milestone, known, promise)
    return tuple(_segments(basis, known.timeline)) if basis else ()


def _segments(basis: Basis, timeline: Timeline) -> Iterator[Segment]:
    used = timedelta(0)
    for tile in basis.tiles:
        cause = cause_of(tile, timeline)
        for span in basis.calendar.spans(tile.start, tile.end):
            kind = _OPEN_KINDS[tile.mode] if span.is_open else SegmentKind.CLOSED
            if kind is SegmentKind.COUNTED:
                used += span.end - span.start
            yield Segment(
                kind=kind, start=span.start, end=span.end, span=span, cause=cause, used=used
            )


def cause_of(tile: Stretch, timeline: Timeline) -> Fact | None:
    """Return the fact that paused or stopped the clock for a stretch."""
    if tile.mode is Mode.RUNNING:
        return None
    kinds = {FactKind.PAUSED} if tile.mode is Mode.PAUSED else SOLVING
    before = (f for f in reversed(timeline.facts) if f.occurred_at <= tile.start)
    return next((fact for fact in before if fact.kind in kinds), None)


def history_of(
    milestone: Milestone, timeline: Timeline, promise: Promise, as_of: datetime
) -> tuple[TargetChange, ...]:
    """Return what was promised at the call and after each fact that changed it, in order.

    Args:
        milestone: What was promised.
        timeline: Facts of the request.
        promise: What the request was promised, first and later.
        as_of: Instant of the reading (UTC); later facts are left out.

    Source: rulebook I-19.
    """
    found: list[TargetChange] = []
    for fact in timeline.until(as_of).facts:
        if not _may_change(fact, milestone):
            continue
        change = _change(milestone, fact, timeline, promise)
        if not found or _figures(found[-1]) != _figures(change):
            found.append(change)
    return tuple(found)


def _may_change(fact: Fact, milestone: Milestone) -> bool:
    if fact.kind is FactKind.DATE_AGREED:
        return fact.milestone is milestone
    return fact.kind in {
        FactKind.RECEIVED,
        FactKind.SEVERITY_CHANGED,
        FactKind.PROMISE_CHANGED,
        FactKind.DIAGNOSED,
    }


def _change(milestone: Milestone, fact: Fact, timeline: Timeline, promise: Promise) -> TargetChange:
    known = Known.at(timeline, fact.occurred_at)
    basis = basis_of(milestone, known, promise)
    reading = read_clock(milestone, timeline, promise, fact.occurred_at)
    return TargetChange(
        fact=fact,
        terms=basis.terms if basis else None,
        target=basis.target if basis else None,
        due_at=reading.due_at if reading else None,
        calendar_ref=reading.calendar_ref if reading else "",
        policy_ref=basis.policy_ref if basis else "",
    )


def _figures(change: TargetChange) -> tuple[object, ...]:
    """What makes two promises different; a due instant alone moves with every pause."""
    return change.target, change.calendar_ref, change.policy_ref, change.fact.agreed_for
