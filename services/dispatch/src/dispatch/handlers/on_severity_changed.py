"""Reaction: another severity means other promises."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dispatch.domain.events import Origin, WorkOrderGraded
from dispatch.domain.identity import ServiceRequestId, work_order_id_of
from dispatch.domain.work_order import Severity
from dispatch.handlers.recording import note_step, reacted
from dispatch.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedSeverity:
    """What dispatch reads of intake's event; instants are UTC."""

    service_request_id: ServiceRequestId
    severity: Severity
    arrive_due_at: datetime | None
    restore_due_at: datetime | None
    occurred_at: datetime


def on_severity_changed(event: ChangedSeverity, tx: Tx, now: datetime) -> None:
    """Take over severity and due times; a request without visits has no order to change.

    Another severity is announced: parts are found sooner or later for it.

    Source: rulebook D-05, P-09.
    """
    order = tx.work_orders.lock_if_known(work_order_id_of(event.service_request_id))
    if order is None:
        return
    graded = order.graded(
        event.severity, arrive_due_at=event.arrive_due_at, restore_due_at=event.restore_due_at
    )
    if graded == order:
        return
    tx.work_orders.save(graded)
    note = f"severity {order.severity} to {graded.severity}"
    note_step(order, graded, reacted(tx, now, at=event.occurred_at, note=note), tx)
    if graded.severity is not order.severity:
        tx.outbox.append(
            WorkOrderGraded(
                origin=Origin.of(graded),
                occurred_at=event.occurred_at,
                severity=graded.severity.value,
            )
        )
