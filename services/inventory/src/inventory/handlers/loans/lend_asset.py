"""Use case: an asset goes out to a borrower."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.accounts import in_bin
from inventory.domain.ids import WorkOrderId
from inventory.domain.instants import happened_at
from inventory.domain.ledger import DocumentKind
from inventory.domain.lines import PartLine
from inventory.domain.loans.asset import Asset
from inventory.domain.loans.events import AssetLent
from inventory.domain.loans.keys import AssetKey, movement_of
from inventory.domain.loans.lending import already_lent, lent
from inventory.domain.loans.loan import HandedOut, Loan, LoanId
from inventory.domain.warehouse import known_branch
from inventory.domain.work_order import WorkOrder, unknown
from inventory.handlers.clock_skew import skew_of
from inventory.handlers.loans.booking import entry_of
from inventory.handlers.transfers.booking import taken_off_the_shelf
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class LendAsset:
    """`borrower`: one of ours, by subject; empty where a customer borrows for a work order."""

    loan_id: LoanId
    key: AssetKey
    condition: str
    borrower: str = ""
    receipt: str = ""
    work_order_id: WorkOrderId | None = None
    occurred_at: datetime | None = None


def lend_asset(cmd: LendAsset, tx: Tx, now: datetime) -> Loan:
    """Take an asset off its shelf and lend it by the terms of its kind.

    Args:
        cmd: Which serial, to whom, in which condition, against which receipt.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Returns:
        The loan, with the instant until which it must be back.

    Raises:
        WorkOrderUnknown: No event has opened the order here, or it is of a branch of others.
        AssetNotFound: ASSET_NOT_FOUND, nobody registered it, or it is of a branch of others.
        WarehouseOfOtherBranch: The order is of another branch than the asset.
        AssetAlreadyLent: ASSET_ALREADY_LENT, it is out.
        BorrowerInvalid: A person is missing, or named though a customer borrows.
        LoanNeedsOrder: LOAN_NEEDS_WORK_ORDER.
        LoanNeedsReceipt: LOAN_NEEDS_RECEIPT.
        LoanForEndedOrder: LOAN_FOR_ENDED_ORDER.
        DeviceNotCalibrated: DEVICE_NOT_CALIBRATED, never calibrated, failed or expired.
        BalanceTooLow: BALANCE_TOO_LOW, it does not lie on the shelf or is promised.
        OccurredBeforeBeginning: It was not on its shelf, or calibrated anew, after that time.

    Source: rulebook P-02, P-11, P-12, P-20.
    """
    order = _order(cmd, tx)
    asset = tx.assets.lock(cmd.key)
    if order is not None:
        tx.warehouses.get(asset.warehouse_code).require_branch(order.branch_code)
    if tx.loans.is_open(asset.key):
        raise already_lent(asset.key, asset.kind.rule)
    out = _handed_out(cmd, tx, asset, now)
    branch = known_branch(tx.branches.find(asset.branch_code), asset.branch_code)
    policy = tx.policies.loans(branch.day_of(out.at))
    loan = tx.loans.add(lent(cmd.loan_id, asset, order, out, policy))
    wanted = movement_of(asset.key, in_bin(asset.warehouse_code), loan.account)
    line = PartLine(part_number=asset.key.part_number, quantity=1)
    (taken,) = taken_off_the_shelf(tx, asset.warehouse_code, [wanted], [line])
    tx.stock.book(entry_of(tx, loan, DocumentKind.LOAN, taken, now))
    tx.outbox.append(AssetLent(loan=loan, occurred_at=out.at))
    return loan


def _order(cmd: LendAsset, tx: Tx) -> WorkOrder | None:
    if cmd.work_order_id is None:
        return None
    order = tx.work_orders.share(cmd.work_order_id)
    if order is None:
        raise unknown(cmd.work_order_id)
    return order


def _handed_out(cmd: LendAsset, tx: Tx, asset: Asset, now: datetime) -> HandedOut:
    at = happened_at(
        cmd.occurred_at,
        now,
        skew=skew_of(asset.branch_code, tx, now),
        rule=asset.kind.rule,
        not_before=asset.lendable_since,
    )
    return HandedOut(
        borrower=cmd.borrower,
        receipt=cmd.receipt,
        condition=cmd.condition,
        lent_by=tx.actor.subject,
        at=at,
        recorded_at=now,
    )
