"""Reaction: a service request went to another branch."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from feedback.domain.ids import ServiceRequestId
from feedback.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestTransferred:
    """What we read from intake's event."""

    service_request_id: ServiceRequestId
    to_branch_code: str
    sequence: int


def on_request_transferred(event: RequestTransferred, tx: Tx, now: datetime) -> None:
    """Survey and complaints belong to the new branch from now on; filed ones stay where they are.

    Args:
        event: The new branch. An event older than what is known changes nothing.
        tx: Open transaction.
        now: Time of the reaction (UTC).

    Source: rulebook F-06.
    """
    request = tx.requests.find(event.service_request_id)
    if request is None or request.seen >= event.sequence:
        return
    tx.requests.save(replace(request, branch_code=event.to_branch_code, seen=event.sequence))
