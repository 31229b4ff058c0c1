"""What every reaction to another service's fact shares: it may be old, repeated or too late."""

from __future__ import annotations

from datetime import datetime

from intake.domain.errors import RequestNotKnownYet
from intake.domain.facts import Fact
from intake.domain.request import ServiceRequest
from intake.handlers.recording import announce_nothing, record
from intake.ports import Tx


def lock_for_reaction(
    request_id: str, occurred_at: datetime, tx: Tx
) -> tuple[ServiceRequest, datetime]:
    """Lock the request that another service speaks of.

    Args:
        request_id: The request.
        occurred_at: When the fact happened by the other service's clock (UTC).
        tx: Open transaction.

    Returns:
        The locked request and the instant of the fact, which is never before the call.

    Raises:
        RequestNotKnownYet: The request has not arrived here; the reaction is tried again later.
    """
    request = tx.service_requests.lock_if_known(request_id)
    if request is None:
        raise RequestNotKnownYet(
            f"service request {request_id} is not known yet", service_request_id=request_id
        )
    return request, max(occurred_at, request.call.received_at)


def record_told(request: ServiceRequest, facts: tuple[Fact, ...], tx: Tx, now: datetime) -> bool:
    """Record what another service told, unless it is known or the entry was closed by then.

    Args:
        request: As locked.
        facts: What happened, in order.
        tx: Open transaction.
        now: Time of recording (UTC).

    Returns:
        Whether anything was recorded.

    Source: rulebook I-02, I-19.
    """
    fresh = tuple(
        fact
        for fact in facts
        if not _is_known(request, fact) and not request.standing_at(fact.occurred_at).closed_at
    )
    if fresh:
        record(request, fresh, tx, now, announce_nothing)
    return bool(fresh)


def _is_known(request: ServiceRequest, fact: Fact) -> bool:
    told = (fact.kind, fact.occurred_at, fact.technician, fact.actor)
    return any(
        (known.kind, known.occurred_at, known.technician, known.actor) == told
        for known in request.timeline.facts
    )
