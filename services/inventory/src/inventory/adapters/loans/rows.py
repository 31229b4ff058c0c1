"""Rows of loans, devices and tools, written and read."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row

from inventory.domain.ids import (
    BranchCode,
    PartNumber,
    ReceiptId,
    ServiceRequestId,
    WarehouseCode,
    WorkOrderId,
)
from inventory.domain.loans.asset import Asset, AssetKind, Purchase
from inventory.domain.loans.calibration import (
    Calibration,
    CalibrationId,
    CalibrationResult,
    Standing,
)
from inventory.domain.loans.keys import AssetKey
from inventory.domain.loans.loan import HandedOut, Loan, LoanId, LoanState, Missed, TakenBack
from inventory.domain.loans.refund import RefundId, RefundState, ToolRefund
from inventory.domain.loans.settlement import Settlement, SettleOutcome


def key_of(row: Row[Any]) -> AssetKey:
    """Read which thing a row is about."""
    return AssetKey(PartNumber(row.part_number), row.serial)


def asset_columns(value: Asset) -> dict[str, Any]:
    """Write an asset."""
    standing = value.standing
    return {
        "part_number": value.key.part_number,
        "serial": value.key.serial,
        "tracking": "serial",
        "kind": value.kind.value,
        "device_class": value.device_class,
        "warehouse_code": value.warehouse_code,
        "branch_code": value.branch_code,
        "bought_on": value.purchase.bought_on,
        "price": value.purchase.price,
        "receipt_id": value.purchase.receipt_id,
        "registered_at": value.registered_at,
        "available_since": value.available_since,
        "calibration_id": standing.calibration_id if standing else None,
        "calibrated_at": standing.calibrated_at if standing else None,
        "good_until": standing.good_until if standing else None,
        "warn_at": standing.warn_at if standing else None,
        "due_at": value.due_at,
        "warned_at": value.warned_at,
        "version": value.version,
    }


def asset_of(row: Row[Any]) -> Asset:
    """Read an asset."""
    return Asset(
        key=key_of(row),
        kind=AssetKind(row.kind),
        device_class=row.device_class,
        warehouse_code=WarehouseCode(row.warehouse_code),
        branch_code=BranchCode(row.branch_code),
        purchase=Purchase(
            bought_on=row.bought_on,
            price=row.price,
            receipt_id=None if row.receipt_id is None else ReceiptId(row.receipt_id),
        ),
        registered_at=row.registered_at,
        available_since=row.available_since,
        standing=_standing(row),
        due_at=row.due_at,
        warned_at=row.warned_at,
        version=row.version,
    )


def _standing(row: Row[Any]) -> Standing | None:
    if row.calibration_id is None:
        return None
    return Standing(
        calibration_id=CalibrationId(row.calibration_id),
        calibrated_at=row.calibrated_at,
        good_until=row.good_until,
        warn_at=row.warn_at,
    )


def calibration_columns(value: Calibration) -> dict[str, Any]:
    """Write a calibration."""
    return {
        "id": value.id,
        "part_number": value.key.part_number,
        "serial": value.key.serial,
        "result": value.result.value,
        "calibrated_at": value.calibrated_at,
        "calibrated_by": value.calibrated_by,
        "certificate": value.certificate,
        "note": value.note,
        "due_at": value.due_at,
        "warn_at": value.warn_at,
        "policy_ref": value.policy_ref,
        "recorded_by": value.recorded_by,
        "recorded_at": value.recorded_at,
    }


def calibration_of(row: Row[Any]) -> Calibration:
    """Read a calibration."""
    return Calibration(
        id=CalibrationId(row.id),
        key=key_of(row),
        result=CalibrationResult(row.result),
        calibrated_at=row.calibrated_at,
        calibrated_by=row.calibrated_by,
        certificate=row.certificate,
        note=row.note,
        due_at=row.due_at,
        warn_at=row.warn_at,
        policy_ref=row.policy_ref,
        recorded_by=row.recorded_by,
        recorded_at=row.recorded_at,
    )


def loan_columns(value: Loan) -> dict[str, Any]:
    """Write a new loan."""
    return {
        "id": value.id,
        "part_number": value.key.part_number,
        "serial": value.key.serial,
        "kind": value.kind.value,
        "warehouse_code": value.warehouse_code,
        "branch_code": value.branch_code,
        "work_order_id": value.work_order_id,
        "service_request_id": value.service_request_id,
        "price": value.price,
        "calibration_id": value.calibration_id,
        "borrower": value.out.borrower,
        "receipt": value.out.receipt,
        "condition_out": value.out.condition,
        "lent_by": value.out.lent_by,
        "out_at": value.out.at,
        "recorded_at": value.out.recorded_at,
        "due_at": value.due_at,
        "policy_ref": value.policy_ref,
        **later_loan_columns(value),
    }


def later_loan_columns(value: Loan) -> dict[str, Any]:
    """Write what changes about a loan."""
    back, missed, settled = value.back, value.missed, value.settlement
    return {
        "state": value.state.value,
        "overdue_at": value.overdue_at,
        "condition_in": back.condition if back else None,
        "difference": back.difference if back else None,
        "received_by": back.received_by if back else None,
        "back_at": back.at if back else None,
        "missed_by": missed.reported_by if missed else None,
        "missed_at": missed.at if missed else None,
        "missed_cause": missed.cause if missed else None,
        "outcome": settled.outcome.value if settled else None,
        "amount": settled.amount if settled else None,
        "settled_reason": settled.reason if settled else None,
        "replacement_receipt_id": settled.replacement if settled else None,
        "settled_by": settled.settled_by if settled else None,
        "settled_at": settled.at if settled else None,
        "version": value.version,
    }


def loan_of(row: Row[Any]) -> Loan:
    """Read a loan."""
    return Loan(
        id=LoanId(row.id),
        key=key_of(row),
        kind=AssetKind(row.kind),
        warehouse_code=WarehouseCode(row.warehouse_code),
        branch_code=BranchCode(row.branch_code),
        work_order_id=row.work_order_id and WorkOrderId(row.work_order_id),
        service_request_id=row.service_request_id and ServiceRequestId(row.service_request_id),
        price=row.price,
        calibration_id=row.calibration_id and CalibrationId(row.calibration_id),
        out=HandedOut(
            borrower=row.borrower,
            receipt=row.receipt,
            condition=row.condition_out,
            lent_by=row.lent_by,
            at=row.out_at,
            recorded_at=row.recorded_at,
        ),
        due_at=row.due_at,
        policy_ref=row.policy_ref,
        state=LoanState(row.state),
        overdue_at=row.overdue_at,
        back=_back(row, row.back_at),
        missed=_missed(row, row.missed_at),
        settlement=_settlement(row, row.settled_at),
        version=row.version,
    )


def _back(row: Row[Any], at: datetime | None) -> TakenBack | None:
    if at is None:
        return None
    return TakenBack(
        condition=row.condition_in,
        difference=row.difference,
        received_by=row.received_by,
        at=at,
    )


def _missed(row: Row[Any], at: datetime | None) -> Missed | None:
    if at is None:
        return None
    return Missed(reported_by=row.missed_by, at=at, cause=row.missed_cause)


def _settlement(row: Row[Any], at: datetime | None) -> Settlement | None:
    if at is None:
        return None
    receipt = row.replacement_receipt_id
    return Settlement(
        outcome=SettleOutcome(row.outcome),
        amount=row.amount,
        reason=row.settled_reason,
        replacement=None if receipt is None else ReceiptId(receipt),
        settled_by=row.settled_by,
        at=at,
    )


def refund_columns(value: ToolRefund) -> dict[str, Any]:
    """Write the refund of a tool."""
    return {
        "id": value.id,
        "part_number": value.key.part_number,
        "serial": value.key.serial,
        "kind": AssetKind.TOOL.value,
        "warehouse_code": value.warehouse_code,
        "branch_code": value.branch_code,
        "receipt_id": value.receipt_id,
        "amount": value.amount,
        "invoice": value.invoice,
        "asked_by": value.asked_by,
        "asked_at": value.asked_at,
        "state": value.state.value,
        "decided_by": value.decided_by,
        "decided_at": value.decided_at,
        "reason": value.reason,
        "version": value.version,
    }


def refund_of(row: Row[Any]) -> ToolRefund:
    """Read the refund of a tool."""
    return ToolRefund(
        id=RefundId(row.id),
        key=key_of(row),
        warehouse_code=WarehouseCode(row.warehouse_code),
        branch_code=BranchCode(row.branch_code),
        receipt_id=ReceiptId(row.receipt_id),
        amount=row.amount,
        invoice=row.invoice,
        asked_by=row.asked_by,
        asked_at=row.asked_at,
        state=RefundState(row.state),
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        reason=row.reason,
        version=row.version,
    )
