"""What `callout check` asks of a request in the database, asked of one in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import timedelta
from typing import Any

from intake.domain.clock import ClockReading
from intake.domain.events import ClosingCorrected, ServiceRequestClosed, ServiceRequestReopened
from intake.domain.facts import FactKind
from intake.domain.request import ServiceRequest
from intake.domain.stretches import Mode
from intake.domain.vocabulary import DONE_OUTCOMES, ClockState


def announced(sent: Iterable[Any]) -> Counter[str]:
    """Count events by all they say; of the request they carry, by how its clocks stood.

    Left out are when an alarm was raised and when a closing was corrected: that is when the timer
    ran.
    """
    return Counter(_said(event) for event in sent)


def _said(event: Any) -> str:
    assert is_dataclass(event)
    told = {each.name: getattr(event, each.name) for each in fields(event)}
    request = told.pop("request", None)
    if isinstance(event, ClosingCorrected):
        return f"{type(event).__name__} {event.request.standing}"
    if isinstance(request, ServiceRequest):
        told["standing"], told["clocks"] = request.standing, request.clocks
    return f"{type(event).__name__} {told}"


def irregularities(request: ServiceRequest, sent: Iterable[Any]) -> Iterator[str]:
    """Yield every invariant that a request or its clocks break, in its words (I-02 to I-20)."""
    facts, standing = request.timeline.facts, request.standing
    received_at = request.call.received_at
    if sorted(fact.sequence for fact in facts) != list(range(1, len(facts) + 1)):
        yield "its facts are numbered without a gap"
    if (facts[0].kind, facts[0].sequence) != (FactKind.RECEIVED, 1):
        yield "every request begins with its call"
    if any(fact.occurred_at < received_at for fact in facts):
        yield "nothing happens to a request before its customer called"
    if standing.outcome in DONE_OUTCOMES and not (
        standing.restored_at and standing.closed_at and standing.restored_at <= standing.closed_at
    ):
        yield "a request that is done was restored before it was closed"
    told = Counter(fact.kind for fact in facts)
    if standing.calls != 1 + told[FactKind.JOINED]:
        yield "a request counts its call and the contacts that joined it"
    yield from _unannounced(request, told, sent)
    for clock in request.clocks:
        yield from (f"{clock.milestone}: {broken}" for broken in _of_clock(request, clock))


def _unannounced(
    request: ServiceRequest, told: Counter[FactKind], sent: Iterable[Any]
) -> Iterator[str]:
    """A closing or reopening follows what was there: no two closings without one between."""
    kinds = Counter(type(event) for event in sent)
    closings = told[FactKind.CLOSED]
    if not request.standing.closings == closings == kinds[ServiceRequestClosed]:
        yield "every closing is counted and announced once"
    if told[FactKind.REOPENED] < kinds[ServiceRequestReopened]:
        yield "no reopening is announced twice"
    turns = (FactKind.CLOSED, FactKind.REOPENED)
    closed = False
    for fact in request.timeline.facts:
        if fact.kind in turns:
            if closed and fact.kind is FactKind.CLOSED:
                yield "a request that is closed is reopened before it closes again"
            closed = fact.kind is FactKind.CLOSED


def _of_clock(request: ServiceRequest, clock: ClockReading) -> Iterator[str]:
    life, spent = clock.judged_at - clock.started_at, clock.used + clock.paused + clock.stopped
    if spent > life or (clock.calendar == "7x24" and spent != life):
        yield "used, paused and stopped time add up to the life of a clock, less what was closed"
    diagnosed = {f.occurred_at for f in request.timeline.facts if f.kind is FactKind.DIAGNOSED}
    if clock.started_at not in {request.call.received_at, *diagnosed}:
        yield "a clock starts at the call or the diagnosis"
    if min(clock.used, clock.paused, clock.stopped, clock.closed) < timedelta(0):
        yield "no time is negative"
    is_broken = clock.state is ClockState.BREACHED
    if is_broken != (clock.used > clock.target):
        yield "a clock is judged by what it used"
    is_met = clock.state is ClockState.MET
    if (is_met and clock.met_at is None) or (clock.met_at and not (is_met or is_broken)):
        yield "a clock is met by its milestone"
    alarms = [a for a in request.alarms if a.is_breach and a.milestone is clock.milestone]
    if is_broken != any(alarm.withdrawn_at is None for alarm in alarms):
        yield "a breach is announced exactly while a clock is broken"
    runs = clock.state is ClockState.RUNNING and clock.mode is Mode.RUNNING
    if runs and clock.next_check_at is None:
        yield "a running clock of a living request is looked at again"
    if clock.next_check_at and (request.call.historical or clock.mode is None):
        yield "a past life is left alone by timers, and an ended clock too"
