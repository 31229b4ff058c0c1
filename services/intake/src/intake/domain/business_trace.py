"""The whole life of a closed request, to be told as one trace (Q-02)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.checkpoints import Checkpoint, checkpoints_of
from intake.domain.phases import Phase, phases_of
from intake.domain.promise import Promise
from intake.domain.request import ServiceRequest
from intake.domain.vocabulary import ClockState, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessTrace:
    """One closing: root, phases, and the promises that ended with it.

    `closings` is 1 for the first, 2 after one reopening.
    """

    request_id: str
    closings: int
    number: str
    branch: str
    product_line: str
    severity: str
    outcome: Outcome | None
    breached: bool
    historical: bool
    started_at: datetime
    ended_at: datetime
    phases: tuple[Phase, ...]
    checkpoints: tuple[Checkpoint, ...]
    step_traceparents: tuple[str, ...]


def business_trace(request: ServiceRequest, promise: Promise) -> BusinessTrace | None:
    """Tell the life of a request that is closed, None while it is open.

    Args:
        request: With all its facts.
        promise: What it was promised; the phases' shares are of its restore target.

    Source: rulebook Q-02.
    """
    standing = request.standing
    if standing.closed_at is None:
        return None
    return BusinessTrace(
        request_id=request.id,
        closings=standing.closings,
        number=request.call.number,
        branch=standing.branch,
        product_line=request.call.product_line,
        severity=standing.severity.value,
        outcome=standing.outcome,
        breached=any(clock.state is ClockState.BREACHED for clock in request.clocks),
        historical=request.call.historical,
        started_at=request.call.received_at,
        ended_at=standing.closed_at,
        phases=phases_of(request.timeline, request.call.handling, promise, standing.closed_at),
        checkpoints=checkpoints_of(request.clocks),
        step_traceparents=step_traceparents(request),
    )


def step_traceparents(request: ServiceRequest) -> tuple[str, ...]:
    """Return the steps under which the facts were recorded, each once, in order of recording."""
    facts = sorted(request.timeline.facts, key=lambda fact: fact.sequence)
    return tuple(dict.fromkeys(fact.traceparent for fact in facts if fact.traceparent))
