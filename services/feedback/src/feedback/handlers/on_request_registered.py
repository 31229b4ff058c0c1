"""Reaction: a service request was registered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from feedback.domain.ids import ServiceRequestId
from feedback.domain.served_request import ServedRequest
from feedback.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestRegistered:
    """What we read from intake's event; `sequence` is its number among the request's events."""

    service_request_id: ServiceRequestId
    request_number: str
    branch_code: str
    customer_id: str
    repeat_of: str
    received_at: datetime
    sequence: int


def on_request_registered(event: RequestRegistered, tx: Tx, now: datetime) -> None:
    """Keep a copy of the request, so that it can be surveyed and complained about.

    Args:
        event: Instants are UTC. A repeat shares its problem with the first request.
        tx: Open transaction.
        now: Time of the reaction (UTC).

    Source: rulebook F-06, F-07.
    """
    if tx.requests.find(event.service_request_id) is not None:
        return
    tx.requests.save(
        ServedRequest(
            id=event.service_request_id,
            number=event.request_number,
            branch_code=event.branch_code,
            customer_id=event.customer_id,
            problem_id=ServiceRequestId(event.repeat_of or event.service_request_id),
            received_at=event.received_at,
            seen=event.sequence,
        )
    )
