"""Reaction: dispatch gave the work of a request to a technician."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from feedback.domain.ids import ServiceRequestId
from feedback.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrderAssigned:
    """What we read from dispatch's event; a request has one work order, so numbers compare."""

    service_request_id: ServiceRequestId
    technician_code: str
    sequence: int


def on_work_order_assigned(event: WorkOrderAssigned, tx: Tx, now: datetime) -> None:
    """Remember who serves the request, for a complaint that comes before it is closed.

    Args:
        event: The assignment; dispatch's stream may be ahead of intake's, nothing is waited for.
        tx: Open transaction.
        now: Time of the reaction (UTC).

    Source: rulebook F-06, F-12.
    """
    tx.assigned.save(event.service_request_id, event.technician_code, seen=event.sequence)
