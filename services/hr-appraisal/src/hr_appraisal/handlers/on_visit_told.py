"""Reactions: a technician arrived, handed in a report, or the work order came to its end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from hr_appraisal.domain.facts import FollowedOrder, Visit
from hr_appraisal.domain.ids import EmployeeCode, ServiceRequestId, WorkOrderId
from hr_appraisal.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderEvent:
    """What all of dispatch's events about a work order have; `at` is when it happened (UTC)."""

    work_order_id: WorkOrderId
    service_request_id: ServiceRequestId
    at: datetime
    sequence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TechnicianArrived(OrderEvent):
    technician_code: EmployeeCode
    visit_number: int
    late_seconds: int


def on_technician_arrived(event: TechnicianArrived, tx: Tx, now: datetime) -> None:
    """Keep the visit; one before it that is without a report stays without.

    Args:
        event: An event older than what is known changes nothing.
        tx: Open transaction.
        now: Time of the reaction (UTC).

    Source: rulebook D-10, H-07.
    """
    order = _fresh(event, tx)
    if order is None:
        return
    visit = Visit(
        number=event.visit_number,
        technician_code=event.technician_code,
        arrived_at=event.at,
        late_seconds=event.late_seconds,
    )
    tx.facts.save_order(order.arrived(visit))


def on_report_submitted(event: OrderEvent, tx: Tx, now: datetime) -> None:
    """Keep that the last visit has its service report.

    Args:
        event: An event older than what is known changes nothing.
        tx: Open transaction.
        now: Time of the reaction (UTC).

    Source: rulebook D-13, H-07.
    """
    order = _fresh(event, tx)
    if order is not None:
        tx.facts.save_order(order.reported(event.at))


def on_order_ended(event: OrderEvent, tx: Tx, now: datetime) -> None:
    """Keep that no report can follow any more.

    Args:
        event: An event older than what is known changes nothing.
        tx: Open transaction.
        now: Time of the reaction (UTC).

    Source: rulebook D-13, H-07.
    """
    order = _fresh(event, tx)
    if order is not None:
        tx.facts.save_order(order.ended(event.at))


def _fresh(event: OrderEvent, tx: Tx) -> FollowedOrder | None:
    """Return the order as it was before this event, or None if the event is old."""
    order = tx.facts.find_order(event.work_order_id) or FollowedOrder(
        work_order_id=event.work_order_id, service_request_id=event.service_request_id
    )
    return None if order.seen >= event.sequence else replace(order, seen=event.sequence)
