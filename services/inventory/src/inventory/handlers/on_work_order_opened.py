"""Reaction: dispatch opened a work order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.ids import BranchCode, ServiceRequestId, WorkOrderId
from inventory.domain.severity import Severity
from inventory.domain.work_order import OrderState, WorkOrder
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrderOpened:
    """The part of dispatch's event this service reads."""

    work_order_id: WorkOrderId
    service_request_id: ServiceRequestId
    branch_code: BranchCode
    opened_at: datetime
    in_warranty: bool = False
    customer_id: str = ""
    installed_product_id: str = ""
    severity: Severity | None = None


def on_work_order_opened(event: WorkOrderOpened, tx: Tx, now: datetime) -> None:
    """Begin a local copy of the order; a repeated event changes nothing.

    Args:
        event: `opened_at` is the time of the event (UTC).
        tx: Open transaction, committed by the caller together with the inbox.
        now: Time of the reaction (UTC).

    Source: rulebook P-04, P-09, P-19.
    """
    if tx.work_orders.lock(event.work_order_id) is None:
        tx.work_orders.add(
            WorkOrder(
                id=event.work_order_id,
                service_request_id=event.service_request_id,
                branch_code=event.branch_code,
                state=OrderState.OPEN,
                opened_at=event.opened_at,
                in_warranty=event.in_warranty,
                customer_id=event.customer_id,
                installed_product_id=event.installed_product_id,
                severity=event.severity,
            )
        )
