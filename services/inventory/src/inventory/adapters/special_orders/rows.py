"""Rows of special orders as values of the domain, and back."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from inventory.domain.ids import (
    BranchCode,
    ReceiptId,
    RequisitionId,
    SpecialOrderId,
    WarehouseCode,
    WorkOrderId,
)
from inventory.domain.special_orders.deposit import Deposit, DepositOutcome, Settlement
from inventory.domain.special_orders.quote import Quote
from inventory.domain.special_orders.special_order import (
    Approval,
    Procurement,
    SpecialOrder,
    SpecialOrderState,
)


def first_columns(value: SpecialOrder) -> dict[str, Any]:
    """Return what is written of an order once."""
    return {
        "id": value.id,
        "requisition_id": value.requisition_id,
        "work_order_id": value.work_order_id,
        "branch_code": value.branch_code,
        "warehouse_code": value.warehouse_code,
        "procurement": value.procurement.value,
        "list_price": value.list_price,
        "reason": value.reason,
        "proposed_by": value.proposed_by,
        "proposed_at": value.proposed_at,
    }


def later_columns(value: SpecialOrder) -> dict[str, Any]:
    """Return what its steps write of an order."""
    decided = value.approval
    return {
        "state": value.state.value,
        "approval_level": value.approval_level,
        "chosen_supplier": decided.supplier if decided else "",
        "choice_reason": decided.choice_reason if decided else "",
        "approved_by": decided.approved_by if decided else None,
        "approved_at": decided.approved_at if decided else None,
        "price": decided.price if decided else None,
        "deposit_due": decided.deposit_due if decided else None,
        "policy_ref": decided.policy_ref if decided else None,
        "placed_by": value.placed_by or None,
        "placed_at": value.placed_at,
        "expected_at": value.expected_at,
        "receipt_id": value.receipt_id,
        "arrived_at": value.arrived_at,
        "cancelled_by": value.cancelled_by or None,
        "cancelled_at": value.cancelled_at,
        "cancel_reason": value.cancel_reason or None,
        "holds_deposit": value.holds_deposit,
        "version": value.version,
    }


def special_order_of(
    row: Row[Any], quotes: tuple[Quote, ...], deposit: Deposit | None
) -> SpecialOrder:
    """Read a row of `special_order`."""
    return SpecialOrder(
        id=SpecialOrderId(row.id),
        requisition_id=RequisitionId(row.requisition_id),
        work_order_id=WorkOrderId(row.work_order_id),
        branch_code=BranchCode(row.branch_code),
        warehouse_code=WarehouseCode(row.warehouse_code),
        procurement=Procurement(row.procurement),
        list_price=row.list_price,
        approval_level=row.approval_level,
        reason=row.reason,
        proposed_by=row.proposed_by,
        proposed_at=row.proposed_at,
        state=SpecialOrderState(row.state),
        quotes=quotes,
        approval=_approval_of(row),
        deposit=deposit,
        placed_by=row.placed_by or "",
        placed_at=row.placed_at,
        expected_at=row.expected_at,
        receipt_id=ReceiptId(row.receipt_id) if row.receipt_id else None,
        arrived_at=row.arrived_at,
        cancelled_by=row.cancelled_by or "",
        cancelled_at=row.cancelled_at,
        cancel_reason=row.cancel_reason or "",
        version=row.version,
    )


def quote_of(row: Row[Any]) -> Quote:
    """Read a row of `special_order_quote`."""
    return Quote(
        supplier=row.supplier,
        amount=row.amount,
        quoted_at=row.quoted_at,
        document=row.document,
        recorded_by=row.recorded_by,
    )


def deposit_of(row: Any) -> Deposit:
    """Read a row of `deposit` with what became of it."""
    settlement = None
    if row.settled_at is not None:
        settlement = Settlement(
            outcome=DepositOutcome(row.outcome),
            document=row.document,
            settled_by=row.settled_by,
            settled_at=row.settled_at,
        )
    return Deposit(
        amount=row.amount,
        receipt_number=row.receipt_number,
        received_by=row.received_by,
        received_at=row.received_at,
        settlement=settlement,
    )


def _approval_of(row: Row[Any]) -> Approval | None:
    if row.approved_at is None:
        return None
    return Approval(
        approved_by=row.approved_by,
        approved_at=row.approved_at,
        price=row.price,
        deposit_due=row.deposit_due,
        policy_ref=row.policy_ref,
        supplier=row.chosen_supplier,
        choice_reason=row.choice_reason,
    )
