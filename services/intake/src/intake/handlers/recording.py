"""What every use case that records a fact does: lock, place, judge, save, announce."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from intake.domain.closing import corrections
from intake.domain.events import ClocksResumed, Event, ServiceRestored
from intake.domain.facts import Fact, FactKind
from intake.domain.judgement import bring_up, catch_up
from intake.domain.lifecycle import needs_to_follow_call
from intake.domain.register import believable
from intake.domain.request import ServiceRequest
from intake.domain.standing import Standing
from intake.handlers.promising import promise_of
from intake.ports import Tx

Announce = Callable[[ServiceRequest], tuple[Event, ...]]


def lock_for_fact(
    request_id: str, occurred_at: datetime | None, tx: Tx, now: datetime
) -> tuple[ServiceRequest, datetime]:
    """Lock a request and settle when the fact about it happened.

    Args:
        request_id: The request.
        occurred_at: When it happened (UTC); None means now.
        tx: Open transaction.
        now: Time of the command (UTC).

    Returns:
        The locked request and the instant of the fact.

    Raises:
        ServiceRequestNotFound: The caller knows no such request.
        InTheFuture: The instant has not come yet.
        BeforeTheCall: The instant lies before the customer's call.

    Source: rulebook I-19.
    """
    request = tx.service_requests.lock(request_id)
    if occurred_at is None:
        return request, max(now, request.call.received_at)
    policy = tx.policies.register(request.day_of(now))
    at = believable(occurred_at, now, policy, "occurred_time")
    needs_to_follow_call(request.call, at)
    return request, at


def record(
    request: ServiceRequest, facts: tuple[Fact, ...], tx: Tx, now: datetime, announce: Announce
) -> ServiceRequest:
    """Add facts to a locked request, judge its clocks anew, save, and announce what follows.

    Args:
        request: As locked.
        facts: What happened, in order; each takes its own place in the timeline.
        tx: Open transaction.
        now: Time of recording (UTC).
        announce: Makes the events of the use case itself from the judged request.

    Returns:
        The saved request.

    Raises:
        StaleServiceRequest: The request changed since it was read.

    Source: rulebook I-19, I-20.
    """
    current, overdue = catch_up(request, promise_of(request, tx), now)
    recorded = current.with_facts(*facts)
    judged, changes = bring_up(recorded, promise_of(recorded, tx), now)
    saved = tx.service_requests.save(judged)
    turns = _turns(recorded, current.standing, facts)
    overdue = (*overdue, *corrections(request, current, now))
    corrected = corrections(current, saved, now)
    for event in (*overdue, *announce(saved), *turns, *changes, *corrected):
        tx.outbox.append(event)
    return saved


def announce_nothing(_request: ServiceRequest) -> tuple[Event, ...]:
    """Leave the announcing to what the facts change."""
    return ()


def _turns(request: ServiceRequest, before: Standing, facts: tuple[Fact, ...]) -> Iterator[Event]:
    """Yield what the facts turned: a pause that ended by itself, a service restored."""
    after = request.standing
    is_told = any(fact.kind is FactKind.RESUMED for fact in facts)
    if before.paused and not (after.paused or after.closed_at or is_told):
        happened_at = min(fact.occurred_at for fact in facts)
        yield ClocksResumed(
            service_request_id=request.id,
            branch=after.branch,
            occurred_at=min(happened_at, before.resumes_at or happened_at),
        )
    if after.restored_at and after.restored_at != before.restored_at:
        yield ServiceRestored(
            service_request_id=request.id, branch=after.branch, occurred_at=after.restored_at
        )
