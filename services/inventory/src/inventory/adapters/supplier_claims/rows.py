"""Rows of supplier claims as values of the domain, and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Row

from inventory.domain.ids import BranchCode, PartNumber, ReceiptId, WarehouseCode, WorkOrderId
from inventory.domain.lots import Lot, Tracking
from inventory.domain.old_parts.old_part import OldPartId
from inventory.domain.supplier_claims.claim import (
    ClaimState,
    Payment,
    Step,
    SupplierClaim,
    SupplierClaimId,
)
from inventory.domain.supplier_claims.due import ClaimDue
from inventory.domain.supplier_claims.line import ClaimLine, Costs

_STEPS: Final = ("drafted", "sent", "answered", "settled", "withdrawn", "returned")


def first_columns(value: SupplierClaim) -> dict[str, Any]:
    """Return what is written of a claim once."""
    return {
        "id": value.id,
        "warehouse_code": value.warehouse_code,
        "branch_code": value.branch_code,
        "supplier": value.supplier,
        "month": value.month,
        "serial": value.serial,
        "claimed": value.claimed,
    }


def later_columns(value: SupplierClaim) -> dict[str, Any]:
    """Return what its steps write of a claim."""
    steps: dict[str, Any] = {}
    for name in _STEPS:
        step: Step | None = getattr(value, name)
        steps[f"{name}_by"] = step.by if step else None
        steps[f"{name}_at"] = step.at if step else None
        steps[f"{name}_note"] = step.note if step else None
    return {
        "state": value.state.value,
        "accepted": value.accepted,
        "paid": value.paid,
        "answer_due_at": value.answer_due_at,
        "policy_ref": value.policy_ref or None,
        "overdue_at": value.overdue_at,
        **steps,
        "version": value.version,
    }


def line_columns(claim: SupplierClaim, value: ClaimLine) -> dict[str, Any]:
    """Return a line as a row."""
    return {
        "claim_id": claim.id,
        "number": value.number,
        "part_number": value.part_number,
        "tracking": value.tracking.value,
        "quantity": value.quantity,
        "cause": value.cause,
        "part_amount": value.costs.part,
        "labour_amount": value.costs.labour,
        "freight_amount": value.costs.freight,
        "old_part_id": value.old_part_id,
        "work_order_id": value.work_order_id,
        "reported_at": value.reported_at,
        "receipt_id": value.receipt_id,
        "faulty": [[lot.number, lot.quantity] for lot in value.faulty],
        "replacements": [[lot.number, lot.quantity] for lot in value.replacements],
        "accepted": value.accepted,
        "answer_reason": value.answer_reason,
        "counts": claim.keeps_parts,
    }


def payment_columns(claim_id: SupplierClaimId, number: int, value: Payment) -> dict[str, Any]:
    """Return a payment as a row."""
    return {
        "claim_id": claim_id,
        "number": number,
        "amount": value.amount,
        "document": value.document,
        "recorded_by": value.recorded_by,
        "paid_at": value.paid_at,
    }


def claim_of(
    row: Row[Any], lines: Sequence[ClaimLine], payments: Sequence[Payment]
) -> SupplierClaim:
    """Read a row of `supplier_claim`."""
    drafted = _step(row, "drafted")
    if drafted is None:
        raise ValueError(row.id)
    return SupplierClaim(
        id=SupplierClaimId(row.id),
        warehouse_code=WarehouseCode(row.warehouse_code),
        branch_code=BranchCode(row.branch_code),
        supplier=row.supplier,
        month=row.month,
        serial=row.serial,
        lines=tuple(lines),
        drafted=drafted,
        state=ClaimState(row.state),
        sent=_step(row, "sent"),
        answer_due_at=row.answer_due_at,
        policy_ref=row.policy_ref or "",
        overdue_at=row.overdue_at,
        answered=_step(row, "answered"),
        payments=tuple(payments),
        settled=_step(row, "settled"),
        withdrawn=_step(row, "withdrawn"),
        returned=_step(row, "returned"),
        version=row.version,
    )


def line_of(row: Row[Any]) -> ClaimLine:
    """Read a row of `supplier_claim_line`."""
    return ClaimLine(
        number=row.number,
        part_number=PartNumber(row.part_number),
        tracking=Tracking(row.tracking),
        quantity=row.quantity,
        cause=row.cause,
        costs=Costs(part=row.part_amount, labour=row.labour_amount, freight=row.freight_amount),
        old_part_id=OldPartId(row.old_part_id) if row.old_part_id else None,
        work_order_id=WorkOrderId(row.work_order_id) if row.work_order_id else None,
        reported_at=row.reported_at,
        receipt_id=ReceiptId(row.receipt_id) if row.receipt_id else None,
        faulty=_lots(row.faulty),
        replacements=_lots(row.replacements),
        accepted=row.accepted,
        answer_reason=row.answer_reason,
    )


def payment_of(row: Row[Any]) -> Payment:
    """Read a row of `supplier_claim_payment`."""
    return Payment(
        amount=row.amount,
        document=row.document,
        recorded_by=row.recorded_by,
        paid_at=row.paid_at,
    )


def due_columns(value: ClaimDue) -> dict[str, Any]:
    """Return what is to be claimed as a row."""
    return {
        "old_part_id": value.old_part_id,
        "branch_code": value.branch_code,
        "warehouse_code": value.warehouse_code,
        "part_number": value.part_number,
        "quantity": value.quantity,
        "written_off_at": value.written_off_at,
        "due_at": value.due_at,
        "policy_ref": value.policy_ref,
        "overdue_at": value.overdue_at,
    }


def due_of(row: Row[Any]) -> ClaimDue:
    """Read a row of `claim_due`."""
    return ClaimDue(
        old_part_id=OldPartId(row.old_part_id),
        branch_code=BranchCode(row.branch_code),
        warehouse_code=WarehouseCode(row.warehouse_code),
        part_number=PartNumber(row.part_number),
        quantity=row.quantity,
        written_off_at=row.written_off_at,
        due_at=row.due_at,
        policy_ref=row.policy_ref,
        overdue_at=row.overdue_at,
    )


def _step(row: Row[Any], name: str) -> Step | None:
    at = getattr(row, f"{name}_at")
    if at is None:
        return None
    return Step(by=getattr(row, f"{name}_by"), at=at, note=getattr(row, f"{name}_note"))


def _lots(pairs: Sequence[tuple[str, int]]) -> tuple[Lot, ...]:
    return tuple(Lot(number=number, quantity=quantity) for number, quantity in pairs)
