"""Use case: hand out what was approved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.events import PartsIssued, RequisitionRef
from inventory.domain.ids import RequisitionId
from inventory.domain.instants import happened_at
from inventory.domain.ledger import Booking
from inventory.domain.requisition import Requisition
from inventory.domain.work_order import unknown
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueParts:
    requisition_id: RequisitionId
    occurred_at: datetime | None = None


def issue_parts(cmd: IssueParts, tx: Tx, now: datetime) -> Requisition:
    """Hand out every part of an approved requisition of a started work order.

    Args:
        cmd: The requisition.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        RequisitionNotFound: There is none, or it belongs to a branch of others.
        IllegalTransition: It is not approved.
        WorkOrderNotStarted: The order is done, closed or cancelled.
        OccurredBeforeBeginning: It had not been approved at that time.

    Source: rulebook P-02, P-04.
    """
    requisition = tx.requisitions.lock(cmd.requisition_id)
    at = happened_at(cmd.occurred_at, now, rule="P-04", not_before=requisition.changed_at)
    issued = requisition.issue(tx.actor, at)
    order = tx.work_orders.find(requisition.work_order_id)
    if order is None:
        raise unknown(requisition.work_order_id)
    order.require_started()
    saved = tx.requisitions.save(issued)
    booking = Booking(
        warehouse_code=saved.warehouse_code,
        actor=tx.actor.subject,
        occurred_at=at,
        recorded_at=now,
    )
    tx.stock.book(booking.issue(saved.lines, saved.id, saved.work_order_id))
    tx.outbox.append(
        PartsIssued(
            ref=RequisitionRef.to(saved), lines=saved.lines, amount=saved.amount, occurred_at=at
        )
    )
    return saved
