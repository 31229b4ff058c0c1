"""By which terms an asset goes out (P-11, P-12, P-20)."""

from __future__ import annotations

from dataclasses import replace

from inventory.domain.approval import InForce
from inventory.domain.errors import Invalid, Refused
from inventory.domain.loans.asset import Asset, AssetKind
from inventory.domain.loans.keys import AssetKey
from inventory.domain.loans.loan import HandedOut, Loan, LoanId
from inventory.domain.loans.policy import BorrowerKind, LoanPolicy, Terms
from inventory.domain.work_order import ENDED, WorkOrder


class AssetAlreadyLent(Refused):
    """The same serial is out with somebody."""

    reason = "ASSET_ALREADY_LENT"


class BorrowerInvalid(Invalid):
    """A person borrows by name; of a customer the work order says who it is."""

    reason = "BORROWER_INVALID"


class LoanNeedsOrder(Refused):
    """By the terms of its kind an asset is lent for a work order only."""

    reason = "LOAN_NEEDS_WORK_ORDER"


class LoanNeedsReceipt(Refused):
    """By the terms of its kind an asset is lent against a signed receipt only."""

    reason = "LOAN_NEEDS_RECEIPT"


class LoanForEndedOrder(Refused):
    """Nobody works on the order any more."""

    reason = "LOAN_FOR_ENDED_ORDER"


def lent(
    loan_id: LoanId,
    asset: Asset,
    order: WorkOrder | None,
    out: HandedOut,
    policy: InForce[LoanPolicy],
) -> Loan:
    """Return a new loan by the terms of its kind.

    Args:
        loan_id: Its id.
        asset: Locked.
        order: The work order that was named, if one was.
        out: As told; a customer's `borrower` is still empty.
        policy: In force on the day it goes out.

    Returns:
        The loan; a device is due back before its calibration ends.

    Raises:
        BorrowerInvalid: A person is missing, or named though a customer borrows.
        LoanNeedsOrder: LOAN_NEEDS_WORK_ORDER.
        LoanNeedsReceipt: LOAN_NEEDS_RECEIPT.
        LoanForEndedOrder: LOAN_FOR_ENDED_ORDER.
        DeviceNotCalibrated: DEVICE_NOT_CALIBRATED.

    Source: rulebook P-11, P-12, P-20.
    """
    terms = _terms(asset.kind, policy.body)
    _check_terms(asset, terms, order, out)
    asset.require_calibrated(out.at)
    due_at = out.at + terms.due_within
    if asset.standing and asset.standing.good_until:
        due_at = min(due_at, asset.standing.good_until)
    if terms.borrower is BorrowerKind.CUSTOMER and order:
        out = replace(out, borrower=order.service_request_id)
    return Loan(
        id=loan_id,
        key=asset.key,
        kind=asset.kind,
        warehouse_code=asset.warehouse_code,
        branch_code=asset.branch_code,
        work_order_id=order.id if order else None,
        service_request_id=order.service_request_id if order else None,
        price=asset.purchase.price,
        calibration_id=asset.standing.calibration_id if asset.standing else None,
        out=out,
        due_at=due_at,
        policy_ref=policy.ref,
    )


def _terms(kind: AssetKind, policy: LoanPolicy) -> Terms:
    return {
        AssetKind.LOANER: policy.loaner,
        AssetKind.TOOL: policy.tool,
        AssetKind.DEVICE: policy.device,
    }[kind]


def _check_terms(asset: Asset, terms: Terms, order: WorkOrder | None, out: HandedOut) -> None:
    rule = asset.kind.rule
    if (terms.borrower is BorrowerKind.PERSON) != bool(out.borrower):
        raise BorrowerInvalid(
            f"a {asset.kind} is lent to a {terms.borrower}", rule=rule, field="borrower"
        )
    if terms.needs_order and order is None:
        raise LoanNeedsOrder(
            f"a {asset.kind} is lent for a work order", rule=rule, field="work_order_id"
        )
    if terms.needs_receipt and not out.receipt:
        raise LoanNeedsReceipt(
            f"a {asset.kind} is lent against a signed receipt", rule=rule, field="receipt"
        )
    if order is not None and order.state in ENDED:
        raise LoanForEndedOrder(
            f"work order {order.id} is {order.state}",
            rule=rule,
            field="work_order_id",
            work_order_id=order.id,
            state=order.state.value,
        )


def already_lent(key: AssetKey, rule: str) -> AssetAlreadyLent:
    """Return the refusal of a serial that is out (P-11)."""
    return AssetAlreadyLent(
        f"{key.part_number} {key.serial} is lent already",
        rule=rule,
        field="serial",
        part_number=key.part_number,
        serial=key.serial,
    )
