"""What another promise would make of a request's clocks (I-16, I-17)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from intake.domain.clock import ClockReading, read_clocks
from intake.domain.judgement import judged_as_of
from intake.domain.promise import Promise
from intake.domain.request import ServiceRequest
from intake.domain.sla import promised_to
from intake.domain.vocabulary import ClockState, Milestone


class Effect(StrEnum):
    """What another promise does to one clock."""

    EARLIER = "earlier"
    LATER = "later"
    PROMISED = "promised"
    NOT_PROMISED = "not_promised"
    JUDGED_OTHERWISE = "judged_otherwise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A clock by two promises, which differ; one of the readings may be None."""

    milestone: Milestone
    before: ClockReading | None
    after: ClockReading | None

    @property
    def effect(self) -> Effect:
        """What becomes of it."""
        if self.before is None:
            return Effect.PROMISED
        if self.after is None:
            return Effect.NOT_PROMISED
        if self.before.due_at == self.after.due_at:
            return Effect.JUDGED_OTHERWISE
        return Effect.EARLIER if self.after.due_at < self.before.due_at else Effect.LATER

    @property
    def newly_breached(self) -> bool:
        """Say whether it would be broken, and is not."""
        return _is_breached(self.after) and not _is_breached(self.before)

    @property
    def rescued(self) -> bool:
        """Say whether it is broken, and would not be."""
        return _is_breached(self.before) and not _is_breached(self.after)


def moves(
    request: ServiceRequest, before: Promise, after: Promise, now: datetime
) -> tuple[Move, ...]:
    """Judge a request by two promises and return the clocks that they see differently.

    Args:
        request: With all its facts.
        before: What it is promised.
        after: What it would be promised.
        now: Instant of both judgements (UTC).

    Source: rulebook I-16, I-19.
    """
    milestones = promised_to(request.call.handling)
    as_of = judged_as_of(request, now)
    old = {r.milestone: r for r in read_clocks(milestones, request.timeline, before, as_of)}
    new = {r.milestone: r for r in read_clocks(milestones, request.timeline, after, as_of)}
    found = (
        Move(milestone=milestone, before=old.get(milestone), after=new.get(milestone))
        for milestone in milestones
    )
    return tuple(move for move in found if _verdict(move.before) != _verdict(move.after))


def _verdict(reading: ClockReading | None) -> tuple[object, ...]:
    return (reading.due_at, reading.state) if reading else ()


def _is_breached(reading: ClockReading | None) -> bool:
    return reading is not None and reading.state is ClockState.BREACHED
