"""What use cases about promises share: the promise of a request, and telling its change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from intake.domain.events import Event, PromiseChanged
from intake.domain.promise import Promise
from intake.domain.request import ServiceRequest
from intake.domain.terms import terms_at
from intake.domain.vocabulary import Milestone
from intake.ports import Tx


def promise_of(request: ServiceRequest, tx: Tx) -> Promise:
    """Return every pack and calendar that the facts of a request chose.

    Windows are told by the wall clock of the branch that took the call, wherever the request is
    handed over to: its clocks stay as they were promised.

    Args:
        request: With all its facts.
        tx: Open transaction.

    Source: rulebook I-16, I-17.
    """
    zone = tx.branches.require(request.call.registered_branch).time_zone
    return tx.promises.promise(request, zone)


def announce_promise(
    occurred_at: datetime, reason: str, tx: Tx
) -> Callable[[ServiceRequest], tuple[Event, ...]]:
    """Return what announces a changed promise with its new due instants.

    Args:
        occurred_at: From when on it is promised (UTC).
        reason: Why, without anything about a customer's contact (I-08).
        tx: Open transaction.

    Source: rulebook I-19.
    """

    def announce(saved: ServiceRequest) -> tuple[Event, ...]:
        terms = terms_at(saved.timeline, max(occurred_at, saved.timeline.newest_at))
        pledge = promise_of(saved, tx).pledge_for(terms)
        arrive, restore = saved.clock(Milestone.ARRIVE), saved.clock(Milestone.RESTORE)
        return (
            PromiseChanged(
                service_request_id=saved.id,
                branch=saved.standing.branch,
                occurred_at=occurred_at,
                sla_policy_ref=pledge.ref,
                calendar=pledge.calendar.name,
                reason=reason,
                arrive_due_at=arrive.due_at if arrive else None,
                restore_due_at=restore.due_at if restore else None,
            ),
        )

    return announce
