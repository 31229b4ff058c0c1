"""Judge every clock of a request anew; say what changed since the last time (I-19, I-20)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from intake.domain.clock import ClockReading, read_clocks
from intake.domain.events import (
    ClocksResumed,
    Event,
    MilestoneMet,
    MilestoneWithdrawn,
    SlaBreached,
    SlaBreachWithdrawn,
    SlaWarningRaised,
)
from intake.domain.facts import Fact, FactKind
from intake.domain.phases import longest_phase
from intake.domain.promise import Promise
from intake.domain.request import BREACH_SHARE, Alarm, ServiceRequest
from intake.domain.sla import promised_to
from intake.domain.vocabulary import ClockState, Milestone


def judged_as_of(request: ServiceRequest, now: datetime) -> datetime:
    """Return the instant of judgement: now, but a past life is judged by its facts alone."""
    newest = request.timeline.newest_at
    return newest if request.call.historical else max(now, newest)


def judge_request(
    request: ServiceRequest, promise: Promise, now: datetime
) -> tuple[ServiceRequest, tuple[Event, ...]]:
    """Judge all clocks from the facts and compare with the previous judgement.

    Each warning is announced once; a breach is announced once, withdrawn if a late fact disproves
    it, and announced again only if the promise breaks again after that. A past life warns nobody.

    Args:
        request: With every new fact in place and the previous clocks and alarms.
        promise: Packs, calendars and warnings the request was promised.
        now: Time of the judgement (UTC).

    Returns:
        The request with its clocks and alarms, and the events to announce.

    Source: rulebook I-16, I-19, I-20.
    """
    as_of = judged_as_of(request, now)
    if request.call.historical:
        promise = replace(promise, warnings=None)
    milestones = promised_to(request.call.handling)
    clocks = read_clocks(milestones, request.timeline, promise, as_of)
    if request.call.historical:
        clocks = tuple(replace(clock, next_check_at=None) for clock in clocks)
    before = {clock.milestone: clock for clock in request.clocks}
    judged = replace(request, clocks=clocks)
    events = [*_milestone_events(judged, before, now)]
    alarms = {(a.milestone, a.share, a.episode): a for a in request.alarms}
    for alarm, event in _alarms(judged, promise, now):
        alarms[alarm.milestone, alarm.share, alarm.episode] = alarm
        events.append(event)
    return replace(judged, alarms=tuple(alarms.values())), tuple(events)


def _milestone_events(
    request: ServiceRequest, before: Mapping[Milestone, ClockReading], now: datetime
) -> Iterator[Event]:
    for milestone in Milestone:
        old, new = before.get(milestone), request.clock(milestone)
        if new and new.met_at and (old is None or _verdict(old) != _verdict(new)):
            yield MilestoneMet(
                service_request_id=request.id,
                branch=request.standing.branch,
                occurred_at=new.met_at,
                line=request.line(new),
                technician=request.standing.technician,
            )
        elif old and old.met_at and not (new and new.met_at):
            yield MilestoneWithdrawn(
                service_request_id=request.id,
                branch=request.standing.branch,
                occurred_at=now,
                milestone=milestone,
            )


def _verdict(clock: ClockReading) -> tuple[object, ...]:
    return clock.met_at, clock.state, clock.severity, clock.used, clock.target


def _alarms(
    request: ServiceRequest, promise: Promise, now: datetime
) -> Iterator[tuple[Alarm, Event]]:
    """Yield every alarm to add or change together with its event."""
    for clock in request.clocks:
        yield from _new_warnings(request, clock, now)
        standing = _standing_breach(request, clock.milestone)
        if clock.state is ClockState.BREACHED and standing is None:
            yield _breach(request, clock, promise, now)
        elif clock.state is not ClockState.BREACHED and standing:
            yield _withdrawal(request, standing, now)
    promised = {clock.milestone for clock in request.clocks}
    for alarm in request.alarms:
        if alarm.is_breach and not alarm.withdrawn_at and alarm.milestone not in promised:
            yield _withdrawal(request, alarm, now)


def _new_warnings(
    request: ServiceRequest, clock: ClockReading, now: datetime
) -> Iterator[tuple[Alarm, Event]]:
    raised = {alarm.share for alarm in request.alarms if alarm.milestone is clock.milestone}
    for warning in clock.warnings:
        if warning.share in raised:
            continue
        yield (
            _alarm(clock.milestone, warning.share, 1, now),
            SlaWarningRaised(
                service_request_id=request.id,
                branch=request.standing.branch,
                occurred_at=warning.reached_at,
                milestone=clock.milestone,
                share=warning.share,
                notify_role=warning.role,
                due_at=clock.due_at,
            ),
        )


def _standing_breach(request: ServiceRequest, milestone: Milestone) -> Alarm | None:
    breaches = (a for a in request.alarms if a.milestone is milestone and a.is_breach)
    return next((alarm for alarm in breaches if alarm.withdrawn_at is None), None)


def _breach(
    request: ServiceRequest, clock: ClockReading, promise: Promise, now: datetime
) -> tuple[Alarm, Event]:
    past = [a for a in request.alarms if a.milestone is clock.milestone and a.is_breach]
    return (
        _alarm(clock.milestone, BREACH_SHARE, len(past) + 1, now),
        SlaBreached(
            service_request_id=request.id,
            branch=request.standing.branch,
            occurred_at=clock.due_at,
            milestone=clock.milestone,
            longest_phase=longest_phase(
                request.timeline, request.call.handling, promise, clock.due_at
            ),
        ),
    )


def _withdrawal(request: ServiceRequest, alarm: Alarm, now: datetime) -> tuple[Alarm, Event]:
    latest = max(request.timeline.facts, key=lambda fact: fact.sequence)
    return (
        replace(alarm, withdrawn_at=now),
        SlaBreachWithdrawn(
            service_request_id=request.id,
            branch=request.standing.branch,
            occurred_at=now,
            milestone=alarm.milestone,
            reason=latest.kind.value,
        ),
    )


def _alarm(milestone: Milestone, share: Decimal, episode: int, now: datetime) -> Alarm:
    return Alarm(milestone=milestone, share=share, episode=episode, raised_at=now)


def bring_up(
    request: ServiceRequest, promise: Promise, now: datetime
) -> tuple[ServiceRequest, tuple[Event, ...]]:
    """Do what a timer does at an instant: end a pause that is over by itself, judge all clocks.

    Args:
        request: With every known fact in place.
        promise: What the request was promised.
        now: Time of the judgement (UTC).

    Returns:
        The request as judged, and the events to announce.

    Source: rulebook I-19, I-20.
    """
    awake, resumed = _awake(request, now)
    judged, changes = judge_request(awake, promise, now)
    return judged, (*resumed, *changes)


def catch_up(
    request: ServiceRequest, promise: Promise, now: datetime
) -> tuple[ServiceRequest, tuple[Event, ...]]:
    """Do what the timer would have done by now, were it behind; before a new fact is recorded.

    So what is announced does not depend on when a timer ran, and a late fact that lengthens a
    promise which is broken by now corrects a recorded breach instead of hiding it.

    Args:
        request: As locked, without the new fact.
        promise: What the request was promised.
        now: Time of the command (UTC).

    Source: rulebook I-19, I-20.
    """
    return bring_up(request, promise, now) if is_due(request, now) else (request, ())


def is_due(request: ServiceRequest, now: datetime) -> bool:
    """Tell whether time alone has changed a clock or ended a pause by now (I-19, I-20)."""
    checks = [clock.next_check_at for clock in request.clocks]
    return any(check and check <= now for check in (*checks, _pause_over(request, now)))


def _awake(request: ServiceRequest, now: datetime) -> tuple[ServiceRequest, tuple[Event, ...]]:
    """Record that the customer's reason ended when it was expected to (I-19).

    It was said by whoever told the pause with its end.
    """
    over_at = _pause_over(request, now)
    if over_at is None:
        return request, ()
    told = (fact for fact in reversed(request.timeline.facts) if fact.kind is FactKind.PAUSED)
    resumed = Fact(
        kind=FactKind.RESUMED, occurred_at=over_at, recorded_at=now, actor=next(told).actor
    )
    event = ClocksResumed(
        service_request_id=request.id, branch=request.standing.branch, occurred_at=over_at
    )
    return request.with_facts(resumed), (event,)


def _pause_over(request: ServiceRequest, now: datetime) -> datetime | None:
    """Return when the open pause ended by itself; no timer touches a past life."""
    ends_at = request.standing.resumes_at
    return ends_at if ends_at and ends_at <= now and not request.call.historical else None
